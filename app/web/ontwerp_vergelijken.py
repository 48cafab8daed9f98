"""A draft beside another version, for who makes it and for who decides whether it comes in force."""

from collections.abc import Mapping

from flask import Blueprint, Response, g, render_template, request

from app.domain.ids import OntwerpId
from app.domain.people import Rol
from app.services.studio.compare_draft import CompareDraft, DrawingAt, compare_draft, drawing_at
from app.services.studio.show_publication import show_publication
from app.services.studio.states import IN_GEBRUIK, NU
from app.web.access import access, deps

bp = Blueprint("ontwerp_vergelijken", __name__)


@bp.get("/ontwerpen/<ontwerp_id>/vergelijken")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def vergelijken(ontwerp_id: OntwerpId) -> str:
    """Show what is otherwise than in the version that was asked."""
    met = request.args.get("met", IN_GEBRUIK)
    pagina = compare_draft(CompareDraft(g.wie.actor, ontwerp_id, met), deps())
    return render_template("ontwerpen/vergelijken.html", pagina=pagina, nu=NU)


@bp.get("/ontwerpen/<ontwerp_id>/tekening-van/<stand>/<proces_id>.bpmn")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def tekening_van(ontwerp_id: OntwerpId, stand: str, proces_id: str) -> Response:
    """Return the drawing of a procedure in one of the versions, for the viewer."""
    content = drawing_at(DrawingAt(g.wie.actor, ontwerp_id, stand, proces_id), deps())
    answer = Response(content, mimetype="application/xml")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.get("/ontwerpen/<ontwerp_id>/voorbereiden")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def voorbereiden(ontwerp_id: OntwerpId) -> str:
    """Show the check, what becomes of what runs, and the question to publish."""
    return prepared_page(ontwerp_id, {})


def prepared_page(ontwerp_id: OntwerpId, fouten: Mapping[str, list[str]]) -> str:
    """Return the page of a draft before it is asked, with what was wrong in what was posted."""
    pagina = show_publication(g.wie.actor, ontwerp_id, deps())
    return render_template(
        "ontwerpen/voorbereiden.html", pagina=pagina, fouten=fouten, nu=NU, gebruik=IN_GEBRUIK
    )
