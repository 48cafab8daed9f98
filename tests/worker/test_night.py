"""The worker takes the inventory once a night of each LIVC-R, after what was due is destroyed."""

from datetime import timedelta
from pathlib import Path

from app.scenario.sandbox import Sandbox
from app.services.casework.start_prescreening import start_prescreening
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.worker.main import Worker


def until_idle(worker: Worker) -> None:
    while worker.round():
        pass


def test_each_night_is_looked_at_once_and_finds_what_the_worker_destroyed_gone(tmp_path: Path) -> None:
    box = Sandbox(tmp_path)
    actor = box.actor("ann")
    save_draft(SaveDraft(actor, start_prescreening(actor, box.deps), {"signaal": ["verzonnen"]}), box.deps)
    worker = Worker(box.deps)
    for _ in range(40):
        for _hour in range(3):
            until_idle(worker)
            box.clock.move_to(box.clock.now() + timedelta(hours=8))
    with box.deps.uow.read(box.livc_id) as tx:
        nights = tx.inventaris.nachten((box.now - timedelta(days=60)).date())
        incidents = tx.outbox.incidenten(open_=False)
    days = [night.dag for night in nights]
    assert len(days) == len(set(days)) >= 39
    assert (max(days) - min(days)).days == len(days) - 1
    assert {night.sleutels for night in nights} == {0, 1}
    assert not any(night.over for night in nights)
    assert not incidents
