"""Passwords."""

from typing import Protocol


class PasswordHasher(Protocol):
    """argon2id: slow and large on purpose, so only few at a time; more raise `TooBusyError`."""

    def ensure_place(self, *, bekend: bool) -> None:
        """Raise `TooBusyError` when the row is full now, so that nothing is begun in vain."""
        ...

    def hash(self, password: str) -> str:
        """Return the encoded hash."""
        ...

    def verify(self, encoded: str, password: str, *, bekend: bool = False) -> bool:
        """Answer whether the password fits. Who is `bekend` does not stand in the row of the strangers."""
        ...
