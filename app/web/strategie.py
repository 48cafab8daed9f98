"""The strategic table: its meetings and what they asked, a report to read and print, and who has a place."""

import secrets

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import InstantieId, ItemId, PersoonId, ZetelId
from app.domain.people import Rol
from app.domain.strategie import KANTOOR, TafelPlaats
from app.services.calendar_item import Afspraak, calendar_item
from app.services.strategie.begin_meeting import begin_meeting
from app.services.strategie.erase_text import EraseText, erase_text
from app.services.strategie.name_place import NamePlace, end_place, name_place
from app.services.strategie.show_places import show_places
from app.services.strategie.show_report import show_report, show_strategic_day
from app.services.strategie.show_strategy import PER_PAGINA, show_strategy
from app.services.views.strategie import PlaatsenPagina
from app.web.access import access, deps
from app.web.posted import GEEN_DAG, asked_number, posted_date, typed
from app.web.wording import worded, worded_errors

bp = Blueprint("strategie", __name__)
Fouten = dict[str, list[str]]


@bp.get("/strategisch")
@access()
def tafel() -> str:
    """Show the meetings, what was asked, and the figures; the use case knows who has a place."""
    van, van_opdracht = (asked_number(name) for name in ("van", "opdracht"))
    return render_template(
        "strategie/tafel.html",
        pagina=show_strategy(g.wie.actor, deps(), van, van_opdracht),
        per_pagina=PER_PAGINA,
        eenmalig=secrets.token_hex(16),
    )


@bp.post("/strategisch")
@access(rollen=KANTOOR)
def begin() -> ResponseReturnValue:
    """Begin a meeting, once for each press of the button."""
    begin_meeting(g.wie.actor, deps(), request.form.get("eenmalig", ""))
    flash(_("Kies nu een dag en een agenda: de stap staat bij de taken van de coördinator."), "success")
    return redirect(url_for("strategie.tafel"))


@bp.get("/strategisch/leden")
@access(Rol.BURGEMEESTER)
def leden() -> ResponseReturnValue:
    """Show who has a place."""
    return _scherm()


@bp.post("/strategisch/leden")
@access(Rol.BURGEMEESTER)
def benoemen() -> ResponseReturnValue:
    """Name somebody to a place."""
    pagina = show_places(g.wie.actor, deps())
    try:
        name_place(_gekozen(pagina), deps())
    except FormInvalidError as error:
        return _scherm(worded_errors(error.errors)), 422
    except ConflictError as error:
        return _scherm({"plaats": [worded(error.sentence)]}), 422
    flash(_("De plaats is toegekend."), "success")
    return redirect(url_for("strategie.leden"))


@bp.post("/strategisch/leden/<zetel_id>/stopt")
@access(Rol.BURGEMEESTER)
def stopt(zetel_id: ZetelId) -> ResponseReturnValue:
    """Let a place end today, or withdraw one that did not begin."""
    end_place(g.wie.actor, zetel_id, deps())
    flash(_("Deze plaats stopt."), "success")
    return redirect(url_for("strategie.leden"))


@bp.get("/strategisch/<overleg_id>")
@access()
def verslag(overleg_id: InstantieId) -> str:
    """Show one meeting: its agenda before, its report after."""
    return render_template("strategie/verslag.html", pagina=show_report(g.wie.actor, overleg_id, deps()))


@bp.get("/strategisch/<overleg_id>/kalender.ics")
@access()
def kalender(overleg_id: InstantieId) -> ResponseReturnValue:
    """Return the meeting for a calendar: day, hour and place, and neither a subject nor a person."""
    item = calendar_item(Afspraak(*show_strategic_day(g.wie.actor, overleg_id, deps())), g.wie.nu)
    return Response(item, mimetype="text/calendar")


@bp.post("/strategisch/<overleg_id>/wegnemen")
@access(rollen=KANTOOR)
def wegnemen(overleg_id: InstantieId) -> ResponseReturnValue:
    """Take away a text that speaks of somebody."""
    place = request.form.get("item_id", ""), request.form.get("plek", "")
    erase_text(EraseText(g.wie.actor, overleg_id, ItemId(place[0]), place[1]), deps())
    flash(_("De tekst is weg. Het onderwerp blijft staan."), "success")
    return redirect(url_for("strategie.verslag", overleg_id=overleg_id))


def _scherm(fouten: Fouten | None = None) -> str:
    pagina = show_places(g.wie.actor, deps())
    return render_template("strategie/leden.html", pagina=pagina, fouten=fouten or {}, waarden=request.form)


def _gekozen(pagina: PlaatsenPagina) -> NamePlace:
    """Read the form; raises `FormInvalidError`."""
    plaats, wie, van = typed("plaats"), typed("persoon_id"), posted_date("van")
    parket = plaats == TafelPlaats.PARKET
    fouten = _dagfouten()
    if plaats not in dict(pagina.plaatsen):
        fouten["plaats"] = [_("Kies welke plaats.")]
    if not parket and wie not in dict(pagina.personen):
        fouten["persoon_id"] = [_("Kies wie die plaats inneemt.")]
    if van is None or fouten:
        raise FormInvalidError(fouten)
    return NamePlace(
        actor=g.wie.actor,
        plaats=TafelPlaats(plaats),
        persoon_id=None if parket else PersoonId(wie),
        van=van,
        tot=posted_date("tot"),
        procureur_op=posted_date("procureur_op"),
    )


def _dagfouten() -> Fouten:
    """Return what is wrong with the days: the first is asked, the others may stay empty."""
    asked = ["van", *filter(typed, ("tot", "procureur_op"))]
    return {naam: [_(GEEN_DAG)] for naam in asked if posted_date(naam) is None}
