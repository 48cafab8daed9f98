"""The drawing of a draft: shown, changed in the browser, and saved as it is changed."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Blueprint, Response, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from app.domain.errors import ConflictError, ModelError
from app.domain.ids import OntwerpId
from app.domain.people import Rol
from app.services.studio.change_draft import ChangeDraft, change_draft
from app.services.studio.draw_draft import DrawDraft
from app.services.studio.offered_shapes import (
    ATTRIBUTES,
    HOSTS,
    NAMESPACE,
    OUTCOME,
    SHAPES,
    Asked,
    AskedOnForm,
    DrawableShape,
    Known,
    OfferedChoice,
)
from app.services.studio.show_drawing import Tekenaanbod, drawing_of, file_of, offer_drawing, show_drawing
from app.web.access import access, deps
from app.web.ontwerpen import posted_revision
from app.web.wording import worded

bp = Blueprint("ontwerp_tekening", __name__)
Json = dict[str, Any]


@bp.get("/ontwerpen/<ontwerp_id>/<proces_id>/tekening")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def tekening(ontwerp_id: OntwerpId, proces_id: str) -> str:
    """Show the drawing of a procedure, to change it or to look at."""
    pagina = show_drawing(g.wie.actor, ontwerp_id, proces_id, deps())
    return render_template("ontwerpen/tekening.html", pagina=pagina)


@bp.get("/ontwerpen/<ontwerp_id>/<proces_id>/tekening.bpmn")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def bestand(ontwerp_id: OntwerpId, proces_id: str) -> Response:
    """Return the drawing itself."""
    return Response(drawing_of(g.wie.actor, ontwerp_id, proces_id, deps()), mimetype="application/xml")


@bp.get("/ontwerpen/<ontwerp_id>/<proces_id>/tekening.json")
@access(Rol.COORDINATOR)
def aanbod(ontwerp_id: OntwerpId, proces_id: str) -> Response:
    """Return what may be drawn and chosen."""
    return jsonify(_offered(offer_drawing(g.wie.actor, ontwerp_id, proces_id, deps())))


@bp.post("/ontwerpen/<ontwerp_id>/<proces_id>/tekening")
@access(Rol.COORDINATOR)
def bewaren(ontwerp_id: OntwerpId, proces_id: str) -> ResponseReturnValue:
    """Save the drawing as the next step of the draft, and say what changed or why it was not saved."""
    change = DrawDraft(file_of(proces_id), posted_drawing())
    try:
        done = change_draft(ChangeDraft(g.wie.actor, ontwerp_id, posted_revision(), change), deps())
    except ConflictError as error:
        return jsonify(zin=worded(error.sentence)), 409
    except ModelError as error:
        return jsonify(zin=worded(error.sentence)), 422
    return jsonify(revisie=done.revisie, gezegd=worded(done.said) if done.bestanden else "")


def posted_drawing() -> bytes:
    """Return the file that was sent; nothing where none was."""
    sent = request.files.get("xml")
    return sent.read() if sent else b""


def _offered(offer: Tekenaanbod) -> Json:
    """Return what may be drawn and chosen, as the script of the page reads it."""
    return {
        "naamruimte": NAMESPACE,
        "merken": sorted(ATTRIBUTES),
        "met_rand": sorted(HOSTS),
        "uitkomst": OUTCOME,
        "vormen": [_shape(each) for each in SHAPES],
        "velden": [_field(each) for each in offer.velden],
        "antwoorden": [_known(each) for each in offer.antwoorden],
        "formulieren": [_form(each) for each in offer.formulieren],
    }


def _shape(shape: DrawableShape) -> Json:
    return {
        "sleutel": f"{shape.tag}.{shape.event}",
        "vorm": shape.tag,
        "gebeurtenis": shape.event,
        "naam": worded(shape.name),
        "groep": shape.group,
        "teken": shape.icon,
        "rand": shape.on_edge,
        "achter": shape.follows,
    }


def _field(asked: Asked) -> Json:
    return {
        "sleutel": asked.key,
        "naam": worded(asked.name),
        "soort": asked.control,
        "vormen": sorted(asked.tags),
        "gebeurtenis": asked.event,
        "soorten": sorted(asked.kinds),
        "keuzes": _choices(asked.choices),
    }


def _known(known: Known) -> Json:
    return {
        "variabele": known.variable,
        "naam": known.name,
        "voorwaarden": _choices(known.conditions),
        "antwoorden": _choices(known.answers),
    }


def _form(form: AskedOnForm) -> Json:
    return {"sleutel": form.key, "naam": form.name, "velden": _choices(form.fields)}


def _choices(choices: Iterable[OfferedChoice]) -> list[Mapping[str, Any]]:
    return [
        {"waarde": each.value, "naam": each.name, "vormen": sorted(each.tags), "banen": sorted(each.lanes)}
        for each in choices
    ]
