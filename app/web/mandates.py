"""Letting a colleague decide in one's place until a day, and taking that back."""

from datetime import date

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import PersoonId
from app.domain.people import Rol
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.access.revoke_mandate import revoke_mandate
from app.services.access.show_mandates import show_mandates
from app.web.access import access, deps
from app.web.words import tot_en_met

bp = Blueprint("mandates", __name__)


@bp.route("/mandaten", methods=["GET", "POST"])
@access()
def mandaten() -> ResponseReturnValue:
    """Show own mandates and give one."""
    pagina = show_mandates(g.wie.actor, deps())
    fouten: dict[str, list[str]] = {}
    if request.method == "POST":
        tot = posted_date("tot")
        rol, nemer = request.form.get("rol", ""), request.form.get("nemer_id", "")
        if tot is None:
            fouten["tot"] = [_("Vul een dag in die bestaat, zoals 31 12 2027.")]
        if rol not in dict(pagina.eigen_rollen):
            fouten["rol"] = [_("Kies een van uw eigen rollen.")]
        if nemer not in dict(pagina.mogelijke_nemers):
            fouten["nemer_id"] = [_("Kies wie voor u beslist.")]
        if tot and not fouten:
            try:
                gegeven = grant_mandate(GrantMandate(g.wie.actor, Rol(rol), PersoonId(nemer), tot), deps())
            except (ConflictError, NotAllowedError) as error:
                fouten["tot"] = [str(error)]
            else:
                naam = dict(pagina.mogelijke_nemers)[nemer]
                flash(_("%(naam)s beslist voor u tot en met %(dag)s.", naam=naam, dag=tot_en_met(gegeven.tot)), "success")
                return redirect(url_for("mandates.mandaten"))
    page = render_template("account/mandaten.html", pagina=pagina, fouten=fouten, waarden=request.form)
    return page, 422 if fouten else 200


@bp.post("/mandaten/<mandaat_id>/intrekken")
@access()
def intrekken(mandaat_id: str) -> ResponseReturnValue:
    """Take a mandate back."""
    revoke_mandate(g.wie.actor, mandaat_id, deps())
    flash(_("Het mandaat is ingetrokken. U beslist weer zelf."), "success")
    return redirect(url_for("mandates.mandaten"))


def posted_date(naam: str) -> date | None:
    """Return the day of three posted fields, None when there is no such day."""
    parts = [request.form.get(f"{naam}-{deel}", "").strip() for deel in ("jaar", "maand", "dag")]
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    jaar, maand, dag = map(int, parts)
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None
