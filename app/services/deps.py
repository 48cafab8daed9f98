"""What a use case is given: one record of ports, made once by app.bootstrap."""

from dataclasses import dataclass
from datetime import timedelta

from app.services.ports.anchor import LogAnchor
from app.services.ports.checker import Checker
from app.services.ports.clock import Clock
from app.services.ports.documents import Documents
from app.services.ports.engine import Engine
from app.services.ports.forms import FormValidator
from app.services.ports.hasher import PasswordHasher
from app.services.ports.keys import KeyStore
from app.services.ports.ledger import DestructionLedger
from app.services.ports.mail import Mailer
from app.services.ports.procedures import Procedures
from app.services.ports.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Deps:
    """The ports, and the few settings that use cases need."""

    uow: UnitOfWork
    engine: Engine
    procedures: Procedures
    checker: Checker
    forms: FormValidator
    keys: KeyStore
    ledger: DestructionLedger
    anchor: LogAnchor
    mailer: Mailer
    documents: Documents
    clock: Clock
    hasher: PasswordHasher
    audit_key: bytes
    base_url: str
    sleutelback_up: timedelta = timedelta(days=30)
    """How long a backup of the keyring may live (a setting; the certificate counts with it)."""

    def let_go(self) -> None:
        """Let go of every database: an installation of files lies whole in its folder, and can be copied."""
        self.uow.close()
        self.keys.close()
        self.checker.close()
