"""Which rows of the log the DPO chose, and those rows as a file."""

import csv
import io
from collections.abc import Iterable
from datetime import date, timedelta

from flask import Response, request
from flask_babel import gettext as _

from app.domain.kalender import begin_van
from app.services.ports.audit import AuditView, LogKeuze
from app.services.telling.log_words import what_happened, why_allowed
from app.web.wording import worded
from app.web.words import moment, soortwoord

SOORTEN = ("lezen", "schrijven")
FORMULE = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would carry out rather than show."""


def keuze() -> LogKeuze:
    """Return which rows the address asks; a day that does not exist asks nothing."""
    soort = request.args.get("soort", "")
    vanaf, tot = _dag("vanaf"), _dag("tot")
    return LogKeuze(
        soort if soort in SOORTEN else "",
        begin_van(vanaf) if vanaf else None,
        begin_van(tot + timedelta(days=1)) if tot and tot < date.max else None,
    )


def bestand(rows: Iterable[AuditView]) -> Response:
    """Return the rows as CSV, in the words of the screen."""
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=";")
    sheet.writerow(
        [_("Nr."), _("Wanneer"), _("Wie"), _("Soort"), _("Wat"), _("Casus"), _("Waarom het mocht")]
    )
    for row in rows:
        sheet.writerow([_plat(cell) for cell in _cellen(row)])
    answer = Response("\ufeff" + text.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = "attachment; filename=logboek.csv"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _cellen(row: AuditView) -> tuple[str, ...]:
    regel = row.regel
    return (
        str(row.volgnummer),
        moment(regel.moment),
        row.naam or "",
        soortwoord(regel.soort),
        worded(what_happened(regel.wat)),
        row.casus_code or "",
        worded(why_allowed(regel.grond)),
    )


def _plat(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULE) else cell


def _dag(naam: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(naam, ""))
    except ValueError:
        return None
