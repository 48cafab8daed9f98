"""Noteren voor iemand: one list of what is said by phone, on paper or in person."""

from flask import Blueprint, g, render_template

from app.domain.people import Rol
from app.services.tasks.list_to_note import list_to_note
from app.web.access import access, deps

bp = Blueprint("noting", __name__)


@bp.get("/noteren")
@access(Rol.COORDINATOR)
def lijst() -> str:
    """List who may say something, and what is asked of each."""
    return render_template("casework/noteren_lijst.html", regels=list_to_note(g.wie.actor, deps()))
