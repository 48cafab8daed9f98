"""Settings: sensible without an environment, and a clear stop where they would be unsafe."""

from pathlib import Path

import pytest

from app.config import ConfigurationError, load_settings


def test_without_an_environment_everything_lies_in_the_demo_folder_but_key_and_ledger() -> None:
    settings = load_settings({})
    assert settings.database_url == f"sqlite:///{settings.data_dir}/casuspad.db"
    assert settings.master_key_file == settings.data_dir.parent / "sleutel/master.key"
    assert settings.ledger_dir == settings.data_dir.parent / "grootboek"
    assert settings.base_url == "http://127.0.0.1:8000"


def test_an_own_data_folder_has_its_own_key_and_ledger_beside_it(tmp_path: Path) -> None:
    settings = load_settings({"CASUSPAD_DATA": str(tmp_path / "a")})
    assert settings.master_key_file == tmp_path / "a-sleutel/master.key"
    assert settings.ledger_dir == tmp_path / "a-grootboek"


def test_a_postgresql_url_gets_the_installed_driver() -> None:
    settings = load_settings({"DATABASE_URL": "postgresql://u@h/d", "KEYRING_URL": "postgres://u@h/k"})
    assert settings.database_url == "postgresql+psycopg://u@h/d"
    assert settings.keyring_url == "postgresql+psycopg://u@h/k"


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"PORT": "x"}, "PORT"),
        ({"PORT": "70000"}, "PORT"),
        ({"DATABASE_URL": "mysql://h/d"}, "DATABASE_URL"),
        ({"DATABASE_URL": "/tmp/a.db"}, "DATABASE_URL"),
        ({"CASUSPAD_DATA": "/srv/c", "CASUSPAD_MASTER_KEY_FILE": "/srv/c/k"}, "CASUSPAD_MASTER_KEY_FILE"),
        ({"CASUSPAD_DATA": "/srv/c", "CASUSPAD_LEDGER_DIR": "/srv/c/../c/g"}, "CASUSPAD_LEDGER_DIR"),
        ({"DATABASE_URL": "sqlite:////a.db", "KEYRING_URL": "sqlite:////a.db"}, "KEYRING_URL"),
    ],
)
def test_an_unsafe_or_wrong_setting_stops_the_start(environment: dict[str, str], word: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"{word}.*Casuspad is niet gestart"):
        load_settings(environment)


@pytest.mark.parametrize("name", ["DATABASE_URL", "KEYRING_URL"])
@pytest.mark.parametrize("url", ["u:geheim@h", "u:geheim@h/d", "geheim://h/d"])
def test_a_wrong_address_is_not_repeated_for_it_may_hold_a_password(name: str, url: str) -> None:
    with pytest.raises(ConfigurationError, match=name) as refused:
        load_settings({name: url})
    assert "geheim" not in str(refused.value)


def test_no_password_is_shown_when_settings_are_printed() -> None:
    secret = "geheim"
    environment = {
        "DATABASE_URL": f"postgresql://u:{secret}@h/d",
        "KEYRING_URL": f"postgresql://u:{secret}@h/k",
        "CASUSPAD_MAIL_URL": f"smtps://u:{secret}@h",
    }
    assert secret not in repr(load_settings(environment))
