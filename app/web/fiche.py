"""The fiche that may leave: read once more, and taken out as one document, once."""

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue

from app.domain.ids import TaskId
from app.domain.people import Rol
from app.services.tasks.fetch_fiche import fetch_fiche, show_fiche
from app.web.access import access, deps
from app.web.documents import als_bestand

bp = Blueprint("fiche", __name__)
POLITIE = (Rol.INFORMATION_OFFICER,)


@bp.get("/taken/<task_id>/fiche")
@access(*POLITIE, vers=True)
def pagina(task_id: TaskId) -> str:
    """Show exactly what leaves, with the button that takes it out."""
    return render_template("tasks/fiche.html", fiche=show_fiche(g.wie.actor, task_id, deps()))


@bp.post("/taken/<task_id>/fiche")
@access(*POLITIE, vers=True)
def ophalen(task_id: TaskId) -> ResponseReturnValue:
    """Give the one document; a second time is refused."""
    return als_bestand(fetch_fiche(g.wie.actor, task_id, deps()))
