"""Something went wrong with data, or somebody asks about the own data: a button, and what runs."""

import secrets

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.services.casework.find_phone import find_phone
from app.services.oversight.privacy import open_matter, show_privacy
from app.web.access import access, deps

bp = Blueprint("privacy", __name__)


@bp.get("/gegevens")
@access()
def gegevens() -> str:
    """Say what to do, with a button for what one may begin, and what runs for who follows it up."""
    return render_template(
        "oversight/gegevens.html",
        pagina=show_privacy(g.wie.actor, deps()),
        telefoon=find_phone(g.wie.actor, deps()),
        eenmalig=secrets.token_hex(16),
    )


@bp.post("/gegevens/<proces_id>")
@access()
def begin(proces_id: str) -> ResponseReturnValue:
    """Begin one, once for each press of the button."""
    open_matter(g.wie.actor, proces_id, deps(), request.form.get("eenmalig", ""))
    flash(_("Genoteerd. Wie dit opvolgt, ziet het nu bij de taken."), "success")
    return redirect(url_for("privacy.gegevens"))
