"""The web server of an installation, started as the command line starts it, and ended by its own number."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from urllib.request import urlopen

from app.bench.place import BenchLivc
from app.config import ConfigurationError, Settings

PATIENCE_SECONDS = 60.0
CLEARED = ("CASUSPAD_", "DATABASE_", "KEYRING_")


@dataclass(frozen=True)
class Served:
    """A web server that answers on the loopback address; `seconds` is from the command to the first page."""

    port: int
    seconds: float


@contextmanager
def serving(here: BenchLivc, processes: int) -> Iterator[Served]:
    """Start it, wait for its first page, and end it."""
    port = _free_port()
    begin = time.monotonic()
    process = subprocess.Popen(  # noqa: S603  our own words
        [sys.executable, "-m", "app.cli", "serve", "--processes", str(processes), "--port", str(port)],
        env=_environment(here.settings),
        stdout=subprocess.DEVNULL,
    )
    try:
        _await_page(f"http://127.0.0.1:{port}/inloggen", process)
        yield Served(port, time.monotonic() - begin)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_SECONDS)


def _environment(settings: Settings) -> dict[str, str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(CLEARED)}
    urls = {"DATABASE_URL": settings.database_url, "KEYRING_URL": settings.keyring_url}
    return {**clean, "CASUSPAD_DATA": str(settings.data_dir), **urls}


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
