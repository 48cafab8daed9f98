"""The procedures, one row each, and what a drawing of another name means: nothing special."""

from collections.abc import Mapping
from typing import Final

from app.domain.words.listing import by_word
from app.domain.words.process import Ending, Process, ProcessQuestion
from app.domain.words.roles import ROLES

PRESCREENING: Final = Process(
    "prescreening",
    "prescreening",
    leaves_trace=False,
    own_space=True,
    steps=frozenset({"prescreening", "aanmelding"}),
    messages=frozenset({"aanmelding"}),
    operations=frozenset({"denkhulp_wissen"}),
)
SIGNALERINGSOVERLEG: Final = Process(
    "signaleringsoverleg",
    "signaleringsoverleg",
    called=True,
    leaves_trace=False,
    own_space=True,
    lanes=frozenset({"partner", "sociale_partner"}),
    ending=Ending.RETURNS,
    steps=frozenset({"gedeeld_geheim", "signaleringsoverleg"}),
)
CASUS: Final = Process(
    "casus",
    "casus",
    of_casus=True,
    leads=True,
    per=("dienst", "informant", "effectieve_deelnemer", "actie", "eigenaar"),
    ending=Ending.CLOSES,
    steps=frozenset(
        {
            *("intake", "casuslijst", "kwalificatie", "consensus", "identiteit_vrijgeven"),
            *("informatie_inbreng", "weging", "afsluiting"),
        }
    ),
    messages=frozenset({"casus_geopend", "casus_afgesloten"}),
    awaits=frozenset({"aanmelding", "aanmelding_ingetrokken", "kwalificatie_betwist", "ronde_gesloten"}),
    operations=frozenset({"ontvangst_melden"}),
    reads=("anoniem", "herkomst", "betreft", "leeftijdsgroep"),
)
TAFELMOMENT: Final = Process(
    "tafelmoment",
    "tafelmoment",
    called=True,
    ending=Ending.RETURNS,
    steps=frozenset({"agendering"}),
    messages=frozenset({"agendapunt_gevraagd", "besproken"}),
    awaits=frozenset({"punt_geopend"}),
)
UITNODIGEN: Final = Process(
    "uitnodigen",
    "uitnodigen",
    called=True,
    per=("dienst",),
    ending=Ending.RETURNS,
    steps=frozenset({"voorstel_diensten", "uitnodiging", "antwoord_uitnodiging"}),
)
INFORMATIEVRAAG: Final = Process(
    "informatievraag",
    "informatie vragen",
    called=True,
    per=("informant",),
    ending=Ending.RETURNS,
    steps=frozenset({"informatievraag", "antwoord_informatievraag"}),
)
AFSPRAAK_BURGEMEESTERS: Final = Process(
    "afspraak_burgemeesters",
    "afspraak tussen burgemeesters",
    called=True,
    per=("eigenaar",),
    ending=Ending.RETURNS,
    steps=frozenset({"overdracht", "akkoord_eigenaar", "overdracht_bezorgen"}),
)
TRAJECT: Final = Process(
    "traject",
    "traject",
    called=True,
    per=("actie",),
    ending=Ending.RETURNS,
    steps=frozenset({"trajectplan", "consensus", "opvolgtaak", "evaluatie"}),
    awaits=frozenset({"evaluatie_vervroegd"}),
)
TERUGKOPPELING: Final = Process(
    "terugkoppeling",
    "terugkoppeling",
    called=True,
    ending=Ending.RETURNS,
    steps=frozenset({"fiche_opstellen", "geheimentoets", "consensus", "fiche_verzenden"}),
    messages=frozenset({"terugkoppelingsfiche"}),
    operations=frozenset({"ontwerp_wissen"}),
)
INFORMEREN: Final = Process(
    "informeren",
    "de persoon inlichten",
    of_casus=True,
    per=("deelnemer", "verteller"),
    steps=frozenset({"inlichten_voorstel", "belang_inlichten", "akkoord_inlichten", "informeren_betrokkene"}),
    awaits=frozenset({"inlichten_voorgesteld", "bezwaar_inlichten", "casus_afgesloten"}),
    operations=frozenset({"voorstel_wissen"}),
)
EIGEN_BEVOEGDHEID: Final = Process(
    "eigen_bevoegdheid",
    "gegevens gebruiken in eigen bevoegdheid",
    of_casus=True,
    steps=frozenset({"gegevens_gebruiken"}),
    awaits=frozenset({"gebruik_voorgenomen", "casus_afgesloten"}),
)
BEWARING: Final = Process(
    "bewaring",
    "bewaring",
    of_casus=True,
    keeps=True,
    per=("dossierhouder",),
    ending=Ending.DESTROYED,
    steps=frozenset({"verlenging", "noodzaak_toets"}),
    awaits=frozenset({"casus_geopend", "besproken", "casus_afgesloten", "vervroegd_vernietigen"}),
    operations=frozenset(
        {
            *("eigen_dossier_vernietigen", "gemeentedossier_vernietigen"),
            *("rest_vernietigen", "vernietigingsbewijs"),
        }
    ),
    reads=("vernietigen_op", "laatste_bespreking"),
)
OVERLEG: Final = Process(
    "overleg",
    "overleg",
    meeting=True,
    per=("agendapunt",),
    ending=Ending.NEXT,
    steps=frozenset({"overleg_plannen", "kader", "aanwezigheid", "deelname_punt", "vrijgave", "verslag"}),
    messages=frozenset({"punt_geopend", "overleg_gehouden"}),
    awaits=frozenset({"overleg_gehouden", "overleg_gevraagd"}),
    reads=("verslag",),
)

LTF_INSTROOM: Final = Process(
    "ltf_instroom",
    "vraag van de LTF",
    own_space=True,
    steps=frozenset({"fiche_ontvangen"}),
    messages=frozenset({"aanmelding", "nieuwe_elementen"}),
    operations=frozenset({"denkhulp_wissen"}),
)
_PRIVACY: Final = frozenset({"fg", "burgemeester", "coordinator"})
DATALEK: Final = Process(
    "datalek",
    "mogelijk datalek",
    steps=frozenset({"datalek"}),
    opened_by=frozenset(role.word for role in ROLES.values()),
    begins=ProcessQuestion(
        question="Ging er iets mis met gegevens?",
        told="Een mail naar de verkeerde, een verloren map, iemand die meelas: zeg het meteen, ook als u "
        "twijfelt. Niemand krijgt een verwijt.",
        call="Bel ook uw coördinator, zodat die weet wat er misging.",
        button="Meld een mogelijk datalek",
        then="De DPO krijgt een taak en kijkt het na.",
    ),
    followed_by=_PRIVACY,
)
INZAGEVERZOEK: Final = Process(
    "inzageverzoek",
    "vraag naar de eigen gegevens",
    steps=frozenset({"inzageverzoek"}),
    opened_by=_PRIVACY,
    begins=ProcessQuestion(
        question="Vraagt iemand naar de eigen gegevens?",
        told="",
        button="Noteer een vraag",
        then="De coördinator bevestigt de ontvangst, de DPO geeft advies, de burgemeester beslist. Het antwoord "
        "moet binnen de maand vertrekken. De vraag zelf blijft op papier.",
        otherwise="Over uw eigen dossier antwoordt uw organisatie zelf. Vraagt men naar de LIVC-R, verwijs dan "
        "naar de gemeente, en zeg niet of er iets is.",
        quiet=True,
    ),
    followed_by=_PRIVACY,
)
STRATEGISCHE_TAFEL: Final = Process(
    "strategische_tafel",
    "strategische tafel",
    about_nobody=True,
    per=("instructie",),
    steps=frozenset(
        {
            *("strategisch_plannen", "strategisch_openen", "strategisch_besluiten"),
            *("strategisch_vaststellen", "strategische_opdracht"),
        }
    ),
)

PROCESSES: Final[Mapping[str, Process]] = by_word(
    PRESCREENING,
    SIGNALERINGSOVERLEG,
    CASUS,
    TAFELMOMENT,
    UITNODIGEN,
    INFORMATIEVRAAG,
    AFSPRAAK_BURGEMEESTERS,
    TRAJECT,
    TERUGKOPPELING,
    INFORMEREN,
    EIGEN_BEVOEGDHEID,
    BEWARING,
    OVERLEG,
    DATALEK,
    INZAGEVERZOEK,
    LTF_INSTROOM,
    STRATEGISCHE_TAFEL,
)


OWN_SPACES: Final = frozenset(each.word for each in PROCESSES.values() if each.own_space)
"""Procedures in a partner's own space: nobody else may know which ones there are."""


def process_of(word: str) -> Process:
    """Return the record of a procedure; of another name one that means nothing beyond its drawing."""
    return PROCESSES.get(word) or Process(word, word)
