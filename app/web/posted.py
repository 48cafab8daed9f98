"""What was typed into the short forms of accounts, mandates and oversight."""

from datetime import date

from flask import request

FIRST_YEAR, LAST_YEAR = 1900, 2099
DIGITS = 7
"""Of a number in an address: no list is longer."""
GEEN_DAG = "Kies een dag die bestaat, of schrijf ze als jaar-maand-dag, zoals 2027-12-31."


def typed(veld: str) -> str:
    """Return what was typed in a field, without blanks around it."""
    return request.form.get(veld, "").strip()


def asked_number(naam: str) -> int:
    """Return a number of the address, such as where a page begins; 0 for what is none, or too large."""
    said = request.args.get(naam, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= DIGITS else 0


def posted_date(naam: str) -> date | None:
    """Return the day of a date field, None when there is no such day."""
    try:
        day = date.fromisoformat(typed(naam))
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
