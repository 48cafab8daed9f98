"""Something of the minutes of a meeting is put right, by who took part in that point."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import FormInvalidError
from app.domain.ids import InstantieId, PuntId
from app.domain.people import INHOUDSROLLEN
from app.services.table.correct_minutes import CorrectMinutes, correct_minutes
from app.services.table.show_table import show_table
from app.web.access import access, deps
from app.web.posted import typed
from app.web.wording import worded_errors

bp = Blueprint("verslag", __name__)
VELD = "rechtzetting"


@bp.get("/overleg/<overleg_id>/rechtzetten/<punt_id>")
@access(*INHOUDSROLLEN)
def terugkeer(overleg_id: InstantieId, punt_id: str) -> ResponseReturnValue:
    """Lead back to the meeting who comes again to where something was posted."""
    return redirect(url_for("table.tafel", overleg_id=overleg_id))


@bp.post("/overleg/<overleg_id>/rechtzetten/<punt_id>")
@access(*INHOUDSROLLEN)
def rechtzetten(overleg_id: InstantieId, punt_id: PuntId) -> ResponseReturnValue:
    """Put something right; what was refused comes back as it was typed."""
    tekst = typed(VELD)
    try:
        correct_minutes(CorrectMinutes(g.wie.actor, punt_id, tekst), deps())
    except FormInvalidError as error:
        pagina = show_table(g.wie.actor, overleg_id, deps())
        fout = {punt_id: worded_errors(error.errors)[VELD]}
        return render_template("table/gehouden.html", pagina=pagina, fout=fout, getypt={punt_id: tekst}), 422
    flash(_("Uw rechtzetting staat bij het verslag."), "success")
    return redirect(url_for("table.tafel", overleg_id=overleg_id))
