"""A meeting for a calendar (RFC 5545): calendars are shared, so only the day, the hour and the place."""

from datetime import UTC, datetime

from app.services.table.show_meeting_day import MeetingDay


def calendar_item(day: MeetingDay, now: datetime) -> str:
    """Return the item; a later one of the same meeting takes its place."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Casuspad//NL",
        "BEGIN:VEVENT",
        f"UID:{day.overleg_id}@casuspad",
        f"DTSTAMP:{_stamp(now)}",
        f"DTSTART:{_stamp(day.moment)}",
        "SUMMARY:Overleg",
        *([f"LOCATION:{_escaped(day.plaats)}"] if day.plaats else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{line}\r\n" for line in lines)


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Return a text in which nothing starts another line or field (RFC 5545 3.3.11)."""
    one_line = " ".join(text.split())
    return one_line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
