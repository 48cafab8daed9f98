"""Whoever lets a file go is asked first: which file, and on which day; and that is what happens."""

from collections.abc import Callable, Mapping

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.ids import OrganisatieId
from app.domain.vraag import BevestigingNodigError, Vraag
from app.procedure.bundle import model_of
from app.procedure.reading import outcomes_at
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.telling.words import datum
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.steps.test_bewaring import announced, extend
from tests.services.test_own_file import end_early, holders

Case = tuple[str, str | None]
ASKS: frozenset[Case] = frozenset(
    {
        ("y_vraag", "nu_weg"),
        ("y_besl", "vernietigen"),
        ("y_herz", "niet_meer_nodig"),
        ("z_nodig", "niet_nodig"),
    }
)
MOVES_ON: frozenset[Case] = frozenset(
    {("y_vraag", "bewaren"), ("y_besl", "verlengen"), ("y_herz", "blijft_nodig"), ("z_nodig", "nodig")}
)


def test_every_way_out_of_a_step_of_retention_is_known_to_ask_or_to_keep(inst: Installation) -> None:
    with inst.read() as tx:
        bundle = tx.versies.find_current("bewaring")
    assert bundle
    steps = [e for e in model_of(bundle).elements.values() if e.type == "userTask"]
    found = {(e.id, way.value) for e in steps for way in outcomes_at(bundle, e.process_id, e.id)}
    assert found == ASKS | MOVES_ON


def ended_early(at: At) -> Installation:
    inst = at("afgesloten")
    end_early(inst)
    return inst


def reviewed(at: At) -> Installation:
    inst = announced(at("afgesloten"))
    einde = inst.casus.vernietigen_op
    assert einde
    extend(inst, "tom", einde + relativedelta(years=2))
    while "y_herz" not in inst.open_elements():
        inst.later(days=20)
    return inst


def never_discussed(at: At) -> Installation:
    inst = at("aangemeld")
    while "z_nodig" not in inst.open_elements():
        inst.later(days=10)
    return inst


REACHED: Mapping[str, tuple[Callable[[At], Installation], str]] = {
    "y_vraag": (ended_early, "tom"),
    "y_besl": (lambda at: announced(at("afgesloten")), "tom"),
    "y_herz": (reviewed, "tom"),
    "z_nodig": (never_discussed, "joris"),
}


def press(inst: Installation, who: str, case: Case, ja: str | None) -> None:
    taak = inst.task(case[0], binding=inst.org(who) if case[0].startswith("y") else None)
    raw = inst.filled(who, taak, case[1])
    complete_task(CompleteTask(inst.actor(who), taak.id, raw, None, ja), inst.deps)
    inst.work()


def asked(inst: Installation, who: str, case: Case, ja: str | None = None) -> Vraag:
    with pytest.raises(BevestigingNodigError) as refused:
        press(inst, who, case, ja)
    return refused.value.vraag


def there(inst: Installation) -> set[OrganisatieId]:
    with inst.read() as tx:
        casus = tx.casussen.find_by_code("2026-01")
    return holders(inst) if casus else set()


@pytest.mark.parametrize("case", sorted(ASKS, key=str), ids=lambda case: case[0])
def test_no_file_goes_without_a_yes_to_exactly_that(at: At, case: Case) -> None:
    reach, who = REACHED[case[0]]
    inst = reach(at)
    before, opened = there(inst), inst.open_elements()
    question = asked(inst, who, case)
    for no in ("", "ja", question.kenmerk[:-1]):
        asked(inst, who, case, no)
    assert (there(inst), inst.open_elements()) == (before, opened)
    told, einde = " ".join(question.gevolgen), inst.casus.vernietigen_op
    assert "2026-01" in told
    press(inst, who, case, question.kenmerk)
    if case[0] == "z_nodig":
        assert "helemaal" in told
        assert there(inst) == set()
    elif case[0] == "y_besl":
        assert einde
        assert datum(einde) in told
        assert there(inst) == before
    else:
        assert "nu meteen" in told
        assert there(inst) == before - {inst.org(who)}


def test_the_gemeente_is_told_that_register_and_papers_go_with_its_file(at: At) -> None:
    inst = announced(at("afgesloten"))
    told = " ".join(asked(inst, "joris", ("y_besl", "vernietigen")).gevolgen)
    assert "het register, de papieren en haar eigen dossier" in told
    assert "van uw organisatie" not in told
