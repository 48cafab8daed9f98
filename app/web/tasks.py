"""Mijn taken: the inbox, one task, and what a person does with it."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import FormInvalidError
from app.domain.ids import PersoonId, TaskId
from app.domain.people import Rol
from app.domain.vraag import BevestigingNodigError
from app.services.table.confirm_note import ConfirmNote, confirm_note
from app.services.tasks.claim_task import claim_task
from app.services.tasks.complete_task import Afgewerkt, CompleteTask, complete_task
from app.services.tasks.discard_draft import discard_draft
from app.services.tasks.hand_over_task import hand_over_task
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.name_draft import NameDraft, name_draft
from app.services.tasks.release_task import release_task
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from app.web.access import access, deps
from app.web.bevestigen import Nalezen, bevestigd, is_terug, vraag_eerst
from app.web.invullen import antwoorden, ingevuld, posted, zin
from app.web.kiezen import gekozen
from app.web.posted import asked_number
from app.web.wording import worded_errors
from app.web.words import uur

bp = Blueprint("tasks", __name__)

PER_BLADZIJDE = 50
BEVESTIGD = {
    True: "Bedankt, dat is bevestigd.",
    False: "Genoteerd: dit klopt niet. De coördinator kijkt het met u na.",
}


@bp.get("/taken")
@access()
def inbox() -> str:
    """Show the open tasks of the actor, most urgent first."""
    command = ListTasks(
        actor=g.wie.actor,
        fase=request.args.get("fase") or None,
        te_laat=request.args.get("laat") == "ja",
        van=asked_number("van"),
    )
    found = list_tasks(command, deps())
    if not (command.fase or command.te_laat):
        g.open_taken = found.totaal
    return render_template("tasks/inbox.html", inbox=found, vraag=command, stap=PER_BLADZIJDE)


@bp.get("/taken/<task_id>")
@access()
def task(task_id: TaskId) -> str:
    """Show what is asked, why, by when, and what follows."""
    stap = gekozen(ingevuld(show_task(g.wie.actor, task_id, deps())), request.args)
    return render_template("tasks/task.html", stap=stap)


@bp.post("/taken/<task_id>")
@access()
def complete(task_id: TaskId) -> ResponseReturnValue:
    """Complete the task or keep a draft; a refused form comes back as it was typed."""
    raw, actor = posted(), g.wie.actor
    if request.form.get("actie") == "bewaar":
        save_draft(SaveDraft(actor=actor, task_id=task_id, raw=raw), deps())
        flash(_("Uw concept is bewaard. Alleen uw eigen organisatie kan het lezen."), "success")
        return redirect(url_for("tasks.task", task_id=task_id))
    via = request.form.get("via") or None
    if is_terug():
        return render_template("tasks/task.html", stap=ingevuld(show_task(actor, task_id, deps()), raw))
    nog_een, eenmalig = request.form.get("nog_een", ""), request.form.get("eenmalig", "")
    try:
        klaar = complete_task(CompleteTask(actor, task_id, raw, via, bevestigd(), nog_een, eenmalig), deps())
    except FormInvalidError as error:
        stap = ingevuld(show_task(actor, task_id, deps()), raw, worded_errors(error.errors))
        return render_template("tasks/task.html", stap=stap), 422
    except BevestigingNodigError as error:
        pagina = show_task(actor, task_id, deps())
        lezen = Nalezen(pagina.beslist, antwoorden(pagina.form, raw))
        return vraag_eerst(
            error.vraag, request.path, {**raw, **({"via": [via]} if via else {})}, nalezen=lezen
        )
    flash(zin(klaar), "success")
    return redirect(_daarna(klaar))


def _daarna(klaar: Afgewerkt) -> str:
    """Return where one goes on: at a receipt, with the step that stays or follows, else at the list."""
    if klaar.verstuurd:
        return url_for("casework.casus", casus_id=klaar.casus_id)
    if klaar.volgende:
        return url_for("tasks.task", task_id=klaar.volgende)
    return url_for("tasks.inbox")


@bp.post("/taken/<task_id>/noemen")
@access(Rol.PARTNER)
def noemen(task_id: TaskId) -> ResponseReturnValue:
    """Call an own draft something."""
    name_draft(NameDraft(g.wie.actor, task_id, request.form.get("bijnaam", "")), deps())
    flash(_("De naam is bewaard. Alleen uw eigen organisatie ziet ze."), "success")
    return redirect(url_for("tasks.inbox"))


@bp.post("/taken/<task_id>/weggooien")
@access(Rol.PARTNER)
def weggooien(task_id: TaskId) -> ResponseReturnValue:
    """Throw an own draft away, after a question."""
    try:
        discard_draft(g.wie.actor, task_id, bevestigd(), deps())
    except BevestigingNodigError as error:
        return vraag_eerst(error.vraag, request.path, {}, url_for("tasks.inbox"))
    flash(_("Weggegooid. Er is niets van bewaard."), "success")
    return redirect(url_for("tasks.inbox"))


@bp.post("/taken/<task_id>/concept")
@access()
def concept(task_id: TaskId) -> str:
    """Keep what is typed, for the script that asks it every few seconds; return when that was, in words."""
    when = save_draft(SaveDraft(actor=g.wie.actor, task_id=task_id, raw=posted()), deps())
    return str(_("Concept bewaard om %(uur)s", uur=uur(when)))


@bp.post("/taken/<task_id>/opnemen")
@access()
def claim(task_id: TaskId) -> ResponseReturnValue:
    """Take the task on."""
    claim_task(g.wie.actor, task_id, deps())
    flash(_("U neemt deze taak op. Uw collega’s zien dat u ermee bezig bent."), "success")
    return redirect(url_for("tasks.task", task_id=task_id))


@bp.post("/taken/<task_id>/teruggeven")
@access()
def release(task_id: TaskId) -> ResponseReturnValue:
    """Give the task back."""
    release_task(g.wie.actor, task_id, deps())
    flash(_("U gaf de taak terug. Ze staat weer open voor wie ze kan doen."), "success")
    return redirect(url_for("tasks.inbox"))


@bp.post("/taken/<task_id>/doorgeven")
@access()
def hand_over(task_id: TaskId) -> ResponseReturnValue:
    """Hand the task to a colleague."""
    hand_over_task(g.wie.actor, task_id, PersoonId(request.form.get("persoon_id", "")), deps())
    flash(_("U gaf de taak door. Uw collega vindt ze bij Mijn taken."), "success")
    return redirect(url_for("tasks.inbox"))


@bp.post("/bevestigingen/<bevestiging_id>")
@access()
def confirm(bevestiging_id: str) -> ResponseReturnValue:
    """Answer "klopt" or "klopt niet" to what was noted for me."""
    antwoord = request.form.get("antwoord")
    if antwoord not in {"klopt", "klopt_niet"}:
        abort(400)
    klopt = antwoord == "klopt"
    confirm_note(ConfirmNote(actor=g.wie.actor, bevestiging_id=bevestiging_id, klopt=klopt), deps())
    flash(_(BEVESTIGD[klopt]), "success")
    return redirect(url_for("tasks.inbox"))
