"""A casus that is asked for again while it stands on a running agenda, is not put there twice."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.vraag import met_ja
from app.scenario.sandbox import Sandbox
from app.services.casework.start_prescreening import start_prescreening
from app.services.tasks.complete_task import CompleteTask, complete_task
from tests.faults.script import Script, World
from tests.faults.whole import ensure_whole


@pytest.mark.slow
def test_a_month_of_waiting_on_an_agenda_gives_no_second_point(tmp_path: Path) -> None:
    box = Sandbox(tmp_path)
    world = World(box.deps)
    script = Script(world, casussen=1)
    start_prescreening(box.actor("ann"), box.deps)
    while not any(t.element_id == "u_wie" for t in box.open_tasks()):
        _do(box, script)
    box.move_to(box.now + timedelta(days=40))
    assert any(t.element_id == "h_agenda" for t in box.open_tasks()), "nobody is asked again"
    _do(box, script)
    assert not any(t.element_id == "h_agenda" for t in box.open_tasks())
    ensure_whole(world)
    while script.next():
        _do(box, script)
        ensure_whole(world)


def _do(box: Sandbox, script: Script) -> None:
    act = script.next()
    assert act
    assert act.taak
    if act.soort == "stemmen":
        box.vote("joris", act.taak, {})
    else:
        actor, taak = box.actor(act.name), act.taak
        met_ja(lambda ja: complete_task(CompleteTask(actor, taak.id, act.raw, act.via, ja), box.deps))
        box.work()
