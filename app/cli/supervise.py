"""Web and worker in one go: they start together and end together."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.context import ForkProcess

from app.cli.dutch import REFUSED, told
from app.domain.errors import DomainError

GRACE_SECONDS = 15.0
"""How long a process may take to finish its request or step, before it is killed."""
PAUSE_SECONDS = 0.1
PR_SET_PDEATHSIG = 1
SIGNALLED = 128
"""Added to the number of the signal that ended a command, as a shell does."""
SIGNALS = (signal.SIGTERM, signal.SIGINT)
Work = Callable[[], None]


@contextmanager
def tidy_when_ended() -> Iterator[None]:
    """Let SIGTERM unwind as Ctrl-C does, so that what was made for a while is removed; the exit code is 143.

    A process that is forked meanwhile has nothing to remove: it just ends.
    """
    mine = os.getpid()

    def end(number: int, _frame: object) -> None:
        if os.getpid() != mine:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
            return
        signal.signal(number, signal.SIG_IGN)  # once: removing takes a moment
        sys.exit(SIGNALLED + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def apart(work: Work) -> Work:
    """Begin this in a process of its own, which ends with its connections.

    Call what is returned to wait for it; that exits when it was refused.
    """
    process = get_context("fork").Process(target=_told, args=(work,))
    process.start()

    def ensure_done() -> None:
        process.join()
        if process.exitcode:
            sys.exit(max(process.exitcode, REFUSED))

    return ensure_done


def run_together(*works: Work) -> bool:
    """Run until SIGTERM or SIGINT (True), or until one of them ends by itself (False).

    The caller holds no connection: a process that is forked from here opens its own.
    """
    stopped = False

    def stop(_number: int, _frame: object) -> None:
        nonlocal stopped
        stopped = True

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    children: list[ForkProcess] = []
    try:
        children.extend(_start(work) for work in works)
        while not stopped and all(child.is_alive() for child in children):
            time.sleep(PAUSE_SECONDS)
    finally:
        _end(children)
        for number, handler in before.items():
            signal.signal(number, handler)
    return stopped


def _start(work: Work) -> ForkProcess:
    child = get_context("fork").Process(target=_child, args=(work, os.getpid()))
    child.start()
    return child


def _child(work: Work, parent: int) -> None:
    """Work in a group of its own: Ctrl-C reaches the parent alone, and it ends the others in order."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    os.setpgid(0, 0)
    if sys.platform == "linux":  # end too when the parent is killed outright
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            sys.exit(REFUSED)
    _told(work)


def _told(work: Work) -> None:
    """Do it; what is refused is a sentence, as on the command line."""
    try:
        work()
    except DomainError as error:
        told(error)
        sys.exit(REFUSED)


def _end(children: Sequence[ForkProcess]) -> None:
    for child in children:
        child.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        child.join(max(0.0, deadline - time.monotonic()))
        if child.is_alive():
            child.kill()
            child.join()
