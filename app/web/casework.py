"""Casussen as far as the actor may see them, the partner's own space, and the drawings of the procedure."""

import secrets
from datetime import timedelta

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import FormInvalidError
from app.domain.ids import CasusId, ItemId, OrganisatieId, VersieId
from app.domain.kalender import dag_van
from app.domain.people import DOSSIERROLLEN, INHOUDSROLLEN, Rol
from app.domain.vraag import BevestigingNodigError
from app.domain.words.attributes import PHASES
from app.domain.words.steps.aanmelding import AANMELDING
from app.services.casework.find_phone import find_phone
from app.services.casework.list_casussen import list_casussen
from app.services.casework.note_ltf_question import note_ltf_question
from app.services.casework.notifies_at_once import notifies_at_once
from app.services.casework.record_aanmelding import RecordAanmelding, aanmelding_form, record_aanmelding
from app.services.casework.show_casus import show_casus
from app.services.casework.show_diagram import show_diagram
from app.services.casework.show_shared import show_shared
from app.services.casework.start_prescreening import start_prescreening
from app.services.casework.take_back_answer import take_back_answer
from app.services.casework.withdraw_item import withdraw_item
from app.services.ports.casussen import CasusFilter
from app.services.tasks.go_straight import go_straight
from app.web.access import access, deps
from app.web.bevestigen import bevestigd, is_terug, vraag_eerst
from app.web.casusacties import ACTIES, doe, vraag
from app.web.invullen import posted, shown_values
from app.web.posted import asked_number
from app.web.wording import worded_errors

bp = Blueprint("casework", __name__)

BINNENKORT = timedelta(days=60)
"""As far as the first screen looks ahead."""

VIA = {"telefoon": "Aan de telefoon", "papier": "Op papier", "gesprek": "In een gesprek"}


@bp.get("/signaleren")
@access(Rol.PARTNER)
def signaleren() -> str:
    """Say what signalling does and does not do, with the prescreenings that are under way."""
    lopend = show_shared(g.wie.actor, deps()).prescreenings
    telefoon = find_phone(g.wie.actor, deps())
    return render_template(
        "casework/signaleren.html",
        lopend=lopend,
        telefoon=telefoon,
        meteen=notifies_at_once(g.wie.actor, deps()),
        eenmalig=secrets.token_hex(16),
    )


@bp.post("/signaleren")
@access(Rol.PARTNER)
def start() -> ResponseReturnValue:
    """Start a prescreening in the own space."""
    task_id = start_prescreening(g.wie.actor, deps(), request.form.get("eenmalig", ""))
    if request.form.get("meteen"):
        task_id = go_straight(g.wie.actor, task_id, AANMELDING.word, deps())
    return redirect(url_for("tasks.task", task_id=task_id))


@bp.get("/ltf")
@access(Rol.INFORMATION_OFFICER)
def ltf() -> str:
    """Say what writing down a question of the LTF does and does not do."""
    return render_template("casework/ltf.html", eenmalig=secrets.token_hex(16))


@bp.post("/ltf")
@access(Rol.INFORMATION_OFFICER)
def begin_ltf() -> ResponseReturnValue:
    """Begin to write it down, in the own space."""
    task_id = note_ltf_question(g.wie.actor, deps(), request.form.get("eenmalig", ""))
    return redirect(url_for("tasks.task", task_id=task_id))


@bp.route("/casussen/noteren", methods=["GET", "POST"])
@access(Rol.COORDINATOR)
def noteren() -> ResponseReturnValue:
    """Write down an aanmelding that was told by phone, on paper or in person."""
    raw = posted()
    errors: dict[str, list[str]] = {}
    if request.method == "POST" and not is_terug():
        try:
            casus_id = record_aanmelding(aanmelding(raw), deps())
        except FormInvalidError as error:
            errors = worded_errors(error.errors)
        else:
            flash(_("De aanmelding is genoteerd. De casus heeft nu een code."), "success")
            return redirect(url_for("casework.casus", casus_id=casus_id))
    form = aanmelding_form(g.wie.actor, deps())
    page = render_template(
        "casework/noteren.html",
        form=form,
        waarden=shown_values(form, raw),
        fouten=errors,
        via=VIA,
        eenmalig=request.form.get("eenmalig") or secrets.token_hex(16),
    )
    return page, 422 if errors else 200


def aanmelding(raw: dict[str, list[str]]) -> RecordAanmelding:
    """Read who spoke and how; the rest of the form is the aanmelding itself."""
    via = request.form.get("via", "")
    if via not in VIA:
        raise FormInvalidError({"via": [_("Kies hoe de aanmelding bij u kwam.")]})
    organisatie_id = "".join(raw.pop("organisatie_id", []))
    who = OrganisatieId(organisatie_id) if organisatie_id else None
    return RecordAanmelding(g.wie.actor, who, via, raw, request.form.get("eenmalig", ""))


@bp.get("/casussen")
@access(*INHOUDSROLLEN)
def casussen() -> str:
    """List the casussen the actor may see, a page at a time."""
    vraag = CasusFilter(
        lopend={"loopt": True, "afgesloten": False}.get(request.args.get("status", "")),
        fase=request.args.get("fase") or None,
        code=request.args.get("code", "").strip(),
        weg_voor=dag_van(g.wie.nu) + BINNENKORT if request.args.get("weg") == "binnenkort" else None,
        op_termijn=request.args.get("volgorde") == "termijn",
        van=asked_number("van"),
    )
    gevonden = list_casussen(g.wie.actor, deps(), vraag)
    return render_template("casework/casussen.html", gevonden=gevonden, vraag=vraag, fasen=PHASES)


@bp.get("/casussen/<casus_id>")
@access(*INHOUDSROLLEN)
def casus(casus_id: CasusId) -> str:
    """Show a casus: where it stands, who takes part, when it is destroyed."""
    pagina = show_casus(g.wie.actor, casus_id, deps())
    return render_template("casework/casus.html", pagina=pagina, fasen=PHASES, acties=ACTIES)


bp.get("/casussen/<casus_id>/actie/<naam>")(vraag)
bp.post("/casussen/<casus_id>/actie/<naam>")(doe)


@bp.get("/gedeeld")
@access(*DOSSIERROLLEN)
def gedeeld() -> str:
    """Show what the own organisation shared and who read it."""
    return render_template("casework/gedeeld.html", pagina=show_shared(g.wie.actor, deps()))


@bp.get("/gedeeld/<item_id>/intrekken")
@access(*DOSSIERROLLEN)
def intrekken_vraag(item_id: ItemId) -> str:
    """Ask to confirm the withdrawal of an own item, saying what follows."""
    return render_template("casework/intrekken.html", item_id=item_id)


@bp.post("/gedeeld/<item_id>/intrekken")
@access(*DOSSIERROLLEN)
def intrekken(item_id: ItemId) -> ResponseReturnValue:
    """Withdraw an own item."""
    gewist = withdraw_item(g.wie.actor, item_id, deps())
    flash(_("Ingetrokken. In Casuspad leest niemand buiten uw organisatie dit nog."), "success")
    if gewist:
        flash(_("Gewist is ook de kopie bij: %(wie)s.", wie=", ".join(gewist)), "success")
    return redirect(url_for("casework.gedeeld"))


@bp.get("/gedeeld/<item_id>/terugnemen")
@access(*DOSSIERROLLEN)
def terugnemen_vraag(item_id: ItemId) -> ResponseReturnValue:
    """Lead back to the page who comes again to where something was posted."""
    return redirect(url_for("casework.gedeeld"))


@bp.post("/gedeeld/<item_id>/terugnemen")
@access(*DOSSIERROLLEN)
def terugnemen(item_id: ItemId) -> ResponseReturnValue:
    """Take back an own answer to a question for information; asks first."""
    try:
        take_back_answer(g.wie.actor, item_id, bevestigd(), deps())
    except BevestigingNodigError as error:
        return vraag_eerst(error.vraag, request.path, posted(), url_for("casework.gedeeld"))
    flash(_("Teruggenomen. Wat u schreef, is gewist."), "success")
    return redirect(url_for("casework.gedeeld"))


@bp.get("/diagram/<versie_id>/<proces_id>.bpmn")
@access(Rol.MANAGER, Rol.FG, rollen=INHOUDSROLLEN)
def diagram(versie_id: VersieId, proces_id: str) -> Response:
    """Return the drawing of a process, for the viewer."""
    answer = Response(show_diagram(g.wie.actor, versie_id, proces_id, deps()), mimetype="application/xml")
    answer.headers["Cache-Control"] = "no-store"
    return answer
