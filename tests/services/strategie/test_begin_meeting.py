"""A strategic meeting begins with a button; every step of it is lived, and none has a casus."""

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError, NotFoundError
from app.domain.strategie import Opvolging, Stadium
from app.services.strategie.begin_meeting import begin_meeting
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.strategic import begin, decide, hold, plan


@pytest.mark.parametrize("name", ["ann", "katrien", "vera", "mia", "nora", "bert"])
def test_only_the_office_begins_one(inst: Installation, name: str) -> None:
    with pytest.raises(NotAllowedError):
        begin(inst, name)


def test_a_second_press_begins_nothing_more_and_a_second_meeting_waits(inst: Installation) -> None:
    first = begin_meeting(inst.actor("joris"), inst.deps, "x")
    assert begin_meeting(inst.actor("joris"), inst.deps, "x") == first
    with pytest.raises(ConflictError, match="al een strategische tafel"):
        begin_meeting(inst.actor("joris"), inst.deps, "y")
    assert len([t for t in inst.open_tasks() if t.element_id == "st_plan"]) == 1


def test_who_has_a_place_hears_that_there_is_one_and_the_mail_says_nothing_else(inst: Installation) -> None:
    plan(inst)
    inst.work()
    told = [mail for mail in inst.mailer.sent if mail.subject == "Een strategische tafel is gepland"]
    assert told
    assert "/strategisch" in told[0].body
    assert not any("raadzaal" in mail.body or "provinci" in mail.body for mail in told)
    with inst.read() as tx:
        mine = {
            persoon.email
            for lid, persoon, _ in tx.people.leden(inst.livc_id, inst.today)
            if lid.rol == "partner"
        }
    assert not mine & {mail.to for mail in told}, "a partner without a place hears nothing"


def test_planned_anew_only_the_last_plan_is_kept(inst: Installation) -> None:
    overleg_id = plan(inst, plaats="zaal een")
    inst.step("hilde", "st_open", "later")
    inst.step("joris", "st_plan", overlegmoment=inst.today.isoformat(), plaats="zaal twee")
    with inst.read() as tx:
        papers = tx.items.of_instantie(overleg_id, "papers")
        overleg = tx.strategie.find_overleg(overleg_id)
    assert len(papers) == 1
    assert overleg is not None
    assert overleg.stand is Stadium.GEPLAND


def test_it_is_not_opened_before_its_day(inst: Installation) -> None:
    later = inst.today.replace(day=inst.today.day + 7)
    plan(inst, overlegmoment=later.isoformat())
    with pytest.raises(FormInvalidError) as refused:
        inst.step("hilde", "st_open", "gehouden")
    assert "nog niet gekomen" in str(refused.value.errors["uitkomst"][0])
    inst.step("hilde", "st_open", "gaat_niet_door")
    with inst.read() as tx:
        assert [each.stand for each in tx.strategie.past(0, 9)] == [Stadium.AFGELAST]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("besluiten-0-besluit", "zoals besproken in 2026-01"),
        ("opdrachten-0-wat", "bel 85.07.30-033.28"),
        ("opdrachten-0-wat", "schrijf naar iemand@voorbeeld.be"),
    ],
)
def test_a_text_with_the_form_of_a_person_or_a_casus_is_refused_where_it_stands(
    inst: Installation, field: str, text: str
) -> None:
    plan(inst)
    inst.step("hilde", "st_open", "gehouden", aanwezig=[str(inst.actor("hilde").persoon_id)])
    with pytest.raises(FormInvalidError) as refused:
        decide(inst, **{field: text})
    assert set(refused.value.errors) == {field}
    with inst.read() as tx:
        assert not tx.strategie.open_instructies(0, 9)


def test_an_instruction_leaves_when_the_report_is_fixed_and_goes_to_whom_it_is_for(
    inst: Installation,
) -> None:
    hold(inst, aan=inst.org("ann"))
    assert "st_opdr" not in inst.open_elements()
    inst.step("hilde", "st_vast", "vastgesteld")
    task = inst.task("st_opdr")
    assert task.organisatie_id == inst.org("ann")
    assert task.streefdatum is not None
    assert task.casus_id is None
    with pytest.raises(NotFoundError):
        inst.do("tom", task, "uitgevoerd")
    inst.do("ann", task, "uitgevoerd", nota="dat is geregeld")
    with inst.read() as tx:
        [asked] = tx.strategie.instructies(task.instantie_id)
    assert asked.opvolging is Opvolging.UITGEVOERD
    assert asked.gesloten_op == inst.today


def test_the_operational_table_finds_an_instruction_on_its_agenda_without_its_words(at: At) -> None:
    inst = at("leeg")
    hold(inst)
    inst.step("hilde", "st_vast", "vastgesteld")
    with inst.read() as tx:
        [punt] = tx.tafel.punten(None)
    assert punt.casus_id is None
    assert punt.titel == "opdracht van de strategische tafel"
    assert inst.task("st_opdr").organisatie_id == inst.org("joris")


def test_an_instruction_wakes_an_operational_table_that_sleeps(inst: Installation) -> None:
    hold(inst)
    assert "x_plan" not in inst.open_elements(), "where nothing runs, it sleeps"
    inst.step("hilde", "st_vast", "vastgesteld")
    assert "x_plan" in inst.open_elements()


def test_a_day_that_is_over_or_far_is_refused(inst: Installation) -> None:
    plan(inst)
    inst.step("hilde", "st_open", "gehouden", aanwezig=[str(inst.actor("hilde").persoon_id)])
    for dagen in (-1, 400):
        with pytest.raises(FormInvalidError) as refused:
            decide(inst, dagen=dagen)
        assert set(refused.value.errors) == {"opdrachten-0-tegen"}


def test_no_step_of_it_has_a_casus_and_no_casus_can_be_named(at: At) -> None:
    """INV-17, lived: with a casus running, nothing of the strategic table touches it."""
    inst = at("op_tafel")
    overleg_id = hold(inst, aan=inst.org("ann"))
    inst.step("hilde", "st_vast", "vastgesteld")
    code = inst.casus.code
    with inst.read() as tx:
        instance = next(each for each in tx.instanties.of_process("strategische_tafel"))
        papers = tx.items.of_instantie(overleg_id, "papers")
        tasks = tx.taken.of_slot(overleg_id)
    assert instance.casus_id is None
    assert all(item.casus_id is None and item.punt_id is None for item in papers)
    assert all(task.casus_id is None and task.casus_code is None for task in tasks)
    assert code not in str(dict(instance.variables))
