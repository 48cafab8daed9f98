"""The destruction ledger: a file of signed lines, each chained to the one before it."""

import fcntl
import hmac
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from app.domain.errors import ConflictError, KeyMissingError
from app.domain.ids import KeyId
from app.integrations.durable import sync_folder, write_all
from app.integrations.errors import StorageUnavailableError
from app.integrations.master_key import MasterKey
from app.services.ports.ledger import LedgerEntry

SIGNING = b"destruction ledger"
"""Purpose of the key that signs."""
FILE = "vernietigingen.jsonl"


@dataclass(frozen=True)
class LedgerHead:
    """How far a ledger goes: the number of entries and the last signature."""

    number: int
    signature: str


class FileLedger:
    """`DestructionLedger` in a folder; several processes may use it at once.

    A last line without its end was never acknowledged (a crash while writing) and is written over.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._path, self._key = folder, folder / FILE, key

    def append(self, entry: LedgerEntry) -> None:
        """Append and fsync; the same certificate again changes nothing, with other keys it is a conflict."""
        with self._locked() as descriptor:
            chain, end = self._verified(_read(descriptor))
            for known, _ in chain:
                if known.certificate_id == entry.certificate_id:
                    _ensure_same(known, entry)
                    return
            text = _canonical(entry)
            line = json.dumps([text, self._sign(chain[-1][1] if chain else "", text)]).encode() + b"\n"
            try:
                os.ftruncate(descriptor, end)
                os.lseek(descriptor, end, os.SEEK_SET)
                write_all(descriptor, line)
            except OSError:
                os.ftruncate(descriptor, end)
                raise

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return all entries after checking every signature; raises `KeyMissingError`."""
        return tuple(entry for entry, _ in self._chain())

    def head(self) -> LedgerHead:
        """Return how far the ledger goes, after checking it."""
        return self.head_at(len(self._chain()))

    def head_at(self, number: int) -> LedgerHead:
        """Return what the head was after `number` entries; raises `KeyMissingError` when it never got there."""
        chain = self._chain()
        if number > len(chain):
            raise KeyMissingError(
                "Het vernietigingsregister {path} telt {chain} vernietigingen, maar er werden er al "
                "{number} uitgevoerd. Zet de recentste kopie van het register terug. Er is niets "
                "gewijzigd.",
                path=str(self._path),
                chain=len(chain),
                number=number,
            )
        return LedgerHead(number, chain[number - 1][1] if number else "")

    def _chain(self) -> list[tuple[LedgerEntry, str]]:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StorageUnavailableError from error
        return self._verified(content)[0]

    def _verified(self, content: bytes) -> tuple[list[tuple[LedgerEntry, str]], int]:
        """Return entries with signatures, and the length up to which the file is whole."""
        end = content.rfind(b"\n") + 1
        chain: list[tuple[LedgerEntry, str]] = []
        previous = ""
        for number, line in enumerate(content[:end].splitlines(), start=1):
            try:
                text, signature = json.loads(line)
                if not hmac.compare_digest(self._sign(previous, text).encode(), signature.encode()):
                    raise self._altered(number)
                chain.append((_parse(text), signature))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise self._altered(number) from error
            previous = signature
        return chain, end

    def _sign(self, previous: str, text: str) -> str:
        return hmac.new(self._key, f"{previous}\n{text}".encode(), sha256).hexdigest()

    def _altered(self, number: int) -> KeyMissingError:
        return KeyMissingError(
            "Regel {number} van het vernietigingsregister {path} is gewijzigd, of hoort bij een "
            "andere hoofdsleutel. Zet een ongewijzigde kopie van het register terug. Er is niets "
            "gewijzigd.",
            number=number,
            path=str(self._path),
        )

    @contextmanager
    def _locked(self) -> Iterator[int]:
        """Give the open file while no other process appends; a full disk becomes `StorageUnavailableError`."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                sync_folder(self._folder)
                yield descriptor
            finally:
                os.close(descriptor)
        except OSError as error:
            raise StorageUnavailableError from error


def open_ledger(folder: Path, master: MasterKey) -> FileLedger:
    """Return the ledger in the folder, signed under the master key."""
    return FileLedger(folder, master.derive(SIGNING))


def _read(descriptor: int) -> bytes:
    return os.pread(descriptor, os.fstat(descriptor).st_size, 0)


def _canonical(entry: LedgerEntry) -> str:
    fields = {
        "certificaat": entry.certificate_id,
        "moment": entry.moment.isoformat(),
        "sleutels": entry.key_ids,
    }
    return json.dumps(fields, sort_keys=True)


def _parse(text: str) -> LedgerEntry:
    fields = json.loads(text)
    keys = tuple(KeyId(key) for key in fields["sleutels"])
    return LedgerEntry(fields["certificaat"], keys, datetime.fromisoformat(fields["moment"]))


def _ensure_same(known: LedgerEntry, entry: LedgerEntry) -> None:
    if set(known.key_ids) != set(entry.key_ids):
        raise ConflictError(
            "Dit vernietigingsattest bestaat al, voor andere sleutels. Er is niets gewijzigd."
        )
