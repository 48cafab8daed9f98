from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.services.access.log_in import LogIn, log_in
from app.services.access.resume_session import is_fresh, resume_session
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation


@pytest.fixture
def cookie(inst: Installation) -> str:
    return log_in(LogIn("joris@lindervoorde.example", WACHTWOORD, "10.0.0.1"), inst.deps)


def test_the_cookie_itself_is_kept_nowhere(inst: Installation, cookie: str) -> None:
    everything = b"".join(p.read_bytes() for p in inst.folder.rglob("*") if p.is_file())
    assert cookie.encode() not in everything


def test_a_made_up_cookie_is_nobody(inst: Installation, cookie: str) -> None:
    assert resume_session(cookie + "x", inst.deps) is None
    assert resume_session("", inst.deps) is None


def test_half_an_hour_of_rest_ends_a_session_and_use_keeps_it(inst: Installation, cookie: str) -> None:
    for _ in range(3):
        inst.clock.advance(timedelta(minutes=29))
        assert resume_session(cookie, inst.deps)
    inst.clock.advance(timedelta(minutes=31))
    assert resume_session(cookie, inst.deps) is None


def test_twelve_hours_end_a_session_however_busy_one_was(inst: Installation, cookie: str) -> None:
    for _ in range(26):
        inst.clock.advance(timedelta(minutes=28))
        resume_session(cookie, inst.deps)
    assert resume_session(cookie, inst.deps) is None


def test_a_session_follows_real_time_and_not_the_clock_of_a_demo(inst: Installation, cookie: str) -> None:
    with inst.begin() as tx:
        tx.livcs.save(replace(tx.livcs.get(inst.livc_id), klok=timedelta(days=400)))
    wie = resume_session(cookie, inst.deps)
    assert wie is not None
    assert wie.nu - inst.clock.now() == timedelta(days=400)


def test_a_password_stays_fresh_for_five_minutes(inst: Installation, cookie: str) -> None:
    assert is_fresh(cookie, inst.deps)
    inst.clock.advance(timedelta(minutes=6))
    assert not is_fresh(cookie, inst.deps)


def test_a_membership_that_ended_ends_what_one_sees(inst: Installation, cookie: str) -> None:
    with inst.begin() as tx:
        lid = inst.actor("joris").lidmaatschappen[0]
        tx.people.save_lidmaatschap(replace(lid, tot=date(2026, 2, 1)))
    assert resume_session(cookie, inst.deps) is None
