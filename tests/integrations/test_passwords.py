"""What every PasswordHasher promises, and what only argon2id gives."""

import pytest

from app.integrations.passwords import Argon2Hasher
from app.services.ports import PasswordHasher
from tests.fakes import FastHasher


@pytest.fixture(params=[FastHasher, Argon2Hasher])
def hasher(request: pytest.FixtureRequest) -> PasswordHasher:
    made: PasswordHasher = request.param()
    return made


def test_only_the_password_itself_fits(hasher: PasswordHasher) -> None:
    encoded = hasher.hash("juist paard é")
    assert hasher.verify(encoded, "juist paard é")
    assert not hasher.verify(encoded, "juist paard e")
    assert not hasher.verify(encoded, "")
    assert "paard" not in encoded


def test_one_password_never_gives_the_same_hash(hasher: PasswordHasher) -> None:
    assert hasher.hash("zelfde") != hasher.hash("zelfde")


@pytest.mark.parametrize("damaged", ["", "x", "$argon2id$v=19$m=1$", "é"])
def test_a_damaged_hash_fits_nothing(hasher: PasswordHasher, damaged: str) -> None:
    assert not hasher.verify(damaged, "")
    assert not hasher.verify(damaged, damaged)


def test_an_accent_typed_on_another_keyboard_fits() -> None:
    hasher = Argon2Hasher()
    assert hasher.verify(hasher.hash("caf\u00e9"), "cafe\u0301")


def test_it_is_argon2id_and_old_parameters_are_noticed() -> None:
    hasher = Argon2Hasher()
    encoded = hasher.hash("wachtwoord")
    assert encoded.startswith("$argon2id$")
    assert not hasher.needs_rehash(encoded)
    assert hasher.needs_rehash(encoded.replace("t=3", "t=1"))
