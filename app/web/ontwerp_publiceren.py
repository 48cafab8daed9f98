"""A draft on its way to come in force: prepared and asked by who made it, decided by a second pair of eyes."""

import secrets

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import OntwerpId, ReleaseId
from app.domain.people import Rol
from app.services.studio.ask_publication import AskPublication, ask_publication
from app.services.studio.bring_forward import BringForward, bring_forward, show_forward
from app.services.studio.choose_for_casussen import ChooseForCasussen, choose_for_casussen
from app.services.studio.list_releases import list_releases
from app.services.studio.pause_moving import pause_moving, resume_moving
from app.services.studio.publish_draft import PublishDraft, publish_draft
from app.services.studio.return_to_release import ReturnToRelease, return_to_release
from app.services.studio.send_back import SendBack, send_back
from app.services.studio.show_publication import show_publication
from app.services.studio.states import IN_GEBRUIK, NU
from app.web.access import access, deps
from app.web.ontwerp_vergelijken import prepared_page
from app.web.ontwerpen import posted_revision
from app.web.posted import typed
from app.web.wording import worded, worded_errors

bp = Blueprint("ontwerp_publiceren", __name__)
Errors = dict[str, list[str]]
REDEN, ANTWOORD, KEUZE = "reden:", "antwoord:", "keuze:"
"""Names of fields begin so; the key of what they answer follows."""


@bp.post("/ontwerpen/<ontwerp_id>/kiezen")
@access(Rol.COORDINATOR)
def kiezen(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Keep what was chosen for a group of casussen, or for one."""
    command = ChooseForCasussen(g.wie.actor, ontwerp_id, typed("proces"), typed("slot"), _given(ANTWOORD))
    try:
        choose_for_casussen(command, deps())
    except FormInvalidError as error:
        return prepared_page(ontwerp_id, worded_errors(error.errors)), 422
    except ConflictError as error:
        flash(worded(error.sentence), "error")
    else:
        flash(_("Uw keuze is bewaard. Er verhuist nog niets."), "success")
    return redirect(url_for("ontwerp_vergelijken.voorbereiden", ontwerp_id=ontwerp_id))


@bp.post("/ontwerpen/<ontwerp_id>/vragen")
@access(Rol.COORDINATOR)
def vragen(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Ask that the draft comes in force."""
    command = AskPublication(g.wie.actor, ontwerp_id, posted_revision(), _given(REDEN))
    try:
        ask_publication(command, deps())
    except FormInvalidError as error:
        return prepared_page(ontwerp_id, worded_errors(error.errors)), 422
    except ConflictError as error:
        flash(worded(error.sentence), "error")
    else:
        flash(_("Gevraagd. De burgemeester ziet het op het eerste scherm."), "success")
    return redirect(url_for("ontwerp_vergelijken.voorbereiden", ontwerp_id=ontwerp_id))


@bp.get("/ontwerpen/<ontwerp_id>/publiceren")
@access(Rol.BURGEMEESTER)
def publiceren(ontwerp_id: OntwerpId) -> str:
    """Show all that the second pair of eyes decides on."""
    return _decide(ontwerp_id, {})


@bp.post("/ontwerpen/<ontwerp_id>/publiceren")
@access(Rol.BURGEMEESTER, vers=True)
def publiceer(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Put the draft in force."""
    number = typed("nummer")
    asked = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
    try:
        done = publish_draft(PublishDraft(g.wie.actor, ontwerp_id, asked), deps())
    except ConflictError as error:
        flash(worded(error.sentence), "error")
        return redirect(url_for("ontwerp_publiceren.publiceren", ontwerp_id=ontwerp_id))
    flash(
        _("In gebruik. Wat begint, begint zo. Casussen die meegaan: %(aantal)s.", aantal=done.gaan_mee),
        "success",
    )
    return redirect(url_for("ontwerp_vergelijken.voorbereiden", ontwerp_id=ontwerp_id))


@bp.post("/ontwerpen/<ontwerp_id>/terugsturen")
@access(Rol.BURGEMEESTER)
def terugsturen(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Send the draft back with a reason."""
    try:
        send_back(SendBack(g.wie.actor, ontwerp_id, typed("reden")), deps())
    except FormInvalidError as error:
        return _decide(ontwerp_id, worded_errors(error.errors)), 422
    except ConflictError as error:
        flash(worded(error.sentence), "error")
    else:
        flash(_("Teruggestuurd, met uw reden. Wat in gebruik is, wijzigt niet."), "success")
    return redirect(url_for("ontwerp_vergelijken.voorbereiden", ontwerp_id=ontwerp_id))


@bp.get("/ontwerpen/<ontwerp_id>/bijwerken")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def bijwerken(ontwerp_id: OntwerpId) -> str:
    """Show what came in force meanwhile, and what both sides changed."""
    return _forward(ontwerp_id, {})


@bp.post("/ontwerpen/<ontwerp_id>/bijwerken")
@access(Rol.COORDINATOR)
def werk_bij(ontwerp_id: OntwerpId) -> ResponseReturnValue:
    """Take in what came in force meanwhile."""
    command = BringForward(g.wie.actor, ontwerp_id, posted_revision(), _given(KEUZE))
    try:
        done = bring_forward(command, deps())
    except FormInvalidError as error:
        return _forward(ontwerp_id, worded_errors(error.errors)), 422
    except ConflictError as error:
        flash(worded(error.sentence), "error")
        return redirect(url_for("ontwerp_publiceren.bijwerken", ontwerp_id=ontwerp_id))
    flash(worded(done.said), "success")
    return redirect(url_for("ontwerp_vergelijken.voorbereiden", ontwerp_id=ontwerp_id))


@bp.post("/ontwerpen/wachten")
@access(Rol.COORDINATOR)
def wachten() -> ResponseReturnValue:
    """Let the casussen that still have to move wait, or go on with them."""
    if typed("actie") == "verder":
        resume_moving(g.wie.actor, deps())
        flash(_("Het gaat weer verder."), "success")
    else:
        pause_moving(g.wie.actor, deps())
        flash(
            _("Het wacht. Wat al meeging, is mee; de rest blijft zoals het is tot u verdergaat."), "success"
        )
    return redirect(url_for("ontwerp_vergelijken.voorbereiden", ontwerp_id=typed("ontwerp")))


@bp.get("/ontwerpen/versies")
@access(Rol.COORDINATOR)
def versies() -> str:
    """Show what was ever in force, to return to."""
    return render_template(
        "ontwerpen/versies.html", regels=list_releases(g.wie.actor, deps()), eenmalig=secrets.token_hex(16)
    )


@bp.post("/ontwerpen/versies")
@access(Rol.COORDINATOR)
def terug_naar() -> ResponseReturnValue:
    """Begin a draft that is as an earlier version was."""
    command = ReturnToRelease(g.wie.actor, ReleaseId(typed("release")), typed("eenmalig"))
    ontwerp_id = return_to_release(command, deps())
    flash(_("Er is een ontwerp begonnen met die versie. Vraag het zoals elk ander ontwerp."), "success")
    return redirect(url_for("ontwerp_vergelijken.voorbereiden", ontwerp_id=ontwerp_id))


def _given(before: str) -> dict[str, str]:
    """Return what was typed in the fields of one sort, by the key of what they answer."""
    names = [name for name in request.form if name.startswith(before)]
    return {name.removeprefix(before): typed(name) for name in names}


def _decide(ontwerp_id: OntwerpId, fouten: Errors) -> str:
    pagina = show_publication(g.wie.actor, ontwerp_id, deps())
    return render_template(
        "ontwerpen/publiceren.html", pagina=pagina, fouten=fouten, nu=NU, gebruik=IN_GEBRUIK
    )


def _forward(ontwerp_id: OntwerpId, fouten: Errors) -> str:
    pagina = show_forward(g.wie.actor, ontwerp_id, deps())
    return render_template("ontwerpen/bijwerken.html", pagina=pagina, fouten=fouten)
