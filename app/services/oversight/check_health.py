"""Is everything there: database, keyring, worker?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.ids import KeyId
from app.services.deps import Deps
from app.services.ports.unit_of_work import UnitOfWork

_NOBODY = KeyId("0" * 32)
STIL_NA = timedelta(seconds=30)


@dataclass(frozen=True)
class Health:
    """What answers; `web` is true for whoever can ask."""

    database: bool
    keyring: bool
    worker: bool
    web: bool = True


def check_health(deps: Deps) -> Health:
    """Ask the database, the keyring, and when the worker was last heard."""
    beat = last_beat(deps.uow)
    recent = beat is not None and deps.clock.now() - beat < STIL_NA
    deps.keys.exists(_NOBODY)
    return Health(database=True, keyring=True, worker=recent)


def last_beat(uow: UnitOfWork) -> datetime | None:
    """Return when a worker last said that it lives."""
    with uow.read(None) as tx:
        return tx.livcs.heartbeat()
