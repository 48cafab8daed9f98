"""How often somebody gets a mail: a choice of each person."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.meldingen import Meldingen
from app.services.access.choose_notifications import choose_notifications
from app.web.access import access, deps
from app.web.posted import typed

bp = Blueprint("mailing", __name__)


@bp.route("/meldingen", methods=["GET", "POST"])
@access()
def meldingen() -> ResponseReturnValue:
    """Ask how often, and keep the answer."""
    keuze = typed("meldingen")
    if request.method == "POST" and keuze in set(Meldingen):
        choose_notifications(g.wie.actor, Meldingen(keuze), deps())
        flash(_("Bewaard. Dit geldt vanaf nu."), "success")
        return redirect(url_for("mailing.meldingen"))
    fouten = {"meldingen": [_("Kies hoe vaak u een mail wilt.")]} if request.method == "POST" else {}
    page = render_template("account/meldingen.html", nu=g.wie.persoon.meldingen, fouten=fouten)
    return page, 422 if fouten else 200
