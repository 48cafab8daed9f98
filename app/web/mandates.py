"""Letting a colleague decide in one's place until a day, and taking that back."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import PersoonId
from app.domain.people import Rol
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.access.revoke_mandate import revoke_mandate
from app.services.access.show_mandates import show_mandates
from app.services.views.people import MandatenPagina
from app.web.access import access, deps
from app.web.posted import GEEN_DAG, posted_date, typed
from app.web.wording import worded, worded_errors
from app.web.words import tot_en_met

bp = Blueprint("mandates", __name__)


@bp.route("/mandaten", methods=["GET", "POST"])
@access()
def mandaten() -> ResponseReturnValue:
    """Show own mandates and give one."""
    pagina = show_mandates(g.wie.actor, deps())
    fouten: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            gegeven = grant_mandate(_mandate(pagina), deps())
        except FormInvalidError as error:
            fouten = worded_errors(error.errors)
        except ConflictError as error:
            fouten = {"tot": [worded(error.sentence)]}
        else:
            wie, dag = dict(pagina.mogelijke_nemers)[gegeven.nemer_id], tot_en_met(gegeven.tot)
            naam, _komma, _plaats = wie.partition(", ")
            flash(_("%(naam)s beslist voor u tot en met %(dag)s.", naam=naam, dag=dag), "success")
            return redirect(url_for("mandates.mandaten"))
    page = render_template("account/mandaten.html", pagina=pagina, fouten=fouten, waarden=request.form)
    return page, 422 if fouten else 200


def _mandate(pagina: MandatenPagina) -> GrantMandate:
    """Read the form; raises `FormInvalidError`."""
    rol, nemer, tot = typed("rol"), typed("nemer_id"), posted_date("tot")
    fouten: dict[str, list[str]] = {}
    if rol not in dict(pagina.eigen_rollen):
        fouten["rol"] = [_("Kies een van uw eigen rollen.")]
    if nemer not in dict(pagina.mogelijke_nemers):
        fouten["nemer_id"] = [_("Kies wie voor u beslist.")]
    if tot is None:
        fouten["tot"] = [_(GEEN_DAG)]
    if tot is None or fouten:
        raise FormInvalidError(fouten)
    return GrantMandate(g.wie.actor, Rol(rol), PersoonId(nemer), tot)


@bp.post("/mandaten/<mandaat_id>/intrekken")
@access()
def intrekken(mandaat_id: str) -> ResponseReturnValue:
    """Take a mandate back."""
    revoke_mandate(g.wie.actor, mandaat_id, deps())
    flash(_("Het mandaat is ingetrokken. U beslist weer zelf."), "success")
    return redirect(url_for("mandates.mandaten"))
