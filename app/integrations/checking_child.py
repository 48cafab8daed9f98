"""A process beside the web server that works out one question at a time, and stops when it is called back."""

import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from typing import Final

from app.procedure.findings import Finding
from app.procedure.live import LiveQuestion, Within

Found = tuple[Finding, ...]
_CALLED_BACK: Final = "stop"
_IDLE: Final = 300.0
"""Seconds without a question after which it ends; a next one is started when it is needed."""
_LOOK: Final = 0.02
_LONGEST: Final = 10.0
"""Seconds that one question may take; what was not looked at by then is not decided."""


class CalledBackError(Exception):
    """The question was called back: nobody waits for the answer any more."""


class BrokenChildError(Exception):
    """The process ended, or did not answer in time."""


class CheckingChild:
    """One such process, seen from the thread that asks it."""

    def __init__(self) -> None:
        """Start it: a fresh process that shares nothing with this one, whatever threads run here."""
        context = get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=serve, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def ask(self, question: LiveQuestion, is_called_back: Callable[[], bool], seconds: float) -> Found:
        """Return the answer; raises `CalledBackError`, and `BrokenChildError` when this one is of no use."""
        until, called_back = monotonic() + seconds, False
        try:
            self._here.send(question)
            while not self._here.poll(_LOOK):
                if monotonic() > until:
                    raise BrokenChildError
                if not called_back and is_called_back():
                    called_back = True
                    self._here.send(_CALLED_BACK)
            answer: Found = self._here.recv()
        except (EOFError, OSError) as error:
            raise BrokenChildError from error
        if called_back:
            raise CalledBackError
        return answer

    def end(self) -> None:
        """End it, whatever it does."""
        self._here.close()
        self._process.kill()
        self._process.join()


def serve(asked: Connection) -> None:
    """Answer questions until there are no more: in the process beside."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while asked.poll(_IDLE):
            question = asked.recv()
            if question != _CALLED_BACK:
                asked.send(question.answered(Within(_over(asked, monotonic() + _LONGEST))))


def _over(asked: Connection, until: float) -> Callable[[], bool]:
    """Return what answers whether to stop: something else was said meanwhile, or the time is over."""
    return lambda: asked.poll() or monotonic() > until
