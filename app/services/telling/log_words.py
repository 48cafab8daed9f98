"""The log in words that a DPO reads: what was done, and why that was allowed."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.sentence import Said, Sentence, given_text, in_a_row
from app.domain.words.messages import MESSAGES
from app.domain.words.roles import ROLES
from app.domain.words.steps import KINDS
from app.domain.words.subjects import SUBJECTS

AFGEWERKT: Final = "_afgewerkt"
WAT: Final[Mapping[str, str]] = {
    "aanmelding_genoteerd": "noteerde wat iemand meldde",
    "account_gemaakt": "maakte een account",
    "bericht_vervallen": "een bericht tussen procedures kwam te laat",
    "casus_gelezen": "opende de casus",
    "bij_casus_gevoegd": "voegde iets nieuws bij een lopende casus",
    "collega_erkend": "zei ja: dit is een collega",
    "collega_geweigerd": "zei nee: dit is geen collega",
    "deelname_gewijzigd": "duidde opnieuw aan wie aan een punt deelneemt",
    "aanwezigheid_teruggenomen": "nam terug wie er die dag is",
    "deelname_teruggenomen": "nam terug wie aan een punt deelneemt",
    "demo_binnen": "kwam binnen in de demo",
    "doorgegeven": "gaf door aan wie de persoon opvolgt, die de geheimhouding bevestigde",
    "document_opgehaald": "haalde een document op als pdf",
    "eigen_dossier_bewaard": "iemand nam iets over in het eigen dossier",
    "eigen_dossier_gewist": "iemand wiste iets uit het eigen dossier",
    "eigen_kluis_gelezen": "bekeek wat de eigen organisatie deelde",
    "inbreng_getoond": "er werd iets op tafel gelegd",
    "fiche_gelezen": "las de fiche die bezorgd mag worden",
    "fiche_opgehaald": "haalde de fiche op, de enige keer",
    "fiche_verzonden": "de fiche is bezorgd, en de tekst gewist",
    "geheimhouding_bevestigd": "bevestigde de geheimhouding",
    "incident_herstart": "liet Casuspad iets opnieuw proberen",
    "organisatiebesluit": "noteerde de beslissing over organisaties",
    "kluisbesluit": "noteerde de beslissing over de kluizen",
    "kernregel": "legde vast wat de tafel beslist als iemand ontbreekt",
    "livc_gesticht": "richtte de LIVC-R in",
    "zetel_beeindigd": "liet een vaste plaats aan tafel eindigen",
    "zetel_gegeven": "duidde een vast lid van het overleg aan",
    "logboek_uitgevoerd": "haalde het logboek op als bestand",
    "mandaat_gegeven": "gaf een mandaat",
    "mandaat_ingetrokken": "trok een mandaat in",
    "ontwerp_begonnen": "begon een ontwerp van de procedures",
    "ontwerp_uitgevoerd": "haalde een ontwerp van de procedures op als bestand",
    "ontwerp_gewijzigd": "wijzigde een ontwerp van de procedures",
    "ontwerp_gepubliceerd": "nam een ontwerp van de procedures in gebruik",
    "ontwerp_gevraagd": "vroeg om een ontwerp in gebruik te nemen",
    "ontwerp_teruggestuurd": "stuurde een ontwerp van de procedures terug",
    "op_papier": "bevestigde dat de motivering op papier staat",
    "papieren_gelezen": "las de papieren van een overleg",
    "procedure_bijgewerkt": "liet casussen meegaan met een nieuwe procedure",
    "procedure_teruggezet": "zette een casus terug op de vorige procedure",
    "punt_afgerond": "rondde een punt van het overleg af",
    "punt_weg": "haalde een punt van de agenda",
    "overleg_verplaatst": "zocht een andere dag voor het overleg",
    "overleg_afgezegd": "zegde het overleg af",
    "caseteam_gekozen": "noteerde wie de casus verder bespreekt",
    "punt_heropend": "liet een punt van het overleg toch verdergaan",
    "strategisch_gelezen": "las de papieren van de strategische tafel",
    "strategisch_gewist": "haalde een tekst van de strategische tafel weg",
    "tekst_beschadigd": "kreeg een tekst niet te zien, want ze is beschadigd",
    "taak_afgewerkt": "een stap werd afgewerkt",
    "taak_gelezen": "opende een taak",
    "tabel_toegepast": "Casuspad las het antwoord af van een tabel van de procedure",
    "kader_geschreven": "schreef het kader van de eigen organisatie",
    "telefoon_gewijzigd": "wijzigde het telefoonnummer van de coördinator",
    "tafel_gelezen": "volgde het overleg op het scherm",
    "toestemming_ingetrokken": "iemand trok in wat gedeeld was",
    "verslag_rechtgezet": "zette iets recht bij het verslag",
    "werkafspraken_gewijzigd": "schreef de werkafspraken van de LIVC-R op",
    "vertrokken": "een organisatie stapte uit de casus",
}
"""What a row of the log says that happened, by its word."""
GROND: Final[Mapping[str, str]] = {
    "aan_tafel": "zit mee aan tafel",
    "aanmelder": "meldde de casus aan",
    "beheer": "beheert Casuspad",
    "deelgenomen": "nam deel aan het punt",
    "deelnemer": "neemt deel aan de casus",
    "eigen organisatie": "van de eigen organisatie",
    "eigenaar": "is de eigenaar",
    "uitgenodigd": "is uitgenodigd",
    "overlegd": "nam deel aan een punt van het overleg",
    "plaats aan de strategische tafel": "heeft een plaats aan de strategische tafel",
    "rol": "heeft die rol",
}
"""Why something was allowed, by its word."""


def what_happened(wat: str) -> Said:
    """Return what a row of the log says that was done; the name of the kind for a step that was completed."""
    if wat in WAT:
        return Sentence(WAT[wat])
    kind = KINDS.get(wat.removesuffix(AFGEWERKT))
    if wat.endswith(AFGEWERKT) and kind:
        return Sentence("werkte een stap af: {soort}", soort=kind.name)
    subject = SUBJECTS.get(wat.partition("_")[2])
    if subject:
        return Sentence("de tafel besloot over {wat}", wat=subject.name)
    return given_text(wat.replace("_", " "))


def why_allowed(grond: str) -> Said:
    """Return why that was allowed: every ground in words, or what moved Casuspad itself."""
    if grond.startswith("tabel "):
        return Sentence("door een tabel van de procedure")
    return in_a_row(list(_grounds(grond)), ", ") if grond else ""


def _grounds(grond: str) -> Iterator[Said]:
    for each in grond.split(", "):
        word, _, more = each.partition(": ")
        if word in GROND:
            yield Sentence(GROND[word])
        elif word.removeprefix("rol ") in ROLES:
            yield Sentence(ROLES[word.removeprefix("rol ")].name)
        elif word in MESSAGES and more:
            yield Sentence("{bericht}", bericht=MESSAGES[word].told)
        else:
            yield given_text(each.replace("_", " "))
