"""Two press the button of one task at once: one is accepted, the other reads so, nothing is doubled."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from threading import Barrier

import pytest

from app.domain.eigenaar import is_te_noteren
from app.domain.errors import TaskNotOpenError
from app.domain.instantie import Taak
from tests.faults.chaos import Chaos
from tests.faults.clock import FIRST, StandingClock
from tests.faults.conftest import Ground
from tests.faults.installations import open_deps
from tests.faults.people import Form
from tests.faults.person import Answer, Person
from tests.faults.processes import Service, running
from tests.faults.script import Act, World
from tests.faults.strikes import Strikes
from tests.faults.twin import Twin
from tests.faults.year import Year

Copy = Callable[[str], tuple[Path, dict[str, str]]]
MOMENT = FIRST + timedelta(days=1)
TASKS, BY_TWO = 25, 3
"""How many tasks of a casus are pressed twice, and how many of those by two persons, at the least."""


@dataclass
class Rivals:
    """Every task is pressed twice at once, in two web processes; the rest of the year is left in peace."""

    year: Year
    doors: Sequence[int]
    """The ports of both web processes."""
    pressed: int = 0
    by_two: int = 0

    def live(self) -> None:
        """Live until only the clock brings anything."""
        while act := self._next():
            moment = self.year.world.deps.clock.now()
            if act.taak is None or act.soort == "stemmen":
                self.year.people.perform(act)
                self.year.script.begun += act.taak is None
            else:
                act = self._press(act, act.taak)
            self.year.twin.follow(act, moment)

    def _next(self) -> Act | None:
        """Return what somebody can do now, after a look at everything when nobody can do anything."""
        script = self.year.script
        if act := script.next():
            return act
        self.year.rest()
        return script.next() or script.begin()

    def _press(self, act: Act, taak: Taak) -> Act:
        """Press twice at once, and return what was accepted."""
        acts = act, self._rival(act, taak)
        forms = [self.year.people.form_of(each, taak) for each in acts]
        answers = self._at_once(*forms)
        if all(
            answer.asked for answer in answers
        ):  # it ends something: both say yes to the question, at once
            forms = [
                replace(form, fields={**form.fields, "bevestigd": [str(answer.asked)]})
                for form, answer in zip(forms, answers, strict=True)
            ]
            answers = self._at_once(*forms)
        accepted = [each for each, answer in zip(acts, answers, strict=True) if answer.is_accepted]
        assert len(accepted) == 1, f"{taak.element_id} was accepted {len(accepted)} times: {answers}"
        (refused,) = (answer for answer in answers if not answer.is_accepted)
        assert refused.status == 409, f"{taak.element_id}: {refused}"
        assert "Dit kan nu niet meer" in refused.text
        assert TaskNotOpenError.template in refused.text
        self.year.people.record.add(taak)
        self.pressed += 1
        self.by_two += acts[0].name != acts[1].name
        return accepted[0]

    def _rival(self, act: Act, taak: Taak) -> Act:
        """Return the same act, of the coördinator who notes it meanwhile where that is allowed."""
        ways = is_te_noteren(taak)
        return act if act.name == "joris" or not ways else replace(act, name="joris", via=min(ways))

    def _at_once(self, *forms: Form) -> list[Answer]:
        ready, people = Barrier(len(forms)), self.year.people

        def press(at: int, form: Form) -> Answer:
            person = Person(at, people.person(form.name).secret)
            filled = person.filled(form.page, form.fields)
            assert not isinstance(filled, Answer), f"{form.page}: {filled}"
            ready.wait(30)
            return person.ask(form.action, filled)

        with ThreadPoolExecutor(len(forms)) as pool:
            return list(pool.map(press, self.doors, forms))


@contextmanager
def rivals(ground: Ground, copy: Copy, sabotage: str = "") -> Iterator[Rivals]:
    """Yield an installation with two web processes, beside a twin in which everything is pressed once."""
    folder, databases = copy("here")
    databases |= {"FAULTS_SABOTAGE": sabotage}
    with running(ground.zygote, folder, databases) as service, another_web(service) as port:
        service.clock.shift(MOMENT - service.clock.now())
        calm, dice = StandingClock(MOMENT), Random(1)
        twin = Twin(World(open_deps(*copy("twin"), calm)), calm)
        world = World(open_deps(folder, databases, service.clock))
        nothing = Chaos(service, Strikes(service, dice, ground.own), dice, [], 0)
        year = Year(world, twin, nothing, casussen=1)
        year.people.doubling = 0
        yield Rivals(year, (service.port, port))


@contextmanager
def another_web(service: Service) -> Iterator[int]:
    """Yield the port of a second web process of an installation."""
    other = Service(service.zygote, service.folder, service.more)
    try:
        other.web.start()
        other.await_web()
        yield other.port
    finally:
        other.web.kill()


@pytest.mark.slow
def test_of_two_who_press_at_once_one_is_accepted_and_the_other_reads_that_it_was_done(
    ground: Ground, new_installation: Copy
) -> None:
    with rivals(ground, new_installation) as two:
        two.live()
        assert two.pressed >= TASKS
        assert two.by_two >= BY_TWO


@pytest.mark.slow
def test_a_step_that_takes_no_lock_is_noticed(ground: Ground, new_installation: Copy) -> None:
    with (
        rivals(ground, new_installation, "lock nothing") as two,
        pytest.raises(AssertionError, match=r"accepted [02] times"),
    ):
        two.live()
