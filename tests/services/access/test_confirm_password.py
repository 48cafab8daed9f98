from datetime import timedelta

import pytest

from app.services.access.confirm_password import confirm_password
from app.services.access.log_in import LogIn, LogInRefusedError, TooManyAttemptsError, log_in
from app.services.access.resume_session import is_fresh, resume_session
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation


@pytest.fixture
def stale(inst: Installation) -> str:
    cookie = log_in(LogIn("hilde@lindervoorde.example", WACHTWOORD, "10.0.0.1"), inst.deps)
    inst.clock.advance(timedelta(minutes=20))
    return cookie


def test_the_password_once_more_makes_a_fresh_session_and_ends_the_old_one(
    inst: Installation, stale: str
) -> None:
    fresh = confirm_password(stale, WACHTWOORD, inst.deps)
    assert is_fresh(fresh, inst.deps)
    assert resume_session(stale, inst.deps) is None


def test_a_wrong_password_leaves_the_session_as_it_was(inst: Installation, stale: str) -> None:
    with pytest.raises(LogInRefusedError):
        confirm_password(stale, "verkeerd-wachtwoord", inst.deps)
    assert resume_session(stale, inst.deps)
    assert not is_fresh(stale, inst.deps)


def test_guessing_is_throttled_here_as_well(inst: Installation, stale: str) -> None:
    for _ in range(6):
        with pytest.raises(LogInRefusedError):
            confirm_password(stale, "verkeerd-wachtwoord", inst.deps)
    with pytest.raises(TooManyAttemptsError):
        confirm_password(stale, WACHTWOORD, inst.deps)


def test_confirming_does_not_stretch_the_twelve_hours(inst: Installation, stale: str) -> None:
    cookie = stale
    for _ in range(26):
        inst.clock.advance(timedelta(minutes=28))
        if resume_session(cookie, inst.deps):
            cookie = confirm_password(cookie, WACHTWOORD, inst.deps)
    assert resume_session(cookie, inst.deps) is None
