"""A whole demo in a folder, made once a day on each machine: every LIVC-R of the list, lived until now."""

import gc
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from app.bootstrap import build, prepare
from app.config import Settings, load_settings
from app.domain.kalender import dag_van
from app.scenario.clock import SandboxClock
from app.scenario.history import History, histories
from app.scenario.living import live
from app.scenario.sandbox import Sandbox
from app.services.demo.seed_demo import LIVCS, seed_demo
from app.services.procedures.publish_everywhere import publish_everywhere

BEFORE = timedelta(days=30)
"""How long a LIVC-R is there before its first casus."""
Apart = Callable[[Callable[[], None]], Callable[[], None]]
"""ProcessQuestion a piece of work in a process of its own; call what is returned to wait for it."""


def prepare_demo(folder: Path, settings: Settings, now: datetime, apart: Apart) -> None:
    """Make it, each LIVC-R in a process of its own; raises `DomainError` when something goes another way."""
    lived = histories(settings.processes_dir, now)
    environment = _environment(folder, settings)
    apart(partial(_found, environment, lived))()
    for ensure_done in [apart(partial(_live, folder, environment, each, now)) for each in lived]:
        ensure_done()
    apart(partial(_close, environment))()


def _environment(folder: Path, settings: Settings) -> dict[str, str]:
    return {
        "CASUSPAD_DATA": str(folder / "data"),
        "CASUSPAD_PROCESSES_DIR": str(settings.processes_dir),
        "CASUSPAD_FORMS_DIR": str(settings.forms_dir),
        "CASUSPAD_BASE_URL": settings.base_url,
        "CASUSPAD_MAIL_FROM": settings.mail_from,
    }


def _found(environment: dict[str, str], lived: tuple[History, ...]) -> None:
    settings = load_settings(environment)
    prepare(settings)
    for history in lived:
        deps = build(settings, SandboxClock(_begin(history)))
        seed_demo(deps, LIVCS[history.livc], dag_van(_begin(history)))
    publish_everywhere(build(settings, SandboxClock(min(map(_begin, lived)))))


def _begin(history: History) -> datetime:
    return history.pieces[0].moment - BEFORE


def _live(folder: Path, environment: dict[str, str], history: History, now: datetime) -> None:
    gc.disable()  # it ends soon, and holds little
    box = Sandbox(folder, environment, begin=_begin(history), ready=True, livc=history.livc)
    live(history, box, now)


def _close(environment: dict[str, str]) -> None:
    """Leave no log behind, so that the files can be copied."""
    build(load_settings(environment)).uow.checkpoint()
