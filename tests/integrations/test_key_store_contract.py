"""What every KeyStore promises, the fake included."""

import pytest

from app.domain.errors import KeyMissingError
from app.domain.ids import KeyId, LivcId, OrganisatieId
from app.services.ports.keys import KeyStore
from tests.fakes import PlainKeyStore

LIVC, OWNER = LivcId("livc"), OrganisatieId("ocmw")
TEXT = "een vertrouwelijke zin é".encode()


@pytest.fixture
def key(any_keys: KeyStore) -> KeyId:
    return any_keys.create(LIVC, OWNER)


def test_what_was_encrypted_is_read_back(any_keys: KeyStore, key: KeyId) -> None:
    assert any_keys.decrypt(key, any_keys.encrypt(key, TEXT, "item/1"), "item/1") == TEXT


def test_the_text_cannot_be_seen_and_never_looks_the_same_twice(any_keys: KeyStore, key: KeyId) -> None:
    first, second = (any_keys.encrypt(key, TEXT, "item/1") for _ in range(2))
    assert TEXT not in first
    assert first != second


def test_another_context_cannot_be_read(any_keys: KeyStore, key: KeyId) -> None:
    sealed = any_keys.encrypt(key, TEXT, "item/1")
    with pytest.raises(KeyMissingError):
        any_keys.decrypt(key, sealed, "item/2")


def test_another_key_of_the_same_owner_cannot_read(any_keys: KeyStore, key: KeyId) -> None:
    sealed = any_keys.encrypt(key, TEXT, "item/1")
    with pytest.raises(KeyMissingError):
        any_keys.decrypt(any_keys.create(LIVC, OWNER), sealed, "item/1")


def test_no_single_altered_or_missing_byte_goes_unnoticed(any_keys: KeyStore, key: KeyId) -> None:
    sealed = any_keys.encrypt(key, b"kort", "item/1")
    for place in range(len(sealed)):
        altered = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(KeyMissingError):
            any_keys.decrypt(key, altered, "item/1")
        with pytest.raises(KeyMissingError):
            any_keys.decrypt(key, sealed[:place], "item/1")


def test_a_destroyed_key_reads_and_writes_nothing(any_keys: KeyStore, key: KeyId) -> None:
    sealed = any_keys.encrypt(key, TEXT, "item/1")
    any_keys.destroy(key)
    with pytest.raises(KeyMissingError):
        any_keys.decrypt(key, sealed, "item/1")
    with pytest.raises(KeyMissingError):
        any_keys.encrypt(key, TEXT, "item/1")


def test_destroying_twice_or_what_never_was_is_no_error(any_keys: KeyStore, key: KeyId) -> None:
    for victim in (key, key, KeyId("never")):
        any_keys.destroy(victim)
    assert not any_keys.exists(key)


def test_destroying_one_key_leaves_the_others(any_keys: KeyStore, key: KeyId) -> None:
    other = any_keys.create(LIVC, OWNER)
    any_keys.destroy(key)
    assert any_keys.ids() == {other}
    assert any_keys.exists(other)


def test_encryption_switched_off_shows_the_text() -> None:
    plain = PlainKeyStore()
    assert TEXT in plain.encrypt(plain.create(LIVC, OWNER), TEXT, "item/1")
