"""What is wrong with a draft, why, how it goes wrong, and what mends it: as pages, and as JSON for the editors."""

from typing import Any

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.errors import ConflictError, ModelError
from app.domain.ids import OntwerpId
from app.domain.people import Rol
from app.services.studio.check_draft import Bevinding, CheckDraft, check_draft
from app.services.studio.mend_draft import Herstellingen, MendDraft, mend_draft, show_repairs
from app.services.studio.show_draft import show_head
from app.web.access import access, deps
from app.web.ontwerpen import posted_revision
from app.web.posted import asked_number, typed
from app.web.wording import worded

bp = Blueprint("ontwerp_nakijken", __name__)
WIE = frozenset({Rol.COORDINATOR, Rol.BURGEMEESTER})


@bp.get("/ontwerpen/<ontwerp_id>/nakijken")
@access(rollen=WIE)
def bevindingen(ontwerp_id: OntwerpId) -> str:
    """Show everything that is wrong, the cause first."""
    return render_template(
        "ontwerpen/nakijken.html",
        kop=show_head(g.wie.actor, ontwerp_id, deps()),
        gevonden=check_draft(CheckDraft(g.wie.actor, ontwerp_id), deps()),
    )


@bp.get("/ontwerpen/<ontwerp_id>/bevindingen.json")
@access(rollen=WIE)
def lijst(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Return the findings of a revision; `klaar` is false while they are still being worked out."""
    found = check_draft(_asked(ontwerp_id), deps())
    said = [_as_json(ontwerp_id, found.revisie, each) for each in found.regels]
    return jsonify(revisie=found.revisie, klaar=found.klaar, bevindingen=said)


@bp.get("/ontwerpen/<ontwerp_id>/bevindingen/<nr>")
@access(rollen=WIE)
def bevinding(ontwerp_id: OntwerpId, nr: str) -> ResponseReturnValue:
    """Show one finding: why it is one, the way on which it goes wrong, and what mends it."""
    try:
        gevonden = show_repairs(_asked(ontwerp_id), nr, deps())
    except ConflictError as error:
        flash(worded(error.sentence), "error")
        return redirect(url_for("ontwerp_nakijken.bevindingen", ontwerp_id=ontwerp_id))
    return render_template(
        "ontwerpen/bevinding.html",
        kop=show_head(g.wie.actor, ontwerp_id, deps()),
        gevonden=gevonden,
    )


@bp.get("/ontwerpen/<ontwerp_id>/bevindingen/<nr>.json")
@access(rollen=WIE)
def herstel(ontwerp_id: OntwerpId, nr: str) -> ResponseReturnValue:
    """Return what mends one finding."""
    try:
        found = show_repairs(_asked(ontwerp_id), nr, deps())
    except ConflictError as error:
        return jsonify(zin=worded(error.sentence)), 409
    return jsonify(revisie=found.revisie, klaar=found.klaar, herstel=_repairs(found))


@bp.post("/ontwerpen/<ontwerp_id>/herstellen")
@access(Rol.COORDINATOR)
def herstellen(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Make one repair."""
    command = MendDraft(g.wie.actor, ontwerp_id, posted_revision(), typed("herstel"))
    try:
        done = mend_draft(command, deps())
    except (ConflictError, ModelError) as error:
        if _wants_json():
            return jsonify(zin=worded(error.sentence)), 409
        flash(worded(error.sentence), "error")
    else:
        if _wants_json():
            return jsonify(revisie=done.revisie, gezegd=worded(done.said))
        flash(worded(done.said), "success")
    return redirect(url_for("ontwerp_nakijken.bevindingen", ontwerp_id=ontwerp_id))


def _asked(ontwerp_id: OntwerpId) -> CheckDraft:
    return CheckDraft(g.wie.actor, ontwerp_id, asked_number("revisie") or None)


def _wants_json() -> bool:
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json"


def _as_json(ontwerp_id: OntwerpId, revisie: int, each: Bevinding) -> dict[str, object]:
    page: dict[str, Any] = {"ontwerp_id": ontwerp_id, "nr": each.nr, "revisie": revisie}
    return {
        "nr": each.nr,
        "ernst": each.ernst,
        "bestand": each.bestand,
        "element": each.element,
        "anderen": list(each.anderen),
        "zin": worded(each.zin),
        "bron": each.bron,
        "hulp": url_for("ontwerp_nakijken.bevinding", **page),
        "pad": [{"element": stap.element, "pijl": stap.pijl, "zin": stap.naam} for stap in each.pad],
        "herstel": url_for("ontwerp_nakijken.herstel", **page),
    }


def _repairs(found: Herstellingen) -> list[dict[str, str]]:
    return [{"id": each.id, "zin": worded(each.said)} for each in found.herstel]
