"""Runs the engine and the token game side by side, and says where they part."""

import json
import random
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from app.domain.errors import DomainError
from app.domain.execution import Bundle, InstanceState, Moved
from app.engine.definition import definition_of
from app.engine.instance import all_living
from app.engine.move import Move as EngineMove
from app.engine.repetition import innermost
from app.engine.state import restore
from app.engine.timers import due_at, is_armed
from app.procedure.bundle import PerVersion, model_of
from app.procedure.game import Game, GameError, Position, reachable
from tests.engine.agreement.ways import ENGINE, WAYS, ApartError, Step
from tests.engine.models import START

MOST_TOKENS, MOST_POSITIONS = 40, 300


@dataclass
class Both:
    """One instance in the engine and one in the game, always at the same point."""

    bundle: Bundle
    dice: random.Random
    now: datetime = START
    moved: Moved | None = None
    position: Position = field(default_factory=lambda: Position(()))
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.game = Game(model_of(self.bundle), self.bundle.process_id)
        self.reachable = _REACHABLE.get(self.bundle)

    @property
    def state(self) -> InstanceState:
        """The state as it was saved, in another order."""
        assert self.moved is not None
        stored = json.loads(zlib.decompress(self.moved.instance.state))
        self.dice.shuffle(stored["tasks"])
        stored["tasks"] = [dict(self.dice.sample(list(t.items()), len(t))) for t in stored["tasks"]]
        mixed = dict(self.dice.sample(list(stored.items()), len(stored)))
        return replace(self.moved.instance, state=zlib.compress(json.dumps(mixed).encode()))

    def step(self, step: Step) -> bool:
        """Do a step in both; False when it could not be done, in both. Raises `ApartError`."""
        before = self.now
        ways = WAYS[step.kind](self, step)
        if ways is None:
            return False
        engine, game = ways
        moved, refused = _tried(engine)
        position, unplayable = _tried(game)
        if (moved is None) is not (position is None):
            raise ApartError(f"refused: engine {refused!r}, game {unplayable!r}")
        if moved is None or position is None:
            self.now = before
            self.seen["refused"] += 1
            return False
        self.moved, self.position = moved, position
        self.seen[step.kind] += 1
        self.compare()
        return True

    def compare(self) -> None:
        """Hold all that can be seen of one against the other."""
        assert self.moved is not None
        again = ENGINE.inspect(self.bundle, self.state)
        for name in ("tasks", "timers", "waiting", "active", "ended"):
            _same(f"{name} after saving", getattr(self.moved, name), getattr(again, name))
        moved, position = self.moved, self.position
        _same("active", sorted(moved.active), sorted(position.active))
        tasks = [(task.element_id, task.binding) for task in moved.tasks]
        _same("tasks", tasks, [(token.at, position.binding(token)) for token in position.open])
        _same("waiting", moved.waiting, position.words)
        _same("effects", moved.effects, position.effects)
        _same("flows", [flow for s in moved.steps for flow in s.flows], list(position.taken))
        cancelled = {step.element_id for step in moved.steps if step.state == "cancelled"}
        _same("cancelled", cancelled, set(position.cancelled))
        _same("ended", moved.ended, position.ended)
        _same("variables", dict(moved.instance.variables), dict(position.variables))
        tokens, timers = _inner(self.bundle, moved.instance)
        if self.reachable is not None and frozenset(position.active) not in self.reachable:
            raise ApartError(
                f"reachable: {position.active!r} is not in {sorted(map(sorted, self.reachable))!r}"
            )
        _same("tokens", tokens, Counter(t.at for t in position.tokens))
        armed = [(w.event, position.binding(t), w.due) for t, w in position.timers()]
        _same("timers", timers, sorted(armed, key=str))


def _reachable(bundle: Bundle) -> frozenset[frozenset[str]] | None:
    """Return all that the free game can reach, where that is not too much to look through."""
    try:
        return reachable(model_of(bundle), bundle.process_id, MOST_POSITIONS, repetitions=(1, 2, 3))
    except GameError:
        return None


_REACHABLE = PerVersion(_reachable)


def _same(what: str, engine: object, game: object) -> None:
    if engine != game:
        raise ApartError(f"{what}: engine {engine!r}, game {game!r}")


def _tried(way: Callable[[], Any]) -> tuple[Any, DomainError | None]:
    try:
        return way(), None
    except DomainError as error:
        return None, error


def _inner(
    bundle: Bundle, state: InstanceState
) -> tuple[Counter[str], list[tuple[str, str | None, datetime]]]:
    """Return how many tokens stand on each element, and the timers with their binding."""
    definition = definition_of(bundle)
    instance = restore(state.state, definition, EngineMove(definition.model, START, {}))
    tokens: Counter[str] = Counter()
    timers = []
    for task in all_living(instance):
        if task.task_spec.holds_token(task):
            tokens[task.task_spec.element.id] += sum(task.internal_data.get("arrived", {"": 1}).values())
        if is_armed(task):
            timers.append((task.task_spec.element.id, innermost(task)[1], due_at(task)))
    return tokens, sorted(timers, key=str)


def played(bundle: Bundle, plan: tuple[Step, ...], seed: int) -> Iterator[Both]:
    """Yield both after each step that was done, until nothing can happen or tokens grow without end."""
    both = Both(bundle, random.Random(seed))
    for step in plan:
        if both.step(step):
            yield both
        if (
            both.moved is None
            or len(both.position.tokens) > MOST_TOKENS
            or not both.game.moves(both.position)
        ):
            return
