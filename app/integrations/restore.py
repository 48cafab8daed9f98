"""Putting a backup back: what was destroyed since stays destroyed, and an interruption changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.errors import KeyMissingError
from app.domain.ids import KeyId, LivcId
from app.domain.logboek import LogHoofd
from app.integrations import postgresql_copy, sqlite_copy
from app.integrations.backup import KEEP, Places
from app.integrations.errors import BackupRefusedError
from app.integrations.keyring import SqlKeyStore
from app.integrations.ledger import open_ledger
from app.integrations.log_anchor import open_anchor
from app.integrations.marks import TEXTS_BOUND, open_marks
from app.integrations.master_key import load_master_key
from app.integrations.open_keyring import open_keyring
from app.integrations.restore_piece import BackupPiece, find_piece
from app.integrations.service_lock import service_stopped

KEY_TABLES = ("item", "sleutel")
"""The tables of the database whose column `key_id` says which key locks a row."""


@dataclass(frozen=True)
class Order:
    """What to put back (either or both), and how. `lock_file` and `port` show whether the service runs."""

    database: Path | None
    keyring: Path | None
    now: datetime
    overwrite: bool = False
    keep: timedelta = KEEP
    lock_file: Path | None = None
    port: int | None = None
    key_tables: Sequence[str] = KEY_TABLES


@dataclass(frozen=True)
class Restored:
    """How many destructions were carried out again, and whether keys younger than the keyring backup are lost."""

    replayed: int
    keyring_is_older: bool
    schema_version: str


def restore(places: Places, order: Order) -> Restored:
    """Check everything, replay the destructions on copies, and only then put those in place.

    Raises `ServiceRunningError`, `KeyMissingError` (master key, keyring or ledger) or `BackupRefusedError`.
    """
    with service_stopped(order.lock_file, order.port):
        return _Restoring(places, order).run()


class _Restoring:
    def __init__(self, places: Places, order: Order) -> None:
        self._places, self._order = places, order
        self._master = load_master_key(places.master_key_file)

    def run(self) -> Restored:
        database = find_piece(self._order.database, "database", self._places.database_url, self._master)
        keyring = find_piece(self._order.keyring, "keyring", self._places.keyring_url, self._master)
        if database is None and keyring is None:
            raise BackupRefusedError("Er is geen back-up gekozen. Er is niets gewijzigd.")
        if keyring is None:
            self._open_keyring(self._places.keyring_url).close()
        else:
            keyring.ensure_young(self._order.now, self._order.keep)
        pieces = [piece for piece in (database, keyring) if piece]
        for piece in pieces:
            piece.ensure_may_write(overwrite=self._order.overwrite)
        destroyed = self._destroyed(pieces)
        if database is not None:
            self._begin_again(database)
        self._put_back(pieces, destroyed)
        self._destroy_in(self._places.keyring_url, destroyed)
        if database is None:
            return Restored(len(destroyed), False, "")
        older = keyring is not None and keyring.manifest.moment < database.manifest.moment
        return Restored(len(destroyed), older, database.manifest.schema_version)

    def _put_back(self, pieces: Sequence[BackupPiece], destroyed: tuple[KeyId, ...]) -> None:
        try:
            for piece in pieces:
                self._prepare(piece, destroyed)
            for piece in pieces:
                self._put_in_place(piece, destroyed)
        finally:
            for piece in pieces:
                piece.clean_up()

    def _begin_again(self, database: BackupPiece) -> None:
        """Say that each log ends where the backup has it, and that its texts may be of before. It harms nobody."""
        logs = {LivcId(name): LogHoofd(*head) for name, head in database.manifest.logs.items()}
        open_anchor(self._places.ledger_dir, self._master).put_back(logs)
        open_marks(self._places.ledger_dir, self._master).clear(TEXTS_BOUND)

    def _destroyed(self, pieces: Sequence[BackupPiece]) -> tuple[KeyId, ...]:
        """Return every key the ledger says is destroyed, once it proved at least as young as the backups."""
        ledger = open_ledger(self._places.ledger_dir, self._master)
        for manifest in (piece.manifest for piece in pieces):
            if ledger.head_at(manifest.ledger_number).signature != manifest.ledger_head:
                raise KeyMissingError(
                    "Het vernietigingsregister is een ander dan dat waarmee de back-up gemaakt werd. "
                    "Er is niets gewijzigd. Zet het juiste register terug."
                )
        return tuple(sorted({key for entry in ledger.entries() for key in entry.key_ids}))

    def _prepare(self, piece: BackupPiece, destroyed: Sequence[KeyId]) -> None:
        """Replay on a copy beside the target; PostgreSQL does so inside its one transaction."""
        if piece.path is None:
            return
        staged = sqlite_copy.stage(piece.source, piece.path)
        if piece.manifest.kind == "keyring":
            self._destroy_in(f"sqlite:///{staged}", destroyed)
        else:
            sqlite_copy.forget(staged, destroyed, self._order.key_tables)

    def _put_in_place(self, piece: BackupPiece, destroyed: Sequence[KeyId]) -> None:
        if piece.path:
            sqlite_copy.swap_in(sqlite_copy.staged_path(piece.path), piece.path)
            return
        keyring = piece.manifest.kind == "keyring"
        tables, column = (("data_key",), "id") if keyring else (self._order.key_tables, "key_id")
        forgetting = postgresql_copy.Forgetting(destroyed, tables, column)
        postgresql_copy.put_back(piece.source, piece.url, forgetting)

    def _destroy_in(self, url: str, destroyed: Sequence[KeyId]) -> None:
        keyring = self._open_keyring(url)
        keyring.destroy_all(destroyed)
        keyring.close()

    def _open_keyring(self, url: str) -> SqlKeyStore:
        return open_keyring(url, self._places.master_key_file)
