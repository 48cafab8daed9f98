from datetime import timedelta

from app.services.casework.show_shared import show_shared
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.conftest import At


def test_the_day_on_which_one_looks_again_stands_on_the_card_of_that_action_alone(at: At) -> None:
    inst = at("traject")
    taak = inst.task("v_acties", binding=inst.org("tom"))
    again = inst.today + timedelta(days=20)
    raw = inst.filled("tom", taak, None, stand="bezig", opnieuw_op=again.isoformat())
    complete_task(CompleteTask(inst.actor("tom"), taak.id, raw, eenmalig="pagina"), inst.deps)
    assert list_tasks(ListTasks(inst.actor("tom")), inst.deps).eigen_dagen == {taak.id: again}
    with inst.read() as tx:
        row = tx.audit.rows(None, 0, 1)[0].regel
    assert (row.wat, row.persoon_id, len(row.items)) == ("taak_gelezen", inst.actor("tom").persoon_id, 1)
    for name in ("ann", "joris", "hilde"):
        assert not list_tasks(ListTasks(inst.actor(name)), inst.deps).eigen_dagen
    assert "stap" not in str(show_shared(inst.actor("tom"), inst.deps).eigen)
