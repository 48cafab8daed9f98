from app.services.tasks.count_tasks import count_tasks
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.conftest import At


def test_the_menu_counts_what_the_inbox_lists(at: At) -> None:
    inst = at("aangemeld")
    counted = {name: count_tasks(inst.actor(name), inst.deps) for name in ("joris", "ann", "hilde")}
    assert counted == {name: list_tasks(ListTasks(inst.actor(name)), inst.deps).totaal for name in counted}
    assert counted["joris"] == 1
