"""What was typed into the short forms of accounts, mandates and oversight."""

import re
from datetime import date

from flask import request

_CIJFERS = re.compile(r"[0-9]{1,4}")
GEEN_DAG = "Vul een dag in die bestaat, zoals 31 12 2027."


def typed(veld: str) -> str:
    """Return what was typed in a field, without blanks around it."""
    return request.form.get(veld, "").strip()


def posted_date(naam: str) -> date | None:
    """Return the day of the three fields `naam-dag`, `-maand` and `-jaar`, None when there is no such day."""
    parts = [typed(f"{naam}-{deel}") for deel in ("jaar", "maand", "dag")]
    if not all(map(_CIJFERS.fullmatch, parts)):
        return None
    jaar, maand, dag = map(int, parts)
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None
