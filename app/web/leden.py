"""Who always sits at the operational table: naming them, and settling what is decided without one of them."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import PersoonId, ZetelId
from app.domain.kern import Kernregel
from app.domain.people import Rol
from app.domain.words.subject import WithoutCore
from app.domain.zetels import Zetel
from app.services.table.name_seat import NameSeat, end_seat, name_seat
from app.services.table.settle_core import SettleCore, settle_core
from app.services.table.show_seats import show_seats
from app.services.views.seats import LedenPagina
from app.web.access import access, deps
from app.web.posted import GEEN_DAG, posted_date, typed
from app.web.wording import worded, worded_errors

bp = Blueprint("leden", __name__)

KANTOOR = (Rol.COORDINATOR, Rol.BURGEMEESTER)
Fouten = dict[str, list[str]]
KEUZES = ("met_reden", "nooit")


@bp.get("/overleg/leden")
@access(*KANTOOR)
def leden() -> ResponseReturnValue:
    """Show who always sits at the table."""
    return _scherm()


@bp.post("/overleg/leden")
@access(*KANTOOR)
def benoemen() -> ResponseReturnValue:
    """Name somebody to a seat."""
    pagina = show_seats(g.wie.actor, deps())
    try:
        name_seat(_gekozen(pagina), deps())
    except FormInvalidError as error:
        return _scherm(worded_errors(error.errors)), 422
    except ConflictError as error:
        return _scherm({"persoon_id": [worded(error.sentence)]}), 422
    flash(_("De plaats is toegekend. Bij het volgende punt staat deze persoon in de lijst."), "success")
    return redirect(url_for("leden.leden"))


@bp.post("/overleg/leden/<zetel_id>/stopt")
@access(*KANTOOR)
def stopt(zetel_id: ZetelId) -> ResponseReturnValue:
    """Let a seat end today, or withdraw one that did not begin."""
    if end_seat(g.wie.actor, zetel_id, deps()).gaat_in:
        flash(_("Vandaag is de laatste dag van deze plaats."), "success")
    else:
        flash(_("Deze plaats gaat niet in."), "success")
    return redirect(url_for("leden.leden"))


@bp.post("/overleg/leden/kern")
@access(Rol.BURGEMEESTER)
def kern() -> ResponseReturnValue:
    """Settle what may be decided while somebody is not there."""
    keuzes = {naam: typed(naam) for naam in ("opnemen", "anders", "sociale_partner")}
    dag, fouten = posted_date("ingang"), dict[str, list[str]]()
    if not set(keuzes.values()) <= set(KEUZES):
        fouten["opnemen"] = [_("Kies bij elke vraag een antwoord.")]
    if dag is None:
        fouten["ingang"] = [_(GEEN_DAG)]
    if dag is None or fouten:
        return _scherm(fouten), 422
    regel = Kernregel(**{naam: WithoutCore(keuze) for naam, keuze in keuzes.items()})
    try:
        settle_core(SettleCore(g.wie.actor, regel, dag), deps())
    except ConflictError as error:
        return _scherm({"ingang": [worded(error.sentence)]}), 422
    flash(_("De regel is bewaard. Hij geldt vanaf de dag die u koos."), "success")
    return redirect(url_for("leden.leden"))


def _scherm(fouten: Fouten | None = None) -> str:
    pagina = show_seats(g.wie.actor, deps())
    return render_template("table/leden.html", pagina=pagina, fouten=fouten or {}, waarden=request.form)


def _gekozen(pagina: LedenPagina) -> NameSeat:
    """Read the form; raises `FormInvalidError`."""
    zetel, wie, van = typed("zetel"), typed("persoon_id"), posted_date("van")
    fouten: Fouten = {}
    if zetel not in dict(pagina.zetels):
        fouten["zetel"] = [_("Kies welke plaats.")]
    if wie not in dict(pagina.personen):
        fouten["persoon_id"] = [_("Kies wie die plaats inneemt.")]
    if van is None:
        fouten["van"] = [_(GEEN_DAG)]
    tot = posted_date("tot")
    if typed("tot") and tot is None:
        fouten["tot"] = [_(GEEN_DAG)]
    if van is None or fouten:
        raise FormInvalidError(fouten)
    return NameSeat(g.wie.actor, Zetel(zetel), PersoonId(wie), van, tot)
