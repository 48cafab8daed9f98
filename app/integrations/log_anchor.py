"""The last seal of each log: a signed file beside the ledger of destructions, one for each LIVC-R."""

import fcntl
import hmac
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.domain.errors import AnkerGewijzigdError
from app.domain.ids import LivcId
from app.domain.logboek import LogHoofd
from app.integrations.durable import replace_file
from app.integrations.errors import StorageUnavailableError
from app.integrations.master_key import MasterKey

SIGNING: Final = b"log anchor"
"""Purpose of the key that signs."""
_NAME: Final = "logboek-{livc_id}.json"


class FileAnchor:
    """`LogAnchor` in a folder; several processes may use it at once."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    def head(self, livc_id: LivcId) -> LogHoofd | None:
        """Return the furthest seal that was kept, None before the first; raises `AnkerGewijzigdError`."""
        try:
            content = self._path(livc_id).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageUnavailableError from error
        return self._read(livc_id, content)

    def keep(self, livc_id: LivcId, hoofd: LogHoofd) -> None:
        """Keep a seal durably; one that is not further than what is kept changes nothing."""
        with self._locked():
            kept = self.head(livc_id)
            if kept is None or kept.nummer < hoofd.nummer:
                self._write(livc_id, hoofd)

    def heads(self) -> Mapping[LivcId, LogHoofd]:
        """Return what is kept of every LIVC-R, for a backup; raises `AnkerGewijzigdError`."""
        begin, end = _NAME.split("{livc_id}")
        found: dict[LivcId, LogHoofd] = {}
        for path in sorted(self._folder.glob(_NAME.format(livc_id="*"))):
            livc_id = LivcId(path.name.removeprefix(begin).removesuffix(end))
            found[livc_id] = self._read(livc_id, path.read_bytes())
        return found

    def put_back(self, heads: Mapping[LivcId, LogHoofd]) -> None:
        """Go back to what was kept when a backup was made; a log of which it says nothing begins anew."""
        with self._locked():
            for livc_id in self.heads():
                self._write(livc_id, heads.get(livc_id, LogHoofd()))

    def _path(self, livc_id: LivcId) -> Path:
        return self._folder / _NAME.format(livc_id=livc_id)

    def _read(self, livc_id: LivcId, content: bytes) -> LogHoofd:
        try:
            text, signature = json.loads(content)
            if hmac.compare_digest(self._sign(livc_id, text).encode(), signature.encode()):
                fields = json.loads(text)
                return LogHoofd(int(fields["nummer"]), str(fields["zegel"]))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise AnkerGewijzigdError from error
        raise AnkerGewijzigdError

    def _write(self, livc_id: LivcId, hoofd: LogHoofd) -> None:
        text = json.dumps({"nummer": hoofd.nummer, "zegel": hoofd.zegel}, sort_keys=True)
        content = json.dumps([text, self._sign(livc_id, text)]).encode() + b"\n"
        replace_file(self._path(livc_id), content)

    def _sign(self, livc_id: LivcId, text: str) -> str:
        return hmac.new(self._key, f"{livc_id}\n{text}".encode(), sha256).hexdigest()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Go on while no other process writes; a full disk becomes `StorageUnavailableError`."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                yield
            finally:
                os.close(descriptor)
        except OSError as error:
            raise StorageUnavailableError from error


def open_anchor(folder: Path, master: MasterKey) -> FileAnchor:
    """Return the anchor in the folder, signed under the master key."""
    return FileAnchor(folder, master.derive(SIGNING))
