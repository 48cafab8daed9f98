"""What a use case is given: one record of ports, made once by app.bootstrap."""

from dataclasses import dataclass
from datetime import timedelta

from app.services.ports import (
    Clock,
    DestructionLedger,
    Engine,
    FormValidator,
    KeyStore,
    Mailer,
    PasswordHasher,
    Procedure,
    Procedures,
)
from app.services.store import UnitOfWork


@dataclass(frozen=True)
class Deps:
    """The ports, and the few settings that use cases need."""

    uow: UnitOfWork
    engine: Engine
    procedure: Procedure
    procedures: Procedures
    forms: FormValidator
    keys: KeyStore
    ledger: DestructionLedger
    mailer: Mailer
    clock: Clock
    hasher: PasswordHasher
    audit_key: bytes
    base_url: str
    sleutelback_up: timedelta = timedelta(days=30)
    """How long a backup of the keyring may live (a setting; the certificate counts with it)."""
