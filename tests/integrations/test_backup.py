"""Backing up, destroying and restoring: what was destroyed stays destroyed, on both databases."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from app.domain.errors import KeyMissingError
from app.domain.ids import KeyId, LivcId, OrganisatieId
from app.domain.logboek import LogHoofd
from app.integrations import postgresql_copy, sqlite_copy
from app.integrations.backup import BackupDone, Places, backup, prune_keyring_backups
from app.integrations.errors import BackupRefusedError, ServiceRunningError
from app.integrations.keyring import SqlKeyStore
from app.integrations.ledger import FILE, FileLedger
from app.integrations.log_anchor import open_anchor
from app.integrations.manifest import FILE as MANIFEST
from app.integrations.marks import TEXTS_BOUND, open_marks
from app.integrations.master_key import create_master_key, load_master_key
from app.integrations.open_keyring import open_keyring
from app.integrations.restore import Order, Restored, restore
from app.integrations.service_lock import service_running
from app.services.ports.ledger import LedgerEntry

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
CANARY = b"kanarie 7f3a"
NEWEST = max(path.name for path in (Path(__file__).parents[2] / "migrations/versions").glob("0*.py"))[:4]


@dataclass
class House:
    """A small installation: a database with items, a keyring, a ledger, and two folders for backups."""

    places: Places
    keyring: SqlKeyStore
    ledger: FileLedger
    folder: Path

    def add(self, item_id: str) -> KeyId:
        key = self.keyring.create(LivcId("livc"), OrganisatieId("ocmw"))
        row = {"id": item_id, "key": key, "text": self.keyring.encrypt(key, CANARY, item_id)}
        self._run("INSERT INTO sleutel VALUES (:key)", row)
        self._run("INSERT INTO item VALUES (:id, :key, :text)", row)
        return key

    def destroy(self, key: KeyId) -> None:
        self.ledger.append(LedgerEntry(f"attest-{key}", (key,), NOW))
        self.keyring.destroy(key)

    def items(self) -> dict[str, tuple[KeyId, bytes]]:
        engine = create_engine(self.places.database_url)
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT id, key_id, inhoud FROM item")).all()
        engine.dispose()
        return {row.id: (row.key_id, bytes(row.inhoud)) for row in rows}

    def read(self, item_id: str) -> bytes:
        key, sealed = self.items()[item_id]
        return self.keyring.decrypt(key, sealed, item_id)

    def back_up(self, now: datetime = NOW) -> BackupDone:
        return backup(self.places, self.folder / "back-up", self.folder / "sleutelback-up", now)

    def restore(self, order: Order) -> Restored:
        """Restore, and look at what now lies in place, not at a file that was replaced."""
        self.keyring.close()
        done = restore(self.places, order)
        self.keyring = open_keyring(self.places.keyring_url, self.places.master_key_file)
        return done

    def order(self, done: BackupDone) -> Order:
        return Order(done.database, done.keyring, NOW + timedelta(days=1), overwrite=True)

    def _run(self, statement: str, row: Mapping[str, object] | None = None) -> None:
        engine = create_engine(self.places.database_url)
        with engine.begin() as connection:
            connection.execute(text(statement), dict(row or {}))
        engine.dispose()

    def build(self) -> None:
        blob = "BYTEA" if self.places.database_url.startswith("postgresql") else "BLOB"
        self._run("CREATE TABLE alembic_version (version_num TEXT)")
        self._run(f"INSERT INTO alembic_version VALUES ('{NEWEST}')")
        self._run("CREATE TABLE sleutel (key_id TEXT PRIMARY KEY)")
        self._run(f"CREATE TABLE item (id TEXT PRIMARY KEY, key_id TEXT NOT NULL, inhoud {blob} NOT NULL)")
        if blob == "BYTEA":  # as in the real database: even the owner sees nothing without a LIVC-R
            self._run("ALTER TABLE sleutel ENABLE ROW LEVEL SECURITY")


@pytest.fixture
def house(
    new_database: Callable[[], str],
    keyring: SqlKeyStore,
    keyring_url: str,
    ledger: FileLedger,
    tmp_path: Path,
) -> House:
    places = Places(new_database(), keyring_url, tmp_path / "register", tmp_path / "secrets" / "master.key")
    made = House(places, keyring, ledger, tmp_path)
    made.build()
    return made


@pytest.fixture
def file_house(file_keyring: SqlKeyStore, keyring_file: Path, ledger: FileLedger, tmp_path: Path) -> House:
    places = Places(
        f"sqlite:///{tmp_path / 'data' / 'casuspad.db'}",
        f"sqlite:///{keyring_file}",
        tmp_path / "register",
        tmp_path / "secrets" / "master.key",
    )
    made = House(places, file_keyring, ledger, tmp_path)
    made.build()
    return made


def test_what_was_backed_up_comes_back(house: House) -> None:
    house.add("item1")
    done = house.back_up()
    house.add("item2")
    result = house.restore(house.order(done))
    assert set(house.items()) == {"item1"}
    assert house.read("item1") == CANARY
    assert (result.replayed, result.keyring_is_older, result.schema_version) == (0, False, NEWEST)


def test_each_log_ends_again_where_the_backup_has_it(house: House) -> None:
    one, later = LivcId("een"), LivcId("later")
    anchor = open_anchor(house.places.ledger_dir, load_master_key(house.places.master_key_file))
    anchor.keep(one, LogHoofd(4, "vier"))
    done = house.back_up()
    anchor.keep(one, LogHoofd(9, "negen"))
    anchor.keep(later, LogHoofd(2, "twee"))
    marks = open_marks(house.places.ledger_dir, load_master_key(house.places.master_key_file))
    marks.set(TEXTS_BOUND)
    house.restore(house.order(done))
    assert anchor.heads() == {one: LogHoofd(4, "vier"), later: LogHoofd()}
    assert not marks.has(TEXTS_BOUND), "what was put back may be sealed as before"


def test_what_was_destroyed_after_the_backup_stays_unreadable(house: House) -> None:
    kept, gone = house.add("blijft"), house.add("weg")
    sealed = house.items()["weg"][1]
    done = house.back_up()
    house.destroy(gone)
    result = house.restore(house.order(done))
    assert result.replayed == 1
    assert set(house.items()) == {"blijft"}
    assert house.read("blijft") == CANARY
    assert house.keyring.ids() == {kept}
    with pytest.raises(KeyMissingError):
        house.keyring.decrypt(gone, sealed, "weg")


def test_an_old_keyring_backup_under_a_newer_database_revives_nothing(house: House) -> None:
    gone = house.add("weg")
    sealed = house.items()["weg"][1]
    old = house.back_up()
    house.destroy(gone)
    new = house.back_up(NOW + timedelta(hours=1))
    result = house.restore(replace(house.order(new), keyring=old.keyring))
    assert result.keyring_is_older
    assert house.items() == {}
    with pytest.raises(KeyMissingError):
        house.keyring.decrypt(gone, sealed, "weg")


def test_only_the_database_or_only_the_keyring_can_come_back(house: House) -> None:
    gone = house.add("weg")
    done = house.back_up()
    house.destroy(gone)
    house.restore(replace(house.order(done), keyring=None))
    assert house.items() == {}
    house.restore(replace(house.order(done), database=None))
    assert house.keyring.ids() == frozenset()
    with pytest.raises(BackupRefusedError, match="geen back-up gekozen"):
        house.restore(replace(house.order(done), database=None, keyring=None))


def test_a_backup_holds_neither_master_key_nor_ledger_nor_text(house: House) -> None:
    house.destroy(house.add("weg"))
    house.add("item1")
    done = house.back_up()
    assert done.keyring
    master = house.places.master_key_file.read_bytes().strip()
    ledger = (house.places.ledger_dir / FILE).read_bytes().splitlines()[0]
    for folder in (done.database, done.keyring):
        content = b"".join(path.read_bytes() for path in folder.iterdir())
        assert not [secret for secret in (master, ledger, CANARY) if secret in content]
        assert all(path.stat().st_mode & 0o077 == 0 for path in (folder, *folder.iterdir()))


def test_the_keyring_never_lies_with_the_database(house: House) -> None:
    done = house.back_up()
    assert done.keyring
    assert {path.name.partition(".")[0] for path in done.database.iterdir()} == {"database", "manifest"}
    assert done.database.parent != done.keyring.parent
    with pytest.raises(BackupRefusedError, match="andere map"):
        backup(house.places, house.folder / "zelfde", house.folder / "zelfde", NOW)


def test_data_are_not_overwritten_unless_told(house: House) -> None:
    house.add("item1")
    done = house.back_up()
    house.add("item2")
    with pytest.raises(BackupRefusedError, match="staan al gegevens"):
        house.restore(replace(house.order(done), overwrite=False))
    assert set(house.items()) == {"item1", "item2"}


def test_a_ledger_older_than_the_backup_is_refused(house: House) -> None:
    house.destroy(house.add("weg"))
    done = house.back_up()
    (house.places.ledger_dir / FILE).unlink()
    with pytest.raises(KeyMissingError, match="telt 0 vernietigingen"):
        house.restore(house.order(done))
    house.ledger.append(LedgerEntry("ander", (), NOW))
    with pytest.raises(KeyMissingError, match="een ander dan"):
        house.restore(house.order(done))
    assert set(house.items()) == {"weg"}


def test_a_keyring_backup_dies_after_thirty_days(file_house: House) -> None:
    old = file_house.back_up()
    assert old.keyring
    late = replace(file_house.order(old), now=NOW + timedelta(days=30, seconds=1))
    with pytest.raises(BackupRefusedError, match="ouder dan 30 dagen"):
        file_house.restore(late)
    file_house.restore(replace(late, keyring=None))
    (old.keyring.parent / ".keyring-20260101T000000Z").mkdir()
    (old.keyring.parent / "keyring-iets-anders").mkdir()
    done = file_house.back_up(late.now)
    assert {path.name for path in done.removed} == {".keyring-20260101T000000Z", old.keyring.name}
    assert not old.keyring.exists()
    assert old.database.exists()
    assert prune_keyring_backups(file_house.folder / "nergens", NOW) == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / MANIFEST).unlink(),
        lambda folder: (folder / MANIFEST).write_text("{}"),
        lambda folder: (folder / MANIFEST).write_text(
            (folder / MANIFEST).read_text().replace("2026-09-01", "2026-09-02")
        ),
        lambda folder: next(folder.glob("*.sqlite")).write_bytes(b"iets anders"),
        lambda folder: next(folder.glob("*.sqlite")).unlink(),
        shutil.rmtree,
    ],
)
@pytest.mark.parametrize("kind", ["database", "keyring"])
def test_a_spoiled_backup_is_refused(file_house: House, kind: str, spoil: Callable[[Path], object]) -> None:
    file_house.add("item1")
    done = file_house.back_up()
    spoil(getattr(done, kind))
    with pytest.raises(BackupRefusedError, match="ongewijzigd"):
        file_house.restore(file_house.order(done))
    assert file_house.read("item1") == CANARY


def test_a_backup_under_another_master_key_is_refused(file_house: House) -> None:
    done = file_house.back_up()
    create_master_key(file_house.folder / "other.key", file_house.folder / "data")
    places = replace(file_house.places, master_key_file=file_house.folder / "other.key")
    with pytest.raises(BackupRefusedError, match="andere hoofdsleutel"):
        restore(places, file_house.order(done))
    with pytest.raises(KeyMissingError):
        backup(places, file_house.folder / "b", None, NOW)


def test_nothing_is_put_back_under_a_running_service(file_house: House) -> None:
    done = file_house.back_up()
    lock = file_house.folder / "casuspad.lock"
    order = replace(file_house.order(done), lock_file=lock)
    with service_running(lock), service_running(lock), pytest.raises(ServiceRunningError, match="draait nog"):
        file_house.restore(order)
    file_house.restore(order)


def test_a_service_does_not_start_during_a_restore(
    file_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = file_house.back_up()
    lock = file_house.folder / "casuspad.lock"
    seen = []

    def try_to_start(staged: Path, target: Path) -> None:
        with pytest.raises(ServiceRunningError), service_running(lock):
            pass
        seen.append(target)

    monkeypatch.setattr(sqlite_copy, "swap_in", try_to_start)
    file_house.restore(replace(file_house.order(done), lock_file=lock))
    assert len(seen) == 2


def test_nothing_is_put_back_while_the_port_answers(file_house: House) -> None:
    import socket

    done = file_house.back_up()
    with socket.create_server(("127.0.0.1", 0)) as server:
        order = replace(file_house.order(done), port=server.getsockname()[1])
        with pytest.raises(ServiceRunningError):
            file_house.restore(order)


class PowerCutError(BaseException):
    """Nothing may catch this."""


@pytest.mark.parametrize("step", ["stage", "forget", "swap_in"])
def test_an_interrupted_restore_leaves_what_was_there(
    file_house: House, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file_house.add("item1")
    done = file_house.back_up()
    file_house.add("item2")

    def cut(*_: object) -> None:
        raise PowerCutError

    with monkeypatch.context() as patched:
        patched.setattr(sqlite_copy, step, cut)
        with pytest.raises(PowerCutError):
            file_house.restore(file_house.order(done))
    assert file_house.read("item1") == file_house.read("item2") == CANARY
    file_house.restore(file_house.order(done))
    assert set(file_house.items()) == {"item1"}
    assert not list((file_house.folder / "data").glob(".*"))


def test_an_old_wal_is_never_applied_to_the_restored_database(file_house: House) -> None:
    path = file_house.folder / "data" / "casuspad.db"
    file_house.add("item1")
    done = file_house.back_up()
    left = sqlite3.connect(path)
    left.execute("PRAGMA journal_mode = WAL")
    left.execute("INSERT INTO item VALUES ('uit de wal', 'k', 'x')")
    left.commit()
    wal = path.with_name(path.name + "-wal").read_bytes()
    left.close()
    path.with_name(path.name + "-wal").write_bytes(wal)  # as kill -9 leaves it
    file_house.restore(file_house.order(done))
    assert set(file_house.items()) == {"item1"}
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_damaged_database_can_be_replaced(file_house: House) -> None:
    file_house.add("item1")
    done = file_house.back_up()
    (file_house.folder / "data" / "casuspad.db").write_bytes(b"stuk" * 1000)
    file_house.restore(file_house.order(done))
    assert file_house.read("item1") == CANARY


def test_a_lost_database_and_keyring_come_back_in_empty_places(file_house: House) -> None:
    file_house.add("item1")
    done = file_house.back_up()
    shutil.rmtree(file_house.folder / "data")
    file_house.restore(replace(file_house.order(done), overwrite=False))
    assert file_house.read("item1") == CANARY
    assert (file_house.folder / "data" / "casuspad.db").stat().st_mode & 0o777 == 0o600


def test_a_database_in_use_is_copied_as_of_one_moment(file_house: House) -> None:
    path = file_house.folder / "data" / "casuspad.db"
    file_house.add("item1")
    user = sqlite3.connect(path, isolation_level=None)
    user.execute("PRAGMA journal_mode = WAL")
    user.execute("BEGIN IMMEDIATE")
    user.execute("DELETE FROM item")
    done = file_house.back_up()
    user.execute("ROLLBACK")
    user.close()
    file_house.restore(file_house.order(done))
    assert file_house.read("item1") == CANARY


def test_a_full_disk_leaves_no_half_backup(file_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(BackupRefusedError, match="kon niet bewaard worden"):
        file_house.back_up()
    assert list((file_house.folder / "back-up").iterdir()) == []


def test_without_pg_dump_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(BackupRefusedError, match="apt-get install postgresql-client"):
        postgresql_copy.find_program("pg_dump_that_is_nowhere")


def test_a_backup_goes_to_the_same_kind_of_database_only(file_house: House) -> None:
    done = file_house.back_up()
    places = replace(file_house.places, database_url="postgresql://nergens/x")
    with pytest.raises(BackupRefusedError, match="andere soort databank"):
        restore(places, file_house.order(done))


@pytest.fixture
def pg_house(house: House, database_kind: str) -> House:
    if database_kind != "postgresql":
        pytest.skip("only on PostgreSQL")
    return house


def test_postgresql_undoes_a_restore_that_fails_half_way(pg_house: House) -> None:
    pg_house.add("item1")
    done = pg_house.back_up()
    pg_house.add("item2")
    order = replace(pg_house.order(done), key_tables=("item", "bestaat_niet"))
    pg_house.destroy(pg_house.add("weg"))
    with pytest.raises(BackupRefusedError, match="bestaat_niet"):
        pg_house.restore(order)
    assert set(pg_house.items()) == {"item1", "item2", "weg"}


def test_postgresql_rows_that_the_role_may_not_see_stop_the_backup(pg_house: House) -> None:
    pg_house._run("ALTER TABLE sleutel FORCE ROW LEVEL SECURITY")
    with pytest.raises(BackupRefusedError, match="BYPASSRLS"):
        pg_house.back_up()
