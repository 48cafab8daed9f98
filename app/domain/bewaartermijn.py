"""How long a file may be kept (INV-38, INV-39): computed from the last discussion, never typed in."""

from datetime import date

from dateutil.relativedelta import relativedelta

from app.domain.errors import ConflictError

BEWAARTERMIJN = relativedelta(years=1)  # INV-38, seeds/002 L329-334
LANGSTE_BEWAARTERMIJN = relativedelta(years=5)  # INV-39, seeds/002 L336-341


def einde_bewaartermijn(laatste_bespreking: date) -> date:
    """Return the day on which a file is destroyed unless its holder extends with reasons."""
    return laatste_bespreking + BEWAARTERMIJN


def uiterste_einddatum(laatste_bespreking: date) -> date:
    """Return the day that no extension may pass."""
    return laatste_bespreking + LANGSTE_BEWAARTERMIJN


def ensure_geldige_verlenging(laatste_bespreking: date, einddatum: date) -> None:
    """Raise `ConflictError` unless the new end lies after one year and within five (INV-39)."""
    if einddatum > uiterste_einddatum(laatste_bespreking):
        raise ConflictError(
            "Langer dan vijf jaar na de laatste bespreking mag niet. "
            f"De laatst mogelijke dag is {uiterste_einddatum(laatste_bespreking):%d-%m-%Y}. Er is niets gewijzigd."
        )
    if einddatum <= einde_bewaartermijn(laatste_bespreking):
        raise ConflictError(
            "De nieuwe einddatum ligt niet later dan de gewone termijn van één jaar. Er is niets gewijzigd."
        )


def is_vernietigbaar(laatste_bespreking: date | None, vandaag: date) -> bool:
    """Answer whether a term has run out; a casus that was never discussed has none to protect it."""
    return laatste_bespreking is None or vandaag >= einde_bewaartermijn(laatste_bespreking)


def ensure_binnen_maximum(laatste_bespreking: date | None, vernietigen_op: date | None) -> None:
    """Raise `ConflictError` when a table or edit computed a date past one year (INV-38 caps every DMN)."""
    if laatste_bespreking and vernietigen_op and vernietigen_op > einde_bewaartermijn(laatste_bespreking):
        raise ConflictError(
            "De beslissingstabel rekent een bewaartermijn uit die langer is dan één jaar. "
            "Dat mag niet; er is niets bewaard."
        )
