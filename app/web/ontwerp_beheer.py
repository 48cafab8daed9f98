"""What is done with a draft as a whole: brought in and out, handed over, taken back, and the model followed."""

from collections.abc import Callable

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, ModelError
from app.domain.ids import OntwerpId
from app.domain.people import Rol
from app.domain.sentence import Sentence
from app.services.studio.export_draft import export_draft
from app.services.studio.follow_model import FollowModel, follow_model, show_model
from app.services.studio.hand_over_draft import HandOver, hand_over_draft, set_aside_draft
from app.services.studio.import_draft import ImportDraft, import_draft
from app.services.studio.show_draft import show_head, show_step
from app.services.studio.take_back_draft import TakeBackDraft, take_back_draft
from app.web.access import access, deps
from app.web.ontwerpen import posted_revision
from app.web.posted import asked_number, typed
from app.web.wording import worded

bp = Blueprint("ontwerp_beheer", __name__)
WIE = frozenset({Rol.COORDINATOR, Rol.BURGEMEESTER})
LARGEST_SENT = 9 * 1024 * 1024


@bp.app_url_value_preprocessor
def more_may_be_sent(endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let a file of a draft be larger than any other form, before anything of the request is read."""
    if endpoint == "ontwerp_beheer.invoeren":
        request.max_content_length = LARGEST_SENT


@bp.get("/ontwerpen/<ontwerp_id>/beheren")
@access(Rol.COORDINATOR)
def beheren(ontwerp_id: OntwerpId) -> str:
    """Show what can be done with the draft as a whole."""
    return render_template(
        "ontwerpen/beheren.html",
        kop=show_head(g.wie.actor, ontwerp_id, deps()),
        model=show_model(g.wie.actor, ontwerp_id, deps()),
    )


@bp.get("/ontwerpen/<ontwerp_id>/stap/<int:revisie>")
@access(rollen=WIE)
def stap(ontwerp_id: OntwerpId, revisie: int) -> str:
    """Show one step: what it did, to which files, and how to go back to there."""
    kop, regel = show_step(g.wie.actor, ontwerp_id, revisie, deps())
    return render_template("ontwerpen/verloopstap.html", kop=kop, stap=regel)


@bp.get("/ontwerpen/<ontwerp_id>/ontwerp.zip")
@access(rollen=WIE)
def uitvoeren(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Return the draft as a ZIP, as it is or was after a step."""
    uitvoer = export_draft(g.wie.actor, ontwerp_id, deps(), asked_number("revisie") or None)
    answer = Response(uitvoer.inhoud, mimetype="application/zip")
    answer.headers.set("Content-Disposition", "attachment", filename=uitvoer.naam)
    return answer


@bp.post("/ontwerpen/<ontwerp_id>/invoeren")
@access(Rol.COORDINATOR)
def invoeren(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Bring a ZIP or one file in."""
    sent = request.files.get("bestand")
    if sent is None or not sent.filename:
        flash(_("Kies eerst een bestand. Er is niets gewijzigd."), "error")
        return _to(ontwerp_id)
    command = ImportDraft(
        g.wie.actor,
        ontwerp_id,
        posted_revision(),
        sent.filename,
        sent.read(),
        typed("proces"),
        typed("alleen_dit") == "ja",
    )
    return _done(ontwerp_id, lambda: import_draft(command, deps()).said)


@bp.post("/ontwerpen/<ontwerp_id>/overnemen")
@access(Rol.COORDINATOR)
def overnemen(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Take the draft over, or up again."""
    command = HandOver(g.wie.actor, ontwerp_id, posted_revision())
    return _done(ontwerp_id, lambda: hand_over_draft(command, deps()))


@bp.post("/ontwerpen/<ontwerp_id>/opzij")
@access(Rol.COORDINATOR)
def opzij(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Put the draft aside."""
    command = HandOver(g.wie.actor, ontwerp_id, posted_revision())
    return _done(ontwerp_id, lambda: set_aside_draft(command, deps()))


@bp.post("/ontwerpen/<ontwerp_id>/terugzetten")
@access(Rol.COORDINATOR)
def terugzetten(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Take the draft back to how it was after a step."""
    said = typed("naar")
    naar = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
    command = TakeBackDraft(g.wie.actor, ontwerp_id, posted_revision(), naar)
    return _done(ontwerp_id, lambda: take_back_draft(command, deps()).said)


@bp.post("/ontwerpen/<ontwerp_id>/volgen")
@access(Rol.COORDINATOR)
def volgen(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Take over what the model has otherwise."""
    asked = tuple(request.form.getlist("bestand"))
    command = FollowModel(g.wie.actor, ontwerp_id, posted_revision(), asked)
    return _done(ontwerp_id, lambda: follow_model(command, deps()).said)


def _done(ontwerp_id: OntwerpId, act: Callable[[], Sentence]) -> ResponseReturnValue:
    """Do it and say what was done, or why not."""
    try:
        flash(worded(act()), "success")
    except (ConflictError, ModelError) as error:
        flash(worded(error.sentence), "error")
    return _to(ontwerp_id)


def _to(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    return redirect(url_for("ontwerp_beheer.beheren", ontwerp_id=ontwerp_id))
