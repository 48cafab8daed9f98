"""Processes that work at the same moment: all of them answer, or none is waited for."""

import os
import signal
import time
from multiprocessing import active_children
from typing import Any

import pytest

from app.bench.together import Begin, together
from app.domain.errors import EngineError

AT_ONCE = 30.0
"""Seconds in which a busy machine starts a few processes; they would wait fifteen minutes for each other."""


class ImpossibleToLoad:
    """What a process cannot be given: it fails before it reaches its work."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _refuse, ()


def _refuse() -> None:
    raise ImportError("this cannot be loaded in a new process")


def work(begin: Begin, given: Any) -> int:
    if given == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    begin()
    if given == "fails":
        raise ZeroDivisionError
    return int(given)


def test_each_answers_in_its_own_place() -> None:
    before = active_children()
    assert together(work, [3, 1, 2]) == [3, 1, 2]
    assert set(active_children()) <= set(before)


@pytest.mark.parametrize(
    "given", ["killed", "fails", ImpossibleToLoad()], ids=["killed", "fails", "no import"]
)
def test_one_that_stops_is_noticed_at_once_and_the_others_are_ended(given: object) -> None:
    before, begun = active_children(), time.monotonic()
    with pytest.raises(EngineError, match="gestopt"):
        together(work, [1, given, 2])
    assert time.monotonic() - begun < AT_ONCE
    assert set(active_children()) <= set(before)
