"""No word of a vault, register, table or papers field can be found outside its key; destroyed stays destroyed."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import KeyMissingError
from app.domain.ids import CasusId
from app.integrations.backup import STAMP, BackupDone, Places, backup
from app.integrations.restore import Order, restore
from app.scenario.sandbox import Sandbox
from app.services.texts import read_text
from tests.confidentiality.life import Leven, every_free_field
from tests.confidentiality.readable import canaries_readable
from tests.confidentiality.search import (
    STAM,
    found_in,
    leaks_in_database,
    leaks_in_files,
    packed_examples,
    values_of,
)
from tests.fakes import PlainKeyStore

RUIMTE = frozenset({"papers F19a", "papers F07", "papers F19c-dag"})
"""Papers of a meeting itself, in which nothing about a casus is asked: they stay a year after the meeting."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("leven")


@pytest.fixture(scope="module")
def closed(folder: Path) -> Leven:
    """A life up to the closing of the casus, with all its traces still there."""
    leven = Leven(folder)
    leven.to_the_table()
    leven.look_around()
    leven.to_the_end()
    assert leven.print_minutes()
    return leven


@pytest.fixture(scope="module")
def old_backup(closed: Leven, tmp_path_factory: pytest.TempPathFactory) -> BackupDone:
    """Database and keyring as they were before anything was destroyed."""
    return _backup(closed, tmp_path_factory.mktemp("back-up"))


@pytest.fixture(scope="module")
def casus_id(closed: Leven) -> CasusId:
    found = closed.box.casus_id("2026-01")
    assert found
    return found


@pytest.fixture(scope="module")
def destroyed(closed: Leven, old_backup: BackupDone, casus_id: CasusId) -> Leven:
    """The same life until nothing of any casus is left."""
    closed.to_destruction()
    return closed


def test_while_it_lives_no_word_lies_anywhere_in_the_clear(closed: Leven, folder: Path) -> None:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert {"casuspad.db", "casuspad.db-wal", "keyring.db", "casuspad.log", "master.key"} <= {
        f.name for f in files
    }
    assert any(file.suffix == ".eml" for file in files)
    assert not leaks_in_files(folder)


def test_while_it_lives_the_keyring_reads_the_words(closed: Leven) -> None:
    """Without this the next test could be empty of meaning."""
    found = canaries_readable(closed.box.settings.database_url, closed.box.deps.keys)
    assert {"papers F19d", "vault F08", "register F02-A"} <= set(found)


def test_no_column_of_any_table_holds_a_word(closed: Leven) -> None:
    places = {place for place, _ in values_of(closed.box.settings.database_url)}
    assert {"item.inhoud", "instantie.state", "taak.naam", "audit_regel.wat", "stem.antwoord"} <= places
    assert not leaks_in_database(closed.box.settings.database_url)
    assert not leaks_in_database(closed.box.settings.keyring_url)


def test_no_page_of_who_may_see_no_content_holds_a_word(closed: Leven) -> None:
    assert closed.seen
    assert not [page for page in closed.seen if found_in(page.encode())]


def test_the_log_was_talkative(closed: Leven) -> None:
    log = closed.log.read_text(encoding="utf-8")
    assert "INSERT INTO item" in log
    assert "422" in log or "TaskNotOpenError" in log or "NotFoundError" in log


def test_a_backup_holds_no_word(old_backup: BackupDone) -> None:
    assert old_backup.keyring
    assert not leaks_in_files(old_backup.database, old_backup.keyring)


def test_mail_goes_only_to_who_takes_part(closed: Leven, folder: Path) -> None:
    mails = "".join(file.read_text() for file in folder.rglob("*.eml"))
    assert "joris@" in mails
    assert not [name for name in ("mia@", "nora@", "bert@") if name in mails]


def test_after_destruction_nothing_is_left_of_the_casus(
    destroyed: Leven, casus_id: CasusId, folder: Path
) -> None:
    assert every_free_field(destroyed) <= destroyed.written
    where = {
        place
        for place, content in values_of(destroyed.box.settings.database_url)
        if casus_id.encode() in content
    }
    assert not where
    codes = re.compile(rb"2026-0[123](?![-0-9])")  # a day of that month goes on with a dash
    told = {
        place for place, content in values_of(destroyed.box.settings.database_url) if codes.search(content)
    }
    assert not told, "a code is left that others can relate"
    assert not leaks_in_files(folder)
    assert not leaks_in_database(destroyed.box.settings.database_url)
    data = destroyed.box.settings.data_dir
    assert not [f.name for f in data.iterdir() if f.is_file() and casus_id.encode() in f.read_bytes()]


def test_after_destruction_no_key_of_the_keyring_reads_a_word_about_a_casus(destroyed: Leven) -> None:
    assert not set(canaries_readable(destroyed.box.settings.database_url, destroyed.box.deps.keys)) - RUIMTE


def test_an_old_backup_with_its_old_keys_brings_nothing_back(
    destroyed: Leven, old_backup: BackupDone, casus_id: CasusId, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    places = _places(tmp_path)
    order = Order(old_backup.database, old_backup.keyring, _day_after(old_backup), overwrite=True)
    assert restore(places, order).replayed > 0
    box = Sandbox(tmp_path, ready=True)
    with box.deps.uow.read(box.livc_id) as tx:
        assert tx.casussen.get(casus_id).code == "2026-01"  # the backup was of before
        items = [
            i for zone in ("vault", "register", "papers", "table") for i in tx.items.of_casus(casus_id, zone)
        ]
        assert not tx.items.sleutels(casus_id)
    for item in items:
        with pytest.raises(KeyMissingError):
            read_text(box.deps.keys, item)
    ids = {key for entry in box.deps.ledger.entries() for key in entry.key_ids}
    assert ids
    assert not [key for key in ids if box.deps.keys.exists(key)]


def test_a_ledger_older_than_the_database_stops_the_restore(
    destroyed: Leven, folder: Path, tmp_path: Path
) -> None:
    young = _backup(destroyed, tmp_path / "jong")
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    places = _places(tmp_path)
    ledger = places.ledger_dir / "vernietigingen.jsonl"
    ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:1]))
    before = places.database_url.removeprefix("sqlite:///")
    content = Path(before).read_bytes()
    with pytest.raises(KeyMissingError):
        restore(places, Order(young.database, young.keyring, _day_after(young), overwrite=True))
    assert Path(before).read_bytes() == content


def test_with_encryption_switched_off_the_same_search_finds_the_words(tmp_path: Path) -> None:
    leven = Leven(tmp_path)
    leven.use_keys(PlainKeyStore())
    leven.to_a_casus()
    assert "item.inhoud" in leaks_in_database(leven.box.settings.database_url)
    assert any("casuspad.db" in name for name in leaks_in_files(tmp_path))


@pytest.mark.parametrize("how", list(packed_examples(STAM)))
def test_the_search_finds_a_word_however_it_is_wrapped(how: str) -> None:
    wrapped = packed_examples(f"een {STAM}-F08-inhoud-1, met meer erachter")[how]
    assert found_in(b"\x00 iets ervoor " + wrapped + b" en erna \xff")


def _backup(leven: Leven, folder: Path) -> BackupDone:
    settings = leven.box.settings
    places = Places(
        settings.database_url, settings.keyring_url, settings.ledger_dir, settings.master_key_file
    )
    return backup(places, folder / "databank", folder / "sleutels", leven.box.clock.now())


def _places(folder: Path) -> Places:
    data = folder / "data"
    return Places(
        f"sqlite:///{data}/casuspad.db",
        f"sqlite:///{data}/keyring.db",
        folder / "data-grootboek",
        folder / "data-sleutel" / "master.key",
    )


def _day_after(made: BackupDone) -> datetime:
    """Return a moment at which a backup of the keyring may still be used."""
    stamp = datetime.strptime(made.database.name.removeprefix("database-"), STAMP).replace(tzinfo=UTC)
    return stamp + timedelta(days=1)
