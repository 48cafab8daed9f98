"""One backup that is to be put back, the place where it goes, and whether it may go there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.integrations import postgresql_copy, sqlite_copy
from app.integrations.errors import BackupRefusedError
from app.integrations.keyring_engine import sqlite_path
from app.integrations.manifest import Manifest, read_manifest
from app.integrations.master_key import MasterKey


@dataclass(frozen=True)
class BackupPiece:
    """A checked backup and its target; `path` is the target's SQLite file, None for PostgreSQL."""

    folder: Path
    manifest: Manifest
    url: str
    path: Path | None

    @property
    def source(self) -> Path:
        """Return the file of the backup."""
        return self.folder / self.manifest.file

    def ensure_may_write(self, *, overwrite: bool) -> None:
        """Refuse a target of another technology, and one that holds data unless told so."""
        if self.manifest.technology != ("sqlite" if self.path else "postgresql"):
            raise BackupRefusedError(
                "De back-up {folder} is van {technology}, maar de instellingen wijzen naar een andere "
                "soort databank. Er is niets gewijzigd. Pas DATABASE_URL of KEYRING_URL aan.",
                folder=str(self.folder),
                technology=self.manifest.technology,
            )
        if not overwrite and not self._target_is_empty():
            raise BackupRefusedError(
                "Waar de back-up {folder} moet komen, staan al gegevens. Er is niets gewijzigd. Bent u "
                "zeker dat ze weg mogen, zeg dan uitdrukkelijk dat ze overschreven worden.",
                folder=str(self.folder),
            )

    def ensure_young(self, now: datetime, keep: timedelta) -> None:
        """Refuse a backup that lived longer than a destroyed key may."""
        if now - self.manifest.moment > keep:
            raise BackupRefusedError(
                "De back-up {folder} van de sleutels is ouder dan {days} dagen en mag niet meer "
                "teruggezet worden: wat intussen vernietigd werd, zou terugkomen. Er is niets gewijzigd. "
                "Verwijder hem en kies een recentere.",
                folder=str(self.folder),
                days=keep.days,
            )

    def clean_up(self) -> None:
        """Remove what was staged and did not get its place."""
        if self.path:
            sqlite_copy.discard(sqlite_copy.staged_path(self.path))

    def _target_is_empty(self) -> bool:
        return sqlite_copy.is_empty(self.path) if self.path else postgresql_copy.is_empty(self.url)


def find_piece(folder: Path | None, kind: str, url: str, master: MasterKey) -> BackupPiece | None:
    """Return the backup after checking its signature and checksum, None when none was asked."""
    if folder is None:
        return None
    return BackupPiece(folder, read_manifest(folder, kind, master), url, sqlite_path(url))
