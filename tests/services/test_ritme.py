"""A table meets as often as what runs asks for, sleeps when nothing does, and is woken by whoever asks."""

from datetime import timedelta

import pytest

from app.domain.errors import FormInvalidError
from app.domain.people import Rol
from app.services.oversight.show_overzicht import show_overzicht
from app.services.procedures.migrate_casus import MigrateCasus, migrate_casus
from app.services.ritme import last_exercise, rhythm_now, table_sleeps
from app.services.table.list_meetings import list_meetings
from app.services.table.request_meeting import request_meeting
from app.services.table.request_point import RequestPoint, request_point
from app.services.table.show_table import show_table
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.show_task import show_task
from app.services.views.tasks import Samenzitten
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.versions import Edit, in_force, published_before, without
from tests.services.table.meetings import meeting_of

NIEUW = ("x_ritme", "g_x_ritme", "x_oef_dag", "x_slaap", "x_vraag1", "x_vraag2", "x_jaar", "x_oef")
RANDEN = ("x_oef_lid", "x_oef_punt")


def before_the_rhythm() -> Edit:
    """Return the drawing of before: each meeting asks for a day at once."""

    def edit(text: str) -> str:
        if "<bpmn:definitions" not in text:
            return text.replace("x_ritme", "x_plan").replace("x_oef_dag", "x_plan")
        cut = without(*NIEUW, *RANDEN)(text)
        start = 'id="x_start" name="Volgend overleg" livc:message="overleg_gehouden">'
        arrow = '<bpmn:sequenceFlow id="f_oud" sourceRef="x_start" targetRef="x_plan"/>'
        assert start in cut
        cut = cut.replace(start, f"{start}<bpmn:outgoing>f_oud</bpmn:outgoing>")
        return cut.replace(
            '<bpmn:sequenceFlow id="flow_x_plan__x_wacht"',
            f'{arrow}<bpmn:sequenceFlow id="flow_x_plan__x_wacht"',
        )

    return edit


def plan(inst: Installation, days: int) -> None:
    day = inst.today + timedelta(days=days)
    inst.step("joris", "x_plan", overlegmoment=day.isoformat(), uur="10:00")


def hold_about_nothing(inst: Installation) -> None:
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")


def proposed(inst: Installation) -> str:
    """Return the day that stands in the form for a next meeting."""
    form = show_task(inst.actor("joris"), inst.task("x_plan").id, inst.deps).form
    assert form is not None
    field = next(each for each in form.fields if each.key == "overlegmoment")
    return field.properties.get("standaard", "")


def asleep(inst: Installation) -> bool:
    with inst.read() as tx:
        return table_sleeps(tx)


def test_while_nothing_runs_no_meeting_is_planned_and_every_screen_says_so(inst: Installation) -> None:
    assert asleep(inst)
    assert "x_plan" not in inst.open_elements()
    assert list_meetings(inst.actor("ann"), inst.deps).slaapt
    for name in ("ann", "hilde", "katrien", "vera", "joris"):
        assert list_tasks(ListTasks(inst.actor(name)), inst.deps).samenzitten is Samenzitten.SLAAPT, name
    for name in ("mia", "nora"):
        assert list_tasks(ListTasks(inst.actor(name)), inst.deps).samenzitten is None, name
    assert not show_overzicht(inst.actor("mia"), inst.deps).actief
    assert "geen overleg gepland" in str(show_table(inst.actor("ann"), meeting_of(inst), inst.deps).nu.kop)


@pytest.mark.parametrize("name", ["ann", "katrien", "hilde", "vera", "joris"])
def test_any_member_wakes_it_with_one_click(inst: Installation, name: str) -> None:
    assert request_meeting(inst.actor(name), inst.deps)
    inst.work()
    assert not asleep(inst)
    assert "x_plan" in inst.open_elements()
    assert list_tasks(ListTasks(inst.actor("ann")), inst.deps).samenzitten is Samenzitten.KIEST
    assert not request_meeting(inst.actor(name), inst.deps), "a day is being chosen already"


def test_a_point_wakes_it(inst: Installation) -> None:
    request_point(RequestPoint(inst.actor("hilde"), "algemeen"), inst.deps)
    inst.work()
    assert "x_plan" in inst.open_elements()


def test_a_casus_that_waits_for_the_table_wakes_it(at: At) -> None:
    inst = at("aangemeld")
    assert asleep(inst)
    inst = at("op_lijst")
    inst.step("joris", "h_agenda") if "h_agenda" in inst.open_elements() else None
    assert not asleep(inst)


def test_after_a_meeting_about_nothing_it_sleeps_again(inst: Installation) -> None:
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    hold_about_nothing(inst)
    assert asleep(inst)


def test_a_planned_meeting_can_be_asked_earlier(inst: Installation) -> None:
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    plan(inst, 20)
    assert list_tasks(ListTasks(inst.actor("ann")), inst.deps).samenzitten is Samenzitten.GEPLAND
    assert request_meeting(inst.actor("vera"), inst.deps)
    inst.work()
    assert "x_plan" in inst.open_elements()


def test_on_its_day_nobody_reads_that_a_day_is_being_chosen(inst: Installation) -> None:
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    plan(inst, 0)
    assert "x_kader" in inst.open_elements()
    assert list_tasks(ListTasks(inst.actor("ann")), inst.deps).samenzitten is Samenzitten.BEZIG


@pytest.mark.parametrize(("dringend", "days"), [("ja", 7), ("", 28)])
def test_the_day_proposed_follows_what_the_table_said_and_the_coordinator_decides(
    at: At, dringend: str, days: int
) -> None:
    inst = at("op_tafel")
    inst.step("joris", "u_dicht", dringend=dringend)
    assert proposed(inst) == (inst.today + timedelta(days=days)).isoformat()
    plan(inst, 3)
    with inst.read() as tx:
        moments = [o.moment for o in tx.tafel.overleggen() if o.status == "gepland"]
    assert [m.date() for m in moments if m] == [inst.today + timedelta(days=3)]


def test_a_later_point_of_the_casus_says_anew_how_soon(at: At) -> None:
    inst = at("op_tafel")
    inst.step("joris", "u_dicht", dringend="ja")
    inst.meet("hilde", "joris", "katrien", "ann")
    inst.later(hours=1)
    inst.step("joris", "u_dicht", dringend="")
    with inst.read() as tx:
        assert rhythm_now(tx, inst.livc_id)["dringende_casussen"] == 0
        assert rhythm_now(tx, inst.livc_id)["lopende_casussen"] == 1


def test_once_a_day_was_chosen_nothing_is_proposed_any_more(inst: Installation) -> None:
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    assert proposed(inst) == ""
    plan(inst, 20)
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    assert proposed(inst) == ""


def opened_after(inst: Installation, days: int) -> bool:
    """Answer whether the exercise is asked after so many days, of a livc that does nothing else."""
    inst.later(days=days)
    return "x_oef" in inst.open_elements()


def test_a_new_livc_exercises_within_a_month_and_again_after_a_year_of_silence(inst: Installation) -> None:
    new = inst.other
    assert not opened_after(new, 27)
    assert opened_after(new, 5)
    chair = next(name for name in ("gil", "wim") if Rol.COORDINATOR in new.actor(name).rollen)
    with pytest.raises(FormInvalidError):
        new.step(chair, "x_oef", oefendag=(new.today + timedelta(days=1)).isoformat())
    new.step(chair, "x_oef", oefendag=new.today.isoformat())
    with new.read() as tx:
        assert last_exercise(tx, new.livc_id) == new.today
    assert asleep(new)
    assert not opened_after(new, 364)
    assert opened_after(new, 2)


def test_while_the_exercise_is_asked_a_member_or_a_point_comes_first(inst: Installation) -> None:
    assert opened_after(inst, 366)
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    assert inst.open_elements() & {"x_plan", "x_oef"} == {"x_plan"}


def test_an_exercise_at_a_meeting_counts_as_well(inst: Installation) -> None:
    request_point(RequestPoint(inst.actor("joris"), "algemeen", "oefening"), inst.deps)
    inst.work()
    hold_about_nothing(inst)
    inst.sit("hilde", "joris", "katrien")
    inst.step("joris", "u_dicht")
    with inst.read() as tx:
        assert last_exercise(tx, inst.livc_id) == inst.today
    assert list_meetings(inst.actor("ann"), inst.deps).laatste_oefening == inst.today


def test_an_exercise_that_was_put_off_does_not_count(inst: Installation) -> None:
    request_point(RequestPoint(inst.actor("joris"), "algemeen", "oefening"), inst.deps)
    inst.work()
    hold_about_nothing(inst)
    with inst.read() as tx:
        before = last_exercise(tx, inst.livc_id)
    inst.step("vera", "u_wie", "verdagen")
    with inst.read() as tx:
        assert last_exercise(tx, inst.livc_id) == before


def running_before(inst: Installation) -> None:
    """Put the drawing of before in force, and let a meeting of it begin."""
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    published_before(inst, "overleg", before_the_rhythm())
    hold_about_nothing(inst)
    assert "x_plan" in inst.open_elements(), "in the drawing of before each meeting asks for a day"


def test_a_drawing_of_before_the_rhythm_goes_on_as_it_did(inst: Installation) -> None:
    running_before(inst)
    hold_about_nothing(inst)
    assert "x_plan" in inst.open_elements()
    assert not asleep(inst)


@pytest.mark.parametrize("where", ["x_plan", "x_wacht", "x_kader"])
def test_a_meeting_of_before_the_rhythm_moves_without_a_question(inst: Installation, where: str) -> None:
    rhythmic = in_force(inst, "overleg")
    running_before(inst)
    if where != "x_plan":
        plan(inst, 0 if where == "x_kader" else 9)
        inst.work()
    open_before, (overleg,) = inst.open_elements(), meetings(inst)
    with inst.begin() as tx:
        tx.versies.publish(tx.versies.release().with_bundle(rhythmic), inst.clock.now())
    command = MigrateCasus(inst.livc_id, inst.actor("joris"), "overleg", overleg, rhythmic.version_id, {})
    assert migrate_casus(command, inst.deps) == 1
    assert inst.open_elements() == open_before
    if where == "x_plan":
        plan(inst, 0)
    if where == "x_wacht":
        inst.later(days=10)
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    assert asleep(inst), "what follows is of the new drawing"


def meetings(inst: Installation) -> list[str]:
    with inst.read() as tx:
        return [each.id for each in tx.instanties.of_process("overleg")]
