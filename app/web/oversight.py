"""Overzicht for managers, toezicht for the DPO, the decision on vaults, and beheer: never content."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.people import Rol
from app.services.access.invite_person import InvitePerson, invite_person
from app.services.oversight.check_health import check_health
from app.services.oversight.retry_incident import retry_incident
from app.services.oversight.show_beheer import show_beheer
from app.services.oversight.show_dpo import show_dpo
from app.services.oversight.show_overzicht import show_overzicht
from app.services.oversight.switch_vaults import SwitchVaults, switch_vaults
from app.web.access import access, deps
from app.web.mandates import posted_date
from app.web.words import rolwoord

bp = Blueprint("oversight", __name__)

PER_BLADZIJDE = 50
SOORTEN = ("sociaal", "onderwijs", "gemeente", "politie", "justitie", "overig")


@bp.get("/overzicht")
@access(Rol.MANAGER)
def overzicht() -> str:
    """Show whether the LIVC-R is alive and whether something waits, in counts."""
    return render_template("oversight/overzicht.html", pagina=show_overzicht(g.wie.actor, deps()))


@bp.get("/toezicht")
@access(Rol.FG)
def toezicht() -> str:
    """Show the log a page at a time, what will be destroyed, and who is authorised."""
    van = max(request.args.get("van", 0, type=int), 0)
    pagina = show_dpo(g.wie.actor, van, deps())
    vorige = url_for("oversight.toezicht", van=max(van - PER_BLADZIJDE, 0), _anchor="logboek") if van else None
    more = len(pagina.log) >= PER_BLADZIJDE
    volgende = url_for("oversight.toezicht", van=van + PER_BLADZIJDE, _anchor="logboek") if more else None
    return render_template("oversight/toezicht.html", pagina=pagina, vorige=vorige, volgende=volgende)


@bp.route("/kluizen", methods=["GET", "POST"])
@access(Rol.BURGEMEESTER, Rol.FG)
def kluizen() -> ResponseReturnValue:
    """Record the decision of burgemeester and DPO to keep texts, or to stop."""
    fouten: dict[str, list[str]] = {}
    if request.method == "POST":
        aan, besluit, datum = request.form.get("aan") == "ja", request.form.get("besluit", "").strip(), posted_date("datum")
        if not besluit:
            fouten["besluit"] = [_("Noteer welk besluit hieraan ten grondslag ligt.")]
        if datum is None:
            fouten["datum"] = [_("Vul een dag in die bestaat, zoals 3 3 2027.")]
        if datum and not fouten:
            try:
                switch_vaults(SwitchVaults(g.wie.actor, aan, besluit, datum), deps())
            except FormInvalidError as error:
                fouten = error.errors
            else:
                flash(_("De beslissing is genoteerd. De kluizen staan aan.") if aan else _("De beslissing is genoteerd. De kluizen staan uit."), "success")
                return redirect(url_for("oversight.kluizen"))
    return render_template("oversight/kluizen.html", fouten=fouten, waarden=request.form), 422 if fouten else 200


@bp.get("/beheer")
@access(Rol.BEHEERDER)
def beheer() -> str:
    """Show health, incidents and accounts."""
    gezondheid = check_health(deps())
    return render_template("oversight/beheer.html", pagina=show_beheer(g.wie.actor, deps()), gezondheid=gezondheid)


@bp.post("/beheer/incidenten/<incident_id>/opnieuw")
@access(Rol.BEHEERDER)
def opnieuw(incident_id: str) -> ResponseReturnValue:
    """Let the worker try again."""
    retry_incident(g.wie.actor, incident_id, deps())
    flash(_("Casuspad probeert het opnieuw. Lukt het weer niet, dan verschijnt het hier opnieuw."), "success")
    return redirect(url_for("oversight.beheer"))


@bp.route("/beheer/account", methods=["GET", "POST"])
@access(Rol.BEHEERDER)
def account() -> ResponseReturnValue:
    """Make an account and show its one-time link once."""
    fouten: dict[str, list[str]] = {}
    if request.method == "POST":
        fouten = {veld: [_("Vul dit in.")] for veld in ("naam", "email", "organisatie", "functie") if not _typed(veld)}
        fouten |= {} if _typed("rol") in set(Rol) else {"rol": [_("Kies een rol.")]}
        fouten |= {} if _typed("soort") in SOORTEN else {"soort": [_("Kies een soort.")]}
        if not fouten:
            try:
                geheim = invite_person(_invitation(), deps())
            except ConflictError as error:
                fouten["email"] = [str(error)]
            else:
                koppeling = deps().base_url + url_for("account.wachtwoord", token=geheim)
                return render_template("oversight/koppeling.html", koppeling=koppeling, naam=_typed("naam"))
    page = render_template(
        "oversight/account.html", fouten=fouten, waarden=request.form, soorten=[(each, each) for each in SOORTEN], rollen=_roles()
    )
    return page, 422 if fouten else 200


def _roles() -> list[tuple[str, str]]:
    return [(rol.value, rolwoord(rol)) for rol in Rol]


def _typed(veld: str) -> str:
    return request.form.get(veld, "").strip()


def _invitation() -> InvitePerson:
    return InvitePerson(
        livc_id=g.wie.livc.id,
        naam=_typed("naam"),
        email=_typed("email"),
        organisatie=_typed("organisatie"),
        soort=_typed("soort"),
        rol=Rol(_typed("rol")),
        functie=_typed("functie"),
        actor=g.wie.actor,
    )
