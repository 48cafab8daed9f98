"""Stand-ins that keep the promises of the real adapters; tests/integrations holds both to them."""

import hashlib
import os
from datetime import UTC, datetime, timedelta

from app.domain.errors import BeschadigdError, ConflictError, KeyMissingError
from app.domain.ids import KeyId, LivcId, OrganisatieId, new_id
from app.integrations.envelope import bind, seal, unseal
from app.services.ports.ledger import LedgerEntry
from app.services.ports.mail import DeliveryError, Mail


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: datetime = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def set(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a moment knows its time zone")
        self._moment = moment.astimezone(UTC)

    def advance(self, step: timedelta) -> None:
        self._moment += step


class MemoryKeyStore:
    """Keys in memory; the encryption is real, so that a search for canaries means something."""

    def __init__(self) -> None:
        self._keys: dict[KeyId, bytes] = {}
        self._owners: dict[KeyId, tuple[LivcId, OrganisatieId]] = {}

    def create(self, livc: LivcId, owner: OrganisatieId) -> KeyId:
        key = KeyId(new_id())
        self._owners[key] = (livc, owner)
        self._keys[key] = os.urandom(32)
        return key

    def encrypt(self, key: KeyId, plaintext: bytes, context: str) -> bytes:
        return seal(self._get(key), plaintext, bind("text", key, context))

    def decrypt(self, key: KeyId, ciphertext: bytes, context: str) -> bytes:
        opened = self._get(key)
        try:
            return unseal(opened, ciphertext, bind("text", key, context))
        except KeyMissingError as error:
            raise BeschadigdError from error

    def at_hand(self) -> "MemoryKeyStore":
        return self

    def destroy(self, key: KeyId) -> None:
        self._keys.pop(key, None)

    def close(self) -> None:
        """Memory has no connections."""

    def exists(self, key: KeyId) -> bool:
        return key in self._keys

    def ids(self) -> frozenset[KeyId]:
        return frozenset(self._keys)

    def owners(self) -> dict[KeyId, tuple[LivcId, OrganisatieId]]:
        return {key: self._owners[key] for key in self._keys}

    def _get(self, key: KeyId) -> bytes:
        if key not in self._keys:
            raise KeyMissingError
        return self._keys[key]


class PlainKeyStore(MemoryKeyStore):
    """Encryption switched off: only to show that a test for leaks would notice."""

    def encrypt(self, key: KeyId, plaintext: bytes, context: str) -> bytes:
        self._get(key)
        return plaintext

    def decrypt(self, key: KeyId, ciphertext: bytes, context: str) -> bytes:
        self._get(key)
        return ciphertext


class MemoryLedger:
    """The destruction ledger as a list."""

    def __init__(self) -> None:
        self._entries: list[LedgerEntry] = []

    def append(self, entry: LedgerEntry) -> None:
        for known in self._entries:
            if known.certificate_id == entry.certificate_id:
                if set(known.key_ids) != set(entry.key_ids):
                    raise ConflictError("Dit vernietigingsattest bestaat al, voor andere sleutels.")
                return
        self._entries.append(entry)

    def entries(self) -> tuple[LedgerEntry, ...]:
        return tuple(self._entries)


class MemoryMailer:
    """Keeps what was sent, once per message id; `failing` makes the server unreachable."""

    def __init__(self) -> None:
        self._sent: dict[str, Mail] = {}
        self.failing = False

    @property
    def sent(self) -> tuple[Mail, ...]:
        return tuple(self._sent.values())

    def send(self, mail: Mail) -> None:
        if self.failing:
            raise DeliveryError("mail server is down")
        if (
            not all(text.isprintable() for text in (mail.to, mail.subject, mail.message_id))
            or "@" not in mail.to
        ):
            raise DeliveryError("a header is not acceptable")
        self._sent[mail.message_id] = mail


class FastHasher:
    """A salted hash in microseconds: for tests only."""

    def ensure_place(self, *, bekend: bool) -> None:
        """There always is one."""

    def hash(self, password: str) -> str:
        return self._encode(os.urandom(8).hex(), password)

    def verify(self, encoded: str, password: str, *, bekend: bool = False) -> bool:
        return encoded == self._encode(encoded.partition("$")[0], password)

    def _encode(self, salt: str, password: str) -> str:
        return f"{salt}${hashlib.sha256((salt + password).encode()).hexdigest()}"
