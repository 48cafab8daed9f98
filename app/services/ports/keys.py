"""Data keys, kept outside the database."""

from collections.abc import Mapping
from typing import Protocol

from app.domain.ids import (
    KeyId,
    LivcId,
    OrganisatieId,
)


class KeyStore(Protocol):
    """Data keys, outside the database: a key that was destroyed never comes back.

    `owner` is the organisation whose key wraps the data key. Durable when the call returns.
    """

    def create(self, livc: LivcId, owner: OrganisatieId) -> KeyId:
        """Make a data key and return its random id."""
        ...

    def encrypt(self, key: KeyId, plaintext: bytes, context: str) -> bytes:
        """Encrypt with AES-256-GCM; `context` is bound as associated data. Raises `KeyMissingError`."""
        ...

    def decrypt(self, key: KeyId, ciphertext: bytes, context: str) -> bytes:
        """Decrypt; raises `KeyMissingError` when the key is gone, `BeschadigdError` when anything was altered."""
        ...

    def at_hand(self) -> "KeyStore":
        """Return these keys for one page: each is opened once, and forgotten with what is returned."""
        ...

    def destroy(self, key: KeyId) -> None:
        """Destroy the key; destroying twice is not an error."""
        ...

    def close(self) -> None:
        """Let go of every connection; the next question opens one anew."""
        ...

    def exists(self, key: KeyId) -> bool:
        """Answer whether the key is still there."""
        ...

    def ids(self) -> frozenset[KeyId]:
        """Return all ids, to sweep orphans."""
        ...

    def owners(self) -> Mapping[KeyId, tuple[LivcId, OrganisatieId]]:
        """Return for every key of which LIVC-R and which organisation it is; none is opened."""
        ...
