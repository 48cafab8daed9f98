"""How long a password may be: no longer one is ever hashed."""

from app.domain.sessieregels import KORTSTE_WACHTWOORD, LANGSTE_WACHTWOORD
from app.services.access.throttle import LogInRefusedError

TE_KORT = f"Kies een wachtwoord van minstens {KORTSTE_WACHTWOORD} tekens; een zinnetje is goed."
TE_LANG = f"Dit wachtwoord is te lang: een wachtwoord heeft hoogstens {LANGSTE_WACHTWOORD} tekens."


def ensure_not_too_long(wachtwoord: str) -> None:
    """Raise `LogInRefusedError` for what nobody's password can be; it is no try and is not counted."""
    if len(wachtwoord) > LANGSTE_WACHTWOORD:
        raise LogInRefusedError(TE_LANG)


def wrong_length(wachtwoord: str) -> str | None:
    """Return what is wrong with the length of a new password."""
    if len(wachtwoord) < KORTSTE_WACHTWOORD:
        return TE_KORT
    return TE_LANG if len(wachtwoord) > LANGSTE_WACHTWOORD else None
