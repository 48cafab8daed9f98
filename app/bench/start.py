"""`start`: the web process, from the command to the first page, on a database that is there.

What the processor spent, its stopping included, is told beside it: a busy machine makes a start look slow.
"""

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPException
from urllib.request import urlopen

from app.bench.figures import Figure, Report, Target, median
from app.bench.place import Place, place
from app.bench.tools import Tools
from app.config import ConfigurationError

ROUNDS = 3
PATIENCE_SECONDS = 60.0
CLEARED = ("CASUSPAD_", "DATABASE_", "KEYRING_")


def start(tools: Tools) -> Report:
    """Measure a few starts."""
    del tools
    with place() as here:
        starts = [_start(here) for _ in range(ROUNDS)]
    took, spent = [seconds for seconds, _ in starts], [processor for _, processor in starts]
    return Report(
        "start",
        (
            Figure("cold to first page, median", round(median(took), 2), "s", Target("<=", 2.5)),
            Figure("cold to first page, slowest", round(max(took), 2), "s"),
            Figure("processor, median", round(median(spent), 2), "s"),
        ),
    )


def _start(here: Place) -> tuple[float, float]:
    """Start a web process, wait for the log-in page, and stop it; return the seconds, and those of processor."""
    port = _free_port()
    clean = {k: v for k, v in os.environ.items() if not k.startswith(CLEARED)}
    begin, spent = time.monotonic(), _processor_seconds()
    process = subprocess.Popen(  # noqa: S603  our own words
        [sys.executable, "-m", "app.cli", "serve", "--processes", "1", "--port", str(port)],
        env={**clean, "CASUSPAD_DATA": str(here.settings.data_dir)},
        stdout=subprocess.DEVNULL,
    )
    try:
        _await_page(f"http://127.0.0.1:{port}/aanmelden", process)
        took = time.monotonic() - begin
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_SECONDS)
    return took, _processor_seconds() - spent


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _await_page(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError, HTTPException), urlopen(url, timeout=5):  # noqa: S310  our own address
            return
        time.sleep(0.01)
    raise ConfigurationError("De webserver gaf geen antwoord; er is niet gemeten.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
