"""What counts, where, and what is taken back."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from app.domain.errors import TooBusyError
from app.services.access.confirm_password import confirm_password
from app.services.access.log_in import LogIn, LogInRefusedError, TooManyAttemptsError, log_in
from app.services.access.remember_device import remember_device
from app.services.access.request_reset import request_reset
from app.services.access.set_password import LinkNotValidError, SetPassword, set_password
from app.services.access.throttle import TooManyLinksError, in_minuten, netwerk_van
from app.services.demo.seed_demo import WACHTWOORD
from tests.fakes import FastHasher
from tests.services.installation import Installation

ANN = "ann@lindervoorde.example"


@dataclass
class BusyHasher(FastHasher):
    """A hasher with no place left for strangers, or for anyone."""

    everyone: bool = False

    def verify(self, encoded: str, password: str, *, bekend: bool = False) -> bool:
        if self.everyone or not bekend:
            raise TooBusyError
        return super().verify(encoded, password)


def test_a_try_that_was_not_looked_at_does_not_count(inst: Installation) -> None:
    cookie = log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1"), inst.deps)
    toestel = remember_device(cookie, "", inst.deps)
    busy = replace(inst.deps, hasher=BusyHasher(everyone=True))
    for _ in range(10):
        with pytest.raises(TooBusyError):
            log_in(LogIn(ANN, "verkeerd", "10.0.0.1"), busy)
        with pytest.raises(TooBusyError):
            log_in(LogIn(ANN, "verkeerd", "10.0.0.1", toestel), busy)
        with pytest.raises(TooBusyError):
            confirm_password(cookie, "verkeerd", busy, toestel)
    assert log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1"), inst.deps)
    assert log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1", toestel), inst.deps)
    assert confirm_password(cookie, WACHTWOORD, inst.deps, toestel)


def test_who_comes_in_vain_takes_no_lock_of_the_database(inst: Installation) -> None:
    """On SQLite there is one lock for all who write: held here by somebody else, as a long step would."""

    class Full(FastHasher):
        def ensure_place(self, *, bekend: bool) -> None:
            raise TooBusyError

    for _ in range(6):
        with pytest.raises(LogInRefusedError):
            log_in(LogIn(ANN, "verkeerd wachtwoord", "10.0.0.1"), inst.deps)
    for number in range(60):
        request_reset(f"iemand{number}@x.example", "10.0.0.1", inst.deps)
    with inst.deps.uow.begin(None):
        with pytest.raises(TooManyAttemptsError):
            log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1"), inst.deps)
        with pytest.raises(TooBusyError):
            log_in(LogIn(ANN, WACHTWOORD, "10.0.0.2"), replace(inst.deps, hasher=Full()))
        with pytest.raises(TooManyLinksError):
            request_reset(ANN, "10.0.0.1", inst.deps)
        with pytest.raises(LinkNotValidError):
            set_password(SetPassword("verzonnen", WACHTWOORD), inst.deps)


def test_strangers_who_keep_the_hasher_busy_are_no_trouble_to_a_known_device(inst: Installation) -> None:
    cookie = log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1"), inst.deps)
    toestel = remember_device(cookie, "", inst.deps)
    busy = replace(inst.deps, hasher=BusyHasher())
    with pytest.raises(TooBusyError):
        log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1"), busy)
    assert log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1", toestel), busy)
    assert confirm_password(cookie, WACHTWOORD, busy, toestel)


def test_a_stolen_session_elsewhere_does_not_keep_the_owner_from_confirming(inst: Installation) -> None:
    cookie = log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1"), inst.deps)
    toestel = remember_device(cookie, "", inst.deps)
    for _ in range(6):
        with pytest.raises(LogInRefusedError):
            confirm_password(cookie, "verkeerd wachtwoord", inst.deps)
    with pytest.raises(TooManyAttemptsError):
        confirm_password(cookie, WACHTWOORD, inst.deps)
    assert confirm_password(cookie, WACHTWOORD, inst.deps, toestel)


def test_the_wait_grows_with_each_further_mistake(inst: Installation) -> None:
    waits = []
    for _ in range(12):
        while True:
            try:
                log_in(LogIn(ANN, "verkeerd wachtwoord", "10.0.0.1"), inst.deps)
            except TooManyAttemptsError as refused:
                waits.append(refused.wacht)
                inst.clock.advance(refused.wacht)
            except LogInRefusedError:
                break
    assert waits == [timedelta(minutes=each) for each in (1, 2, 4, 8, 15, 15)]


@pytest.mark.parametrize(
    ("adres", "netwerk"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("", ""),
        ("onzin", "onzin"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_whoever_has_a_whole_network_of_addresses_is_one(adres: str, netwerk: str) -> None:
    assert netwerk_van(adres) == netwerk


def test_a_wait_is_told_in_whole_minutes_and_never_too_short() -> None:
    told = [str(in_minuten(timedelta(seconds=each))) for each in (1, 60, 61, 900)]
    assert told == ["1 minuut", "1 minuut", "2 minuten", "15 minuten"]


@pytest.mark.parametrize(
    "email", ["a\x00b@x.example", "x" * 500_000 + "@x.example", "\ud800@x.example", "\n"]
)
def test_what_is_no_address_is_nobody_and_no_fault(inst: Installation, email: str) -> None:
    with pytest.raises(LogInRefusedError) as refused:
        log_in(LogIn(email, WACHTWOORD, "10.0.0.1"), inst.deps)
    assert str(refused.value) == LogInRefusedError.template
