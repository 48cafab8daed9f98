"""The composition root: settings become ports, once per process."""

from dataclasses import dataclass

from app.config import Settings
from app.domain.errors import ModelError
from app.engine.engine import SpiffEngine
from app.forms.library import FormLibrary
from app.integrations.clock import SystemClock
from app.integrations.ledger import open_ledger
from app.integrations.mailer import open_mailer
from app.integrations.master_key import MasterKey, create_master_key, load_master_key
from app.integrations.open_keyring import open_keyring
from app.integrations.passwords import Argon2Hasher
from app.persistence.engine import make_engine
from app.persistence.migrate import upgrade
from app.persistence.unit_of_work import SqlUnitOfWork
from app.procedure.library import FileProcedures
from app.procedure.reading import ModelProcedure
from app.services.clockwork.publish_procedures import ensure_meeting, publish_procedures
from app.services.deps import Deps
from app.services.ports import Clock


@dataclass(frozen=True)
class Secrets:
    """Keys derived from the master key."""

    web: bytes
    audit: bytes


def secrets_of(master: MasterKey) -> Secrets:
    """Derive the keys for signing forms and for sealing the audit trail."""
    return Secrets(web=master.derive(b"web"), audit=master.derive(b"audit"))


def prepare(settings: Settings) -> None:
    """Make folders, master key, keyring and database when absent; migrate. Once, before any worker starts."""
    for folder in (settings.data_dir, settings.ledger_dir):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not settings.master_key_file.exists():
        create_master_key(settings.master_key_file, settings.data_dir)
    open_keyring(settings.keyring_url, settings.master_key_file, create=True)
    upgrade(settings.database_url)


def build(settings: Settings, clock: Clock | None = None) -> Deps:
    """Open everything; raises `KeyMissingError`, `ModelError` or `StorageError` with a clear sentence.

    A sandbox hands in its own clock; everything else runs on the system's.
    """
    clock = clock or SystemClock()
    master = load_master_key(settings.master_key_file)
    uow = SqlUnitOfWork(make_engine(settings.database_url), clock.now)
    return Deps(
        uow=uow,
        engine=SpiffEngine(),
        procedure=ModelProcedure(),
        procedures=FileProcedures(settings.processes_dir),
        forms=FormLibrary.load(settings.forms_dir),
        keys=open_keyring(settings.keyring_url, settings.master_key_file),
        ledger=open_ledger(settings.ledger_dir, master),
        mailer=open_mailer(settings.mail_url, settings.mail_from, clock),
        clock=clock,
        hasher=Argon2Hasher(),
        audit_key=secrets_of(master).audit,
        base_url=settings.base_url,
    )


def publish_all(deps: Deps) -> list[ModelError]:
    """Put the procedures on disk in force for every LIVC-R; return what was refused."""
    refused: list[ModelError] = []
    with deps.uow.read(None) as tx:
        livcs = [livc.id for livc in tx.livcs.all()]
    for livc_id in livcs:
        refused += publish_procedures(livc_id, deps)
        ensure_meeting(livc_id, deps)
    return refused
