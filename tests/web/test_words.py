"""Moments and words as people read them."""

from datetime import UTC, date, datetime

from app.domain.people import Rol
from app.web import words


def test_a_moment_is_local_and_flemish() -> None:
    assert words.moment(datetime(2027, 3, 12, 9, 0, tzinfo=UTC)) == "12 maart 2027, 10.00 u."
    assert words.moment(datetime(2027, 7, 12, 22, 30, tzinfo=UTC)) == "13 juli 2027, 00.30 u."


def test_a_legal_day_has_no_time_zone() -> None:
    assert words.datum(date(2027, 9, 10)) == "10 september 2027"
    assert words.dag(date(2027, 3, 12)) == "vrijdag 12 maart 2027"


def test_an_end_at_midnight_is_said_as_its_last_day() -> None:
    assert words.tot_en_met(datetime(2027, 12, 31, 23, 0, tzinfo=UTC)) == "31 december 2027"


def test_every_role_has_words() -> None:
    assert all(words.rolwoord(rol) for rol in Rol)
    assert words.rolwoorden({Rol.FG, Rol.BURGEMEESTER}) == "burgemeester en DPO"
