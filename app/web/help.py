"""Pages of help: sheets that everyone may read, and who is who for who has an account."""

from flask import Blueprint, g, render_template

from app.services.access.show_who_is_who import show_who_is_who
from app.services.telling.help_sheets import show_help_sheet
from app.web.access import access, deps

bp = Blueprint("help", __name__)


@bp.get("/hulp/<blad>")
@access("openbaar")
def hulpblad(blad: str) -> str:
    """Show one sheet; nothing of a LIVC-R stands there."""
    return render_template("account/hulpblad.html", pagina=show_help_sheet(blad, deps()))


@bp.get("/wie-is-wie")
@access()
def wie_is_wie() -> str:
    """Show whom one can reach, and in which function."""
    return render_template("account/wie_is_wie.html", pagina=show_who_is_who(g.wie.actor, deps()))
