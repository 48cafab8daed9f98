"""The composition root: settings become ports, once per process."""

from dataclasses import dataclass

from app.config import ConfigurationError, Settings
from app.domain.errors import KeyMissingError
from app.engine.engine import SpiffEngine
from app.forms import MarshmallowForms
from app.integrations.checking_pool import CheckingPool
from app.integrations.clock import SystemClock
from app.integrations.ledger import open_ledger
from app.integrations.log_anchor import open_anchor
from app.integrations.mailer import open_mailer
from app.integrations.marks import TEXTS_BOUND, open_marks
from app.integrations.master_key import MasterKey, create_master_key, load_master_key
from app.integrations.models_on_disk import ModelsOnDisk
from app.integrations.open_keyring import open_keyring
from app.integrations.passwords import Argon2Hasher, BoundedHasher
from app.integrations.pdf import WeasyDocuments
from app.integrations.procedures_on_disk import forms_on_disk
from app.persistence.engine import make_engine
from app.persistence.schema_version import Schema, schema_of
from app.persistence.unit_of_work import SqlUnitOfWork
from app.services.deps import Deps
from app.services.oversight.adopt_log import adopt_log
from app.services.oversight.bind_texts import bind_texts
from app.services.ports.clock import Clock
from app.services.ports.unit_of_work import UnitOfWork
from app.services.procedures.adopt_forms import adopt_forms


@dataclass(frozen=True)
class Secrets:
    """Keys derived from the master key."""

    web: bytes
    audit: bytes


def secrets_of(master: MasterKey) -> Secrets:
    """Derive the keys for signing forms and for sealing the audit trail."""
    return Secrets(web=master.derive(b"web"), audit=master.derive(b"audit"))


def prepare(settings: Settings) -> None:
    """Make folders, database, master key and keyring when absent; migrate. Once, before any worker starts.

    Keys are only made for a database that never had any: a lost keyring is no empty one.
    """
    from app.persistence.migrate import upgrade  # noqa: PLC0415  Alembic loads long and is seldom needed

    for folder in (settings.data_dir, settings.ledger_dir):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    upgrade(settings.database_url)
    adopt_old_forms(settings)
    uow = SqlUnitOfWork(make_engine(settings.database_url), SystemClock().now)
    with uow.read(None) as tx:
        new = tx.livcs.keyring() is None and not tx.items.key_ids()
    if new and not settings.master_key_file.exists():
        create_master_key(settings.master_key_file, settings.data_dir)
    keys = open_keyring(settings.keyring_url, settings.master_key_file, create=new)
    ensure_same_keyring(uow, keys.keyring_id)
    adopt_old_logs(settings)
    bind_old_texts(settings)


def adopt_old_forms(settings: Settings) -> None:
    """After an upgrade, give versions from before the forms that were in force, of which a copy was kept."""
    forms = {**forms_on_disk(settings.forms_dir), **forms_on_disk(settings.data_dir / "formulieren")}
    adopt_forms(forms, SqlUnitOfWork(make_engine(settings.database_url), SystemClock().now))


def adopt_old_logs(settings: Settings) -> None:
    """After an upgrade, keep how far each log of before goes; raises `KeyMissingError` or `AnkerGewijzigdError`.

    A new installation has no master key yet, and no log.
    """
    if settings.master_key_file.exists():
        master = load_master_key(settings.master_key_file)
        uow = SqlUnitOfWork(make_engine(settings.database_url), SystemClock().now)
        adopt_log(uow, open_anchor(settings.ledger_dir, master), secrets_of(master).audit)


def bind_old_texts(settings: Settings) -> None:
    """After an upgrade, bind every text of before to what its owner permits; once. Raises `KeyMissingError`."""
    if not settings.master_key_file.exists():
        return
    marks = open_marks(settings.ledger_dir, load_master_key(settings.master_key_file))
    if not marks.has(TEXTS_BOUND):
        _bind_texts(settings)
        marks.set(TEXTS_BOUND)


def _bind_texts(settings: Settings) -> None:
    uow = SqlUnitOfWork(make_engine(settings.database_url), SystemClock().now)
    with uow.read(None) as tx:
        nothing_kept = not tx.items.key_ids()
    if nothing_kept:
        return
    keys = open_keyring(settings.keyring_url, settings.master_key_file)
    bind_texts(uow, keys)
    keys.close()


def ensure_same_keyring(uow: UnitOfWork, keyring_id: str) -> None:
    """Bind a new database to its keyring; raises `KeyMissingError` when it belongs to another one."""
    with uow.read(None) as tx:
        bound = tx.livcs.keyring()
    if bound is None:
        with uow.begin(None) as tx:
            tx.livcs.bind_keyring(keyring_id)
            bound = tx.livcs.keyring()
    if bound != keyring_id:
        raise KeyMissingError(
            "De sleutelbewaarplaats hoort bij een andere databank: wat hier bewaard is, kan er niet mee gelezen "
            "worden. Casuspad start niet en er is niets gewijzigd. Wijs met KEYRING_URL de juiste plaats aan, "
            "of zet een back-up terug met: casuspad restore."
        )


def ensure_current(settings: Settings) -> None:
    """Raise `ConfigurationError` when the database has not exactly the schema of this program."""
    found = schema_of(settings.database_url)
    if found is not Schema.CURRENT:
        raise ConfigurationError(_NOT_READY[found])


_NOT_READY = {
    Schema.OTHER: (
        "De databank is niet klaar voor deze versie van Casuspad. Casuspad start niet en er is niets "
        "gewijzigd. Voer uit: casuspad db upgrade"
    ),
    Schema.EMPTY: (
        "Hier is nog geen databank. Casuspad start niet en er is niets gewijzigd. Voer voor een nieuwe "
        "installatie uit: casuspad db upgrade, en daarna: casuspad key create. Hoort er al een te zijn, wijs dan "
        "met CASUSPAD_DATA of DATABASE_URL de juiste plaats aan."
    ),
}


def build(settings: Settings, clock: Clock | None = None) -> Deps:
    """Open everything; raises `KeyMissingError`, `ModelError` or `StorageError` with a clear sentence.

    A sandbox hands in its own clock; everything else runs on the system's.
    """
    clock = clock or SystemClock()
    master = load_master_key(settings.master_key_file)
    uow = SqlUnitOfWork(make_engine(settings.database_url), clock.now)
    keys = open_keyring(settings.keyring_url, settings.master_key_file)
    ensure_same_keyring(uow, keys.keyring_id)
    return Deps(
        uow=uow,
        engine=SpiffEngine(),
        procedures=ModelsOnDisk(settings.processes_dir, settings.forms_dir),
        checker=CheckingPool(),
        forms=MarshmallowForms(),
        keys=keys,
        ledger=open_ledger(settings.ledger_dir, master),
        anchor=open_anchor(settings.ledger_dir, master),
        mailer=open_mailer(settings.mail_url, settings.mail_from, clock),
        documents=WeasyDocuments(),
        clock=clock,
        hasher=BoundedHasher(Argon2Hasher()),
        audit_key=secrets_of(master).audit,
        base_url=settings.base_url,
    )
