"""The forms that are easily thinned out, field by field: what is asked, where it is kept, what may be answered.

Source: domain/04, F03b, F12, F16, F17, F18, F20, F21, F22, F23. What it lists and no form asks
stands in `ELSEWHERE`, with where it stands instead.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.procedure.forms import FormDefinition
from app.procedure.forms.definition import Component
from tests.forms.conftest import LIBRARY

ROOT = Path(__file__).parents[2]
ALWAYS, FREE = "always", "free"


@dataclass(frozen=True)
class Line:
    """A field as domain/04 has it: when it must be answered (a condition, or one of the words above)."""

    form: str
    key: str
    asked: str
    zone: str
    privacy: str
    answers: frozenset[str] = field(default_factory=frozenset)

    def __str__(self) -> str:
        return f"{self.form}.{self.key}"


@dataclass(frozen=True)
class Elsewhere:
    """What domain/04 lists and the form does not ask, and the words that stand for it instead."""

    form: str
    what: str
    file: str
    words: str
    why: str

    def __str__(self) -> str:
        return f"{self.form}: {self.what}"


def of(*words: str) -> frozenset[str]:
    return frozenset(words)


JA_NEE = of("ja", "nee")
GEBRUIKT = "uitkomst=gebruikt"
ONGEWIJZIGD = "uitkomst=verder|aanpassen|nog_uitnodigen|doorverwijzen|overdragen"
REDENEN = of(
    *("regulier", "doel_bereikt", "geen_traject", "geen_doel", "verhuisd"),
    *("doorverwezen", "geen_medewerking", "overleden", "andere"),
)
OBJECTIEF = of("ernst_feiten", "eerdere_aanhouding", "ernst_verdenkingen")
BESLIST = "uitkomst=toestaan|beperken|weigeren"
BEIDE = "uitkomst=overgedragen|samen"
LINES = (
    Line("F03b", "herkomst_gegevens", GEBRUIKT, "process", "PC0", of("kaart", "overleg", "beide")),
    Line("F03b", "contact_op", GEBRUIKT, "process", "PC0"),
    Line("F03b", "eigenaars_akkoord", GEBRUIKT, "process", "PC0", JA_NEE),
    Line("F03b", "bevoegdheid", GEBRUIKT, "register", "PC3"),
    Line("F03b", "motivering", GEBRUIKT, "register", "PC3"),
    Line("F12", "doel_nog_aanwezig", f"{ONGEWIJZIGD}|afsluiten", "process", "PC0", JA_NEE),
    Line("F12", "nut", "uitkomst=verder|aanpassen|doorverwijzen|overdragen|afsluiten", "table", "PC2"),
    Line("F12", "nu_weg", ONGEWIJZIGD, "process", "PC0", JA_NEE),
    Line("F12", "evaluatiedatum", ALWAYS, "process", "PC0"),
    Line("F12", "maatregelen", FREE, "table", "PC2"),
    Line("F12", "bereidwilligheid", FREE, "table", "PC2"),
    Line("F12", "afstand", FREE, "table", "PC3"),
    Line("F12", "evolutie", FREE, "table", "PC3"),
    Line("F12", "andere", FREE, "table", "PC2"),
    Line("F16", "verteller", "uitkomst=voorgesteld", "process", "PC1"),
    Line("F16", "wanneer", "uitkomst=voorgesteld", "register", "PC1"),
    Line("F16", "hoe", "uitkomst=voorgesteld", "register", "PC1"),
    Line("F16-akkoord", "akkoord", ALWAYS, "process", "PC0", JA_NEE),
    Line("F17", "reden", ALWAYS, "process", "PC0", REDENEN),
    Line("F17", "overdracht", FREE, "table", "PC1"),
    Line("F17", "fiche_voorgesteld", FREE, "process", "PC0", JA_NEE),
    Line("F17", "nu_weg", ALWAYS, "process", "PC0", JA_NEE),
    Line("F17-bericht", "afspraak", FREE, "register", "PC1"),
    Line("F18", "aanwijzingen", ALWAYS, "vault", "PC3"),
    Line("F18", "objectief", ALWAYS, "vault", "PC3", OBJECTIEF),
    Line("F18", "besproken_op", ALWAYS, "process", "PC0"),
    Line("F18", "einddatum", ALWAYS, "process", "PC0"),
    Line("F18", "beslisser", ALWAYS, "vault", "PC1"),
    Line("F18-herzien", "aanwijzingen", ALWAYS, "vault", "PC3"),
    Line("F18-herzien", "objectief", ALWAYS, "vault", "PC3", OBJECTIEF),
    Line("F20", "in_register", "uitkomst=hoog_risico|risico|geen_risico", "process", "PC0"),
    Line("F20", "gestopt", "uitkomst=hoog_risico|risico|geen_risico", "process", "PC0"),
    Line("F20-besluit", "gelezen", "uitkomst=niet_melden", "process", "PC0"),
    Line("F20-besluit", "waarom_niet", ALWAYS, "process", "PC0"),
    Line("F20-gemeld", "nummer", ALWAYS, "process", "PC0"),
    Line("F20-betrokkenen", "waarom_geen", ALWAYS, "process", "PC0"),
    Line("F20-verwittigd", "gewone_woorden", ALWAYS, "process", "PC0"),
    Line("F20-les", "les", ALWAYS, "process", "PC0"),
    Line("F21", "in_map", ALWAYS, "process", "PC0"),
    Line("F21", "ontvangst", "uitkomst=bevestigd", "process", "PC0"),
    Line("F21-advies", "advies_in_map", "uitkomst=beperken|weigeren", "process", "PC0"),
    Line("F21-besluit", "motivering", BESLIST, "process", "PC0"),
    Line("F21-besluit", "advies_gelezen", BESLIST, "process", "PC0"),
    Line("F21-antwoord", "vertrokken", ALWAYS, "process", "PC0"),
    Line("F21-antwoord", "rechtsmiddelen", ALWAYS, "process", "PC0"),
    Line("F21-antwoord", "andere_diensten", ALWAYS, "process", "PC0"),
    Line("F21-langer", "gezegd", ALWAYS, "process", "PC0"),
    Line("F23", "andere_gemeente", ALWAYS, "register", "PC1"),
    Line("F23", "afspraak_waarom", ALWAYS, "register", "PC2"),
    Line("F23", "trekker_gemeente", ALWAYS, "register", "PC0", of("onze", "andere")),
    Line("F23", "afspraak_herzien", ALWAYS, "register", "PC0"),
    Line("F23-mag", "stukken", FREE, "process", "PC1"),
)
"""ALWAYS: whenever it is asked at all."""

DL, IV = "processes/datalek/datalek.bpmn", "processes/inzageverzoek/inzageverzoek.bpmn"
BEWIJS, BRIEF = (
    "processes/bewaring/vernietigingsbewijs.xml",
    "processes/afspraak_burgemeesters/brief_afspraak.xml",
)
ELSEWHERE = (
    Elsewhere(
        "F12",
        "datum",
        "app/services/running/messages/punt_geopend.py",
        "laatste_bespreking=scene.day",
        "the day of the point itself",
    ),
    Elsewhere(
        "F12",
        "beslissing met consensus",
        "processes/traject/traject.bpmn",
        'livc:subject="evaluatie"',
        "a vote of its own",
    ),
    Elsewhere(
        "F16",
        "vaste boodschap",
        "app/domain/inlichten.py",
        "VASTE_BOODSCHAP",
        "no form may word it otherwise",
    ),
    Elsewhere(
        "F16",
        "ouders, vertrouwenspersoon",
        "processes/informeren/README.md",
        "moet een jurist eerst nakijken",
        "not yet",
    ),
    Elsewhere(
        "F17",
        "laatste bespreking, dag van vernietiging",
        "app/domain/bewaartermijn.py",
        "def laatste_dag",
        "computed",
    ),
    Elsewhere(
        "F18", "herzieningsdatum", "processes/bewaring/bewaartermijn_verlengd.dmn", "herzien_op", "computed"
    ),
    Elsewhere(
        "F20",
        "aard, gevolgen, maatregelen",
        "forms/F20.json",
        "staat buiten Casuspad",
        "no name and no story here",
    ),
    Elsewhere("F20", "FG ingelicht", DL, 'livc:role="fg"', "the DPO has the step"),
    Elsewhere("F20", "72 uur", DL, "PT72H", "a timer"),
    Elsewhere(
        "F21",
        "verzoeker, recht",
        "forms/F21.json",
        "staat in een map op papier",
        "nobody can look a name up here",
    ),
    Elsewhere("F21", "een maand, en twee meer", IV, "P1M", "timers"),
    Elsewhere("F22", "aantal records", BEWIJS, "{rijen}", "a document of the release"),
    Elsewhere("F22", "datum", BEWIJS, "{dag}", "a document of the release"),
    Elsewhere("F22", "wettelijke grond", BEWIJS, "{grond}", "a document of the release"),
    Elsewhere(
        "F22", "job-id", BEWIJS, "{nummer}", "a random number: a hash of a code of a casus can be guessed"
    ),
    Elsewhere("F23", "information officers", BRIEF, "Welke information officers", "on the signed paper"),
    Elsewhere(
        "F23", "handtekening burgemeesters", BRIEF, "handtekening van de burgemeester", "on the signed paper"
    ),
    Elsewhere("F23", "duur", BRIEF, "Hoe lang de afspraak geldt", "on the signed paper"),
)


def asked_of(question: Component) -> str:
    """Return when the answer is required, as a line says it."""
    if question.rules.required_if:
        return f"{question.rules.required_if.name}={'|'.join(question.rules.required_if.values)}"
    return ALWAYS if question.rules.required else FREE


def as_read(form: FormDefinition, key: str) -> tuple[str, str, str, frozenset[str]] | None:
    question = form.find(key)
    if question is None:
        return None
    answers = frozenset(value for value, _ in question.options)
    return asked_of(question), question.zone, question.privacy, answers


@pytest.mark.parametrize("line", LINES, ids=str)
def test_each_field_is_asked_when_it_must_and_kept_where_it_belongs(line: Line) -> None:
    read = as_read(LIBRARY.definition(line.form), line.key)
    assert read == (line.asked, line.zone, line.privacy, line.answers)


@pytest.mark.parametrize("line", ELSEWHERE, ids=str)
def test_what_no_field_asks_stands_where_the_line_says(line: Elsewhere) -> None:
    assert line.words in (ROOT / line.file).read_text("utf-8")


def test_nothing_of_the_register_of_breaches_or_of_who_asks_is_written_here() -> None:
    """F20, F21: only that a step was taken. No text, so no name can be looked up."""
    forms = {line.form for line in LINES if line.form.startswith(("F20", "F21"))}
    asked = [each for form in forms for each in LIBRARY.definition(form).components if each.is_asked]
    assert {(each.kind, each.zone) for each in asked} == {("checkbox", "process")}


def test_the_certificate_has_no_blank_for_a_casus_or_a_person() -> None:
    """F22: no content, no name."""
    text = (ROOT / BEWIJS).read_text("utf-8")
    assert not [word for word in ("{casus}", "{naam}", "{dienst}") if word in text]
