"""Runs the engine and the token game side by side, and says where they part."""

import json
import random
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from app.domain.errors import ConflictError, DomainError, TaskNotOpenError
from app.domain.execution import Bundle, InstanceState, Moved, Value
from app.domain.ids import InstantieId, TaskId
from app.domain.vocabulary import PER
from app.engine.definition import definition_of
from app.engine.engine import SpiffEngine
from app.engine.instance import all_living
from app.engine.move import Move as EngineMove
from app.engine.repetition import innermost
from app.engine.state import restore
from app.engine.timers import due_at, is_armed
from app.procedure.bundle import PerVersion, model_of
from app.procedure.game import (
    Complete,
    Deliver,
    Game,
    GameError,
    Position,
    World,
    reachable,
)
from tests.engine.agreement.pencil import WORDS
from tests.engine.models import START

BINDINGS: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {"dienst": ("d1", "d2"), "dossierhouder": ("o1",)},
    {"dienst": ("d2",), "dossierhouder": ("o1", "o2", "o3")},
    {"dienst": ("d1", "d2", "d3"), "dossierhouder": ("o2", "o1")},
    {word: (f"{word}1", f"{word}2") for word in sorted(PER)},
)
UNHEARD = "vervroegd_vernietigen"
MOST_TOKENS = 40
MOST_POSITIONS = 300
ENGINE = SpiffEngine()


@dataclass(frozen=True)
class Step:
    """Something to try. `number` chooses among what is possible then, so that a step outlives a smaller model."""

    kind: str
    number: int = 0
    variables: tuple[tuple[str, Value], ...] = ()
    bindings: int = 0


def steps(seed: int, number: int) -> tuple[Step, ...]:
    """Return the steps of a seed, the start first."""
    dice = random.Random(seed * 7919 + 1)
    kinds = ("task",) * 10 + ("next",) * 4 + ("hear",) * 4 + ("late", "early", "deaf", "gone")
    plan = [Step("start", 0, _variables(dice), dice.randrange(3))]
    for _ in range(number):
        variables = _variables(dice)
        plan.append(Step(dice.choice(kinds), dice.randrange(60), variables, dice.randrange(3)))
    return tuple(plan)


def _variables(dice: random.Random) -> tuple[tuple[str, Value], ...]:
    possible: dict[str, Value] = {
        "k0": dice.random() < 0.5,
        "k1": dice.random() < 0.5,
        "w": dice.choice("xyz"),
        "n": dice.randint(0, 3),
        "dag": date(2026, 1, 20) + timedelta(days=dice.randrange(60)),
        "pd": dice.random() < 0.5,
        "po": dice.choice((True, False, None)),
    }
    return tuple((name, possible[name]) for name in dice.sample(sorted(possible), dice.choice((0, 1, 2, 3))))


class ApartError(AssertionError):
    """The two do not agree; `str(error)` says on what, and `category` of what kind that is."""


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
        ways = _WAYS[step.kind](self, step)
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
        return reachable(model_of(bundle), bundle.process_id, limit=MOST_POSITIONS)
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


Ways = tuple[Callable[[], Moved], Callable[[], Position]] | None


def _start(both: Both, step: Step) -> Ways:
    variables, bindings = dict(step.variables), BINDINGS[step.bindings]
    return (
        lambda: ENGINE.start(both.bundle, InstantieId("i"), variables, bindings, both.now),
        lambda: both.game.start(variables, bindings, both.now),
    )


def _world(both: Both, step: Step) -> World:
    return World(both.now, BINDINGS[step.bindings], dict(step.variables))


def _task(both: Both, step: Step) -> Ways:
    """Complete one of the open tasks."""
    moves = [move for move in both.game.moves(both.position) if isinstance(move, Complete)]
    if not moves or both.moved is None:
        return None
    number = step.number % len(moves)
    task, world = both.moved.tasks[number], _world(both, step)
    return (
        lambda: ENGINE.complete(
            both.bundle, both.state, task.task_id, world.variables, world.bindings, world.now
        ),
        lambda: both.game.play(both.position, moves[number], world),
    )


def _tick(both: Both, step: Step, moment: datetime) -> Ways:
    both.now = max(both.now, moment)
    world = _world(both, step)
    return (
        lambda: ENGINE.tick(both.bundle, both.state, world.variables, world.bindings, world.now),
        lambda: both.game.wait(both.position, world),
    )


def _first_due(both: Both) -> datetime | None:
    return min((wait.due for _, wait in both.position.timers() if wait.due), default=None)


def _next(both: Both, step: Step) -> Ways:
    """Let time pass to the first timer."""
    due = _first_due(both)
    return None if due is None else _tick(both, step, due)


def _early(both: Both, step: Step) -> Ways:
    """Let time pass to just before the first timer: nothing happens."""
    due = _first_due(both)
    return None if due is None else _tick(both, step, due - timedelta(seconds=1))


def _late(both: Both, step: Step) -> Ways:
    """Let time pass over several timers."""
    return _tick(both, step, both.now + timedelta(days=step.number % 8))


def _deliver(both: Both, step: Step, word: str) -> Ways:
    world = _world(both, step)
    return (
        lambda: ENGINE.deliver(both.bundle, both.state, word, world.variables, world.bindings, world.now),
        lambda: both.game.play(both.position, Deliver(word), world),
    )


def _hear(both: Both, step: Step) -> Ways:
    """Deliver a message that something waits for."""
    words = sorted(both.position.words)
    return _deliver(both, step, words[step.number % len(words)]) if words else None


def _deaf(both: Both, step: Step) -> Ways:
    """Deliver a message that nothing waits for: both refuse."""
    words = [word for word in (*WORDS, UNHEARD) if word not in both.position.words]
    engine, game = _deliver(both, step, words[step.number % len(words)]) or (None, None)
    assert engine is not None
    assert game is not None
    _refuses(engine, ConflictError)
    return engine, game


def _gone(both: Both, step: Step) -> Ways:
    """Complete a task that is not there: both refuse."""
    world = _world(both, step)

    def engine() -> Moved:
        return ENGINE.complete(both.bundle, both.state, TaskId("0" * 32), {}, world.bindings, world.now)

    _refuses(engine, TaskNotOpenError)
    return engine, lambda: both.game.play(both.position, Complete(10**9, ""), world)


def _refuses(way: Callable[[], Moved], kind: type[DomainError]) -> None:
    _, error = _tried(way)
    if not isinstance(error, kind):
        raise ApartError(f"engine does not refuse with {kind.__name__}: {error!r}")


_WAYS: Mapping[str, Callable[[Both, Step], Ways]] = {
    "start": _start,
    "task": _task,
    "next": _next,
    "early": _early,
    "late": _late,
    "hear": _hear,
    "deaf": _deaf,
    "gone": _gone,
}


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
