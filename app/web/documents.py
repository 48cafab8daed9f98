"""Documents as a PDF: made when they are asked for, of what the reader may read, and kept nowhere."""

from flask import Blueprint, Response, g, make_response

from app.domain.ids import InstantieId, TaskId
from app.domain.people import INHOUDSROLLEN, Rol
from app.services.documents.make_certificate import make_certificate
from app.services.documents.make_invitation import make_invitation
from app.services.documents.make_letter import make_letter
from app.services.documents.make_minutes import make_minutes
from app.services.documents.make_strategic_report import make_strategic_report
from app.services.views.documents import Bestand
from app.web.access import access, deps

bp = Blueprint("documents", __name__)


def als_bestand(bestand: Bestand) -> Response:
    """Give a document to keep, which no browser and no proxy keeps by itself."""
    answer = make_response(bestand.inhoud)
    answer.headers["Content-Type"] = "application/pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{bestand.naam}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.get("/overleg/<overleg_id>/verslag.pdf")
@access(*INHOUDSROLLEN)
def verslag(overleg_id: InstantieId) -> Response:
    """Give the minutes of a meeting, as this reader may read them."""
    return als_bestand(make_minutes(g.wie.actor, overleg_id, deps()))


@bp.get("/overleg/<overleg_id>/uitnodiging.pdf")
@access(*INHOUDSROLLEN)
def uitnodiging(overleg_id: InstantieId) -> Response:
    """Give the invitation for a meeting that is to come."""
    return als_bestand(make_invitation(g.wie.actor, overleg_id, deps()))


@bp.get("/strategisch/<overleg_id>/verslag.pdf")
@access()
def strategisch(overleg_id: InstantieId) -> Response:
    """Give the report of a strategic meeting, without who was there."""
    return als_bestand(make_strategic_report(g.wie.actor, overleg_id, deps()))


@bp.get("/toezicht/bewijzen/<certificaat_id>.pdf")
@access(Rol.FG)
def bewijs(certificaat_id: str) -> Response:
    """Give a certificate of destruction."""
    return als_bestand(make_certificate(g.wie.actor, certificaat_id, deps()))


@bp.get("/taken/<task_id>/brieven/<naam>.pdf")
@access()
def brief(task_id: TaskId, naam: str) -> Response:
    """Give a letter that goes with a step."""
    return als_bestand(make_letter(g.wie.actor, task_id, naam, deps()))
