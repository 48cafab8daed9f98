"""A crash at every gap of every act of a whole casus: each is repaired by doing the act again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import NotFoundError, TaskNotOpenError
from app.domain.instantie import Taak
from app.domain.vraag import met_ja
from app.scenario.sandbox import Sandbox, SandboxClock
from app.services.casework.start_prescreening import start_prescreening
from app.services.clockwork.check_inventory import check_inventory
from app.services.clockwork.close_points import close_points
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.run_jobs import run_jobs
from app.services.clockwork.seal_reads import seal_reads
from app.services.deps import Deps
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.tasks.complete_task import CompleteTask, complete_task
from tests.faults.crashing import GAPS, Crash, Trapdoors, with_trapdoors
from tests.faults.record import Record
from tests.faults.script import Act, Script, World
from tests.faults.whole import ensure_whole

GONE = (TaskNotOpenError, NotFoundError)
MEESTE_POGINGEN = 200


class Life:
    """A casus lived by people and a worker who are struck down at every gap, and begin again."""

    def __init__(self, deps: Deps, clock: SandboxClock) -> None:
        self.traps = Trapdoors()
        self.deps, self.clock = with_trapdoors(deps, self.traps), clock
        self.world = World(deps)
        self.script = Script(self.world, casussen=1)
        self.record = Record()

    def live(self) -> None:
        self.work()
        while True:
            act = self.script.next()
            if act is None:
                self.record.ensure_kept_once(self.world)
                ensure_whole(self.world)
                act = self.script.begin()
            if act:
                self.perform(act)
                self.work()
            elif (following := self.world.next_timer()) is not None:
                self.clock.move_to(following)
                self.work()
            else:
                return

    def perform(self, act: Act) -> None:
        actor, taak, deps = self.world.actor(act.name), act.taak, self.deps
        if taak is None:
            self.begin(lambda: start_prescreening(actor, deps))
        elif act.soort == "stemmen":
            answers = dict.fromkeys(self.world.at_the_table(taak.casus_id), "akkoord")
            self.insist(lambda: note_votes(NoteVotes(actor, taak.id, answers), deps))
            self.until_done(taak, lambda: conclude_consensus(ConcludeConsensus(actor, taak.id), deps))
        else:
            self.until_done(
                taak,
                lambda: met_ja(
                    lambda ja: complete_task(CompleteTask(actor, taak.id, act.raw, act.via, ja), deps)
                ),
            )

    def begin(self, do: Callable[[], object]) -> None:
        """Begin, unless a look at the screen shows that it was begun just before the crash."""
        before = self.world.prescreenings()
        self.insist(lambda: do() if self.world.prescreenings() == before else None)
        self.script.begun += 1

    def until_done(self, taak: Taak, do: Callable[[], object]) -> None:
        crashes = self.traps.crashes.total()
        try:
            self.insist(do)
        except GONE:
            assert self.traps.crashes.total() > crashes, f"{taak.element_id} was done by nobody"
        self.record.add(taak)

    def work(self) -> None:
        """Let the worker do what is due; it dies at every gap, and a new one goes on."""
        livc_id, deps = self.world.livc_id, self.deps
        for piece in (fire_timers, check_inventory, run_jobs):
            while self.insist(lambda piece=piece: piece(livc_id, deps)) is not None:
                pass
        self.insist(lambda: close_points(livc_id, deps))
        self.insist(lambda: seal_reads(livc_id, deps))

    def insist(self, do: Callable[[], object]) -> object:
        """Do it, and again after each crash."""
        self.traps.next_act()
        for _ in range(MEESTE_POGINGEN):
            try:
                return do()
            except Crash:
                self.traps.restart()
        raise AssertionError("it never gets through")


@pytest.mark.slow
def test_a_crash_at_every_gap_is_repaired_by_doing_it_again(
    new_database: Callable[[], str], tmp_path: Path
) -> None:
    box = Sandbox(tmp_path, {"DATABASE_URL": new_database(), "KEYRING_URL": new_database()})
    life = Life(box.deps, box.clock)
    life.live()
    life.record.ensure_kept_once(life.world)
    ensure_whole(life.world)
    assert life.world.casussen() == []
    assert set(life.traps.crashes) == GAPS
    with life.world.deps.uow.read(life.world.livc_id) as tx:
        assert [c.soort for c in tx.outbox.certificaten()].count("casus") == 1
