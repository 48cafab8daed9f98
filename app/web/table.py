"""Overleg and tafelmodus: one screen for the chair of a meeting, and the same meeting for who takes part."""

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import FormInvalidError
from app.domain.ids import InstantieId, ItemId, PersoonId, PuntId, TaskId
from app.domain.people import INHOUDSROLLEN, Rol
from app.domain.vraag import BevestigingNodigError
from app.services.calendar_item import Afspraak, calendar_item
from app.services.casework.present_item import PresentItem, present_item
from app.services.table.attend_again import take_back_attendance
from app.services.table.cast_vote import CastVote, cast_vote
from app.services.table.choose_caseteam import ChooseCaseteam, choose_caseteam
from app.services.table.close_soon import close_now, keep_open
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from app.services.table.do_step import do_step
from app.services.table.list_meetings import list_meetings
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.table.plan_again import CancelMeeting, cancel_meeting, move_meeting
from app.services.table.request_meeting import request_meeting
from app.services.table.request_point import RequestPoint, remove_point, request_point
from app.services.table.seat_again import SeatAgain, seat_again, take_back_seats
from app.services.table.show_meeting_day import show_meeting_day
from app.services.table.show_table import show_table
from app.services.table.standing import has_changed
from app.services.table.without_core import Reden
from app.services.tasks.complete_task import CompleteTask
from app.web.access import access, deps
from app.web.at_table import Geweigerd, scherm_van
from app.web.bevestigen import bevestigd, is_terug, vraag_eerst
from app.web.invullen import posted, zin
from app.web.posted import asked_number
from app.web.wording import worded_errors

bp = Blueprint("table", __name__)

VOORZITTERS = (Rol.COORDINATOR, Rol.BURGEMEESTER)
NOTEERDERS = (Rol.COORDINATOR, Rol.VERSLAGGEVER)
STEM = "stem:"
"""A radio group per participant: `stem:<persoon_id>`; one left empty says nothing."""


def scherm(overleg_id: InstantieId, teruggekomen: Geweigerd | None = None, deelnamefout: str = "") -> str:
    """Render the table, with the errors of the one step that was refused; of a held meeting its papers."""
    pagina = show_table(g.wie.actor, overleg_id, deps())
    if pagina.papieren and pagina.overleg.status == "gehouden":
        return render_template("table/gehouden.html", pagina=pagina)
    beeld = scherm_van(pagina, teruggekomen, request.args.get("stap"))
    return render_template("table/tafel.html", pagina=pagina, scherm=beeld, deelnamefout=deelnamefout)


def naar_tafel(overleg_id: InstantieId) -> str:
    """Return the address of the table."""
    return url_for("table.tafel", overleg_id=overleg_id)


def terug(overleg_id: InstantieId) -> ResponseReturnValue:
    """Return to the table."""
    return redirect(naar_tafel(overleg_id))


@bp.post("/overleg/punt")
@access(*VOORZITTERS)
def punt() -> ResponseReturnValue:
    """Put a general point, or one about extending files, on the open agenda."""
    soort, onderwerp = request.form.get("soort", ""), request.form.get("onderwerp", "")
    request_point(RequestPoint(g.wie.actor, soort, onderwerp), deps())
    flash(_("Het punt staat op de agenda van het volgende overleg."), "success")
    return redirect(url_for("table.overleg"))


@bp.post("/overleg/punt/<punt_id>/weg")
@access(*VOORZITTERS)
def punt_weg(punt_id: PuntId) -> ResponseReturnValue:
    """Take a point that opens no casus off the agenda again."""
    remove_point(g.wie.actor, punt_id, deps())
    flash(_("Het punt staat niet meer op de agenda."), "success")
    return redirect(url_for("table.overleg"))


@bp.get("/overleg")
@access(*INHOUDSROLLEN)
def overleg() -> str:
    """List the meetings, and the points that wait for one."""
    return render_template(
        "table/overleg.html", pagina=list_meetings(g.wie.actor, deps(), asked_number("van"))
    )


@bp.post("/overleg/vragen")
@access(*INHOUDSROLLEN)
def vragen() -> ResponseReturnValue:
    """Ask for a meeting, from the page of the meetings or from one's own screen."""
    if request_meeting(g.wie.actor, deps()):
        flash(_("Uw vraag om overleg is doorgegeven aan de coördinator."), "success")
    else:
        flash(_("Dat hoeft niet: het overleg is bezig, of de coördinator kiest al een dag."), "success")
    return redirect(url_for("tasks.inbox" if request.form.get("van") == "taken" else "table.overleg"))


@bp.get("/overleg/<overleg_id>")
@access(*INHOUDSROLLEN)
def tafel(overleg_id: InstantieId) -> str:
    """Show the table: for the chair with the steps, for others what is theirs."""
    return scherm(overleg_id)


@bp.post("/overleg/<overleg_id>/verplaatsen")
@access(Rol.COORDINATOR)
def verplaatsen(overleg_id: InstantieId) -> ResponseReturnValue:
    """Open the question of the day again, and lead to it."""
    move_meeting(g.wie.actor, overleg_id, deps())
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/afzeggen")
@access(Rol.COORDINATOR)
def afzeggen(overleg_id: InstantieId) -> ResponseReturnValue:
    """Call a planned meeting off; asks first."""
    try:
        cancel_meeting(CancelMeeting(g.wie.actor, overleg_id, bevestigd()), deps())
    except BevestigingNodigError as error:
        return vraag_eerst(error.vraag, request.path, posted(), naar_tafel(overleg_id))
    flash(_("Het overleg gaat niet door. Wie ervan wist, leest dat. De punten blijven wachten."), "success")
    return terug(overleg_id)


@bp.get("/overleg/<overleg_id>/kalender.ics")
@access(*INHOUDSROLLEN)
def kalender(overleg_id: InstantieId) -> ResponseReturnValue:
    """Return the meeting for a calendar: day, hour and place, and nothing of what is discussed."""
    item = calendar_item(Afspraak(*show_meeting_day(g.wie.actor, overleg_id, deps())), g.wie.nu)
    return Response(item, mimetype="text/calendar")


@bp.get("/overleg/<overleg_id>/stand")
@access(*INHOUDSROLLEN)
def stand(overleg_id: InstantieId) -> ResponseReturnValue:
    """Say only whether the page shows something else by now; a phone at the table asks every few seconds."""
    changed = has_changed(g.wie.actor, overleg_id, request.args.get("gezien", ""), deps())
    return {"anders": changed}


@bp.get("/overleg/<overleg_id>/stap/<task_id>")
@bp.get("/overleg/<overleg_id>/stemmen/<task_id>")
@bp.get("/overleg/<overleg_id>/stem/<task_id>")
@bp.get("/overleg/<overleg_id>/besluit/<task_id>")
@bp.get("/overleg/<overleg_id>/tonen/<task_id>")
@bp.get("/overleg/<overleg_id>/verplaatsen")
@bp.get("/overleg/<overleg_id>/afzeggen")
@bp.get("/overleg/<overleg_id>/deelname")
@bp.get("/overleg/<overleg_id>/caseteam")
@bp.get("/overleg/<overleg_id>/deelname-terug")
@bp.get("/overleg/<overleg_id>/aanwezig-terug")
@bp.get("/overleg/<overleg_id>/verder")
@bp.get("/overleg/<overleg_id>/toch-niet")
@access(*INHOUDSROLLEN)
def terugkeer(overleg_id: InstantieId, task_id: str = "") -> ResponseReturnValue:
    """Lead back to the table who comes again to where something was posted: back, or a restored tab."""
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/stap/<task_id>")
@access(*INHOUDSROLLEN)
def stap(overleg_id: InstantieId, task_id: TaskId) -> ResponseReturnValue:
    """Complete a step of the meeting or of the casus at the table; what ends something asks first."""
    raw = posted()
    if is_terug():
        return scherm(overleg_id, Geweigerd(task_id, raw, {}))
    command = CompleteTask(g.wie.actor, task_id, raw, bevestigd=bevestigd())
    try:
        klaar = do_step(command, deps())
    except FormInvalidError as error:
        return scherm(overleg_id, Geweigerd(task_id, raw, worded_errors(error.errors))), 422
    except BevestigingNodigError as error:
        return vraag_eerst(error.vraag, request.path, raw)
    if klaar:
        flash(zin(klaar), "success")
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/deelname-terug")
@access(*NOTEERDERS)
def deelname_terug(overleg_id: InstantieId) -> ResponseReturnValue:
    """Ask again who takes part in the point that opened a moment ago."""
    take_back_seats(g.wie.actor, overleg_id, deps())
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/aanwezig-terug")
@access(*NOTEERDERS)
def aanwezig_terug(overleg_id: InstantieId) -> ResponseReturnValue:
    """Ask again who is there that day."""
    take_back_attendance(g.wie.actor, overleg_id, deps())
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/deelname")
@access(*NOTEERDERS)
def deelname(overleg_id: InstantieId) -> ResponseReturnValue:
    """Note again who takes part."""
    chosen = frozenset(map(PersoonId, request.form.getlist("aanwezigen")))
    try:
        seat_again(SeatAgain(g.wie.actor, overleg_id, chosen), deps())
    except FormInvalidError as error:
        said = worded_errors(error.errors)["aanwezigen"]
        return scherm(overleg_id, deelnamefout=" ".join(said)), 422
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/caseteam")
@access(*VOORZITTERS)
def caseteam(overleg_id: InstantieId) -> ResponseReturnValue:
    """Choose who alone goes on discussing the casus on the table."""
    chosen = frozenset(map(PersoonId, request.form.getlist("leden")))
    if choose_caseteam(ChooseCaseteam(g.wie.actor, overleg_id, chosen), deps()):
        flash(_("Het caseteam is genoteerd. Het geldt vanaf het volgende punt over deze casus."), "success")
    else:
        flash(_("Er is geen caseteam: de hele tafel bespreekt deze casus verder."), "success")
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/verder")
@access(*VOORZITTERS)
def verder(overleg_id: InstantieId) -> ResponseReturnValue:
    """Close the point that is being rounded off, without waiting."""
    close_now(g.wie.actor, overleg_id, deps())
    flash(_("Het punt is afgerond. Wat op tafel lag, is weg."), "success")
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/toch-niet")
@access(*VOORZITTERS)
def toch_niet(overleg_id: InstantieId) -> ResponseReturnValue:
    """Take the rounding off of a point back."""
    keep_open(g.wie.actor, overleg_id, deps())
    flash(_("Het punt gaat verder. Er is niets weg; wat u noteerde, staat er nog."), "success")
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/stemmen/<task_id>")
@access(*VOORZITTERS)
def stemmen(overleg_id: InstantieId, task_id: TaskId) -> ResponseReturnValue:
    """Note what each participant answered aloud."""
    antwoorden = {
        PersoonId(key.removeprefix(STEM)): value
        for key, value in request.form.items()
        if key.startswith(STEM)
    }
    note_votes(NoteVotes(actor=g.wie.actor, task_id=task_id, antwoorden=antwoorden), deps())
    told = _("De antwoorden zijn genoteerd. Ieder kan het zijne later bevestigen.")
    flash(f"{told} {_('Wie zelf antwoordde, houdt zijn eigen antwoord.')}", "success")
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/stem/<task_id>")
@access(*INHOUDSROLLEN)
def stem(overleg_id: InstantieId, task_id: TaskId) -> ResponseReturnValue:
    """Give one's own answer."""
    ronde = request.form.get("ronde", 0, type=int)
    cast_vote(CastVote(g.wie.actor, task_id, request.form.get("antwoord", ""), ronde), deps())
    flash(_("Uw antwoord is genoteerd. Alleen u ziet het."), "success")
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/besluit/<task_id>")
@access(*VOORZITTERS)
def besluit(overleg_id: InstantieId, task_id: TaskId) -> ResponseReturnValue:
    """Count the answers and conclude, or put the step off; what is no consensus asks first."""
    raw = posted()
    reden = Reden(request.form.get("kern_reden", ""), op_papier=request.form.get("op_papier") == "ja")
    command = ConcludeConsensus(
        g.wie.actor, task_id, request.form.get("uitkomst") or None, bevestigd(), reden
    )
    try:
        klaar = conclude_consensus(command, deps())
    except FormInvalidError as error:
        return scherm(overleg_id, Geweigerd(task_id, raw, worded_errors(error.errors))), 422
    except BevestigingNodigError as error:
        return vraag_eerst(error.vraag, request.path, raw, naar_tafel(overleg_id))
    flash(zin(klaar), "success")
    return terug(overleg_id)


@bp.post("/overleg/<overleg_id>/tonen/<punt_id>")
@access(*INHOUDSROLLEN)
def tonen(overleg_id: InstantieId, punt_id: PuntId) -> ResponseReturnValue:
    """Show an own item while the point is open."""
    present_item(PresentItem(g.wie.actor, ItemId(request.form.get("item_id", "")), punt_id), deps())
    flash(_("U toont dit nu aan tafel. Wanneer het punt sluit, ligt het er niet meer."), "success")
    return terug(overleg_id)
