"""A year of people and a clock, somebody who strikes what they talk to, and a twin that is left in peace."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.errors import DomainError
from app.domain.opdracht import Incident
from app.services.clockwork.advance_clock import AdvanceClock, advance_clock
from app.services.clockwork.check_inventory import check_inventory
from app.services.oversight.retry_incident import retry_incident
from tests.faults.chaos import Chaos
from tests.faults.people import TRIES, People
from tests.faults.script import Script, World
from tests.faults.twin import Twin, ensure_same
from tests.faults.whole import ensure_whole

PATIENCE = 90.0
MOST_CASUSSEN = 20
"""How many are begun before it is said that the strikes do not fall."""
JUMPS = (None,) * 6 + tuple(timedelta(days=days) for days in (1, 7, 31, 366))
"""To the next term, mostly; or all that falls in a week, a month or a year at once."""
WORKING = 0.2
"""Seconds in which the workers see that the clock moved, and are at it."""
HOURS = tuple(timedelta(hours=h) for h in (1, 3, 7))
MOST_WRONG = timedelta(hours=12)
"""How far the machine's clock is off, forward or back, at most."""
PAST = timedelta(hours=1)
"""How far a jump goes beyond the next term, so that the twin's is due as well."""
BACKOFFS = (timedelta(seconds=3), timedelta(seconds=11), timedelta(seconds=61), timedelta(minutes=11))
LOOKS = 30
"""Looks at the workers before the clock is moved to where what failed is tried again."""


@dataclass
class Year:
    """Lives until every casus is destroyed and every strike on the list was made."""

    world: World
    twin: Twin
    chaos: Chaos
    casussen: int
    jumps: int = 0
    wrong: timedelta = timedelta(0)
    earned: set[str] = field(default_factory=set)
    due: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.script = Script(self.world, self.casussen)
        self.people = People(self.world, self.chaos)

    def live(self) -> None:
        while True:
            act = self.script.next()
            if act is None:
                self.rest()
                act = self.script.next() or self.script.begin()
            if act is not None:
                moment = self.world.deps.clock.now()
                self.people.perform(act)
                self.script.begun += act.taak is None
                self.twin.follow(act, moment)
            elif self.world.next_timer() is not None:
                self._jump()
            elif not self.chaos.is_over:
                self.script.casussen += 1
                assert self.script.casussen < MOST_CASUSSEN, f"these never strike: {self.chaos.todo}"
            else:
                return

    def ensure_over(self) -> None:
        """Everything that was begun is destroyed, and everything that was to happen happened."""
        assert not self.world.casussen(), "a casus is left"
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            soorten = [certificate.soort for certificate in tx.outbox.certificaten()]
        assert soorten.count("casus") == self.script.begun, f"{self.script.begun} begun, destroyed: {soorten}"
        assert self.chaos.is_over, "fewer strikes fell than was promised"

    def told(self) -> str:
        """Return what happened, to be printed when something is wrong."""
        numbers = f"{self.chaos.kills} kills, {self.people.acts} acts, {self.jumps} jumps"
        return "\n".join((*self.chaos.strikes.told, numbers))

    def rest(self) -> None:
        """Let the workers finish, and look whether everything is as it should be."""
        self._await_idle()
        check_inventory(
            self.world.livc_id, self.world.deps
        )  # the night may not have come yet, as in the twin
        self._await_idle()
        self.people.record.ensure_kept_once(self.world)
        ensure_whole(self.world, self.earned)
        self._ensure_due_as_before()
        self._tell_the_twin()
        ensure_same(self.world, self.twin.world)
        self.chaos.since_rest = 0

    def _await_idle(self) -> None:
        until, looks, service = time.monotonic() + PATIENCE, 0, self.chaos.service
        while not self.world.is_idle():
            assert time.monotonic() < until, f"the workers do not come to rest:\n{service.tail()}"
            service.revive()
            time.sleep(0.02)
            looks += 1
            if looks % LOOKS == 0:
                self._shorten_the_wait(looks // LOOKS)
        service.revive()

    def _shorten_the_wait(self, times: int) -> None:
        """Move the clock to where what failed is tried again; a person retries what failed five times."""
        deps = self.world.deps
        with deps.uow.read(self.world.livc_id) as tx:
            incidents = [i for i in tx.outbox.incidenten() if i.id not in self.earned]
            later = [job.vanaf - deps.clock.now() for job in tx.outbox.pending()]
        for incident in incidents:
            self._earn(incident)
        step = min([wait for wait in later if wait > timedelta(0)], default=BACKOFFS[min(times, 4) - 1])
        step = min(step, BACKOFFS[-1])
        self.chaos.service.clock.shift(step)
        self.chaos.strikes.say(f"waited {step}")

    def _earn(self, incident: Incident) -> None:
        """Accept an incident only when as many strikes fell as it was tried; then do what its sentence says."""
        struck = self.chaos.since_rest
        assert struck >= incident.pogingen >= 5, f"{incident.soort} failed by itself, after {struck} strikes"
        self.earned.add(incident.id)
        retry_incident(self.world.actor("joris"), incident.id, self.world.deps)

    def _ensure_due_as_before(self) -> None:
        """A term that is still armed is due when it was; one that repeats is due later, once its moment passed."""
        now, found = self.world.now, dict[str, datetime]()
        for slot in self.world.slots():
            with self.world.deps.uow.read(self.world.livc_id) as tx:
                found |= {timer.task_id: timer.due_at for timer in tx.instanties.timers(slot)}
        for task_id, due in found.items():
            before = self.due.get(task_id, due)
            repeats = before <= now + 2 * MOST_WRONG and due > before  # the clock may be back since
            assert due == before or repeats, f"a term moved from {before} to {due}"
        self.due = found

    def _jump(self) -> None:
        """Move the domain clock forward; the workers are struck while they do what is due."""
        self.jumps += 1
        dice = self.chaos.dice
        if not self.chaos.is_over and dice.random() < 0.3:
            self._set_clock_wrong()
        step, following = dice.choice(JUMPS), self.world.next_timer()
        assert following
        to = following + PAST if step is None else self.world.now + step
        self.chaos.strikes.say(f"jump {self.jumps} to {to:%Y-%m-%d %H:%M}")
        self.chaos.during(lambda: self._advance(to), f"jump {self.jumps}")
        self._catch_up()

    def _advance(self, to: datetime) -> None:
        for _ in range(TRIES):
            try:
                advance_clock(AdvanceClock(self.world.livc_id, to), self.world.deps)
            except DomainError:
                time.sleep(0.1)
            else:
                break
        time.sleep(WORKING)

    def _set_clock_wrong(self) -> None:
        """Set the machine's clock wrong by hours, forward or back, for good."""
        dice = self.chaos.dice
        step = dice.choice(HOURS) * dice.choice((1, -1))
        step = -step if abs(self.wrong + step) > MOST_WRONG else step
        self.wrong += step
        self.chaos.service.clock.shift(step)
        self.chaos.strikes.say(f"the machine's clock moves {step.total_seconds() / 3600:+.0f} hours")
        self._catch_up()

    def _catch_up(self) -> None:
        """Wait for the workers; then let the twin see the same moment."""
        self._await_idle()
        self._tell_the_twin()

    def _tell_the_twin(self) -> None:
        """Let the twin do what is due by now: waiting for a retry moves the clock past a term of what sleeps."""
        twin = self.twin.world
        self.twin.clock.moment = self.world.deps.clock.now()
        advance_clock(AdvanceClock(twin.livc_id, self.world.now), twin.deps)
        self.twin.work()
