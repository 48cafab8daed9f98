"""The keyring: data keys wrapped by organisation keys, wrapped by the master key; a destroyed key is gone."""

import secrets
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from sqlalchemy import Connection, Engine, Select, and_, bindparam, delete, insert, select
from sqlalchemy.exc import IntegrityError

from app.domain.errors import BeschadigdError, KeyMissingError
from app.domain.ids import KeyId, LivcId, OrganisatieId, new_id
from app.integrations.envelope import bind, seal, unseal
from app.integrations.keyring_engine import erase_traces, reading, writing
from app.integrations.keyring_schema import data_key, organisation_key

KEY_LENGTH = 32
_SAME_OWNER = and_(organisation_key.c.livc == data_key.c.livc, organisation_key.c.owner == data_key.c.owner)
_BOTH_KEYS: Final = (
    select(data_key.c.livc, data_key.c.owner, data_key.c.wrapped, organisation_key.c.wrapped)
    .join(organisation_key, _SAME_OWNER)
    .where(data_key.c.id == bindparam("key"))
)


class SqlKeyStore:
    """`KeyStore` in a database of its own. Keys are unwrapped for one call and then forgotten."""

    def __init__(self, engine: Engine, wrapping_key: bytes, keyring_id: str) -> None:
        self._engine, self._wrapping_key, self.keyring_id = engine, wrapping_key, keyring_id

    def create(self, livc: LivcId, owner: OrganisatieId) -> KeyId:
        """Make a data key in a transaction of its own; durable when its id is returned."""
        key = KeyId(new_id())
        with writing(self._engine) as connection:
            by = self._organisation_key(connection, livc, owner)
            wrapped = seal(by, secrets.token_bytes(KEY_LENGTH), _data_context(livc, owner, key))
            connection.execute(insert(data_key).values(id=key, livc=livc, owner=owner, wrapped=wrapped))
        return key

    def encrypt(self, key: KeyId, plaintext: bytes, context: str) -> bytes:
        """Encrypt, bound to the key id and `context`. Raises `KeyMissingError`."""
        return seal(self._unwrap(key), plaintext, bind("text", key, context))

    def decrypt(self, key: KeyId, ciphertext: bytes, context: str) -> bytes:
        """Decrypt; raises `KeyMissingError` when the key is gone, `BeschadigdError` when anything was altered."""
        opened = self._unwrap(key)
        try:
            return unseal(opened, ciphertext, bind("text", key, context))
        except KeyMissingError as error:
            raise BeschadigdError from error

    def at_hand(self) -> "KeysAtHand":
        """Return these keys for one page, which opens each of them once."""
        return KeysAtHand(self._engine, self._wrapping_key, self.keyring_id)

    def destroy(self, key: KeyId) -> None:
        """Destroy the key and every trace of it in the file; destroying twice is not an error."""
        self.destroy_all((key,))

    def destroy_all(self, keys: Iterable[KeyId]) -> None:
        """Destroy the keys together. Traces are erased even if the rows went in an earlier, interrupted call."""
        with writing(self._engine) as connection:
            for key in keys:
                connection.execute(delete(data_key).where(data_key.c.id == key))
        erase_traces(self._engine)

    def exists(self, key: KeyId) -> bool:
        """Answer whether the key is still there."""
        with reading(self._engine) as connection:
            return connection.execute(select(data_key.c.id).where(data_key.c.id == key)).first() is not None

    def ids(self) -> frozenset[KeyId]:
        """Return the ids of all data keys."""
        with reading(self._engine) as connection:
            return frozenset(KeyId(row) for row in connection.execute(select(data_key.c.id)).scalars())

    def owners(self) -> dict[KeyId, tuple[LivcId, OrganisatieId]]:
        """Return the LIVC-R and the organisation of all data keys; none is unwrapped."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(data_key.c.id, data_key.c.livc, data_key.c.owner)).all()
        return {KeyId(row.id): (LivcId(row.livc), OrganisatieId(row.owner)) for row in rows}

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _unwrap(self, key: KeyId) -> bytes:
        """Read both wrapped keys in one statement and unwrap them."""
        with reading(self._engine) as connection:
            row = connection.execute(_BOTH_KEYS, {"key": key}).first()
        if row is None:
            raise KeyMissingError
        livc, owner, wrapped, organisation_wrapped = row
        by = unseal(self._wrapping_key, organisation_wrapped, _organisation_context(livc, owner))
        return unseal(by, wrapped, _data_context(livc, owner, key))

    def _organisation_key(self, connection: Connection, livc: LivcId, owner: OrganisatieId) -> bytes:
        """Return it; make it when absent: of two processes that do so at once, the first wins."""
        asked, context = _select_organisation_key(livc, owner), _organisation_context(livc, owner)
        wrapped = connection.execute(asked).scalar()
        if wrapped is None:
            fresh = seal(self._wrapping_key, secrets.token_bytes(KEY_LENGTH), context)
            with suppress(IntegrityError), connection.begin_nested():
                connection.execute(insert(organisation_key).values(livc=livc, owner=owner, wrapped=fresh))
            wrapped = connection.execute(asked).scalar_one()
        return unseal(self._wrapping_key, wrapped, context)


class KeysAtHand(SqlKeyStore):
    """The keys of one page: what lies under the same key is read with one look into the keyring.

    It lives no longer than the request that made it, and so do the keys it opened.
    """

    def __init__(self, engine: Engine, wrapping_key: bytes, keyring_id: str) -> None:
        super().__init__(engine, wrapping_key, keyring_id)
        self._opened: dict[KeyId, bytes] = {}

    def destroy_all(self, keys: Iterable[KeyId]) -> None:
        """Destroy the keys, also where they lie at hand."""
        self._opened.clear()
        super().destroy_all(keys)

    def _unwrap(self, key: KeyId) -> bytes:
        if key not in self._opened:
            self._opened[key] = super()._unwrap(key)
        return self._opened[key]


def _select_organisation_key(livc: LivcId, owner: OrganisatieId) -> Select[bytes]:
    return select(organisation_key.c.wrapped).where(
        organisation_key.c.livc == livc, organisation_key.c.owner == owner
    )


def _organisation_context(livc: str, owner: str) -> bytes:
    return bind("organisation key", livc, owner)


def _data_context(livc: str, owner: str, key: KeyId) -> bytes:
    return bind("data key", livc, owner, key)
