"""Implements the port `Checker` with processes beside this one; what was worked out is kept by its meaning."""

import os
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from threading import Lock, local
from typing import Final

from app.domain.sentence import Sentence
from app.integrations.checking_child import BrokenChildError, CalledBackError, CheckingChild, Found
from app.procedure.findings import Finding, Level
from app.procedure.live import LiveQuestion
from app.procedure.model import Place
from app.services.ports.checker import Turn

_PROCESSES: Final = 2
_KEPT: Final = 512
_TURNS: Final = 1024
_LONGEST: Final = 20.0
_UNKNOWN: Final = Sentence(
    "Een deel kon niet nagekeken worden: het kostte te veel tijd of geheugen. Zolang is het niet in orde. Maak de "
    "laatste wijziging ongedaan, of splits wat u wijzigde."
)


class CheckingPool:
    """Answers questions in other processes, started when first needed; safe between threads."""

    def __init__(self, processes: int = _PROCESSES, longest: float = _LONGEST) -> None:
        self._processes, self._longest = processes, longest
        self._lock = Lock()
        self._own = local()
        self._threads: ThreadPoolExecutor | None = None
        self._children: list[CheckingChild] = []
        self._pid = 0
        self._answers: OrderedDict[str, Future[Found]] = OrderedDict()
        self._latest: OrderedDict[str, int] = OrderedDict()

    def answers(
        self, questions: Sequence[LiveQuestion], turn: Turn, seconds: float
    ) -> Sequence[Found] | None:
        """Return the answer to each; None when they are not all there within so many seconds."""
        self._note(turn)
        futures = [self._asked(each, turn) for each in questions]
        done, late = wait(futures, timeout=seconds)
        if late or any(isinstance(each.exception(), CalledBackError) for each in done):
            return None
        return [each.result() for each in futures]

    def close(self) -> None:
        """Let go of the processes; the next question starts others."""
        with self._lock:
            children, self._children = self._children, []
            threads, self._threads = self._threads, None
            self._own = local()
            self._answers.clear()
        for child in children:
            child.end()
        if threads:
            threads.shutdown(wait=True, cancel_futures=True)

    def _note(self, turn: Turn) -> None:
        with self._lock:
            self._latest[turn.of] = max(turn.number, self._latest.get(turn.of, 0))
            self._latest.move_to_end(turn.of)
            while len(self._latest) > _TURNS:
                self._latest.popitem(last=False)

    def _is_past(self, turn: Turn) -> bool:
        return self._latest.get(turn.of, 0) > turn.number

    def _asked(self, question: LiveQuestion, turn: Turn) -> "Future[Found]":
        """Return the answer that is there or comes; one that was called back is asked anew."""
        key = question.key
        with self._lock:
            known = self._answers.get(key)
            if known is None or (known.done() and known.exception() is not None):
                known = self._pool().submit(self._worked_out, question, turn)
                self._answers[key] = known
            self._answers.move_to_end(key)
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
            return known

    def _pool(self) -> ThreadPoolExecutor:
        """Return the threads that ask; a process that was forked from another has its own."""
        if self._threads is None or self._pid != os.getpid():
            self._pid, self._own, self._children = os.getpid(), local(), []
            self._threads = ThreadPoolExecutor(self._processes, "nakijken")
        return self._threads

    def _worked_out(self, question: LiveQuestion, turn: Turn) -> Found:
        """Ask the process of this thread; once more when it had ended meanwhile."""
        is_past = partial(self._is_past, turn)
        for _ in range(2):
            if is_past():
                raise CalledBackError
            child = self._child()
            try:
                return child.ask(question, is_past, self._longest)
            except BrokenChildError:
                self._gone(child)
        return (Finding(Place("", 0, ""), _UNKNOWN, level=Level.ONBESLIST),)

    def _child(self) -> CheckingChild:
        found: CheckingChild | None = getattr(self._own, "child", None)
        if found is None:
            found = self._own.child = CheckingChild()
            with self._lock:
                self._children.append(found)
        return found

    def _gone(self, child: CheckingChild) -> None:
        self._own.child = None
        with self._lock:
            if child in self._children:
                self._children.remove(child)
        child.end()
