"""A model that goes round without ever waiting is stopped, and told as an incident that names its elements."""

import pytest

from app.domain.errors import EngineError
from app.domain.ids import TaskId, new_id
from app.domain.opdracht import Incident, Opdracht
from app.factory import create_app
from app.procedure.checking import checked
from app.scenario.sandbox import Sandbox
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.casework.start_prescreening import start_prescreening
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.retrying import PAUZES
from app.services.clockwork.run_jobs import run_jobs
from app.services.demo.show_demo import show_demo
from app.services.oversight.retry_incident import retry_incident
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.web.session import COOKIE
from tests.engine.models import boundary, bundle, end, flows, process, service, start, user, xor
from tests.worker.test_failing_casus import incidents, try_until_it_gives_up

ROUND = ("Rondje", "herinneren", "nog_eens")
"""The elements that go round: each must be named."""
GEHEIM = "Kanarie"
"""What a person typed: it must be nowhere."""


def publish(box: Sandbox) -> None:
    """Put a model in force that passes every check and yet goes round: nobody ever writes `klaar`."""
    model = bundle(
        "prescreening",
        "{klaar: {type: boolean, schrijver: systeem, omschrijving: nooit geschreven}}",
        prescreening=process(
            "prescreening",
            start(),
            user("vraag", livc_role="partner", name="Vraag"),
            boundary("te_laat", "vraag", duration="P30D"),
            boundary("bericht", "vraag", message="casus_afgesloten"),
            xor("Rondje"),
            service("herinneren"),
            xor("nog_eens", default="f_nog_eens_Rondje"),
            end(),
            flows(
                "start>vraag; vraag>Rondje; te_laat>Rondje; bericht>Rondje; Rondje>herinneren;"
                "herinneren>nog_eens; nog_eens>Rondje; nog_eens>end[klaar = true]"
            ),
        ),
    )
    found = {each.check for each in checked(model.files)[1] if not each.check.startswith("needs_of_")}
    assert found == {"circle_waits"}, "as a version from before that check: today it would not be published"
    with box.deps.uow.begin(box.livc_id) as tx:
        tx.versies.publish(tx.versies.release().with_bundle(model), box.clock.now())


@pytest.fixture
def task(box: Sandbox) -> TaskId:
    """An open task in that model; whatever comes after it goes round."""
    publish(box)
    return start_prescreening(box.actor("ann"), box.deps)


def only_incident(box: Sandbox, soort: str, pogingen: int) -> Incident:
    (incident,) = incidents(box)
    assert (incident.soort, incident.pogingen) == (soort, pogingen)
    assert all(element in incident.wat for element in ROUND), incident.wat
    assert "500 stappen zonder wachten" in incident.wat
    assert not incident.wat.endswith(".")
    assert GEHEIM not in incident.wat
    return incident


def rows_of(box: Sandbox, slot: str) -> object:
    with box.deps.uow.read(box.livc_id) as tx:
        instantie = tx.instanties.get(slot)
        return instantie.state, instantie.variables, tx.taken.of_slot(slot), tx.instanties.timers(slot)


@pytest.mark.slow
def test_a_timer_that_runs_into_it(box: Sandbox, task: TaskId) -> None:
    slot = box.task("vraag").instantie_id
    before, due = rows_of(box, slot), box.next_timer()
    assert due
    box.clock.move_to(due)
    assert try_until_it_gives_up(box, fire_timers) == len(PAUZES)
    assert only_incident(box, "termijn", len(PAUZES)).slot == slot
    assert rows_of(box, slot) == before


@pytest.mark.slow
def test_a_message_that_runs_into_it(box: Sandbox, task: TaskId) -> None:
    slot = box.task("vraag").instantie_id
    before, payload = rows_of(box, slot), {"bericht": "casus_afgesloten"}
    with box.deps.uow.begin(box.livc_id) as tx:
        tx.outbox.add(Opdracht(new_id(), box.livc_id, slot, "bericht", payload, box.clock.now()))
    assert try_until_it_gives_up(box, run_jobs) == len(PAUZES)
    assert only_incident(box, "bericht", len(PAUZES)).slot == slot
    assert rows_of(box, slot) == before


@pytest.mark.slow
def test_a_person_who_runs_into_it_reads_so_and_the_beheerder_reads_where(box: Sandbox, task: TaskId) -> None:
    slot = box.task("vraag").instantie_id
    before = rows_of(box, slot)
    ann = next(each for each in show_demo(box.deps) if each.email.startswith("ann@"))
    visitor = create_app(box.deps, box.settings).test_client()
    visitor.set_cookie(COOKIE, switch_person(SwitchPerson(ann.persoon_id, ann.livc_id), box.deps))
    page = visitor.get(f"/taken/{task}").text
    form = {
        "csrf_token": page.partition('name="csrf_token" value="')[2].partition('"')[0],
        "opmerking": GEHEIM,
    }
    for _ in range(3):
        refused = visitor.post(f"/taken/{task}", data=form)
        assert refused.status_code == 503
        assert "Er is niets bewaard" in refused.text
    incident = only_incident(box, "stap", 1)
    assert incident.slot == slot
    assert rows_of(box, slot) == before

    retry_incident(box.actor("bert"), incident.id, box.deps)
    assert incidents(box) == []
    visitor.post(f"/taken/{task}", data=form)
    assert len(incidents(box)) == 1, "it is told again when it happens again"


@pytest.mark.slow
def test_the_error_tells_which_slot_could_not_move(box: Sandbox, task: TaskId) -> None:
    with pytest.raises(EngineError) as stuck:
        complete_task(CompleteTask(box.actor("ann"), task, {}), box.deps)
    assert stuck.value.slot == box.task("vraag").instantie_id
    assert incidents(box) == []
