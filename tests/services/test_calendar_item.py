"""A meeting in a calendar: the day, the hour and the place, and a program that knows what to do with it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.ids import InstantieId
from app.services.calendar_item import Afspraak, Methode, calendar_item

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
AFSPRAAK = Afspraak(InstantieId("o1"), NU + timedelta(days=7), "raadzaal")


def lines(afspraak: Afspraak, now: datetime = NU) -> list[str]:
    return calendar_item(afspraak, now).split("\r\n")


def test_what_is_sent_later_takes_the_place_of_what_was_sent_before() -> None:
    first, later = lines(AFSPRAAK), lines(AFSPRAAK, NU + timedelta(seconds=1))
    numbers = [
        int(each.removeprefix("SEQUENCE:")) for each in (*first, *later) if each.startswith("SEQUENCE:")
    ]
    assert numbers[0] < numbers[1] < 2**31
    assert "UID:o1@casuspad" in first
    assert "UID:o1@casuspad" in later


def test_what_is_called_off_goes() -> None:
    off = lines(replace(AFSPRAAK, methode=Methode.SCHRAPPEN))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED"} <= set(off)
    assert {"METHOD:PUBLISH", "STATUS:CONFIRMED"} <= set(lines(AFSPRAAK))


@pytest.mark.parametrize("plaats", ["zaal 1\r\nATTENDEE:x", "zaal\nSUMMARY:x", "a;b,c\\d"])
def test_a_place_starts_no_other_line(plaats: str) -> None:
    assert len(lines(replace(AFSPRAAK, plaats=plaats))) == len(lines(AFSPRAAK))


def test_who_sends_it_is_casuspad_and_only_where_it_is_sent() -> None:
    sent = lines(replace(AFSPRAAK, vanwege="https://livc.example:8000"))
    assert "ORGANIZER;CN=Casuspad:mailto:casuspad@livc.example" in sent
    assert not [line for line in lines(AFSPRAAK) if line.startswith("ORGANIZER")]
