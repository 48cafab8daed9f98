"""Errors become pages: what happened, what is still safe, what to do now. Logs hold no personal data."""

import logging
import secrets
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType

from flask import Flask, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from app.domain.errors import (
    ConflictError,
    DocumentsUnavailableError,
    DomainError,
    EngineError,
    FormInvalidError,
    KeyMissingError,
    ModelError,
    NotAllowedError,
    NotFoundError,
    TaskNotOpenError,
    TooBusyError,
)
from app.domain.sentence import Sentence
from app.domain.verklaring import VerklaringNodigError
from app.services.access.show_secrecy import show_secrecy
from app.services.oversight.report_stuck import report_stuck
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.views.tasks import TaakRegel
from app.web import deps
from app.web.getypt import typed, words
from app.web.wording import worded

log = logging.getLogger("casuspad.web")

STATUSSEN: tuple[tuple[type[DomainError], int], ...] = (
    (NotFoundError, 404),
    (NotAllowedError, 403),
    (TaskNotOpenError, 409),
    (ConflictError, 409),
    (FormInvalidError, 400),
    (KeyMissingError, 410),
    (TooBusyError, 503),
    (DocumentsUnavailableError, 503),
    (EngineError, 503),
    (ModelError, 503),
)
TITELS = {
    400: "We konden dit niet lezen",
    403: "Dit is niet voor u",
    404: "Pagina niet gevonden",
    405: "Dit kan niet op deze manier",
    409: "Dit kan nu niet meer",
    410: "Deze gegevens zijn er niet meer",
    413: "Dit is te groot",
    429: "Even wachten",
    500: "Er ging iets mis bij ons",
    503: "Dit lukt nu niet",
}
ZINNEN = {
    400: "Wat uw browser doorstuurde, is niet volledig. Er is niets gewijzigd. Ga terug en probeer het opnieuw.",
    404: "Deze pagina bestaat niet, of u mag ze niet zien. Er is niets gewijzigd.",
    405: "Deze pagina kunt u niet rechtstreeks openen. Er is niets gewijzigd. Begin opnieuw bij uw taken.",
    413: "Wat u doorstuurde, is te lang om te bewaren. Er is niets gewijzigd. Ga terug en kort uw tekst in.",
    500: "Er is niets bewaard van wat u net deed; wat eerder bewaard was, is veilig. Probeer het straks opnieuw. "
    "Blijft het misgaan, geef dan dit kenmerk aan uw beheerder.",
    503: "De procedure kan deze stap nu niet uitvoeren. Er is niets bewaard; wat eerder bewaard was, is veilig. "
    "Probeer het straks opnieuw, of geef dit kenmerk aan uw beheerder.",
}
VERLOPEN = (
    "Uw formulier stond te lang open of u meldde zich intussen opnieuw aan. Er is niets gewijzigd. "
    "Begin opnieuw bij uw taken."
)
NIET_GETYPT = frozenset({"csrf_token", "wachtwoord", "terug"})


@dataclass(frozen=True)
class Foutpagina:
    """What an error page shows."""

    status: int
    titel: str
    zin: str
    kenmerk: str
    nu_open: Sequence[TaakRegel] = ()
    casus_id: str | None = None
    getypt: Sequence[str] = ()
    """What was typed into a form that cannot be sent again: shown once, kept nowhere."""


def register(app: Flask) -> None:
    """Give every error its page. `app.factory` adds the errors of the store."""
    app.register_error_handler(DomainError, refused)
    app.register_error_handler(CSRFError, form_expired)
    app.register_error_handler(HTTPException, http_error)


def refused(error: DomainError) -> ResponseReturnValue:
    """Show what was refused, in the error's own sentence where a person can use it."""
    if isinstance(error, VerklaringNodigError):
        return ask_secrecy()
    status = _status_of(error)
    if isinstance(error, EngineError):
        _tell_beheerder(error)
    zin = ZINNEN[503] if isinstance(error, ModelError) else error.sentence
    return page(status, zin, error, nu_open=_open_now() if status == 409 else ())


def ask_secrecy() -> ResponseReturnValue:
    """Ask to confirm secrecy first; what was typed goes along in the page, and is kept nowhere."""
    if request.method in {"GET", "HEAD"}:
        return redirect(url_for("geheimhouding.lezen", terug=request.full_path.rstrip("?")))
    pagina, fields = show_secrecy(g.wie.actor, deps()), typed()
    values = {"pagina": pagina, "verder": request.path, "getypt": fields, "teksten": words(fields)}
    return render_template("account/geheimhouding.html", **values), 403


def _status_of(error: DomainError) -> int:
    return next((code for kind, code in STATUSSEN if isinstance(error, kind)), 400)


def _tell_beheerder(error: EngineError) -> None:
    """Open an incident; the page is shown whether that works or not."""
    if g.get("wie") is None:
        return
    try:
        report_stuck(g.wie.actor, error, deps())
    except DomainError as failed:
        log.error("no incident was opened: %s", type(failed).__name__)  # noqa: TRY400


def unavailable(error: DomainError) -> ResponseReturnValue:
    """Show that nothing was kept, for the database is gone, full or busy."""
    return page(503, error.sentence, error)


def form_expired(error: CSRFError) -> ResponseReturnValue:
    """Show how to get the typed text back; the form itself is not sent again."""
    values = [v for key, v in request.form.items(multi=True) if key not in NIET_GETYPT]
    return page(400, VERLOPEN, error, getypt=[v for v in values if " " in v.strip()])


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Show one of the errors of HTTP; an unforeseen error arrives here as 500."""
    if error.code is None or error.code < 400:
        return error.get_response()
    return page(error.code, ZINNEN.get(error.code, ZINNEN[400]), error)


def page(
    status: int,
    zin: str | Sentence,
    error: Exception,
    nu_open: Sequence[TaakRegel] = (),
    getypt: Sequence[str] = (),
) -> tuple[str, int, dict[str, str]]:
    """Render an error page under a random reference; log that reference and the kind of error, no more."""
    kenmerk = g.get("kenmerk") or secrets.token_hex(4).upper()
    log.warning("%s %s on %s: %s", kenmerk, status, request.endpoint, type(error).__name__)
    titel = _(TITELS.get(status, TITELS[400]))
    casus_id = (request.view_args or {}).get("casus_id")
    fout = Foutpagina(status, titel, worded(zin), kenmerk, nu_open, casus_id, getypt)
    return render_template("errors/fout.html", fout=fout), status, _headers(error)


def _headers(error: Exception) -> dict[str, str]:
    """Return what the answer tells a program: which methods there are, when to come back."""
    if isinstance(error, TooBusyError):
        return {"Retry-After": seconds(error.opnieuw_na)}
    methods: Sequence[str] | None = getattr(error, "valid_methods", None)
    return {"Allow": ", ".join(methods)} if methods else {}


def seconds(wait: timedelta) -> str:
    """Return a wait as the header Retry-After says it, rounded up."""
    return str(-(-wait // timedelta(seconds=1)))


def _open_now() -> Sequence[TaakRegel]:
    """Return the first open tasks, so that someone who came too late can go on."""
    if g.get("wie") is None:
        return ()
    try:
        return list_tasks(ListTasks(g.wie.actor, None, False, 0), deps()).regels[:5]
    except DomainError:
        return ()


def log_unforeseen(
    error: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
) -> None:
    """Log where an unforeseen error arose: files, lines and functions, never its message or its values."""
    kind, _value, trace = error
    g.kenmerk = secrets.token_hex(4).upper()
    frames = " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(trace))
    )
    log.error("%s 500 on %s: %s in %s", g.kenmerk, request.endpoint, kind.__name__ if kind else "?", frames)
