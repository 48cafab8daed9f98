"""Backups: the database and, apart from it, the keyring. Master key and ledger are never among them."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.integrations import postgresql_copy, sqlite_copy
from app.integrations.durable import sync_folder
from app.integrations.errors import BackupRefusedError
from app.integrations.keyring_engine import sqlite_path
from app.integrations.ledger import LedgerHead, open_ledger
from app.integrations.log_anchor import open_anchor
from app.integrations.manifest import Manifest, checksum, write_manifest
from app.integrations.master_key import MasterKey, load_master_key
from app.integrations.open_keyring import open_keyring

KEEP = timedelta(days=30)
"""How long a backup of the keyring may live: until then a destroyed key could come back from it."""
STAMP = "%Y%m%dT%H%M%SZ"
KEYRING_NAME = re.compile(r"\.?keyring-(\d{8}T\d{6}Z)")


@dataclass(frozen=True)
class Places:
    """Where everything lives."""

    database_url: str
    keyring_url: str
    ledger_dir: Path
    master_key_file: Path


@dataclass(frozen=True)
class BackupDone:
    """The folders that were made, and the keyring backups that grew too old and were removed."""

    database: Path
    keyring: Path | None
    removed: tuple[Path, ...]


def backup(
    places: Places, database_dir: Path, keyring_dir: Path | None, now: datetime, keep: timedelta = KEEP
) -> BackupDone:
    """Copy database and keyring while the service runs; raises `BackupRefusedError` and leaves nothing half.

    The database goes first: the keys of everything in it then lie in the keyring that follows.
    """
    if keyring_dir is not None and keyring_dir.resolve() == database_dir.resolve():
        raise BackupRefusedError(
            "De back-up van de sleutels moet in een andere map dan die van de databank. Er is niets gemaakt."
        )
    master = load_master_key(places.master_key_file)
    keyring = open_keyring(places.keyring_url, places.master_key_file)
    keyring.close()
    removed = () if keyring_dir is None else prune_keyring_backups(keyring_dir, now, keep)
    copying = _Copying(places, master, keyring.keyring_id, now)
    database = copying.copy("database", places.database_url, database_dir)
    keys = None if keyring_dir is None else copying.copy("keyring", places.keyring_url, keyring_dir)
    return BackupDone(database, keys, removed)


def prune_keyring_backups(keyring_dir: Path, now: datetime, keep: timedelta = KEEP) -> tuple[Path, ...]:
    """Remove the keyring backups older than `keep`, half ones included, and return them."""
    old = tuple(path for path in sorted(keyring_dir.glob("*keyring-*")) if _is_old(path, now - keep))
    for path in old:
        shutil.rmtree(path)
    return old


def _is_old(path: Path, limit: datetime) -> bool:
    name = KEYRING_NAME.fullmatch(path.name)
    return name is not None and datetime.strptime(name[1], STAMP).replace(tzinfo=UTC) < limit


@dataclass(frozen=True)
class _Copying:
    places: Places
    master: MasterKey
    keyring_id: str
    now: datetime

    def copy(self, kind: str, url: str, parent: Path) -> Path:
        """Make one backup under a hidden name, and show it when it is whole."""
        name = f"{kind}-{self.now.astimezone(UTC).strftime(STAMP)}"
        hidden, folder = parent / f".{name}", parent / name
        if folder.exists():
            raise BackupRefusedError(
                "De back-up {folder} bestaat al. Er is niets gewijzigd.", folder=str(folder)
            )
        try:
            parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.rmtree(hidden, ignore_errors=True)
            hidden.mkdir(mode=0o700)
            self._fill(kind, url, hidden)
            hidden.rename(folder)
            sync_folder(parent)
        except OSError as error:
            raise BackupRefusedError(
                "De back-up kon niet bewaard worden in {parent} ({strerror}). De gegevens zelf zijn "
                "ongewijzigd. Kijk of de schijf niet vol is, en probeer opnieuw.",
                parent=str(parent),
                strerror=str(error.strerror),
            ) from error
        finally:
            shutil.rmtree(hidden, ignore_errors=True)
        return folder

    def _fill(self, kind: str, url: str, folder: Path) -> None:
        path = sqlite_path(url)
        file = folder / f"{kind}.{'sqlite' if path else 'dump'}"
        logs = self._log_heads() if kind == "database" else {}
        version = sqlite_copy.copy_out(path, file) if path else postgresql_copy.copy_out(url, file)
        head = self._ledger_head()
        technology = "sqlite" if path else "postgresql"
        manifest = Manifest(
            kind,
            technology,
            self.now,
            file.name,
            checksum(file),
            head.number,
            head.signature,
            version,
            self.keyring_id,
            logs,
        )
        write_manifest(folder, manifest, self.master)

    def _log_heads(self) -> Mapping[str, tuple[int, str]]:
        """Return how far each log goes before the copy: never more than the copy holds."""
        heads = open_anchor(self.places.ledger_dir, self.master).heads()
        return {livc_id: (head.nummer, head.zegel) for livc_id, head in heads.items()}

    def _ledger_head(self) -> LedgerHead:
        """Return how far the ledger goes after the copy: never less than what the copy knows of."""
        return open_ledger(self.places.ledger_dir, self.master).head()
