"""Slow down who guesses, and never the owner at a browser that is known to be theirs.

A try is counted before the password is looked at, so that many at once are counted together, and taken back when
it was right or was not looked at after all: only failures count. Counters are kept in the database, under a hash.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import AddressValueError, IPv6Address, IPv6Network

from app.domain.errors import DomainError, TooBusyError
from app.domain.ids import PersoonId
from app.domain.people import email_sleutel
from app.domain.sentence import Sentence
from app.domain.sessieregels import ACCOUNT, ADRES, TOESTEL, Rem
from app.services.access.tokens import hash_of
from app.services.deps import Deps
from app.services.ports.sessies import Apparaat
from app.services.ports.unit_of_work import Tx

NETWORK_OF_ONE = 64
"""Bits of an IPv6 address that say whose it is; within them a single machine has every address it likes."""


class LogInRefusedError(DomainError):
    """E-mail and password do not fit, or too many attempts."""

    template = (
        "Dit e-mailadres en dit wachtwoord horen niet samen. Kijk ze na, of vraag een nieuw wachtwoord."
    )


class TooManyAttemptsError(LogInRefusedError):
    """Throttled; `wacht` is how long one waits before the next try is looked at."""

    template = (
        "Er werd te vaak geprobeerd. Wacht {wacht} en probeer opnieuw, of vraag een nieuw wachtwoord: wie dat "
        "met de link in de mail kiest, hoeft niet te wachten."
    )

    def __init__(self, wacht: timedelta) -> None:
        self.wacht = wacht
        super().__init__(wacht=in_minuten(wacht))


class TooManyLinksError(TooManyAttemptsError):
    """Links were asked for too often from one place."""

    template = (
        "Er werd hier te vaak een link gevraagd. Wacht {wacht} en probeer opnieuw. Er is geen mail verstuurd."
    )


@dataclass(frozen=True)
class Teller:
    """One counter and its brake; `vergeet` when a success makes all its failures mistakes of the owner."""

    sleutel: str
    rem: Rem
    vergeet: bool = False


@dataclass(frozen=True)
class Geteld:
    """A try that was counted, to be taken back when it was no failure."""

    nummers: tuple[int, ...]
    tellers: tuple[Teller, ...]


def log_in_counters(email: str, adres: str, apparaat: Apparaat | None) -> tuple[Teller, ...]:
    """Return under what a try to log in counts: at a known device that alone, else whoever tries from wherever."""
    if apparaat:
        return (Teller(hash_of(f"toestel|{apparaat.hash}"), TOESTEL, vergeet=True),)
    account, netwerk = email_sleutel(email), netwerk_van(adres)
    return (
        Teller(hash_of(f"aanmelden|{account}|{netwerk}"), TOESTEL, vergeet=True),
        Teller(hash_of(f"aanmelden|adres|{netwerk}"), ADRES),
        Teller(account_key(email), ACCOUNT),
    )


def account_key(email: str) -> str:
    """Return what the failures of an account are counted under, wherever they come from."""
    return hash_of(f"aanmelden|account|{email_sleutel(email)}")


def confirm_counters(persoon_id: PersoonId, apparaat: Apparaat | None) -> tuple[Teller, ...]:
    """Return under what a password given once more counts: a stolen session has no known device."""
    return (
        Teller(hash_of(f"bevestigen|{apparaat.hash if apparaat else persoon_id}"), TOESTEL, vergeet=True),
    )


def reset_counters(adres: str, apparaat: Apparaat | None) -> tuple[Teller, ...]:
    """Return under what asking for a link counts: no account, for nobody may keep its owner from asking."""
    if apparaat:
        return (Teller(hash_of(f"reset|toestel|{apparaat.hash}"), TOESTEL),)
    return (Teller(hash_of(f"reset|adres|{netwerk_van(adres)}"), ADRES),)


def ensure_may_try(
    tx: Tx,
    tellers: Sequence[Teller],
    now: datetime,
    refusal: type[TooManyAttemptsError] = TooManyAttemptsError,
) -> None:
    """Raise the refusal while one must wait; it takes no lock: who tries and tries holds up nobody."""
    wacht = max(_wait(tx, each, now) for each in tellers)
    if wacht:
        raise refusal(wacht)


def count_try(
    tx: Tx,
    tellers: Sequence[Teller],
    now: datetime,
    refusal: type[TooManyAttemptsError] = TooManyAttemptsError,
) -> Geteld:
    """Count a try before it is looked at; raises the refusal and counts nothing while one must wait."""
    tx.sessies.hold_attempts([each.sleutel for each in tellers])
    ensure_may_try(tx, tellers, now, refusal)
    return Geteld(tuple(tx.sessies.add_attempt(each.sleutel, now) for each in tellers), tuple(tellers))


def _wait(tx: Tx, teller: Teller, now: datetime) -> timedelta:
    count, last = tx.sessies.attempts(teller.sleutel, now - teller.rem.venster)
    return teller.rem.wacht(count, last, now)


def take_back(tx: Tx, geteld: Geteld) -> None:
    """Uncount a try that was not looked at."""
    tx.sessies.take_back(geteld.nummers)


def forget_failures(tx: Tx, geteld: Geteld) -> None:
    """Uncount a try that succeeded, and the mistakes of the same person before it."""
    take_back(tx, geteld)
    for teller in geteld.tellers:
        if teller.vergeet:
            tx.sessies.clear_attempts(teller.sleutel)


def verify(encoded: str, wachtwoord: str, geteld: Geteld, deps: Deps, *, bekend: bool) -> bool:
    """Look at the password; a try that finds no place in the row is not counted."""
    try:
        return deps.hasher.verify(encoded, wachtwoord, bekend=bekend)
    except TooBusyError:
        with deps.uow.begin(None) as tx:
            take_back(tx, geteld)
        raise


def netwerk_van(adres: str) -> str:
    """Return the address, or the network that one subscriber has under IPv6."""
    try:
        found = IPv6Address(adres)
    except AddressValueError:
        return adres
    return str(found.ipv4_mapped or IPv6Network((found.packed, NETWORK_OF_ONE), strict=False))


def in_minuten(wacht: timedelta) -> Sentence:
    """Say a wait in whole minutes, rounded up."""
    minuten = -(-wacht // timedelta(minutes=1))
    return Sentence("1 minuut") if minuten == 1 else Sentence("{aantal} minuten", aantal=minuten)
