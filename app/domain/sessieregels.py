"""How long a log-in lasts and how often one may try (architecture, Sessions)."""

from datetime import datetime, timedelta

RUST = timedelta(minutes=30)
LANGST = timedelta(hours=12)
VERS = timedelta(minutes=5)
LINK_GELDIG = timedelta(hours=48)
POGINGEN = 6
VENSTER = timedelta(minutes=15)
KORTSTE_WACHTWOORD = 12


def is_verlopen(aangemaakt: datetime, laatst_gezien: datetime, nu: datetime) -> bool:
    """Answer whether a session ended by rest or by age."""
    return nu - laatst_gezien > RUST or nu - aangemaakt > LANGST


def is_vers(vers_op: datetime, nu: datetime) -> bool:
    """Answer whether the password was given recently enough for destroying or publishing."""
    return nu - vers_op <= VERS
