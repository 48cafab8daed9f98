"""The one page before anything about anybody: secrecy and the frame, then on to what was asked."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.services.access.show_secrecy import show_secrecy
from app.services.access.sign_secrecy import SignSecrecy, sign_secrecy
from app.web.access import access, deps
from app.web.getypt import carried, go_on
from app.web.session import terug_naar

bp = Blueprint("geheimhouding", __name__)


@bp.get("/geheimhouding")
@access()
def lezen() -> ResponseReturnValue:
    """Show the sentences; who confirmed them reads them again."""
    pagina = show_secrecy(g.wie.actor, deps())
    return render_template("account/geheimhouding.html", pagina=pagina, verder=terug_naar(""))


@bp.post("/geheimhouding")
@access()
def bevestigen() -> ResponseReturnValue:
    """Keep it, and go on to the page that was asked for."""
    sign_secrecy(SignSecrecy(g.wie.actor, request.form.get("versie", "")), deps())
    naar, fields = terug_naar(url_for("account.start")), carried()
    return go_on(naar, fields, _("U bevestigde dat u zwijgt")) if fields else redirect(naar)
