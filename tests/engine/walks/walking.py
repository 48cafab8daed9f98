"""Walks at random through the engine, in the way in which a model says that it is used."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.execution import Bundle, Moved, Value
from app.domain.ids import InstantieId
from app.engine.engine import SpiffEngine
from app.procedure.bundle import Model, model_of
from app.procedure.variables import Variable
from tests.engine.models import START

ENGINE = SpiffEngine()
Bindings = Mapping[str, tuple[str, ...]]


@dataclass
class Walker:
    """One instance: whoever is asked answers, what is awaited comes, time passes; each writes what is its own."""

    bundle: Bundle
    bindings: Bindings
    dice: random.Random
    now: datetime = START
    moved: Moved = field(init=False)

    def __post_init__(self) -> None:
        self.model: Model = model_of(self.bundle)
        known = {name: self._value(each) for name, each in self._shared().items()}
        self.moved = ENGINE.start(self.bundle, InstantieId("i"), known, self.bindings, self.now)

    def _shared(self) -> dict[str, Variable]:
        return {name: each for name, each in self.model.variables.items() if not each.per}

    def walk(self, most: int) -> Iterator[Moved]:
        """Yield where it stands, from the beginning, until it ended or so many things happened."""
        yield self.moved
        for _ in range(most):
            if self.moved.ended:
                return
            self.moved = self._happen()
            yield self.moved

    def _happen(self) -> Moved:
        """Let one of all that can happen now happen; raises `IndexError` when nothing can."""
        tasks, words = len(self.moved.tasks), sorted(self.moved.waiting)
        due = [timer.due_at for timer in self.moved.timers]
        ways = [*range(tasks), *words, *due[:1]]
        chosen = self.dice.choice(ways)
        if isinstance(chosen, int):
            return self._complete(chosen)
        if isinstance(chosen, str):
            return self._deliver(chosen)
        self.now = max(self.now, min(due)) + timedelta(seconds=1)
        return ENGINE.tick(self.bundle, self.moved.instance, {}, self.bindings, self.now)

    def _complete(self, number: int) -> Moved:
        task = self.moved.tasks[number]
        written = self._written(task.element_id)
        return ENGINE.complete(
            self.bundle, self.moved.instance, task.task_id, written, self.bindings, self.now
        )

    def _deliver(self, word: str) -> Moved:
        written = self._written(f"bericht {word}")
        return ENGINE.deliver(self.bundle, self.moved.instance, word, written, self.bindings, self.now)

    def _written(self, writer: str) -> dict[str, Value]:
        """Return what a writer writes, and what the system may write at any moment."""
        variables = self.model.variables.items()
        own = {name: each for name, each in variables if writer in each.writers}
        at_any_time = {name: each for name, each in self._shared().items() if "systeem" in each.writers}
        return {name: self._value(each) for name, each in {**at_any_time, **own}.items()}

    def _value(self, variable: Variable) -> Value:
        """Return some value."""
        if variable.type == "enum":
            return self.dice.choice(sorted(variable.values))
        if variable.type == "boolean":
            return self.dice.random() < 0.5
        if variable.type == "date":
            return (self.now + timedelta(days=self.dice.randint(1, 90))).date()
        return self.dice.randint(0, 4)
