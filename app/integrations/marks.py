"""What was done once for all, noted outside the database: who can write there alone, cannot ask for it again."""

import hmac
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.integrations.durable import replace_file
from app.integrations.errors import StorageUnavailableError
from app.integrations.master_key import MasterKey

SIGNING: Final = b"marks"
"""Purpose of the key that signs."""
TEXTS_BOUND: Final = "teksten-gebonden"
"""Every text is bound to what its owner permits."""


class Marks:
    """Signed marks in the folder of the ledger."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    def has(self, name: str) -> bool:
        """Answer whether something was done; a mark that someone else wrote is none."""
        try:
            written = self._path(name).read_bytes()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise StorageUnavailableError from error
        return hmac.compare_digest(written, self._signed(name))

    def set(self, name: str) -> None:
        """Note durably that something was done."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._path(name), self._signed(name))
        except OSError as error:
            raise StorageUnavailableError from error

    def clear(self, name: str) -> None:
        """Note that it must be done again: a backup was put back."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.merk"

    def _signed(self, name: str) -> bytes:
        return hmac.new(self._key, name.encode(), sha256).hexdigest().encode() + b"\n"


def open_marks(folder: Path, master: MasterKey) -> Marks:
    """Return the marks in the folder, signed under the master key."""
    return Marks(folder, master.derive(SIGNING))
