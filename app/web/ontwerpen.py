"""The drafts of the procedures: begun, looked at step by step, undone and made again, for the coördinator."""

import secrets
from collections.abc import Callable, Mapping

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, FormInvalidError, ModelError
from app.domain.ids import OntwerpId
from app.domain.ontwerp import OntwerpStatus
from app.domain.people import Rol
from app.services.deps import Deps
from app.services.studio.change_draft import Gewijzigd
from app.services.studio.list_drafts import list_drafts
from app.services.studio.show_draft import PER_BLAD, show_draft
from app.services.studio.start_draft import StartDraft, start_draft
from app.services.studio.undo_draft import UndoDraft, redo_draft, undo_draft
from app.web.access import access, deps
from app.web.posted import asked_number, typed
from app.web.wording import worded, worded_errors

bp = Blueprint("ontwerpen", __name__)
Step = Callable[[UndoDraft, Deps], Gewijzigd]


@bp.app_template_test("endpoint")
def is_endpoint(name: str) -> bool:
    """Answer whether this installation has such a page: `{% if "ontwerp_lijst.stappen" is endpoint %}`."""
    return name in current_app.view_functions


@bp.get("/ontwerpen")
@access(Rol.COORDINATOR)
def lijst() -> str:
    """Show the drafts, those that are worked on unless another status is asked."""
    return _lijst({})


@bp.post("/ontwerpen")
@access(Rol.COORDINATOR)
def begin() -> ResponseReturnValue:
    """Begin a draft, once for each press of the button."""
    command = StartDraft(g.wie.actor, typed("reden"), typed("eenmalig"))
    try:
        ontwerp_id = start_draft(command, deps())
    except FormInvalidError as error:
        return _lijst(worded_errors(error.errors)), 422
    flash(_("Uw ontwerp is begonnen. Wat in gebruik is, wijzigt niet."), "success")
    return redirect(url_for("ontwerpen.ontwerp", ontwerp_id=ontwerp_id))


@bp.get("/ontwerpen/<ontwerp_id>")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def ontwerp(ontwerp_id: OntwerpId) -> str:
    """Show a draft: what was changed in it, step by step."""
    van = asked_number("van")
    pagina = show_draft(g.wie.actor, ontwerp_id, deps(), van)
    return render_template("ontwerpen/ontwerp.html", pagina=pagina, per_blad=PER_BLAD)


@bp.post("/ontwerpen/<ontwerp_id>/ongedaan")
@access(Rol.COORDINATOR)
def ongedaan(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Take the last change back."""
    return _step(ontwerp_id, undo_draft)


@bp.post("/ontwerpen/<ontwerp_id>/opnieuw")
@access(Rol.COORDINATOR)
def opnieuw(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Make the change again that was taken back last."""
    return _step(ontwerp_id, redo_draft)


def posted_revision() -> int:
    """Return the revision that the person looked at; 0, which none has, for what is no number."""
    said = typed("revisie")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0


def _step(ontwerp_id: OntwerpId, step: Step) -> ResponseReturnValue:
    try:
        done = step(UndoDraft(g.wie.actor, ontwerp_id, posted_revision()), deps())
    except (ConflictError, ModelError) as error:
        flash(worded(error.sentence), "error")
    else:
        flash(worded(done.said), "success")
    return redirect(_back(ontwerp_id))


def _back(ontwerp_id: OntwerpId) -> str:
    """Return the page of the draft on which the button was pressed."""
    own = url_for("ontwerpen.ontwerp", ontwerp_id=ontwerp_id)
    page = typed("terug")
    return page if page.startswith(f"{own}/") else own


def _lijst(fouten: Mapping[str, list[str]]) -> str:
    asked = request.args.get("status", "")
    status = OntwerpStatus(asked) if asked in list(OntwerpStatus) else OntwerpStatus.OPEN
    return render_template(
        "ontwerpen/lijst.html",
        pagina=list_drafts(g.wie.actor, deps(), status, asked_number("van")),
        fouten=fouten,
        reden=typed("reden"),
        eenmalig=secrets.token_hex(16),
    )
