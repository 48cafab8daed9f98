"""A master key, keyrings of both kinds, a ledger, and their fakes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.integrations.keyring import SqlKeyStore
from app.integrations.ledger import FileLedger, open_ledger
from app.integrations.master_key import create_master_key, load_master_key
from app.integrations.open_keyring import open_keyring
from app.services.ports.keys import KeyStore
from app.services.ports.ledger import DestructionLedger
from tests import pg
from tests.conftest import DATABASES
from tests.fakes import MemoryKeyStore, MemoryLedger


@pytest.fixture
def master_key_file(tmp_path: Path) -> Path:
    path = tmp_path / "secrets" / "master.key"
    create_master_key(path, tmp_path / "data")
    return path


@pytest.fixture
def keyring(keyring_url: str, master_key_file: Path) -> Iterator[SqlKeyStore]:
    """The real keyring, SQLite and PostgreSQL in turn."""
    store = open_keyring(keyring_url, master_key_file, create=True)
    yield store
    store.close()


@pytest.fixture
def keyring_file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sleutels.db"


@pytest.fixture
def file_keyring(keyring_file: Path, master_key_file: Path) -> Iterator[SqlKeyStore]:
    """The real keyring in a SQLite file."""
    store = open_keyring(f"sqlite:///{keyring_file}", master_key_file, create=True)
    yield store
    store.close()


@pytest.fixture
def ledger(tmp_path: Path, master_key_file: Path) -> FileLedger:
    return open_ledger(tmp_path / "register", load_master_key(master_key_file))


@pytest.fixture(params=["fake", *DATABASES])
def any_keys(request: pytest.FixtureRequest) -> Iterator[KeyStore]:
    """What every `KeyStore` promises is tried on the fake, and on the real one in both databases."""
    if request.param == "fake":
        yield MemoryKeyStore()
    elif request.param == "sqlite":
        yield request.getfixturevalue("file_keyring")
    else:
        server: pg.Server = request.getfixturevalue("pg_server")
        url = server.create()
        store = open_keyring(url, request.getfixturevalue("master_key_file"), create=True)
        yield store
        store.close()
        server.drop(url)


@pytest.fixture(params=["fake", "real"])
def any_ledger(request: pytest.FixtureRequest) -> DestructionLedger:
    return MemoryLedger() if request.param == "fake" else request.getfixturevalue("ledger")
