"""Random ways through a model with the engine, and whether a model can end at all."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import EngineError
from app.domain.execution import Bundle, Moved, OpenTask, Value
from app.domain.ids import InstantieId
from app.domain.words.repetitions import REPETITIONS
from app.engine.engine import SpiffEngine
from app.procedure.bundle import PerVersion, model_of
from app.procedure.game import FreeGame, GameError, Position
from tests.engine.models import START

ENGINE = SpiffEngine()
BINDINGS = {word: (f"{word}1", f"{word}2") for word in REPETITIONS}
MOST_POSITIONS = 250
MOST_TOKENS = 12
Answers = Callable[[OpenTask], dict[str, Value]]


@dataclass
class Case:
    """An instance on its way; `now` only goes forward."""

    bundle: Bundle
    moved: Moved
    now: datetime


def begun(bundle: Bundle, variables: dict[str, Value]) -> Case:
    moved = ENGINE.start(bundle, InstantieId("i"), variables, BINDINGS, START)
    return Case(bundle, moved, START)


def step(case: Case, dice: random.Random, answers: Answers, *, tasks_first: bool = False) -> bool:
    """Do something that can be done; False when nothing can."""
    moved = case.moved
    ways: list[tuple[str, object]] = [("task", t) for t in moved.tasks] * 3
    if not (tasks_first and ways):
        ways += [("message", word) for word in sorted(moved.waiting)]
        ways += [("timer", timer) for timer in moved.timers]
    if not ways:
        return False
    kind, what = dice.choice(ways)
    if isinstance(what, OpenTask):
        case.moved = ENGINE.complete(
            case.bundle, moved.instance, what.task_id, answers(what), BINDINGS, case.now
        )
    elif kind == "message":
        case.moved = ENGINE.deliver(case.bundle, moved.instance, str(what), {}, BINDINGS, case.now)
    else:
        case.now = max(case.now, what.due_at)  # type: ignore[attr-defined]
        case.moved = ENGINE.tick(case.bundle, moved.instance, {}, BINDINGS, case.now)
    return True


def walked(case: Case, dice: random.Random, answers: Answers, most: int, *, tasks_first: bool = False) -> str:
    """Walk on; return ended, stuck, piled (a branch that nobody closes) or on."""
    for _ in range(most):
        if case.moved.ended:
            return "ended"
        try:
            if not step(case, dice, answers, tasks_first=tasks_first):
                return "stuck"
        except EngineError as error:
            if (
                "Werk er eerst van af" in str(error)
                or "telkens opnieuw" in str(error)
                or "rondgaan" in str(error)
            ):
                return "piled"
            raise
    return "ended" if case.moved.ended else "on"


def _can_always_end(bundle: Bundle) -> bool:
    """Answer whether an instance can end from everywhere it can come to; False as well when that is too much."""
    game = FreeGame(model_of(bundle), bundle.process_id, repetitions=(2,), limit=MOST_POSITIONS)
    leads: dict[Position, set[Position]] = {}
    try:
        todo = list(game.start())
        while todo:
            position = todo.pop()
            if position not in leads:
                leads[position] = {p for move in game.moves(position) for p in game.play(position, move)}
                todo += leads[position]
            if len(leads) > MOST_POSITIONS or len(position.tokens) > MOST_TOKENS:
                return False
    except (GameError, RecursionError):
        return False
    good = {p for p in leads if p.ended is not None}
    while more := {p for p, following in leads.items() if p not in good and following & good}:
        good |= more
    return len(good) == len(leads)


can_always_end = PerVersion(_can_always_end)
