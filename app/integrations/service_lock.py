"""Web and worker hold this lock together; putting a backup back needs it alone."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.integrations.errors import ServiceRunningError, StorageUnavailableError


@contextmanager
def service_running(path: Path) -> Iterator[None]:
    """Hold the lock beside other processes of the service; raises `ServiceRunningError` during a restore."""
    with _flock(path, fcntl.LOCK_SH):
        yield


@contextmanager
def service_stopped(path: Path | None, port: int | None) -> Iterator[None]:
    """Keep the service from starting; raises `ServiceRunningError` while it runs or answers on `port`."""
    if port is not None and _answers(port):
        raise ServiceRunningError
    if path is None:
        yield
        return
    with _flock(path, fcntl.LOCK_EX):
        yield


@contextmanager
def _flock(path: Path, kind: int) -> Iterator[None]:
    """Hold a lock that the system itself lets go when the process dies."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StorageUnavailableError from error
    try:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ServiceRunningError from error
        yield
    finally:
        os.close(descriptor)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
