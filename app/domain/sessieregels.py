"""How long a log-in lasts, how often one may try and how long one then waits (architecture, Sessions)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

RUST = timedelta(minutes=30)
LANGST = timedelta(hours=12)
VERS = timedelta(minutes=5)
LINK_GELDIG = timedelta(hours=48)
LINK_OPNIEUW = timedelta(minutes=15)
"""At most one mail with a link per person in this time."""
KORTSTE_WACHTWOORD = 12
LANGSTE_WACHTWOORD = 200
"""Longer than any sentence that people remember; what is longer is not hashed (a link sets at most this)."""
APPARAAT_GELDIG = timedelta(days=400)
"""How long a browser stays known without a log-in: people who log in twice a year stay known."""


@dataclass(frozen=True)
class Rem:
    """A brake on guessing: so many failures are free, then one waits, twice as long after each further one."""

    vrij: int
    venster: timedelta
    """How long a failure counts."""
    eerst: timedelta = timedelta(minutes=1)
    langst: timedelta = timedelta(minutes=15)

    def wacht(self, mislukt: int, laatste: datetime | None, nu: datetime) -> timedelta:
        """Return how long one waits still, after so many failures in the window of which this was the last."""
        if mislukt < self.vrij or laatste is None:
            return timedelta(0)
        doublings = min(mislukt - self.vrij, 16)  # beyond that it is the longest anyway
        until = laatste + min(self.eerst * (1 << doublings), self.langst)
        return max(timedelta(0), until - nu)


POGINGEN = 6
VENSTER = timedelta(minutes=15)
DAG = timedelta(days=1)
TOESTEL = Rem(vrij=POGINGEN, venster=DAG)
"""A person at a browser known to be theirs; or someone at one address, for one account."""
ADRES = Rem(vrij=POGINGEN * 10, venster=VENSTER, langst=timedelta(minutes=1))
"""One address, which may be that of a town hall or a school: it is slowed, and no more."""
ACCOUNT = Rem(vrij=POGINGEN * 5, venster=DAG)
"""One account, from ever other addresses: whoever guesses gets about a hundred tries a day."""


def is_verlopen(aangemaakt: datetime, laatst_gezien: datetime, nu: datetime) -> bool:
    """Answer whether a session ended by rest or by age."""
    return nu - laatst_gezien > RUST or nu - aangemaakt > LANGST


def is_vers(vers_op: datetime, nu: datetime) -> bool:
    """Answer whether the password was given recently enough for destroying or publishing."""
    return nu - vers_op <= VERS
