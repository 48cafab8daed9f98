"""Logging in and out, passwords, and the two pages that are for everyone."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from flask import Blueprint, flash, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.domain.errors import FormInvalidError
from app.domain.ids import LivcId
from app.domain.sessieregels import APPARAAT_GELDIG, LINK_OPNIEUW
from app.services.access.choose_livc import choose_livc
from app.services.access.confirm_password import confirm_password
from app.services.access.log_in import LogIn, LogInRefusedError, TooManyAttemptsError, log_in
from app.services.access.log_out import log_out
from app.services.access.remember_device import remember_device
from app.services.access.request_reset import request_reset
from app.services.access.resume_session import livcs_of
from app.services.access.set_password import LinkNotValidError, SetPassword, set_password
from app.services.casework.find_phone import find_phone
from app.services.telling.help_sheets import sheets
from app.web.access import access, deps, is_this_machine
from app.web.demo import people_in_demo
from app.web.errors import seconds
from app.web.getypt import carried, go_on, words
from app.web.navigation import startpagina
from app.web.session import cookie, end, open_with, terug_naar
from app.web.toestel import toestel, with_toestel
from app.web.wording import worded, worded_errors

bp = Blueprint("account", __name__)


def adres() -> str:
    """Return the network address, which is only ever counted under a hash."""
    return request.remote_addr or ""


Status = tuple[int, dict[str, str]]
"""The status of a page with its own headers."""
FINE: Status = (200, {})


def refused_status(error: LogInRefusedError) -> Status:
    """Too often is 429 with when to come back, wrong is 403."""
    if isinstance(error, TooManyAttemptsError):
        return 429, {"Retry-After": seconds(error.wacht)}
    return 403, {}


@bp.get("/")
@access()
def start() -> ResponseReturnValue:
    """Go to the first page of one's role."""
    return redirect(startpagina(g.wie))


@bp.route("/inloggen", methods=["GET", "POST"])
@access("openbaar")
def inloggen() -> ResponseReturnValue:
    """Log in; what was refused is said above the form."""
    email, fouten, status = request.form.get("email", ""), {}, FINE
    if request.method == "POST":
        fouten = _leeg(email)
        status = (422, {}) if fouten else FINE
    if request.method == "POST" and not fouten:
        try:
            value = log_in(LogIn(email, request.form.get("wachtwoord", ""), adres(), toestel()), deps())
        except LogInRefusedError as error:
            fouten, status = {"email": [worded(error.sentence)]}, refused_status(error)
        else:
            return with_toestel(_binnen(value), remember_device(value, toestel(), deps()))
    elif g.wie and request.method == "GET":
        return redirect(terug_naar(url_for("account.start")))
    page = render_template(
        "account/inloggen.html",
        email=email,
        fouten=fouten,
        terug=terug_naar(""),
        getypt=carried(),
        teksten=words(carried()),
        demo=people_in_demo(),
        hier=is_this_machine(),
    )
    return page, *status


def _leeg(email: str) -> dict[str, list[str]]:
    """Return what was left empty in the form to log in."""
    fouten: dict[str, list[str]] = {}
    if not email.strip():
        fouten["email"] = [_("Vul uw e-mailadres in.")]
    if not request.form.get("wachtwoord"):
        fouten["wachtwoord"] = [_("Vul uw wachtwoord in.")]
    return fouten


def _binnen(value: str) -> Response:
    """Go on after logging in: choose a LIVC-R where there are several, take along what was typed."""
    naar, fields, livcs = terug_naar(url_for("account.start")), carried(), livcs_of(value, deps())
    if len(livcs) > 1:
        values = {"livcs": livcs, "terug": naar, "getypt": fields}
        choose = partial(_page, "account/livc.html", values) if fields else None
        return open_with(value, url_for("account.livc", terug=naar), choose)
    return open_with(value, naar, partial(go_on, naar, fields, _("U bent weer ingelogd")) if fields else None)


def _page(template: str, values: Mapping[str, object]) -> Response:
    return make_response(render_template(template, **values))


@bp.post("/uitloggen")
@access("openbaar")
def uitloggen() -> ResponseReturnValue:
    """End the session on the server and here."""
    log_out(cookie(), deps())
    answer = end()
    flash(_("U bent uitgelogd."), "success")
    return answer


@bp.route("/livc", methods=["GET", "POST"])
@access("openbaar")
def livc() -> ResponseReturnValue:
    """Choose the LIVC-R to work in; open to a session that did not choose yet."""
    livcs = livcs_of(cookie(), deps())
    if not livcs:
        return redirect(url_for("colleagues.wachten"))
    if request.method == "POST":
        value = choose_livc(cookie(), LivcId(request.form.get("livc_id", "")), deps())
        naar, fields = terug_naar(url_for("account.start")), carried()
        return open_with(
            value, naar, partial(go_on, naar, fields, _("U bent weer ingelogd")) if fields else None
        )
    return render_template("account/livc.html", livcs=livcs, terug=terug_naar(""))


@bp.route("/wachtwoord-vergeten", methods=["GET", "POST"])
@access("openbaar")
def vergeten() -> ResponseReturnValue:
    """Mail a link; the answer is the same whether or not the address is known."""
    fouten, status = {}, FINE
    if request.method == "POST":
        try:
            request_reset(request.form.get("email", ""), adres(), deps(), toestel())
        except TooManyAttemptsError as error:
            fouten, status = {"email": [worded(error.sentence)]}, refused_status(error)
    verstuurd = request.method == "POST" and not fouten
    minuten = LINK_OPNIEUW // timedelta(minutes=1)
    page = render_template("account/vergeten.html", verstuurd=verstuurd, fouten=fouten, minuten=minuten)
    return page, *status


@bp.route("/wachtwoord/<token>", methods=["GET", "POST"])
@access("openbaar")
def wachtwoord(token: str) -> ResponseReturnValue:
    """Choose a password with a one-time link."""
    fouten: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            value = set_password(SetPassword(token, request.form.get("wachtwoord", ""), toestel()), deps())
        except FormInvalidError as error:
            fouten = worded_errors(error.errors)
        except LinkNotValidError as error:
            page = render_template(
                "account/vergeten.html", verstuurd=False, fouten={"email": [worded(error.sentence)]}
            )
            return page, 410
        else:
            flash(_("Uw wachtwoord is bewaard. Log nu in."), "success")
            return with_toestel(redirect(url_for("account.inloggen")), value)
    return render_template("account/wachtwoord.html", fouten=fouten), 422 if fouten else 200


@bp.route("/bevestig", methods=["GET", "POST"])
@access()
def bevestig() -> ResponseReturnValue:
    """Give the password once more, then go on where one was."""
    fouten, status = {}, FINE
    if request.method == "POST":
        try:
            value = confirm_password(cookie(), request.form.get("wachtwoord", ""), deps(), toestel())
        except LogInRefusedError as error:
            fouten, status = {"wachtwoord": [worded(error.sentence)]}, refused_status(error)
        else:
            return open_with(value, terug_naar(url_for("account.start")))
    return render_template("account/bevestig.html", fouten=fouten, terug=terug_naar("")), *status


@bp.get("/dringend-gevaar")
@access("openbaar")
def gevaar() -> str:
    """Say whom to call, outside the procedure; nothing is kept."""
    return render_template("account/gevaar.html")


@bp.get("/hulp")
@access("openbaar")
def hulp() -> str:
    """Say what Casuspad is and where help is."""
    phone = find_phone(g.wie.actor, deps()) if g.wie else None
    return render_template("account/hulp.html", dagen=APPARAAT_GELDIG.days, bladen=sheets(), telefoon=phone)
