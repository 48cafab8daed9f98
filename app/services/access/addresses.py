"""Mail addresses as they are kept: one account each."""

from app.domain.errors import ConflictError
from app.domain.people import kan_email_zijn
from app.services.ports.unit_of_work import Tx


def readable_address(email: str) -> str:
    """Return an address without blanks around it; raises `ConflictError` when it cannot be one."""
    address = email.strip().lower()
    if not kan_email_zijn(address):
        raise ConflictError("Geef een geldig e-mailadres. Er is niets gewijzigd.")
    local, at, domain = address.partition("@")
    if not (local and at and domain) or "@" in domain or not address.isprintable() or " " in address:
        raise ConflictError("Geef een geldig e-mailadres. Er is niets gewijzigd.")
    return address


def ensure_free(tx: Tx, email: str) -> None:
    """Raise `ConflictError` when somebody has this address."""
    if tx.people.find_by_email(email):
        raise ConflictError("Er is al een account met dit e-mailadres. Er is niets gewijzigd.")
