"""A step at the table is done as anywhere; only the closing of a point waits for half a minute."""

from app.domain.vraag import met_ja
from app.services.table.do_step import do_step
from app.services.tasks.complete_task import CompleteTask
from tests.services.conftest import At


def test_a_step_is_completed_and_a_closing_waits(at: At) -> None:
    inst = at("op_tafel")
    joris = inst.actor("joris")
    raw = {"uitkomst": ["uitgesteld"]}
    task = inst.task("k_kw").id
    done = met_ja(lambda ja: do_step(CompleteTask(joris, task, raw, bevestigd=ja), inst.deps))
    assert done is not None
    assert "k_kw" not in inst.open_elements()
    closing = inst.task("u_dicht").id
    assert met_ja(lambda ja: do_step(CompleteTask(joris, closing, {}, bevestigd=ja), inst.deps)) is None
    assert "u_dicht" in inst.open_elements()
