"""How long a password may be: no longer one is ever hashed."""

from app.domain.sentence import Sentence
from app.domain.sessieregels import KORTSTE_WACHTWOORD, LANGSTE_WACHTWOORD
from app.services.access.throttle import LogInRefusedError

TE_KORT = Sentence(
    "Kies een wachtwoord van minstens {aantal} tekens; een zinnetje is goed.", aantal=KORTSTE_WACHTWOORD
)
TE_LANG = Sentence(
    "Dit wachtwoord is te lang: een wachtwoord heeft hoogstens {aantal} tekens.", aantal=LANGSTE_WACHTWOORD
)


def ensure_not_too_long(wachtwoord: str) -> None:
    """Raise `LogInRefusedError` for what nobody's password can be; it is no try and is not counted."""
    if len(wachtwoord) > LANGSTE_WACHTWOORD:
        raise LogInRefusedError(TE_LANG)


def wrong_length(wachtwoord: str) -> Sentence | None:
    """Return what is wrong with the length of a new password."""
    if len(wachtwoord) < KORTSTE_WACHTWOORD:
        return TE_KORT
    return TE_LANG if len(wachtwoord) > LANGSTE_WACHTWOORD else None
