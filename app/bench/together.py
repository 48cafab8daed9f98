"""Processes that begin a piece of work at the same moment and hand back what came of it."""

from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from typing import Any, TypeVar

from app.domain.errors import EngineError

PATIENCE_SECONDS = 900.0
Result = TypeVar("Result")
Begin = Callable[[], None]
"""Waits until all the others are ready too."""


def together(work: Callable[[Begin, Any], Result], given: Sequence[Any]) -> list[Result]:
    """Do the work in a process of its own for each of these; raises `EngineError` when one of them stopped.

    They are started afresh: nothing of this process, no connection, is theirs.
    """
    context = get_context("spawn")
    ready, answers = context.Barrier(len(given)), context.Queue()
    processes = [
        context.Process(target=_process, args=(work, each, ready, answers), daemon=True) for each in given
    ]
    try:
        for process in processes:
            process.start()
        results = [answers.get(timeout=PATIENCE_SECONDS) for _ in processes]
    finally:
        _end(processes)
    if None in results:
        raise EngineError("Een proces van de meting is gestopt; er is niet gemeten.")
    return results


def _process(
    work: Callable[[Begin, Any], Result], given: Any, ready: Barrier, answers: "Queue[Result | None]"
) -> None:
    result = None
    try:
        result = work(lambda: _wait(ready), given)
    finally:
        if result is None:
            ready.abort()
        answers.put(result)


def _wait(ready: Barrier) -> None:
    ready.wait(PATIENCE_SECONDS)


def _end(processes: Sequence[SpawnProcess]) -> None:
    for process in processes:
        if process.pid is not None:
            process.join(10)
            if process.is_alive():
                process.kill()
                process.join()
