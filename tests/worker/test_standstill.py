"""A drawing in which nothing is waited for any more, though it has not ended, is told to the beheerder at once."""

import pytest

from app.procedure.checking import checked
from app.scenario.sandbox import Sandbox
from app.services.casework.start_prescreening import start_prescreening
from app.services.oversight.retry_incident import retry_incident
from app.services.oversight.show_beheer import show_beheer
from app.services.tasks.complete_task import CompleteTask, complete_task
from tests.engine.models import bundle, end, flows, par, process, start, user, xor
from tests.worker.test_failing_casus import incidents


@pytest.mark.slow
def test_the_step_is_kept_and_the_beheerder_reads_where_it_stands(box: Sandbox) -> None:
    publish(box)
    task = start_prescreening(box.actor("ann"), box.deps)
    assert incidents(box) == []
    complete_task(CompleteTask(box.actor("ann"), task, {}), box.deps)
    (incident,) = incidents(box)
    assert "staat stil bij “Samen”" in incident.wat
    assert incident.slot == slot_of(box)
    retry_incident(box.actor("bert"), incident.id, box.deps)
    assert incidents(box) == []


@pytest.mark.slow
def test_the_page_says_what_is_safe_and_what_to_do(box: Sandbox) -> None:
    publish(box)
    task = start_prescreening(box.actor("ann"), box.deps)
    complete_task(CompleteTask(box.actor("ann"), task, {}), box.deps)
    (line,) = show_beheer(box.actor("bert"), box.deps).incidenten
    assert line.veilig.startswith("Die stap is bewaard")
    assert line.waarom == "Er wordt op niemand en op niets meer gewacht."
    assert "daarna begint die organisatie opnieuw" in line.te_doen, "an own space does not go along"


def publish(box: Sandbox) -> None:
    """Put a model in force that passes every check: a join of two branches, of which one is ever taken."""
    model = bundle(
        "prescreening",
        "{}",
        prescreening=process(
            "prescreening",
            start(),
            user("vraag", livc_role="partner", name="Vraag"),
            xor("keuze", default="f_keuze_links"),
            xor("links"),
            xor("rechts"),
            par("Samen"),
            end(),
            flows(
                "start>vraag; vraag>keuze; keuze>links; keuze>rechts[1 = 2]; links>Samen; rechts>Samen; Samen>end"
            ),
        ),
    )
    found = checked(model.files)[1]  # a stand-in: it runs, and has not all that a prescreening is
    assert [str(each) for each in found if not each.check.startswith("needs_of_")] == []
    with box.deps.uow.begin(box.livc_id) as tx:
        tx.versies.publish(tx.versies.release().with_bundle(model), box.clock.now())


def slot_of(box: Sandbox) -> str:
    with box.deps.uow.read(box.livc_id) as tx:
        return tx.instanties.of_process("prescreening")[0].id
