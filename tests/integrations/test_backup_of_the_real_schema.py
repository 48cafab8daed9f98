"""The migrated database, row-level security included, goes out and comes back whole."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, make_url, text

from app.domain.ids import LivcId, OrganisatieId
from app.integrations.backup import Places, backup
from app.integrations.keyring import SqlKeyStore
from app.integrations.ledger import FileLedger
from app.integrations.restore import KEY_TABLES, Order, restore
from app.services.ports.ledger import LedgerEntry

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)


def _tables(url: str) -> set[str]:
    engine = create_engine(url)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


def _forced(url: str) -> set[str]:
    engine = create_engine(url)
    with engine.connect() as connection:
        names = set(
            connection.execute(text("SELECT relname FROM pg_class WHERE relforcerowsecurity")).scalars()
        )
    engine.dispose()
    return names


def test_every_table_and_policy_comes_back(
    database_url: str,
    keyring: SqlKeyStore,
    keyring_url: str,
    ledger: FileLedger,
    master_key_file: Path,
    tmp_path: Path,
) -> None:
    reader = database_url
    if database_url.startswith("postgresql"):
        if os.environ.get("TEST_DATABASE_URL"):
            pytest.skip("needs a role that row-level security does not bind")
        reader = make_url(database_url).set(username="postgres").render_as_string(hide_password=False)
    key = keyring.create(LivcId("livc"), OrganisatieId("ocmw"))
    places = Places(reader, keyring_url, tmp_path / "register", master_key_file)
    done = backup(places, tmp_path / "b", tmp_path / "s", NOW)
    ledger.append(LedgerEntry("attest", (key,), NOW))
    before = _tables(database_url)
    forced = _forced(database_url) if reader != database_url else set()
    own = Places(database_url, keyring_url, tmp_path / "register", master_key_file)
    keyring.close()
    result = restore(own, Order(done.database, done.keyring, NOW, overwrite=True))
    assert _tables(database_url) == before >= set(KEY_TABLES)
    assert result.schema_version
    assert not keyring.exists(key)
    if reader != database_url:
        assert _forced(database_url) == forced >= set(KEY_TABLES)
