"""Each choice at each step: worded, told apart, and what follows from it can be read, drawn and declared."""

import re

import pytest

from app.domain.errors import FormInvalidError, ModelError
from app.procedure.bundle import read_model
from app.procedure.checks import check_model
from app.procedure.redrawing import GivenAnswers, find_choice, possible, spot_of
from app.procedure.step_list import listing_of
from app.services.telling.step_words import title_of
from tests.procedure.redrawing.redrawn import WHOLE, Draft, filled_in

MODEL = read_model(WHOLE)[0]
TYPED = {"aantal": "3", "vraag": "Is dit gebeurd?", "stap": "Is dit gebeurd?", "tekst": "Is dit zo?"}
ONLY_DRAWN = {
    "shape_present",
    "edge_present",
    "missing_id",
    "duplicate_id",
    "listed_flow",
    "lane_member",
    "flow_scope",
}
STEPS = [
    (process.id, item.element.id)
    for process in MODEL.processes.values()
    for item in listing_of(MODEL, process).every()
]


@pytest.mark.parametrize(("process", "step"), STEPS[::9])
def test_it_is_worded_and_told_apart(process: str, step: str) -> None:
    found = possible(spot_of(MODEL, process, step, title_of), WHOLE)
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert str(each.said).strip()
        assert all(str(asked.label).strip() for asked in each.asked)
        assert not re.search(r"flow_|_di\b", str(each.said))


@pytest.mark.parametrize(("process", "step"), STEPS[3::31])
def test_what_follows_can_be_read_and_is_drawn(process: str, step: str) -> None:
    draft = Draft()
    wrong = []
    for choice in possible(draft.spot(process, step), draft.files)[::3]:
        usual = {asked.key: TYPED.get(asked.key) or _usual(asked) for asked in choice.asked}
        try:
            done = choice.make(GivenAnswers(filled_in(choice, usual))).on(draft.files)
        except (FormInvalidError, ModelError) as error:
            wrong += [(choice.key, str(error))] if isinstance(error, FormInvalidError) else []
            continue
        model, faults = read_model({**draft.files, **done.files})
        wrong += [(choice.key, str(each)) for each in faults]
        wrong += [(choice.key, str(each)) for each in check_model(model) if each.check in ONLY_DRAWN]
    assert wrong == []


def _usual(asked: object) -> str:
    value = getattr(asked, "value", ())
    options = getattr(asked, "options", ())
    if value and value[0]:
        return str(value[0])
    return options[0].value if options else "Dan gaat het verder."


def test_a_step_that_goes_is_no_writer_any_more() -> None:
    draft = Draft()
    draft.choose("traject", "p_belang", "weg")
    variables = draft.files["traject/variabelen.yaml"].decode()
    assert "p_belang" not in variables
    assert "belang_besproken" not in variables
    assert variables.startswith("# Wat dit proces mag lezen en schrijven")


def test_a_step_is_declared_as_a_writer_beside_those_that_were() -> None:
    draft = Draft()
    done = draft.choose("casus", "s_kwal", "erbij:soort:belang_kind", als="altijd")
    written = next(
        each for each in draft.files["casus/variabelen.yaml"].decode().split("\n") if "k_belang" in each
    )
    assert written.strip() == f"schrijver: [k_belang, a_belang, {done.at}]"


def test_a_consensus_comes_with_each_of_its_answers() -> None:
    draft = Draft()
    done = draft.choose("traject", "s_uitv", "erbij:soort:consensus", plaats="ervoor", als="altijd")
    model = draft.model()
    (behind,) = model.processes["traject"].behind(done.at)
    arrows = model.processes["traject"].outgoing(behind.id)
    assert {arrow.name for arrow in arrows} == set(
        model.declared_in("traject/traject.bpmn")[done.at].values.values()
    )
    assert [arrow.name for arrow in arrows if arrow.id == behind.default] == ["Geen consensus"]


def test_an_id_that_is_there_is_never_taken_again() -> None:
    draft = Draft()
    first = draft.choose("traject", "p_plan", "erbij:soort:vrij", vraag="Is dit gebeurd?", als="altijd")
    again = draft.choose("traject", "p_plan", "erbij:soort:vrij", vraag="Is dit gebeurd?", als="altijd")
    assert first.at != again.at


def test_a_choice_that_is_not_offered_is_refused() -> None:
    draft = Draft()
    choice = find_choice(draft.spot("overleg", "x_kader"), draft.files, "wie")
    with pytest.raises(FormInvalidError):
        choice.make(GivenAnswers({"wie": ["systeem"]}))


def test_while_an_answer_is_not_known_a_step_is_not_passed_over() -> None:
    draft = Draft()
    ages = ["onder_12", "jongere", "onbekend"]
    done = draft.choose("traject", "p_plan", "erbij:soort:belang_kind", als="leeftijdsgroep", waarden=ages)
    process = draft.model().processes["traject"]
    (before,) = process.incoming(done.at)
    choice = process.elements[before.source]
    assert choice.default == before.id
    (past,) = [flow for flow in process.outgoing(choice.id) if flow.id != before.id]
    assert past.condition == 'leeftijdsgroep = "volwassene" or leeftijdsgroep = "nvt"'
    assert past.target == "p_plan"
