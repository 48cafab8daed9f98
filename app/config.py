"""Settings from the environment, read once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import DomainError

ROOT = Path(__file__).resolve().parent.parent


class ConfigurationError(DomainError):
    """A setting is missing or wrong; the application does not start."""


@dataclass(frozen=True)
class Settings:
    """Where everything is; what may hold a password is not shown when it is printed."""

    data_dir: Path
    database_url: str = field(repr=False)
    keyring_url: str = field(repr=False)
    master_key_file: Path
    ledger_dir: Path
    mail_url: str = field(repr=False)
    """smtp://[user:password@]host[:port], submission://…, smtps://…, or folder:PATH."""
    mail_from: str
    port: int
    base_url: str
    """How people reach the application, for the links in mails."""
    processes_dir: Path
    forms_dir: Path
    demo_empty: bool = False
    """A new demo has its people and no casussen."""

    @property
    def lock_file(self) -> Path:
        """Held by web and worker together, and by a restore alone."""
        return self.data_dir / "casuspad.lock"


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the environment; raises `ConfigurationError`."""
    env = os.environ if environment is None else environment
    given = env.get("CASUSPAD_DATA")
    data = Path(given or ROOT / ".data/demo").absolute()
    beside = f"{data}-" if given else f"{ROOT}/.data/"
    port = _port(env.get("PORT", "8000"))

    def said(name: str, otherwise: str) -> str:
        return env.get(name) or otherwise

    def path(name: str, otherwise: str) -> Path:
        return Path(said(name, otherwise)).absolute()

    settings = Settings(
        data_dir=data,
        database_url=_database_url("DATABASE_URL", said("DATABASE_URL", f"sqlite:///{data}/casuspad.db")),
        keyring_url=_database_url("KEYRING_URL", said("KEYRING_URL", f"sqlite:///{data}/keyring.db")),
        master_key_file=path("CASUSPAD_MASTER_KEY_FILE", f"{beside}sleutel/master.key"),
        ledger_dir=path("CASUSPAD_LEDGER_DIR", f"{beside}grootboek"),
        mail_url=said("CASUSPAD_MAIL_URL", f"folder:{data}/mail"),
        mail_from=said("CASUSPAD_MAIL_FROM", "casuspad@localhost"),
        port=port,
        base_url=said("CASUSPAD_BASE_URL", f"http://127.0.0.1:{port}").rstrip("/"),
        processes_dir=path("CASUSPAD_PROCESSES_DIR", f"{ROOT}/processes"),
        forms_dir=path("CASUSPAD_FORMS_DIR", f"{ROOT}/forms"),
        demo_empty=_demo_empty(env.get("CASUSPAD_DEMO") or "levend"),
    )
    _ensure_apart(settings)
    return settings


def _demo_empty(text: str) -> bool:
    if text in {"levend", "leeg"}:
        return text == "leeg"
    raise ConfigurationError(
        "CASUSPAD_DEMO is '{text}', maar moet levend of leeg zijn. Casuspad is niet gestart.", text=text
    )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise ConfigurationError(
        "PORT is '{text}', maar moet een getal van 1 tot 65535 zijn. Casuspad is niet gestart.", text=text
    )


def _database_url(name: str, url: str) -> str:
    """Accept SQLite and PostgreSQL; a PostgreSQL URL gets the driver that is installed."""
    scheme, separator, rest = url.partition("://")  # never printed: it may be a password, wrongly typed
    if scheme == "sqlite" and separator:
        return url
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"} and separator:
        return f"postgresql+psycopg://{rest}"
    raise ConfigurationError(
        "{name} begint niet met sqlite:/// of postgresql://, en moet dat wel. Casuspad is niet gestart.",
        name=name,
    )


def _ensure_apart(settings: Settings) -> None:
    """Keep the master key and the ledger out of the folder that is backed up with the data."""
    data = settings.data_dir.resolve()
    for name, path, what in (
        ("CASUSPAD_MASTER_KEY_FILE", settings.master_key_file, "De hoofdsleutel ligt"),
        ("CASUSPAD_LEDGER_DIR", settings.ledger_dir, "Het vernietigingsgrootboek ligt"),
    ):
        if path.resolve().is_relative_to(data):
            raise ConfigurationError(
                "{what} in de gegevensmap {data}; wie die map meeneemt, zou dan alles hebben. Zet {name} "
                "op een plaats daarbuiten. Casuspad is niet gestart.",
                what=what,
                data=str(data),
                name=name,
            )
    if settings.database_url == settings.keyring_url:
        raise ConfigurationError(
            "DATABASE_URL en KEYRING_URL wijzen naar dezelfde databank; de sleutels moeten apart liggen. "
            "Casuspad is niet gestart."
        )
