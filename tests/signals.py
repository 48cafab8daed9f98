"""Signals as a terminal hands them to a program, however the tests themselves were started.

`nohup` ignores SIGHUP, and a shell ignores SIGINT and SIGQUIT for what it starts with `&`. A child inherits that,
and Python then installs no handler for SIGINT: a program that should end on Ctrl-C would go on.
"""

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

OF_A_TERMINAL = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP)


def start(command: Sequence[str], **options: Any) -> "subprocess.Popen[bytes]":
    """Start a program that tests send signals to: it ignores none of them from the start."""
    return subprocess.Popen(command, preexec_fn=_by_default, **options)  # noqa: PLW1509  a few calls into C


def _by_default() -> None:
    for number in OF_A_TERMINAL:
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def ignored_as_under_nohup() -> Iterator[None]:
    """Ignore these signals here, and so in every child that does nothing about it."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in OF_A_TERMINAL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
