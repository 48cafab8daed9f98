"""What can go wrong while keeping: one error for people, two for programmers."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, TimeoutError

from app.domain.errors import ConflictError, DomainError


class StorageError(DomainError):
    """The database is gone, full, locked or broken; the transaction was rolled back."""

    template = (
        "Er is niets bewaard: de gegevensbank antwoordt niet, of is vol of bezet. "
        "Wat eerder bewaard was, is veilig. "
        "Probeer het over enkele minuten opnieuw; blijft dit duren, verwittig dan uw beheerder."
    )


class AccessRefusedError(DomainError):
    """The database let nobody in with this user and password."""

    template = (
        "De databank weigert de toegang: de gebruiker of het wachtwoord klopt niet, of deze gebruiker mag er "
        "niet in. Er is niets gewijzigd; wat bewaard was, is veilig. Zet in DATABASE_URL de gebruiker en het "
        "wachtwoord waarmee het wel mag."
    )


class DatabaseAbsentError(DomainError):
    """PostgreSQL answers, and has no database of that name."""

    template = (
        "De databank die DATABASE_URL noemt, bestaat niet op die server. Er is niets gewijzigd. Verbeter de "
        "naam, of laat de beheerder van PostgreSQL ze aanmaken en voer dan uit: casuspad db upgrade, en bij een "
        "nieuwe installatie daarna: casuspad key create."
    )


class DatabaseAddressError(DomainError):
    """The address of the database cannot be read; it is not repeated, for it may hold a password."""

    template = (
        "DATABASE_URL is geen bruikbaar adres. Er is niets gewijzigd. Schrijf het als sqlite:///BESTAND of als "
        "postgresql://GEBRUIKER:WACHTWOORD@SERVER:POORT/DATABANK."
    )


class ScopeError(RuntimeError):
    """A statement touches a scoped table outside the LIVC-R of the transaction: a fault in the program."""


class ReadOnlyError(RuntimeError):
    """A transaction opened with `read` tried to write something else than an audit row: a fault in the program."""


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the database says into a `DomainError`; faults in the program pass unchanged."""
    try:
        yield
    except IntegrityError as error:
        raise ConflictError(
            "Dit botst met wat al bewaard is, misschien was iemand u net voor. Er is niets gewijzigd. "
            "Herlaad de pagina en probeer het opnieuw."
        ) from error
    except (DBAPIError, TimeoutError) as error:
        raise StorageError from error
