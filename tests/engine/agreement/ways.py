"""What is tried on an instance: the steps of a seed, each as a call of the engine and as a play of the game."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from app.domain.errors import ConflictError, DomainError, TaskNotOpenError
from app.domain.execution import Bundle, InstanceState, Moved, Value
from app.domain.ids import InstantieId, TaskId
from app.domain.words.repetitions import REPETITIONS
from app.engine.engine import SpiffEngine
from app.procedure.game import Complete, Deliver, Game, Position, World
from tests.engine.agreement.pencil import WORDS

BINDINGS: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {"dienst": ("d1", "d2"), "dossierhouder": ("o1", "o3")},
    {"dienst": ("d2",), "dossierhouder": ("o1", "o2", "o3")},
    {"dienst": ("d1", "d2", "d3"), "dossierhouder": ("o2", "o1")},
    {word: (f"{word}1", f"{word}2") for word in sorted(REPETITIONS)},
)
UNHEARD = "vervroegd_vernietigen"
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


class Pair(Protocol):
    """One instance in the engine and one in the game, always at the same point."""

    bundle: Bundle
    now: datetime
    moved: Moved | None
    position: Position
    game: Game

    @property
    def state(self) -> InstanceState:
        """The state of the engine."""
        ...


class ApartError(AssertionError):
    """The two do not agree; `str(error)` says on what, up to the colon, and how."""


Ways = tuple[Callable[[], Moved], Callable[[], Position]] | None


def _start(both: Pair, step: Step) -> Ways:
    variables, bindings = dict(step.variables), BINDINGS[step.bindings]
    return (
        lambda: ENGINE.start(both.bundle, InstantieId("i"), variables, bindings, both.now),
        lambda: both.game.start(variables, bindings, both.now),
    )


def _world(both: Pair, step: Step) -> World:
    return World(both.now, BINDINGS[step.bindings], dict(step.variables))


def _task(both: Pair, step: Step) -> Ways:
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


def _tick(both: Pair, step: Step, moment: datetime) -> Ways:
    both.now = max(both.now, moment)
    world = _world(both, step)
    return (
        lambda: ENGINE.tick(both.bundle, both.state, world.variables, world.bindings, world.now),
        lambda: both.game.wait(both.position, world),
    )


def _first_due(both: Pair) -> datetime | None:
    return min((wait.due for _, wait in both.position.timers() if wait.due), default=None)


def _next(both: Pair, step: Step) -> Ways:
    """Let time pass to the first timer."""
    due = _first_due(both)
    return None if due is None else _tick(both, step, due)


def _early(both: Pair, step: Step) -> Ways:
    """Let time pass to just before the first timer: nothing happens."""
    due = _first_due(both)
    return None if due is None else _tick(both, step, due - timedelta(seconds=1))


def _late(both: Pair, step: Step) -> Ways:
    """Let time pass over several timers."""
    return _tick(both, step, both.now + timedelta(days=step.number % 8))


def _deliver(both: Pair, step: Step, word: str) -> Ways:
    world = _world(both, step)
    return (
        lambda: ENGINE.deliver(both.bundle, both.state, word, world.variables, world.bindings, world.now),
        lambda: both.game.play(both.position, Deliver(word), world),
    )


def _hear(both: Pair, step: Step) -> Ways:
    """Deliver a message that something waits for."""
    words = sorted(both.position.words)
    return _deliver(both, step, words[step.number % len(words)]) if words else None


def _deaf(both: Pair, step: Step) -> Ways:
    """Deliver a message that nothing waits for: both refuse."""
    words = [word for word in (*WORDS, UNHEARD) if word not in both.position.words]
    engine, game = _deliver(both, step, words[step.number % len(words)]) or (None, None)
    assert engine is not None
    assert game is not None
    _refuses(engine, ConflictError)
    return engine, game


def _gone(both: Pair, step: Step) -> Ways:
    """Complete a task that is not there: both refuse."""
    world = _world(both, step)

    def engine() -> Moved:
        return ENGINE.complete(both.bundle, both.state, TaskId("0" * 32), {}, world.bindings, world.now)

    _refuses(engine, TaskNotOpenError)
    return engine, lambda: both.game.play(both.position, Complete(10**9, ""), world)


def _refuses(way: Callable[[], Moved], kind: type[DomainError]) -> None:
    try:
        way()
    except kind:
        return
    raise ApartError(f"refused: the engine does not refuse with {kind.__name__}")


WAYS: Mapping[str, Callable[[Pair, Step], Ways]] = {
    "start": _start,
    "task": _task,
    "next": _next,
    "early": _early,
    "late": _late,
    "hear": _hear,
    "deaf": _deaf,
    "gone": _gone,
}
