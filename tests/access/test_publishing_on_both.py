"""On each kind of database: a partner keeps task, deadline and draft while the procedure changes under it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from app.domain.ids import LivcId
from app.domain.instantie import Taak
from app.domain.people import Actor
from app.scenario.sandbox import Sandbox
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.procedures.undo_migration import UndoMigration, undo_migration
from app.services.studio.publish_draft import PublishDraft, publish_draft
from app.worker.main import Worker
from tests.access.installation import Huis
from tests.services.studio.drafting import Drafting
from tests.services.studio.publishing import asked, renamed

if TYPE_CHECKING:
    from tests.services.installation import Installation


@dataclass
class Lent:
    """A sandbox as an installation in which somebody drafts."""

    box: Sandbox

    @property
    def deps(self) -> Deps:
        return self.box.deps

    @property
    def livc_id(self) -> LivcId:
        return self.box.livc_id

    def actor(self, name: str) -> Actor:
        return self.box.actor(name)

    @contextmanager
    def read(self) -> Iterator[Tx]:
        with self.deps.uow.read(self.livc_id) as tx:
            yield tx


@pytest.fixture
def huis(new_database: Callable[[], str], tmp_path: Path) -> Huis:
    made = Huis(tmp_path, environment={"DATABASE_URL": new_database(), "KEYRING_URL": new_database()})
    made.stemming()
    return made


def invited(huis: Huis) -> Taak:
    """Tom is invited, and wrote half an answer."""
    box = huis.box
    box.vote("joris", box.task("k_cons"), {})
    huis.act("joris", "u_dicht")
    huis.act("ann", "id_vrij", "meegedeeld", geboortedatum="1999-03-04")
    tegen = (box.now.date() + timedelta(days=30)).isoformat()
    tom = str(box.actor("tom").organisatie_id)
    huis.act("joris", "u_voorstel", "voorgesteld", diensten=[tom], antwoord_tegen=tegen)
    huis.act("hilde", "u_uitn", "verstuurd")
    task = box.task("r_antw", binding=tom)
    box.keep("tom", task, {"deelnemer": "een collega"})
    return task


def slot_of(huis: Huis) -> str:
    found = huis.box.casus_id("2026-01")
    assert found is not None
    return found


def standing(huis: Huis, task: Taak) -> tuple[Any, ...]:
    """Return what the partner has before it, and by when."""
    box = huis.box
    with box.deps.uow.read(box.livc_id) as tx:
        row = next(each for each in tx.taken.of_slot(slot_of(huis)) if each.id == task.id)
        timers = {each.task_id: each.due_at for each in tx.instanties.timers(slot_of(huis))}
        draft = tx.items.find_concept(task.id, box.actor("tom").organisatie_id)
    assert draft is not None, "the draft is gone"
    return row.id, row.sinds, row.streefdatum, row.organisatie_id, timers, draft.id


@pytest.mark.slow
def test_a_partner_keeps_all_while_the_procedure_changes_and_undo_brings_it_back(huis: Huis) -> None:
    task, box = invited(huis), huis.box
    before = standing(huis, task)
    draft = renamed(
        Drafting.begun(cast("Installation", Lent(box))), 'name="Kwalificatie"', 'name="De kwalificatie"'
    )
    asked(draft)
    done = publish_draft(PublishDraft(box.actor("hilde"), draft.id, 1), box.deps)
    assert done.gaan_mee >= 1
    Worker(box.deps).round()
    assert standing(huis, task) == before
    with box.deps.uow.read(box.livc_id) as tx:
        current, moved = tx.versies.find_current("casus"), tx.instanties.of_slot(slot_of(huis))
        own = next(each for each in moved if each.proces_id == "casus")
    assert current is not None
    assert own.versie_id == current.version_id
    undo_migration(UndoMigration(box.livc_id, box.actor("joris"), own.id), box.deps)
    assert standing(huis, task) == before
    with box.deps.uow.read(box.livc_id) as tx:
        assert tx.instanties.get(own.id).versie_id != current.version_id
