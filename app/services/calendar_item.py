"""A meeting for a calendar (RFC 5545, RFC 5546): calendars are shared, so only the day, the hour and the place."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from app.domain.ids import InstantieId


class Methode(StrEnum):
    """What a calendar does with it."""

    ZETTEN = "PUBLISH"
    """Put it there, or in the place of what it said before."""
    SCHRAPPEN = "CANCEL"
    """Take it away."""


STAND: Final = {Methode.ZETTEN: "CONFIRMED", Methode.SCHRAPPEN: "CANCELLED"}
_BEGIN: Final = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Afspraak:
    """When and where, and whether it goes on. A mail says no place: that stands in papers closed to it."""

    overleg_id: InstantieId
    moment: datetime
    plaats: str = ""
    methode: Methode = Methode.ZETTEN
    vanwege: str = ""
    """The address of Casuspad, where a mail brings it: a program takes it away only from who put it there."""


def calendar_item(afspraak: Afspraak, now: datetime) -> str:
    """Return the item; a later one of the same meeting takes its place."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Casuspad//NL",
        f"METHOD:{afspraak.methode}",
        "BEGIN:VEVENT",
        f"UID:{afspraak.overleg_id}@casuspad",
        f"SEQUENCE:{_sequence(now)}",
        f"DTSTAMP:{_stamp(now)}",
        f"DTSTART:{_stamp(afspraak.moment)}",
        "SUMMARY:Overleg",
        f"STATUS:{STAND[afspraak.methode]}",
        *_sender(afspraak),
        *_place(afspraak),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{line}\r\n" for line in lines)


def _sequence(now: datetime) -> int:
    """Return a number that is higher for whatever is sent later."""
    return int((now - _BEGIN).total_seconds())


def _sender(afspraak: Afspraak) -> list[str]:
    host = urlsplit(afspraak.vanwege).hostname
    return [f"ORGANIZER;CN=Casuspad:mailto:casuspad@{host}"] if host else []


def _place(afspraak: Afspraak) -> list[str]:
    return [f"LOCATION:{_escaped(afspraak.plaats)}"] if afspraak.plaats else []


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Return a text in which nothing starts another line or field (RFC 5545 3.3.11)."""
    one_line = " ".join(text.split())
    return one_line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
