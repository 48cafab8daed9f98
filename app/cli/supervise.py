"""Web and worker in one go: they start together and end together."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

GRACE_SECONDS = 15.0
"""How long a process may take to finish its request or step, before it is killed."""
PAUSE_SECONDS = 0.1
PR_SET_PDEATHSIG = 1


def run_together(*commands: Sequence[str]) -> bool:
    """Run until SIGTERM or SIGINT (True), or until one of the commands ends by itself (False)."""
    stopped = False

    def stop(_number: int, _frame: object) -> None:
        nonlocal stopped
        stopped = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    children: list[subprocess.Popen[bytes]] = []
    try:
        children.extend(_start(command) for command in commands)
        while not stopped and all(child.poll() is None for child in children):
            time.sleep(PAUSE_SECONDS)
    finally:
        _end(children)
        for number, handler in before.items():
            signal.signal(number, handler)
    return stopped


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start in a group of its own: Ctrl-C reaches us alone, and we end the others in order."""
    return subprocess.Popen(command, process_group=0, preexec_fn=_end_with_parent)  # noqa: S603, PLW1509  own words


def _end_with_parent() -> None:
    """Let the child end too when this process is killed outright (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        try:
            child.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
