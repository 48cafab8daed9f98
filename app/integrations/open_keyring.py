"""Opening the keyring: the right master key for this keyring, or a clear stop."""

import secrets
from pathlib import Path

from sqlalchemy import Engine, func, insert, inspect, select
from sqlalchemy.exc import DatabaseError

from app.domain.errors import KeyMissingError
from app.domain.ids import new_id
from app.integrations.envelope import bind, seal, unseal
from app.integrations.errors import StorageUnavailableError
from app.integrations.keyring import SqlKeyStore
from app.integrations.keyring_engine import create_empty_file, make_engine, reading, sqlite_path, writing
from app.integrations.keyring_schema import identity, metadata
from app.integrations.master_key import MasterKey, load_master_key

WRAPPING = b"keyring"
CREATING = 4_711_001
"""Advisory lock of PostgreSQL: one process makes the tables, the others wait."""


def open_keyring(url: str, master_key_file: Path, *, create: bool = False) -> SqlKeyStore:
    """Open the keyring; with `create`, make it when there is none.

    Raises `KeyMissingError` when the master key or the keyring is absent, damaged, or one does not fit the other.
    """
    return open_keyring_with(url, load_master_key(master_key_file), str(master_key_file), create=create)


def open_keyring_with(url: str, master: MasterKey, master_name: str, *, create: bool = False) -> SqlKeyStore:
    """Open with a master key at hand; `master_name` is how the sentences call its file."""
    path = sqlite_path(url)
    place = str(path) if path else "in PostgreSQL (KEYRING_URL)"
    if path and not path.exists():
        if not create:
            raise _absent(place)
        try:
            create_empty_file(path)
        except OSError as error:
            raise StorageUnavailableError from error
    engine = make_engine(url)
    wrapping_key = master.derive(WRAPPING)
    try:
        keyring_id = _identify(engine, wrapping_key, place, master_name, create=create)
    finally:
        engine.dispose()  # no connection is carried over a fork
    return SqlKeyStore(engine, wrapping_key, keyring_id)


def _identify(engine: Engine, wrapping_key: bytes, place: str, master_name: str, *, create: bool) -> str:
    """Return the id of the keyring after its check value proved that the master key fits."""
    if create:
        _ensure_identity(engine, wrapping_key)
    try:
        with reading(engine) as connection:
            present = inspect(connection).has_table(identity.name)
            row = (
                connection.execute(select(identity.c.keyring_id, identity.c.check_value)).first()
                if present
                else None
            )
    except StorageUnavailableError as error:
        if isinstance(error.__cause__, DatabaseError) and "not a database" in str(error.__cause__):
            raise _absent(place) from error
        raise
    if row is None:
        raise _absent(place)
    try:
        unseal(wrapping_key, row.check_value, bind("keyring", row.keyring_id))
    except KeyMissingError as error:
        raise KeyMissingError(
            "De hoofdsleutel {master_name} hoort niet bij de sleutelbewaarplaats {place}. Casuspad "
            "start niet en er is niets gewijzigd. Zet de hoofdsleutel terug waarmee ze gemaakt is, "
            "of wijs met KEYRING_URL de juiste sleutelbewaarplaats aan.",
            master_name=master_name,
            place=place,
        ) from error
    return str(row.keyring_id)


def _ensure_identity(engine: Engine, wrapping_key: bytes) -> None:
    """Make the tables and the identity in one transaction, unless they are there."""
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(CREATING)))
        metadata.create_all(connection)
        if connection.execute(select(identity.c.id)).first():
            return
        keyring_id = new_id()
        check = seal(wrapping_key, secrets.token_bytes(32), bind("keyring", keyring_id))
        connection.execute(insert(identity).values(id=1, keyring_id=keyring_id, check_value=check))


def _absent(place: str) -> KeyMissingError:
    return KeyMissingError(
        "De sleutelbewaarplaats {place} ontbreekt of is beschadigd. Casuspad start niet en er is "
        "niets gewijzigd. Wijs met KEYRING_URL de juiste plaats aan, of zet een back-up terug "
        "met: casuspad restore.",
        place=place,
    )
