"""The number at which one calls the coördinator."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import FormInvalidError
from app.domain.people import Rol
from app.services.casework.find_phone import find_phone
from app.services.casework.set_phone import SetPhone, set_phone
from app.web.access import access, deps
from app.web.invullen import Fouten
from app.web.posted import typed
from app.web.wording import worded_errors

bp = Blueprint("phone", __name__)


@bp.get("/telefoon")
@access(Rol.COORDINATOR)
def telefoon() -> str:
    """Show the number, and let it be changed."""
    return _page(find_phone(g.wie.actor, deps()) or "", {})


@bp.post("/telefoon")
@access(Rol.COORDINATOR)
def bewaren() -> ResponseReturnValue:
    """Keep another number."""
    number = typed("nummer")
    try:
        set_phone(SetPhone(g.wie.actor, number), deps())
    except FormInvalidError as error:
        return _page(number, worded_errors(error.errors)), 422
    flash(_("Partners zien nu dit nummer: %(nummer)s.", nummer=number), "success")
    return redirect(url_for("tasks.inbox"))


def _page(nummer: str, fouten: Fouten) -> str:
    return render_template("casework/telefoon.html", nummer=nummer, fouten=fouten)
