"""Passwords, kept as argon2id hashes only."""

import unicodedata

from argon2 import PasswordHasher as Argon2
from argon2 import Type
from argon2.exceptions import InvalidHashError, VerificationError


class Argon2Hasher:
    """argon2id with the parameters of RFC 9106 for little memory (argon2-cffi's default)."""

    def __init__(self) -> None:
        self._argon2 = Argon2(type=Type.ID)

    def hash(self, password: str) -> str:
        """Return the encoded hash, salted anew each time."""
        return self._argon2.hash(_normal(password))

    def verify(self, encoded: str, password: str) -> bool:
        """Answer whether the password fits; a damaged hash fits nothing."""
        try:
            return self._argon2.verify(encoded, _normal(password))
        except (VerificationError, InvalidHashError, UnicodeError):
            return False

    def needs_rehash(self, encoded: str) -> bool:
        """Answer whether the hash was made with other parameters than today's."""
        return self._argon2.check_needs_rehash(encoded)


def _normal(password: str) -> str:
    """One form for what different keyboards send (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password)
