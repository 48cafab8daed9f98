"""What the sources want asked is asked, when it must be; each line is seen to be missed when the question goes."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from app.domain.errors import ModelError
from app.domain.zones import Zone
from app.forms.conditions import in_zones
from app.procedure.forms import FormDefinition, form_file, read_form
from app.procedure.forms.definition import Condition
from tests.forms.conftest import CHOICES, FORMS, LIBRARY
from tests.forms.test_validation import errors_of

Data = dict[str, object]


@dataclass(frozen=True)
class Duty:
    """A question that must be answered, under which answers (none: always), and for which invariant."""

    form: str
    field: str
    when: str
    inv: str

    def __str__(self) -> str:
        return f"{self.inv} {self.form}.{self.field}"


SENT, LISTED, SHARED = "uitkomst=verstuurd", "uitkomst=op_lijst", "wijze=schriftelijk"
DUTIES = (
    Duty("F02-A", "leeftijdsgroep", f"{SENT} betreft=persoon", "INV-29"),
    Duty("F02-A", "anoniem", SENT, "INV-24"),
    Duty("F02-A", "nieuwe_elementen", f"{SENT} opnieuw_aangemeld=ja", "INV-26"),
    Duty("F03", "aanwijzingen", LISTED, "INV-13"),
    Duty("F03", "uitzonderlijke_redenen", f"{LISTED} @leeftijdsgroep=onder_12", "INV-29"),
    Duty("F03-vraag", "vraag", SENT, "INV-32"),
    Duty("F03-vraag", "over_wie", "met_naam=ja", "INV-24"),
    *(
        Duty("F03-antw", field, SHARED, inv)
        for field, inv in (
            ("inhoud", "INV-32"),
            ("wanneer", "INV-42"),
            ("noodzaak", "INV-32"),
            ("categorie", "INV-32"),
            ("herkomst", "INV-32"),
            ("over_wie", "INV-34"),
        )
    ),
    *(
        Duty("F03b", field, "uitkomst=gebruikt", "INV-50")
        for field in ("herkomst_gegevens", "contact_op", "bevoegdheid", "motivering")
    ),
    Duty("F03b", "eigenaars_akkoord", "uitkomst=gebruikt herkomst_gegevens=overleg|beide", "INV-35"),
    Duty("F04", "motivering", "uitkomst=ingevuld", "INV-22"),
    Duty("F13-toets", "geen_geheimen", "uitkomst=in_orde", "INV-03"),
    Duty("F13-toets", "eigenaars_akkoord", "uitkomst=in_orde", "INV-35"),
    Duty("F13-toets", "beide_kanten", "uitkomst=in_orde", "INV-04"),
    Duty("F13-zenden", "geadresseerde", "uitkomst=verzonden", "INV-05"),
    Duty("F05", "waarom", "uitkomst=voorgesteld", "INV-12"),
    Duty("F06", "motivering", "uitkomst=neemt_niet_deel", "INV-11"),
    Duty("F07", "kader_gelezen", "uitkomst=geopend", "INV-18"),
    Duty("F07", "geheimhouding", "uitkomst=geopend", "INV-18"),
    Duty("F07", "machtiging", "uitkomst=geopend", "INV-14"),
    *(
        Duty("F08", field, SHARED, inv)
        for field, inv in (
            ("wanneer", "INV-42"),
            ("kleur", "INV-42"),
            ("noodzaak", "INV-32"),
            ("geheim", "INV-03"),
            ("categorie", "INV-32"),
            ("over_wie", "INV-34"),
            ("herkomst", "INV-32"),
            ("delen_met", "INV-35"),
        )
    ),
    Duty("F08", "deelnemers", "delen_met=genoemd", "INV-35"),
    Duty("F09", "d5_bevestigd_op", "d5_bevestigd=ja", "INV-07"),
    Duty("F09", "geschoold", "instrument=radix|alveole", "INV-59"),
    Duty(
        "F12",
        "doel_nog_aanwezig",
        "uitkomst=verder|aanpassen|nog_uitnodigen|doorverwijzen|overdragen|afsluiten",
        "INV-22",
    ),
    Duty("F12", "nu_weg", "uitkomst=verder|aanpassen|nog_uitnodigen|doorverwijzen|overdragen", "INV-40"),
    *(Duty("F16", field, "uitkomst=voorgesteld", "INV-51") for field in ("verteller", "wanneer", "hoe")),
    Duty("F17", "nu_weg", "", "INV-40"),
    *(
        Duty("F18", field, "uitkomst=verlengen", "INV-39")
        for field in ("aanwijzingen", "objectief", "besproken_op", "einddatum", "beslisser")
    ),
    Duty("F19d-punt", "eigenaars_akkoord", "vrijgegeven=*", "INV-43"),
    *(
        Duty(form, field, when, "INV-29")
        for form in ("F04-belang", "F10-belang", "F13-belang", "F17-belang")
        for field, when in (
            ("belang_besproken", ""),
            ("belang", ""),
            ("jonger_dan_12", "@leeftijdsgroep=onder_12"),
        )
    ),
)
"""Every answer without which a step cannot be completed, because a source wants it."""
ONLY_WHEN = (
    *(
        Duty("F08", field, "geheim=nee", "INV-03")
        for field in ("mag_verslag", "mag_eigen_dossier", "mag_fiche")
    ),
    *(Duty("F09", field, "d5_bevestigd=ja", "INV-07") for field in ("d5_tekst", "d5_evolutie")),
    Duty("F13", "d5_tekst", "d5_bevestigd=ja", "INV-07"),
    *(Duty("F02-A", field, "anoniem=nee", "INV-24") for field in ("naam", "geboortedatum", "contact")),
)
"""What is only asked after that answer."""
MEASURES = frozenset({"sociaal", "politie", "coordinatie"})
"""The police is there as one of the services: contact and presence."""


def conditions_of(*given: Condition | None) -> frozenset[str]:
    return frozenset(f"{each.name}={'|'.join(each.values)}" for each in given if each)


def is_asked(form: FormDefinition, duty: Duty) -> bool:
    """Answer whether a form refuses to go on without the answer, whenever it must, and no sooner."""
    question = form.find(duty.field)
    if question is None or not (question.rules.required or question.rules.required_if):
        return False
    return conditions_of(question.rules.required_if, question.rules.show_if) == frozenset(duty.when.split())


def is_hidden_otherwise(form: FormDefinition, duty: Duty) -> bool:
    question = form.find(duty.field)
    return question is not None and conditions_of(question.rules.show_if) == {duty.when}


@pytest.mark.parametrize("duty", DUTIES, ids=str)
def test_what_the_sources_want_is_asked(duty: Duty) -> None:
    assert is_asked(LIBRARY.definition(duty.form), duty)


@pytest.mark.parametrize("duty", ONLY_WHEN, ids=str)
def test_what_may_not_be_asked_before_is_not(duty: Duty) -> None:
    assert is_hidden_otherwise(LIBRARY.definition(duty.form), duty)


def test_no_action_of_a_plan_is_a_measure_of_force() -> None:
    """INV-31: the kinds are a closed list, and none of them represses."""
    rows = LIBRARY.definition("F10").find("acties")
    assert rows is not None
    assert {
        value for column in rows.columns if column.key == "aard" for value, _ in column.options
    } <= MEASURES


PAPER_LIGHT: frozenset[Zone] = frozenset({"process"})
"""What a LIVC-R without vaults asks."""
NO_TEXT_NO_DUTY = frozenset({"F08", "F03-antw", "F03-vraag", "F09", "F19d-punt"})
"""Where the duty is about a text that is not written then: what is shared (silence must not show), what a service
is asked by telephone, what the table writes per domain, what goes into the minutes."""


def without_texts(key: str) -> FormDefinition:
    form = LIBRARY.definition(key)
    return replace(form, components=in_zones(form.components, PAPER_LIGHT))


ON_PAPER = [duty for duty in DUTIES if duty.form not in NO_TEXT_NO_DUTY]


@pytest.mark.parametrize("duty", ON_PAPER, ids=str)
def test_paper_light_asks_it_as_strictly_or_that_it_stands_on_paper(duty: Duty) -> None:
    """A safeguard stays, and a reason becomes a tick: nothing is listed, refused or extended with a date alone."""
    assert is_asked(without_texts(duty.form), duty)


@pytest.mark.parametrize("duty", ON_PAPER, ids=str)
def test_a_form_that_drops_it_in_paper_light_is_noticed(duty: Duty) -> None:
    form = LIBRARY.definition(duty.form)
    bare = tuple(
        replace(each, zone="vault", on_paper="") if each.key == duty.field else each
        for each in form.components
    )
    assert not is_asked(replace(form, components=in_zones(bare, PAPER_LIGHT)), duty)


def test_an_extension_in_paper_light_needs_the_reasons_on_paper() -> None:
    given = {"uitkomst": ["verlengen"], "einddatum": ["2029-01-15"], "besproken_op": ["2026-01-15"]}
    ticks = ("aanwijzingen", "objectief", "beslisser")
    assert errors_of("F18", given, zones=PAPER_LIGHT).keys() == set(ticks)
    found = LIBRARY.validate("F18", given | {each: ["ja"] for each in ticks}, CHOICES, zones=PAPER_LIGHT)
    assert found.on_paper == ticks
    assert found.texts == {}


def test_one_livc_with_texts_and_one_without_are_each_asked_their_own() -> None:
    """In one process: what is made once for the one is not what the other reads."""
    for zones, kind in ((None, "textarea"), (PAPER_LIGHT, "checkbox"), (None, "textarea")):
        [asked] = [f for f in LIBRARY.view("F05", CHOICES, zones=zones).fields if f.key == "waarom"]
        assert asked.type == kind


def test_destroying_needs_nothing_in_paper_light_either() -> None:
    assert LIBRARY.validate("F18", {"uitkomst": ["vernietigen"]}, CHOICES, zones=PAPER_LIGHT).on_paper == ()


def test_who_shares_nothing_ticks_nothing_in_paper_light() -> None:
    """INV-10: no tick may tell who spoke."""
    assert [each.key for each in without_texts("F08").components if each.is_asked] == []


@pytest.mark.parametrize("duty", DUTIES, ids=str)
@pytest.mark.parametrize("mutation", ["goes", "optional"])
def test_a_form_that_lets_a_question_go_is_noticed(duty: Duty, mutation: str) -> None:
    try:
        form = mutated(duty, gone if mutation == "goes" else optional)
    except ModelError:  # other questions hang on it: the file cannot even be read
        return
    assert not is_asked(form, duty)


@pytest.mark.parametrize("duty", ONLY_WHEN, ids=str)
def test_a_form_that_asks_it_of_everyone_is_noticed(duty: Duty) -> None:
    assert not is_hidden_otherwise(mutated(duty, always_shown), duty)


def mutated(duty: Duty, change: Callable[[list[Data], Data], None]) -> FormDefinition:
    """Return the form as it would be read after a change to one question."""
    data = json.loads((FORMS / f"{duty.form}.json").read_bytes())
    siblings, question = found(data, duty.field)
    change(siblings, question)
    return read_form(form_file(duty.form), json.dumps(data).encode())


def found(part: Data, key: str) -> tuple[list[Data], Data]:
    """Return a question of a form file with the list in which it stands."""
    for each in part.get("components", []):  # type: ignore[attr-defined]
        if each.get("key") == key:
            return part["components"], each  # type: ignore[return-value]
        try:
            return found(each, key)
        except KeyError:
            continue
    raise KeyError(key)


def gone(siblings: list[Data], question: Data) -> None:
    siblings.remove(question)


def optional(_siblings: list[Data], question: Data) -> None:
    question.pop("validate", None)
    question["properties"].pop("verplicht_bij", None)  # type: ignore[attr-defined]


def always_shown(_siblings: list[Data], question: Data) -> None:
    question["properties"].pop("toon_bij", None)  # type: ignore[attr-defined]
    question["properties"].pop("anders", None)  # type: ignore[attr-defined]
