"""A process that has loaded everything and forks web and workers from there, as `casuspad serve` does itself.

Web and worker are the real ones; they are handed a clock that the test moves, and ports with a trap.
"""

import contextlib
import ctypes
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from flask import Flask

from app.bootstrap import build, prepare
from app.cli import web
from app.config import load_settings
from app.factory import create_app
from app.integrations.service_lock import service_running
from app.scenario.clock import work_off
from app.services.demo.seed_demo import seed_demo
from app.services.deps import Deps
from app.services.procedures.publish_everywhere import publish_everywhere
from app.worker import main as worker
from tests.faults.clock import FIRST, ShiftedClock, StandingClock
from tests.faults.crashing import with_trapdoors
from tests.faults.sabotage import break_what_is_asked
from tests.faults.trap import TrapFolder, Walker

PAUSE = 0.05
"""Seconds between two rounds of a worker that found nothing: a year here has no time to lose."""
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


def deps() -> Deps:
    """Compose the ports of this process."""
    place = Path(os.environ["FAULTS_PLACE"])
    return with_trapdoors(build(load_settings(), ShiftedClock(place / "clock")), Walker(TrapFolder(place)))


def application() -> Flask:
    """Compose the web application; gunicorn asks for it by name."""
    return create_app(deps())


def _web() -> None:
    web.APPLICATION = "tests.faults.zygote:application"
    web.serve_web(f"127.0.0.1:{load_settings().port}", processes=1, threads=4)


def _worker() -> None:
    worker.PAUZE = PAUSE
    with service_running(load_settings().lock_file):
        worker.run(deps())


def _demo() -> None:
    """Make the demo at a fixed moment, and do what the worker does first."""
    settings = load_settings()
    prepare(settings)
    made = build(settings, StandingClock(FIRST))
    livc_id = seed_demo(made)
    assert livc_id
    assert publish_everywhere(made) == []
    work_off(livc_id, made)


COMMANDS: Mapping[str, Callable[[], None]] = {
    "web": _web,
    "worker": _worker,
    "demo": _demo,
}


def _become(command: str, environment: Mapping[str, str], log: str) -> None:
    os.setpgid(0, 0)
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(environment)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in (1, 2):
        os.dup2(out, number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    break_what_is_asked(os.environ.get("FAULTS_SABOTAGE", ""))
    COMMANDS[command]()


def _fork(command: str, environment: Mapping[str, str], log: str) -> int:
    pid = os.fork()
    if pid:
        with contextlib.suppress(OSError):  # whoever is first: it has to have a group before it is killed
            os.setpgid(pid, pid)
        return pid
    try:
        _become(command, environment, log)
    except BaseException:  # noqa: BLE001  a child never goes on as its parent
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def main() -> None:
    """Fork what is asked, a line of JSON each, until the test is gone."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    print("ready", flush=True)
    for line in sys.stdin:
        print(_fork(*json.loads(line)), flush=True)


if __name__ == "__main__":
    main()
