"""Passwords, kept as argon2id hashes only, and few computed at a time."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

from argon2 import PasswordHasher as Argon2
from argon2 import Type
from argon2.exceptions import InvalidHashError, VerificationError

from app.domain.errors import TooBusyError
from app.services.ports.hasher import PasswordHasher

AT_ONCE = 1
"""Hashes that one row computes at a time: each takes 64 MiB and every core there is."""
WAITING = 1
"""Who may wait for that. With three threads in a process strangers never take the last one from the pages."""
PATIENCE_SECONDS = 2.0


class Argon2Hasher:
    """argon2id with the parameters of RFC 9106 for little memory (argon2-cffi's default)."""

    def __init__(self) -> None:
        self._argon2 = Argon2(type=Type.ID)

    def ensure_place(self, *, bekend: bool) -> None:
        """Nobody waits for anybody here (`BoundedHasher`)."""

    def hash(self, password: str) -> str:
        """Return the encoded hash, salted anew each time."""
        return self._argon2.hash(_normal(password))

    def verify(self, encoded: str, password: str, *, bekend: bool = False) -> bool:
        """Answer whether the password fits; a damaged hash fits nothing."""
        try:
            return self._argon2.verify(encoded, _normal(password))
        except (VerificationError, InvalidHashError, UnicodeError):
            return False


class BoundedHasher:
    """Hashes in two rows of one process: strangers wait for strangers, known people for known people."""

    def __init__(self, hasher: PasswordHasher, patience: float = PATIENCE_SECONDS) -> None:
        self._hasher = hasher
        self._known, self._strangers = _Row(patience), _Row(patience)

    def ensure_place(self, *, bekend: bool) -> None:
        """Raise `TooBusyError` when the row is full now."""
        self._row(bekend=bekend).ensure_place()

    def hash(self, password: str) -> str:
        """Return the encoded hash; who sets a password came with a link that was found valid."""
        with self._known.turn():
            return self._hasher.hash(password)

    def verify(self, encoded: str, password: str, *, bekend: bool = False) -> bool:
        """Answer whether the password fits."""
        with self._row(bekend=bekend).turn():
            return self._hasher.verify(encoded, password, bekend=bekend)

    def _row(self, *, bekend: bool) -> "_Row":
        return self._known if bekend else self._strangers


class _Row:
    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._places = Semaphore(AT_ONCE + WAITING)
        self._turns = Semaphore(AT_ONCE)

    def ensure_place(self) -> None:
        if not self._places.acquire(blocking=False):
            raise TooBusyError
        self._places.release()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn; raises `TooBusyError` at once when the row is full, or after waiting too long."""
        if not self._places.acquire(blocking=False):
            raise TooBusyError
        try:
            if not self._turns.acquire(timeout=self._patience):
                raise TooBusyError
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._places.release()


def _normal(password: str) -> str:
    """One form for what different keyboards send (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password)
