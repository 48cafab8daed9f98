"""What was typed into the short forms of accounts, mandates and oversight."""

from datetime import date

from flask import request

FIRST_YEAR, LAST_YEAR = 1900, 2099
GEEN_DAG = "Kies een dag die bestaat, of schrijf ze als jaar-maand-dag, zoals 2027-12-31."


def typed(veld: str) -> str:
    """Return what was typed in a field, without blanks around it."""
    return request.form.get(veld, "").strip()


def posted_date(naam: str) -> date | None:
    """Return the day of a date field, None when there is no such day."""
    try:
        day = date.fromisoformat(typed(naam))
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
