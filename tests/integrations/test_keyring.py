"""What only the real keyring has to prove: identity, durability, one statement, no traces."""

import os
import random
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from app.domain.errors import KeyMissingError
from app.domain.ids import KeyId, LivcId, OrganisatieId
from app.integrations.errors import StorageUnavailableError
from app.integrations.keyring import SqlKeyStore
from app.integrations.keyring_engine import make_engine
from app.integrations.master_key import create_master_key
from app.integrations.open_keyring import open_keyring

LIVC, OWNER = LivcId("livc"), OrganisatieId("ocmw")


@pytest.fixture
def raw(keyring: SqlKeyStore, keyring_url: str) -> Engine:
    """The keyring's tables as a thief would see and change them."""
    return make_engine(keyring_url)


def test_another_master_key_is_a_clear_stop(keyring: SqlKeyStore, keyring_url: str, tmp_path: Path) -> None:
    create_master_key(tmp_path / "other.key", tmp_path / "data")
    for create in (False, True):
        with pytest.raises(KeyMissingError, match=r"other\.key hoort niet bij"):
            open_keyring(keyring_url, tmp_path / "other.key", create=create)


def test_a_missing_master_key_is_a_clear_stop(keyring: SqlKeyStore, keyring_url: str, tmp_path: Path) -> None:
    with pytest.raises(KeyMissingError, match=r"nowhere\.key kan niet gelezen worden"):
        open_keyring(keyring_url, tmp_path / "nowhere.key")


def test_a_lost_keyring_is_a_clear_stop_and_no_empty_one_appears(
    keyring_url: str, master_key_file: Path, tmp_path: Path
) -> None:
    with pytest.raises(KeyMissingError, match="ontbreekt of is beschadigd"):
        open_keyring(keyring_url, master_key_file)
    assert not list(tmp_path.glob("leeg*.db"))


def test_a_file_that_is_no_keyring_is_a_clear_stop(tmp_path: Path, master_key_file: Path) -> None:
    (tmp_path / "tekst.db").write_bytes(b"dit is geen database" * 100)
    with pytest.raises(KeyMissingError, match="beschadigd"):
        open_keyring(f"sqlite:///{tmp_path / 'tekst.db'}", master_key_file)


def test_opening_again_finds_the_same_keyring(
    keyring: SqlKeyStore, keyring_url: str, master_key_file: Path
) -> None:
    key = keyring.create(LIVC, OWNER)
    sealed = keyring.encrypt(key, b"tekst", "x")
    again = open_keyring(keyring_url, master_key_file, create=True)
    assert again.keyring_id == keyring.keyring_id
    assert again.decrypt(key, sealed, "x") == b"tekst"
    again.close()


def test_reading_and_writing_a_text_take_one_statement(keyring: SqlKeyStore) -> None:
    key = keyring.create(LIVC, OWNER)
    statements: list[str] = []
    event.listen(keyring._engine, "before_cursor_execute", lambda *call: statements.append(call[2]))
    sealed = keyring.encrypt(key, b"tekst", "x")
    keyring.decrypt(key, sealed, "x")
    assert len(statements) == 2


@pytest.mark.parametrize("column", ["livc", "owner"])
def test_a_key_given_to_another_owner_or_livc_opens_nothing(
    keyring: SqlKeyStore, raw: Engine, column: str
) -> None:
    key = keyring.create(LIVC, OWNER)
    thief = {"livc": LIVC, "owner": OWNER} | {column: "thief"}
    keyring.create(LivcId(thief["livc"]), OrganisatieId(thief["owner"]))
    sealed = keyring.encrypt(key, b"tekst", "x")
    with raw.begin() as connection:
        connection.execute(text(f"UPDATE data_key SET {column} = 'thief' WHERE id = :id"), {"id": key})
    with pytest.raises(KeyMissingError):
        keyring.decrypt(key, sealed, "x")


def test_a_key_copied_under_another_id_opens_nothing(keyring: SqlKeyStore, raw: Engine) -> None:
    key = keyring.create(LIVC, OWNER)
    with raw.begin() as connection:
        copy = "INSERT INTO data_key SELECT 'copy', livc, owner, wrapped FROM data_key WHERE id = :id"
        connection.execute(text(copy), {"id": key})
    with pytest.raises(KeyMissingError):
        keyring.encrypt(KeyId("copy"), b"tekst", "x")


def test_an_organisation_key_put_in_the_place_of_another_opens_nothing(
    keyring: SqlKeyStore, raw: Engine
) -> None:
    key = keyring.create(LIVC, OWNER)
    keyring.create(LIVC, OrganisatieId("thief"))
    with raw.begin() as connection:
        swap = "UPDATE organisation_key SET wrapped = (SELECT wrapped FROM organisation_key WHERE owner = 'thief')"
        connection.execute(text(swap))
    with pytest.raises(KeyMissingError):
        keyring.encrypt(key, b"tekst", "x")
    with pytest.raises(KeyMissingError):
        keyring.create(LIVC, OWNER)


def test_many_at_once_share_one_organisation_key(keyring: SqlKeyStore, raw: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: keyring.create(LIVC, OWNER), range(16)))
    for key in keys:
        assert keyring.decrypt(key, keyring.encrypt(key, b"tekst", "x"), "x") == b"tekst"
    with raw.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM organisation_key")).scalar() == 1


def test_of_destroyed_keys_no_byte_is_left_in_the_folder(
    file_keyring: SqlKeyStore, keyring_file: Path
) -> None:
    keys = [file_keyring.create(LIVC, OrganisatieId(f"dienst{number % 7}")) for number in range(120)]
    with sqlite3.connect(keyring_file) as connection:
        wrapped = dict(connection.execute("SELECT id, wrapped FROM data_key"))
    assert all(wrapped[key] in _bytes_in(keyring_file.parent) for key in keys)
    victims = random.Random(1).sample(keys, 60)
    file_keyring.destroy_all(victims[1:])
    file_keyring.destroy(victims[0])
    left = _bytes_in(keyring_file.parent)
    assert not [key for key in victims if wrapped[key][13:45] in left or key.encode() in left]
    assert all(wrapped[key] in left for key in set(keys) - set(victims))


def test_traces_that_sqlite_left_are_erased_by_the_next_destruction(
    file_keyring: SqlKeyStore, keyring_file: Path
) -> None:
    """`secure_delete` misses copies of rows that a page once moved; here it is off, so that one surely stays."""
    keys = [file_keyring.create(LIVC, OWNER) for _ in range(20)]
    with sqlite3.connect(keyring_file) as connection:
        wrapped = connection.execute("SELECT wrapped FROM data_key WHERE id = ?", (keys[9],)).fetchone()[0]
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("DELETE FROM data_key WHERE id = ?", (keys[9],))
    connection.close()
    assert wrapped[13:45] in _bytes_in(keyring_file.parent)
    file_keyring.destroy(keys[9])
    assert wrapped[13:45] not in _bytes_in(keyring_file.parent)


def test_sqlite_is_told_to_forget_and_to_be_durable(file_keyring: SqlKeyStore) -> None:
    expected = {"secure_delete": 1, "journal_mode": "delete", "synchronous": 3, "temp_store": 2}
    with file_keyring._engine.connect() as connection:
        for pragma, value in expected.items():
            assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value


def _bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_keyring_file_is_private(file_keyring: SqlKeyStore, keyring_file: Path) -> None:
    assert keyring_file.stat().st_mode & 0o777 == 0o600


KILLED_RIGHT_AFTER_CREATING = """
import os, signal, sys
from pathlib import Path
from app.integrations.open_keyring import open_keyring
keyring = open_keyring(sys.argv[1], Path(sys.argv[2]))
print(keyring.create("livc", "ocmw"), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""

KILLED_WHILE_DESTROYING = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from app.integrations.open_keyring import open_keyring
keyring = open_keyring(sys.argv[1], Path(sys.argv[2]))
die = lambda *call: os.kill(os.getpid(), signal.SIGKILL)
event.listen(keyring._engine, sys.argv[4], die)
keyring.destroy(sys.argv[3])
"""


def _run(script: str, *arguments: str) -> str:
    command = [sys.executable, "-c", script, *arguments]
    result = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": "."}
    )
    assert result.returncode == -9, result.stderr
    return result.stdout.strip()


def test_a_created_key_survives_a_kill(keyring: SqlKeyStore, keyring_url: str, master_key_file: Path) -> None:
    key = KeyId(_run(KILLED_RIGHT_AFTER_CREATING, keyring_url, str(master_key_file)))
    assert keyring.decrypt(key, keyring.encrypt(key, b"tekst", "x"), "x") == b"tekst"


@pytest.mark.parametrize(("moment", "still_there"), [("commit", True), ("checkin", False)])
def test_a_destruction_that_was_killed_is_whole_or_absent_and_can_be_repeated(
    file_keyring: SqlKeyStore, keyring_file: Path, master_key_file: Path, moment: str, still_there: bool
) -> None:
    key = file_keyring.create(LIVC, OWNER)
    with sqlite3.connect(keyring_file) as connection:
        (wrapped,) = connection.execute("SELECT wrapped FROM data_key").fetchone()
    _run(KILLED_WHILE_DESTROYING, f"sqlite:///{keyring_file}", str(master_key_file), key, moment)
    assert file_keyring.exists(key) is still_there
    file_keyring.destroy(key)
    assert not file_keyring.exists(key)
    assert wrapped[13:45] not in _bytes_in(keyring_file.parent)


def test_a_full_disk_is_said_and_keeps_nothing(file_keyring: SqlKeyStore, keyring_file: Path) -> None:
    @event.listens_for(file_keyring._engine, "connect")
    def _fill(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")

    made: set[KeyId] = set()
    with pytest.raises(StorageUnavailableError, match="Er is niets bewaard"):
        made.update(file_keyring.create(LIVC, OWNER) for _ in range(200))
    assert made
    assert file_keyring.ids() == made


def test_a_keyring_that_disappears_while_running_is_said(
    file_keyring: SqlKeyStore, keyring_file: Path
) -> None:
    keyring_file.unlink()
    with pytest.raises(StorageUnavailableError):
        file_keyring.create(LIVC, OWNER)
    assert not keyring_file.exists()


def test_a_page_looks_into_the_keyring_once_for_all_texts_under_a_key(keyring: SqlKeyStore) -> None:
    key = keyring.create(LIVC, OWNER)
    texts = [keyring.encrypt(key, word, "c") for word in (b"one", b"two", b"three")]
    looks: list[str] = []
    engine = keyring._engine
    event.listen(engine, "before_cursor_execute", lambda *sent: looks.append(sent[2]))
    at_hand = keyring.at_hand()
    assert [at_hand.decrypt(key, text_, "c") for text_ in texts] == [b"one", b"two", b"three"]
    assert len(looks) == 1


def test_the_next_page_looks_again_and_a_key_that_went_opens_nothing(keyring: SqlKeyStore) -> None:
    key = keyring.create(LIVC, OWNER)
    sealed = keyring.encrypt(key, b"text", "c")
    assert keyring.at_hand().decrypt(key, sealed, "c") == b"text"
    keyring.destroy(key)
    with pytest.raises(KeyMissingError):
        keyring.at_hand().decrypt(key, sealed, "c")


def test_a_key_that_is_destroyed_at_hand_is_gone_there_as_well(keyring: SqlKeyStore) -> None:
    key = keyring.create(LIVC, OWNER)
    at_hand = keyring.at_hand()
    sealed = at_hand.encrypt(key, b"text", "c")
    at_hand.destroy(key)
    with pytest.raises(KeyMissingError):
        at_hand.decrypt(key, sealed, "c")
