"""Processes that begin a piece of work at the same moment and hand back what came of it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.synchronize import Barrier
from typing import Any, Generic, TypeVar

from app.domain.errors import EngineError

PATIENCE_SECONDS = 900.0
Result = TypeVar("Result")
Begin = Callable[[], None]
"""Waits until all the others are ready too."""


@dataclass(frozen=True, eq=False)
class _Child(Generic[Result]):
    """A process and the end of the pipe through which it answers; its death is the end of the pipe."""

    process: SpawnProcess
    answer: "Connection[Any, Result]"


def together(work: Callable[[Begin, Any], Result], given: Sequence[Any]) -> list[Result]:
    """Do the work in a process of its own for each of these; raises `EngineError` as soon as one of them stopped.

    They are started afresh: nothing of this process, no connection, is theirs.
    """
    context = get_context("spawn")
    ready = context.Barrier(len(given))
    children: list[_Child[Result]] = []
    try:
        children.extend(_started(context, work, each, ready) for each in given)
        results = _results(children)
        for child in children:
            child.process.join(10)
    finally:
        _end(children)
    return results


def _started(
    context: SpawnContext, work: Callable[[Begin, Any], Result], given: Any, ready: Barrier
) -> _Child[Result]:
    answer, told = context.Pipe(duplex=False)
    process = context.Process(target=_process, args=(work, given, ready, told), daemon=True)
    process.start()
    told.close()  # else the pipe would stay open here, whatever becomes of the process
    return _Child(process, answer)


def _process(
    work: Callable[[Begin, Any], Result], given: Any, ready: Barrier, told: "Connection[Result, Any]"
) -> None:
    told.send(work(lambda: _wait(ready), given))


def _wait(ready: Barrier) -> None:
    ready.wait(PATIENCE_SECONDS)


def _results(children: Sequence[_Child[Result]]) -> list[Result]:
    found: dict[Connection[Any, Result], Result] = {}
    waiting = [child.answer for child in children]
    until = time.monotonic() + PATIENCE_SECONDS
    while waiting:
        answered = wait(waiting, max(0.0, until - time.monotonic()))
        if not answered:
            raise EngineError("Een proces van de meting antwoordt niet; er is niet gemeten.")
        found |= {each: _told(each) for each in waiting if each in answered}
        waiting = [each for each in waiting if each not in found]
    return [found[child.answer] for child in children]


def _told(answer: "Connection[Any, Result]") -> Result:
    try:
        return answer.recv()
    except EOFError:
        raise EngineError("Een proces van de meting is gestopt; er is niet gemeten.") from None


def _end(children: Sequence[_Child[Result]]) -> None:
    for child in children:
        child.process.kill()
        child.process.join()
        child.answer.close()
