"""The moment of a transaction: real time, the domain clock of a LIVC-R, and the legal day there."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.kalender import dag_van
from app.domain.people import Livc


@dataclass(frozen=True)
class Now:
    """`real` is for sessions, pauses and audit; `domain` and `day` are for terms, and may run ahead of it."""

    real: datetime
    domain: datetime
    day: date
    """The legal day of `domain`, in Brussels."""


def domain_at(real: datetime, klok: timedelta) -> datetime:
    """Return the moment on a domain clock that is `klok` ahead."""
    return real + klok


def now_in(livc: Livc, real: datetime) -> Now:
    """Return what time it is in a LIVC-R."""
    domain = domain_at(real, livc.klok)
    return Now(real, domain, dag_van(domain))
