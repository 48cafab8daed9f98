"""Writes `app/domain/invarianten.md`: where each invariant is enforced, and which test fails without it.

`python -m tests.mutations.invariants > app/domain/invarianten.md`
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from tests.forms.test_asked_by_law import DUTIES, ONLY_WHEN
from tests.mutations.kept import MUTATIONS

ROOT = Path(__file__).parents[2]
CHECKS = "app/procedure/checks/"
REGELS = "tests/procedure/lawful/test_score.py::"
PROEF_VAN_DE_REGELS = (
    "tests/procedure/lawful/test_the_rules.py::test_an_edit_that_breaks_a_rule_is_refused_for_that_rule"
)
PROEF_VAN_DE_VRAGEN = "tests/forms/test_asked_by_law.py::test_what_the_sources_want_is_asked"


@dataclass(frozen=True)
class Invariant:
    """What may never be otherwise."""

    nummer: int
    zegt: str
    getekend: tuple[str, ...] = ()
    """Files of the procedure that hold it as well, and that the coördinator may edit."""
    controles: tuple[str, ...] = ()
    """Checks on every drawing that hold it as well, by their id."""
    proeven: tuple[str, ...] = ()
    """Tests beside those of the kept mutations and of the questions, such as that something does not exist."""
    rest: str = ""
    """What is not enforced by code: who sees to it, or what is still to be built."""

    @property
    def key(self) -> str:
        return f"INV-{self.nummer:02}"

    @property
    def plaatsen(self) -> list[str]:
        """The files that enforce it."""
        found = {each.path for each in MUTATIONS if self.key in each.inv.split()}
        found |= {f"forms/{duty.form}.json" for duty in (*DUTIES, *ONLY_WHEN) if duty.inv == self.key}
        found |= {f"{CHECKS}{each}.py" for each in self.controles}
        return sorted(found | set(self.getekend))

    @property
    def falende(self) -> list[str]:
        """The tests that fail without it."""
        found = {each.test for each in MUTATIONS if self.key in each.inv.split()}
        if any(duty.inv == self.key for duty in (*DUTIES, *ONLY_WHEN)):
            found.add(PROEF_VAN_DE_VRAGEN)
        if self.regels:
            found.add(PROEF_VAN_DE_REGELS)
        return sorted(found | set(self.proeven))

    @property
    def regels(self) -> list[str]:
        """The rules that prove it on every way through a drawing."""
        return [name for name, served in served_by().items() if self.key in served]

    @property
    def wie(self) -> list[str]:
        """Who holds it: a rule or a check on the drawing, the data, access, or a person."""
        checks = [path for path in self.plaatsen if path.startswith(CHECKS)]
        code = [path for path in self.plaatsen if path.startswith(_CODE)]
        ways = {
            "regel": ", ".join(f"`{each}`" for each in self.regels),
            "controle": ", ".join(f"`{Path(each).stem}`" for each in checks),
        }
        said = [f"{who}: {which}" for who, which in ways.items() if which]
        if any(not _is_access(path) for path in code):
            said.append("gegevens")
        if any(map(_is_access, code)):
            said.append("toegang")
        return [*said, "mens"] if self.rest or not said else said


_CODE: Final = ("app/domain/", "app/services/", "app/persistence/", "app/forms/", "forms/")
_ACCESS: Final = (
    "toegang",
    "leesrecht",
    "mandaat",
    "verklaring",
    "services/access",
    "persistence/guard",
    "zetels",
)


def _is_access(path: str) -> bool:
    return any(word in path for word in _ACCESS)


@cache
def served_by() -> dict[str, frozenset[str]]:
    """Return the id of each rule on drawings, with the invariants that it serves."""
    return {path.stem: _served(path) for path in sorted((ROOT / "processes" / "rules").glob("*.yaml"))}


def _served(path: Path) -> frozenset[str]:
    return frozenset(yaml.safe_load(path.read_text(encoding="utf-8"))["inv"])


AFSPRAKEN = "tests/procedure_models/test_agreements.py::"
TRAJECT = "tests/services/steps/test_traject.py::"
STEMMEN = "tests/services/table/test_conclude_consensus.py::"
VRAGEN = "tests/forms/test_validation.py::"
INVARIANTEN = (
    Invariant(
        1,
        "Een fiche vertrekt enkel bij consensus van iedereen die effectief deelneemt.",
        controles=("livc_word",),
        getekend=("processes/terugkoppeling/terugkoppeling.bpmn",),
    ),
    Invariant(
        2,
        "Enkel de korpschef of de information officer verzendt ze.",
        controles=("needs_of_kind",),
        rest="Casuspad verstuurt niets: dat enkel dit bestand vertrekt, staat de information officer voor in.",
    ),
    Invariant(
        3,
        "Er staat geen geheim in.",
        proeven=(f"{VRAGEN}test_a_secret_can_never_be_offered_for_a_fiche",),
        rest="Of de tekst zelf geen geheim bevat, kijkt de tafel na.",
    ),
    Invariant(4, "Ze bevat een evaluatie van de opvolging."),
    Invariant(
        5,
        "De bestemming komt uit een gesloten lijst.",
    ),
    Invariant(
        6,
        "Geen enkel blok ervan is verplicht.",
        proeven=("tests/domain/test_fiche.py::test_any_block_alone_is_enough_and_needs_a_source",),
    ),
    Invariant(7, "Over een psychische stoornis enkel wat een arts of psycholoog bevestigde."),
    Invariant(
        8,
        "Niets anders van de tafel gaat naar politie, LTF of gegevensbank.",
        controles=("needs_of_message",),
        proeven=(f"{AFSPRAKEN}test_messages_come_from_the_closed_list",),
        rest="Bij gebrek: er is geen ander bericht en geen uitvoer.",
    ),
    Invariant(
        9,
        "Doorverwijzen naar de LTF is een besluit bij consensus.",
        getekend=("processes/casus/casus.bpmn", "processes/traject/traject.bpmn"),
        proeven=(f"{TRAJECT}test_a_referral_is_agreed_on_first_and_then_a_fiche_asks_everyone_again",),
    ),
    Invariant(
        10,
        "Niemand is verplicht te spreken, en wie zwijgt, zegt niet waarom.",
        controles=("needs_of_kind",),
        proeven=(f"{AFSPRAKEN}test_nothing_can_read_who_stayed_silent",),
    ),
    Invariant(11, "Deelnemen is vrijwillig; wie een uitnodiging weigert, zegt waarom aan de burgemeester."),
    Invariant(
        12,
        "Enkel de burgemeester nodigt uit.",
        controles=("needs_of_kind",),
        getekend=("processes/uitnodigen/uitnodigen.bpmn",),
    ),
    Invariant(
        13,
        "Enkel de burgemeester bepaalt de casuslijst.",
        controles=("needs_of_kind",),
        getekend=("processes/casus/casus.bpmn",),
    ),
    Invariant(
        14,
        "Zonder de wettelijke kern wordt niets opgenomen of doorgestuurd; wat anders beslist wordt, krijgt een "
        "reden die de burgemeester bevestigt.",
    ),
    Invariant(15, "De politie zit nooit voor, en beslist voor niemand."),
    Invariant(16, "Geen LTF, inlichtingendienst, parket of betrokken advocaat aan de operationele tafel."),
    Invariant(
        17,
        "De strategische tafel spreekt niet over personen, en is met geen casus verbonden.",
        getekend=("processes/strategische_tafel/strategische_tafel.bpmn",),
        proeven=("tests/persistence/test_strategie.py::test_nothing_of_it_has_room_for_a_casus_or_a_name",),
        rest="Een naam in een vrije tekst herkent de code niet: wie ze leest, haalt ze weg.",
    ),
    Invariant(18, "Wie deelneemt, kent de geheimhouding en hoorde het kader."),
    Invariant(
        19,
        "“Zeg minstens of u iets weet” houdt nooit iemand tegen.",
        rest="Bij gebrek: geen vraag vraagt het.",
    ),
    Invariant(
        20,
        "Wat de vaste vertegenwoordiger doorgeeft aan de dossierbehandelaar, blijft in de organisatie.",
        rest="Wat een ander deelde, geeft men enkel met diens verlof door: daar staat wie doorgeeft voor in.",
    ),
    Invariant(21, "De politie neemt niets mee van wat aan tafel ligt.", rest="Afdruk en watermerk volgen."),
    Invariant(22, "Het doel staat vast en wordt bij elke evaluatie bevestigd."),
    Invariant(23, "De eigen dienst bekijkt het eerst.", rest="Een vraag die mag openblijven; geen slot."),
    Invariant(24, "De naam is niet nodig voor de kwalificatie, en pas na vrijgave te lezen."),
    Invariant(
        25,
        "Wat van de LTF komt, gaat door dezelfde kwalificatie.",
        controles=("one_start", "needs_of_process"),
    ),
    Invariant(26, "Onvoldoende elementen bindt iedereen: opnieuw enkel met iets nieuws."),
    Invariant(
        27,
        "Over opvolging beslist de tafel bij consensus, nooit bij meerderheid; geen consensus is geen einde.",
        getekend=("processes/casus/casus.bpmn", "processes/traject/traject.bpmn"),
        proeven=(f"{STEMMEN}test_of_every_consensus_it_is_known_which_outcomes_close_the_casus",),
    ),
    Invariant(28, "De persoon woont in het gebied, of komt er wonen.", rest="Een vraag zonder gevolg."),
    Invariant(29, "Het belang van een kind wordt bij elk besluit gewogen, onder twaalf jaar nog eens."),
    Invariant(
        30,
        "Geen etiket, geen score.",
        proeven=("tests/forms/test_forms_on_disk.py::test_no_form_asks_for_a_label_or_a_score",),
        rest="Bij gebrek: geen veld. Vrije woorden leest niemand na.",
    ),
    Invariant(
        31,
        "De LIVC-R legt geen dwang op.",
        proeven=("tests/forms/test_asked_by_law.py::test_no_action_of_a_plan_is_a_measure_of_force",),
    ),
    Invariant(
        32, "Van elk gegeven staat vast van wie het is, wat voor gegeven, waarom nodig, wanneer en vanwaar."
    ),
    Invariant(33, "Gevoelige soorten gegevens vragen een sterkere reden."),
    Invariant(
        34,
        "Over derden enkel als het moet, en nooit met een eigen casus.",
        rest="Geen afgeleide casus: bij gebrek.",
    ),
    Invariant(35, "Wie iets deelt, blijft eigenaar: delen, bewaren en intrekken beslist die zelf."),
    Invariant(
        36,
        "Geen gedeelde gegevensbank, geen lijst van personen.",
        controles=("service_operation",),
        rest="Zoeken op persoon: bij gebrek.",
    ),
    Invariant(37, "Wie niet effectief deelneemt, leest niet mee."),
    Invariant(
        38, "Hoogstens een jaar na de laatste bespreking.", controles=("retention_year", "retention_asked")
    ),
    Invariant(
        39,
        "Verlengen tot hoogstens vijf jaar, met redenen, elk voor zichzelf.",
        controles=("retention_year",),
    ),
    Invariant(40, "Vroeger weg zodra het niet meer nodig is; de tafel vraagt het."),
    Invariant(41, "Vernietigd is overal weg, en het bewijs noemt niemand."),
    Invariant(
        42,
        "Positief, neutraal en negatief, in de tijd geplaatst.",
        rest="Een eenzijdige weging waarschuwt nog niet.",
    ),
    Invariant(43, "Het verslag bevat enkel wat de eigenaars vrijgaven."),
    Invariant(44, "Per punt staat vast wie effectief deelneemt."),
    Invariant(
        45,
        "Een informatiekaart wordt enkel getoond, door de information officer.",
        controles=("needs_of_kind",),
        getekend=("processes/casus/casus.bpmn",),
        rest="Dat hij enkel het deel toont dat de LTF vrijgaf, daar staat hij voor in.",
    ),
    Invariant(46, "De kaart komt niet in het dossier.", rest="Bij gebrek: er kan niets opgeladen worden."),
    Invariant(
        47, "Enkel niet-geclassificeerde gegevens.", rest="De tekst bij het veld; wie deelt, ziet erop toe."
    ),
    Invariant(
        48, "Het geheim van het onderzoek blijft bewaard.", rest="Bij gebrek: geen veld vraagt ernaar."
    ),
    Invariant(49, "Gegevens van de LTF dienen enkel de opvolging.", rest="Wie ze leest, ziet erop toe."),
    Invariant(
        50,
        "De burgemeester gebruikt een kaart enkel na contact met de korpschef.",
        getekend=("processes/eigen_bevoegdheid/eigen_bevoegdheid.bpmn",),
        rest="Dat hij binnen zijn bevoegdheid blijft, en niets gebruikt zonder het te noteren, is aan hem.",
    ),
    Invariant(
        51,
        "De persoon wordt niet ingelicht, tenzij iedereen het eens is.",
        getekend=("processes/informeren/informeren.bpmn",),
        proeven=(
            "tests/services/casework/test_informing.py::test_until_everyone_answered_the_process_knows_nothing_of_the_answers",
        ),
        rest="Dat er niets anders gezegd werd dan de vaste boodschap.",
    ),
    Invariant(
        52,
        "Over de persoon wordt gesproken, nooit met een account, een kanaal of een bericht.",
        rest="Berichten gaan enkel naar wie een account heeft. Een naam verraadt niets: wie een account maakt, "
        "ziet erop toe.",
    ),
    Invariant(
        53,
        "Een vraag om inzage krijgt een antwoord op tijd.",
        rest="Dat het antwoord vertrekt en niets verraadt, daar staat de coördinator voor in.",
    ),
    Invariant(54, "Twee LIVC-R's zien elkaars casussen niet."),
    Invariant(
        55,
        "Het overleg heeft zijn ritme, en elk lid mag een overleg vragen.",
        getekend=("processes/overleg/overlegritme.dmn", "processes/overleg/overleg.bpmn"),
        rest="Casuspad stelt een dag voor; de coördinator kiest.",
    ),
    Invariant(
        56,
        "Minstens één oefening.",
        getekend=("processes/overleg/oefening.dmn",),
        rest="Dat de oefening er een was, daar staat de coördinator voor in.",
    ),
    Invariant(
        57,
        "Dossiers van het justitiehuis komen meteen binnen.",
        rest="Of het justitiehuis elk dossier meldt, daar staat het zelf voor in.",
    ),
    Invariant(58, "Elke inzage staat in een logboek dat niemand ongemerkt wijzigt."),
    Invariant(59, "Een instrument enkel door wie ervoor geschoold is."),
    Invariant(
        60,
        "Een bewerkte procedure kan dit alles niet weghalen.",
        proeven=(f"{REGELS}test_every_unlawful_procedure_is_refused_for_the_right_rule",),
        rest="Wat geen tekening bewijst, staat in processes/rules/README.md: een mens leest het na.",
    ),
)


def markdown(invarianten: Iterable[Invariant] = INVARIANTEN) -> str:
    """Return the page."""
    return "\n".join((*_HEAD, *map(_row, invarianten), ""))


_HEAD = (
    "# Invarianten",
    "",
    "Wat nooit anders mag zijn: waar het afgedwongen wordt, en welke test faalt wanneer het er niet meer is. Elke",
    "nacht wordt elke beveiliging op een kopie weggenomen en moet haar test falen (`tests/mutations`). Waar niets",
    "staat, dwingt de code niets af: dan zegt de laatste kolom wie erop toeziet, of wat er nog niet is. De kolom",
    "“wie”: een regel bewijst het op elke weg door een tekening (`processes/rules`), een controle kijkt elke",
    "tekening na, de gegevens of de toegang dwingen het af, of een mens ziet toe. Dit blad wordt geschreven",
    "door `python -m tests.mutations.invariants`.",
    "",
    "| nr. | wat | wie | waar | test die faalt | wat de code niet afdwingt |",
    "| --- | --- | --- | --- | --- | --- |",
)


def _row(invariant: Invariant) -> str:
    tests = [test.partition("tests/")[2] for test in invariant.falende]
    cells = (
        invariant.key,
        invariant.zegt,
        "<br>".join(invariant.wie),
        _listed(invariant.plaatsen),
        _listed(tests),
        invariant.rest,
    )
    return f"| {' | '.join(cells)} |"


def _listed(names: Iterable[str]) -> str:
    return "<br>".join(f"`{name}`" for name in names)


def unanswered() -> Iterator[str]:
    """Yield the invariants of which the page says neither a test nor who sees to it."""
    for each in INVARIANTEN:
        if not each.falende and not each.rest:
            yield each.key


if __name__ == "__main__":
    print(markdown(), end="")
