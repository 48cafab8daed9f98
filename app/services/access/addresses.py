"""Mail addresses as they are kept: one account each."""

from app.domain.errors import ConflictError
from app.domain.people import kan_email_zijn
from app.services.ports.unit_of_work import Tx


def readable_address(email: str) -> str:
    """Return an address without blanks around it; raises `ConflictError` when it cannot be one."""
    address = email.strip().lower()
    if not kan_email_zijn(address) or not _is_readable(address):
        raise ConflictError("Geef een geldig e-mailadres. Er is niets gewijzigd.")
    return address


def _is_readable(address: str) -> bool:
    """Answer whether it has two sides of one "@", and nothing that a screen does not show."""
    local, _, domain = address.partition("@")
    if not local or not domain or "@" in domain:
        return False
    return address.isprintable() and " " not in address


def ensure_free(tx: Tx, email: str) -> None:
    """Raise `ConflictError` when somebody has this address."""
    if tx.people.find_by_email(email):
        raise ConflictError("Er is al een account met dit e-mailadres. Er is niets gewijzigd.")
