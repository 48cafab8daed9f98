"""What a participant needs of the open table for the own file: asked per text, and taken back as easily."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.eigendossier import DOELEN
from app.domain.errors import FormInvalidError
from app.domain.ids import InstantieId, ItemId, PuntId
from app.domain.people import DOSSIERROLLEN
from app.services.table.forget_kept import forget_kept
from app.services.table.keep_for_own_file import KeepForOwnFile, keep_for_own_file
from app.services.table.show_table import show_table
from app.services.views.items import BewaarRegel
from app.services.views.table import TafelPagina
from app.web.access import access, deps
from app.web.invullen import Fouten
from app.web.posted import typed
from app.web.wording import worded_errors

bp = Blueprint("eigen_dossier", __name__)


@bp.get("/overleg/<overleg_id>/eigen-dossier/<item_id>")
@access(*DOSSIERROLLEN)
def vraag(overleg_id: InstantieId, item_id: ItemId) -> str:
    """Ask for what and why the own file needs this text, with the text beside it."""
    return scherm(overleg_id, item_id, {})


@bp.post("/overleg/<overleg_id>/eigen-dossier/<item_id>")
@access(*DOSSIERROLLEN)
def bewaren(overleg_id: InstantieId, item_id: ItemId) -> ResponseReturnValue:
    """Keep the text in the own file."""
    punt_id = PuntId(typed("punt_id"))
    command = KeepForOwnFile(g.wie.actor, punt_id, item_id, typed("doel"), typed("noodzaak"))
    try:
        keep_for_own_file(command, deps())
    except FormInvalidError as error:
        return scherm(overleg_id, item_id, worded_errors(error.errors)), 422
    flash(_("Dit staat nu in het dossier van uw organisatie. U kunt het daar altijd weer wissen."), "success")
    return redirect(url_for("table.tafel", overleg_id=overleg_id, _anchor="nu"))


@bp.post("/eigen-dossier/<item_id>/wissen")
@access(*DOSSIERROLLEN)
def wissen(item_id: ItemId) -> ResponseReturnValue:
    """Let go of what the own file kept."""
    forget_kept(g.wie.actor, item_id, deps())
    flash(_("Gewist uit het dossier van uw organisatie."), "success")
    overleg_id = typed("overleg_id")
    if overleg_id:
        return redirect(url_for("table.tafel", overleg_id=overleg_id, _anchor="nu"))
    return redirect(url_for("casework.gedeeld"))


def scherm(overleg_id: InstantieId, item_id: ItemId, fouten: Fouten) -> str:
    """Render the question; a text that is not before this person does not exist."""
    pagina = show_table(g.wie.actor, overleg_id, deps())
    return render_template(
        "table/eigen_dossier.html",
        pagina=pagina,
        regel=_line(pagina, item_id),
        doelen=DOELEN,
        doel=request.form.get("doel", ""),
        noodzaak=request.form.get("noodzaak", ""),
        fouten=fouten,
    )


def _line(pagina: TafelPagina, item_id: ItemId) -> BewaarRegel:
    kept = {regel.item_id: regel for regel in pagina.bewaren if _may_be_kept(regel)}
    return kept.get(item_id) or abort(404)


def _may_be_kept(regel: BewaarRegel) -> bool:
    return not regel.waarom_niet and not regel.kopie_id
