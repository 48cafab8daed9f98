"""A year of people and a clock, somebody who strikes what they talk to, and a twin that is left in peace."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.casus import Taak
from app.domain.errors import DomainError
from app.scenario.filling import filled
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.casework.record_aanmelding import aanmelding_form
from app.services.clockwork.advance_clock import AdvanceClock, advance_clock
from app.services.oversight.retry_incident import retry_incident
from tests.faults.person import LOST, Answer, Person
from tests.faults.processes import Service
from tests.faults.record import Record
from tests.faults.script import PERSOON, Act, Script, World
from tests.faults.strikes import Strikes
from tests.faults.twin import Twin, ensure_same
from tests.faults.whole import ensure_whole

STEPS_PER_STRIKE = 3
LONGEST_PAUSE = {"act": 0.08, "klok": 0.3}
"""Seconds after the start of a step before it is struck, at most."""
PATIENCE = 60.0
TRIES = 12
GONE = (404, 409, 410)
AGAIN = (LOST, 503)
"""No answer, or the page that says that nothing was kept: one tries again."""
JUMPS = {
    "termijn": None,
    "week": timedelta(weeks=1),
    "maand": timedelta(days=31),
    "jaar": timedelta(days=366),
}
STEPS = tuple(timedelta(hours=h) for h in (1, 3, 7))
MOST_WRONG = timedelta(hours=12)
PAST = timedelta(hours=1)
"""How far a jump goes beyond the next term, so that the twin's is due as well."""
BACKOFFS = (timedelta(seconds=3), timedelta(seconds=11), timedelta(minutes=1, seconds=1))


@dataclass
class Year:
    """Lives until every casus is destroyed and every strike on the list was made."""

    service: Service
    world: World
    twin: Twin
    strikes: Strikes
    dice: random.Random
    todo: list[str]
    casussen: int
    acts: int = 0
    jumps: int = 0
    earned: set[str] = field(default_factory=set)
    due: dict[str, datetime] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    wait: int = 2
    wrong: timedelta = timedelta(0)

    def __post_init__(self) -> None:
        self.script = Script(self.world, self.casussen)
        self.record = Record()

    def live(self) -> None:
        while True:
            act = self.script.next()
            if act is None:
                self.rest()
                act = self.script.next() or self.script.begin()
            if act is not None:
                self._perform(act)
            elif self.world.next_timer() is not None:
                self._jump()
            elif self.todo:
                self.script.casussen += 1
            else:
                return

    def ensure_over(self) -> None:
        """Everything that was begun is destroyed, and everything that was to happen happened."""
        assert not self.world.casussen()
        assert not self.todo
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            soorten = [certificate.soort for certificate in tx.outbox.certificaten()]
        assert soorten.count("casus") == self.script.begun

    @property
    def kills(self) -> int:
        return self.strikes.kills + self.service.traps.victims()

    # resting

    def rest(self) -> None:
        """Let the workers finish, and look whether everything is as it should be."""
        self._await_idle()
        self.record.ensure_kept_once(self.world)
        ensure_whole(self.world, self.earned)
        self._ensure_due_as_before()
        ensure_same(self.world, self.twin.world)

    def _await_idle(self) -> None:
        until, stalled = time.monotonic() + PATIENCE, 0
        while not self.world.is_idle():
            assert time.monotonic() < until, f"the workers do not come to rest:\n{self.service.tail()}"
            self.service.revive()
            time.sleep(0.02)
            stalled += 1
            if stalled % 30 == 0:
                self._shorten_the_wait(stalled // 30)
        self.service.revive()

    def _shorten_the_wait(self, times: int) -> None:
        """Move the clock to where what failed is tried again; a person retries what failed five times."""
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            incidents = [i for i in tx.outbox.incidenten() if i.id not in self.earned]
            later = [j.vanaf for j in tx.outbox.pending() if j.vanaf > self.world.deps.clock.now()]
        for incident in incidents:
            assert len(self.strikes.told) >= incident.pogingen >= 5, f"{incident.soort} failed by itself"
            self.earned.add(incident.id)
            retry_incident(self.world.actor("joris"), incident.id, self.world.deps)
        step = BACKOFFS[min(times, len(BACKOFFS)) - 1]
        wait = min(later) - self.world.deps.clock.now() if later else step
        self.service.clock.shift(min(max(wait, step), timedelta(minutes=15)))
        self.strikes.say(f"waited {max(wait, step)}")

    def _ensure_due_as_before(self) -> None:
        """A term that is still armed is due when it was; one that repeats is due later, once its moment passed."""
        now, found = self.world.now, dict[str, datetime]()
        for instantie_slot in self.world.slots():
            with self.world.deps.uow.read(self.world.livc_id) as tx:
                found |= {timer.task_id: timer.due_at for timer in tx.instanties.timers(instantie_slot)}
        for task_id, due in found.items():
            before = self.due.get(task_id, due)
            assert due == before or (before <= now + timedelta(hours=12) and due > before), "a term moved"
        self.due = found

    # acting

    def _perform(self, act: Act) -> None:
        self.acts += 1
        moment = self.world.deps.clock.now()
        if act.taak is None:
            self._begin(act)
            self.script.begun += 1
        elif act.soort == "stemmen":
            self._vote(act.taak)
        else:
            page = self._page(act.taak)
            fields = {**act.raw, **({"via": [act.via]} if act.via else {})}
            action = page if page.startswith("/taken/") else f"{page}/stap/{act.taak.id}"
            self._until_done(act.taak, lambda: self._person(act.name).submit(page, action, fields))
        self.twin.follow(act, moment)

    def _begin(self, act: Act) -> None:
        """Begin; who got no answer looks first whether it was begun, as nothing on the page could tell."""
        form = aanmelding_form(self.world.deps)
        given = {name: [value] for name, value in PERSOON.items()}
        noted = {**filled(form, given, self.world.today), "via": ["telefoon"]}
        before = self._number_begun()
        page, fields = ("/casussen/noteren", noted) if act.soort == "noteert" else ("/signaleren", {})
        for _ in range(TRIES):
            answer = self._send(lambda: self._person(act.name).submit(page, page, fields), act.soort)
            if self._number_begun() > before:
                return
            assert not answer.is_accepted, f"{act.soort} was accepted and is nowhere"
            self._ensure_may_try_again(answer, act.soort, act.name)
        raise AssertionError(f"{act.soort} never succeeds")

    def _number_begun(self) -> int:
        return self.world.prescreenings() + len(self.world.casussen())

    def _vote(self, taak: Taak) -> None:
        page = self._page(taak)
        present = self.world.at_the_table(taak.casus_id)
        answers = {f"stem:{person}": ["akkoord"] for person in present}
        for _ in range(TRIES):
            answer = self._send(
                lambda: self._person("joris").submit(page, f"{page}/stemmen/{taak.id}", answers), "stemmen"
            )
            if answer.is_accepted:
                break
            self._ensure_may_try_again(answer, "stemmen", "joris")
        self._ensure_voted_once(taak, len(present))
        self._until_done(
            taak, lambda: self._person("joris").submit(page, f"{page}/besluit/{taak.id}", {}), "joris"
        )

    def _ensure_voted_once(self, taak: Taak, present: int) -> None:
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            rounds = [tx.tafel.stemmen(taak.id, ronde) for ronde in (1, 2)]
        assert [len(stemmen) for stemmen in rounds] == [present, 0]

    def _until_done(self, taak: Taak, send: Callable[[], Answer], name: str | None = None) -> None:
        """Send until it is accepted, or the page says that it was done already."""
        lost = False
        for _ in range(TRIES):
            answer = self._send(send, taak.element_id)
            if answer.is_accepted:
                assert not self._is_open(taak), f"{taak.element_id} was accepted and is still open"
                self.record.add(taak)
                return
            if answer.status in GONE and not self._is_open(taak):
                assert lost, f"{taak.element_id} was done by nobody"
                self.record.add(taak)
                return
            self._ensure_may_try_again(answer, taak.element_id, name)
            lost = lost or not answer.is_logged_out
        raise AssertionError(f"{taak.element_id} never succeeds:\n{self.service.tail()}")

    def _ensure_may_try_again(self, answer: Answer, what: str, name: str | None) -> None:
        if answer.is_logged_out:  # the clock ran away from the session
            self.persons.clear()
            return
        assert answer.status in AGAIN, (
            f"{what}: {answer.status}\n{answer.text[-3000:]}\n{self.service.tail()}"
        )

    def _is_open(self, taak: Taak) -> bool:
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            return tx.taken.find(taak.id) is not None

    def _page(self, taak: Taak) -> str:
        if taak.rol != "tafel":
            return f"/taken/{taak.id}"
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            return f"/overleg/{tx.instanties.of_process('overleg')[0].id}"

    def _person(self, name: str) -> Person:
        """Return somebody who is logged in: by the demo's own door, which costs no hashing of passwords."""
        if name not in self.persons:
            command = SwitchPerson(self.world.actor(name).persoon_id, self.world.livc_id)
            self.persons[name] = Person(self.service.port, switch_person(command, self.world.deps))
        return self.persons[name]

    # the clock

    def _jump(self) -> None:
        """Move the domain clock forward; the workers are struck while they do what is due."""
        self.jumps += 1
        name = self.dice.choice(tuple(JUMPS)) if self.dice.random() < 0.5 else "termijn"
        step, following = JUMPS[name], self.world.next_timer()
        assert following
        to = following + PAST if step is None else self.world.now + step
        self.strikes.say(f"jump {self.jumps}: {name} to {to:%Y-%m-%d %H:%M}")
        self._struck(lambda: self._advance(to), "klok")
        self._await_idle()
        self._catch_up()

    def _catch_up(self) -> None:
        """Let the twin see the same moment, and do what is due by then."""
        twin = self.twin.world
        self.twin.clock.moment = self.world.deps.clock.now()
        advance_clock(AdvanceClock(twin.livc_id, self.world.now), twin.deps)
        self.twin.work()

    def _set_clock_wrong(self) -> None:
        """Set the machine's clock wrong by hours, forward or back, for good."""
        step = self.dice.choice(STEPS) * self.dice.choice((1, -1))
        step = -step if abs(self.wrong + step) > MOST_WRONG else step
        self.wrong += step
        self.service.clock.shift(step)
        self.strikes.say(f"the clock is off by {step.total_seconds() / 3600:+.0f} hours")
        self._await_idle()
        self._catch_up()

    def _advance(self, to: datetime) -> None:
        for _ in range(TRIES):
            try:
                advance_clock(AdvanceClock(self.world.livc_id, to), self.world.deps)
            except DomainError:
                time.sleep(0.1)
            else:
                break
        time.sleep(LONGEST_PAUSE["klok"])  # the workers are at it

    # striking

    def _send(self, send: Callable[[], Answer], what: str) -> Answer:
        answers: list[Answer] = []
        self._struck(lambda: answers.append(send()), "act", what)
        return answers[0]

    def _struck(self, do: Callable[[], None], kind: str, what: str = "") -> None:
        """Do it, and now and then strike while it is under way."""
        self.wait -= 1
        if not self.todo or self.wait > 0:
            do()
            self.service.revive()
            return
        self.wait = self.dice.randint(1, 2 * STEPS_PER_STRIKE)
        strike, pause = self.todo.pop(), self.dice.uniform(0, LONGEST_PAUSE[kind])
        if strike == "hours":
            self._set_clock_wrong()
            strike = "minutes"
        self.strikes.say(f"{kind} {self.acts} {what}: {strike} after {pause * 1000:.0f} ms")
        doing = threading.Thread(target=do, daemon=True)
        doing.start()
        time.sleep(pause)
        self.strikes.kinds[strike]()
        doing.join()
        self.service.revive()
        self.service.await_web()
