"""Overzicht for managers, toezicht for the DPO, the decision on vaults, and beheer: never content."""

from urllib.parse import urlencode

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import FormInvalidError
from app.domain.people import Rol
from app.services.oversight.check_health import check_health
from app.services.oversight.export_log import export_log
from app.services.oversight.retry_incident import retry_incident
from app.services.oversight.show_beheer import show_beheer
from app.services.oversight.show_dpo import PER_BLAD, show_dpo
from app.services.oversight.show_overzicht import show_overzicht
from app.services.oversight.switch_vaults import SwitchVaults, switch_vaults
from app.web import logboek
from app.web.access import access, deps
from app.web.posted import GEEN_DAG, asked_number, posted_date, typed
from app.web.wording import worded_errors

bp = Blueprint("oversight", __name__)

GEKOZEN = ("soort", "vanaf", "tot")
"""What the address says of the rows of the log that one wants to see."""
OVER_KLUIZEN = frozenset({Rol.BURGEMEESTER, Rol.FG})
"""Who decide together whether texts are kept."""


@bp.get("/overzicht")
@access(Rol.MANAGER, Rol.COORDINATOR, Rol.BURGEMEESTER)
def overzicht() -> str:
    """Show whether the LIVC-R is alive and whether something waits, in counts."""
    return render_template("oversight/overzicht.html", pagina=show_overzicht(g.wie.actor, deps()))


@bp.get("/toezicht")
@access(Rol.FG)
def toezicht() -> str:
    """Show the log a page at a time, what will be destroyed, and who is authorised."""
    van, bewaard = (asked_number(name) for name in ("van", "bewaard"))
    pagina = show_dpo(g.wie.actor, van, deps(), bewaard_van=bewaard, keuze=logboek.keuze())
    vorige, volgende = _leaf("logboek", "van", van, more=len(pagina.log) >= PER_BLAD)
    eerder, later = _leaf("bewaard", "bewaard", bewaard, more=pagina.bewaard.meer)
    return render_template(
        "oversight/toezicht.html",
        pagina=pagina,
        vorige=vorige,
        volgende=volgende,
        bewaard_vorige=eerder,
        bewaard_volgende=later,
    )


@bp.get("/toezicht/logboek.csv")
@access(Rol.FG)
def logboek_csv() -> Response:
    """Give the log as a file, as it was chosen."""
    return logboek.bestand(export_log(g.wie.actor, deps(), logboek.keuze()))


def _leaf(anchor: str, name: str, van: int, *, more: bool) -> tuple[str | None, str | None]:
    """Return the addresses of the page before and after, None when there is none."""

    def at(offset: int) -> str:
        chosen = {key: request.args[key] for key in GEKOZEN if request.args.get(key)}
        query = urlencode({**chosen, name: offset})
        return f"{url_for('oversight.toezicht')}?{query}#{anchor}"

    return at(max(van - PER_BLAD, 0)) if van else None, at(van + PER_BLAD) if more else None


@bp.route("/kluizen", methods=["GET", "POST"])
@access(rollen=OVER_KLUIZEN)
def kluizen() -> ResponseReturnValue:
    """Record the decision of burgemeester and DPO to keep texts, or to stop."""
    fouten: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            command = _vault_decision()
            switch_vaults(command, deps())
        except FormInvalidError as error:
            fouten = worded_errors(error.errors)
        else:
            woorden = _("Kluizen staan aan.") if command.aan else _("Kluizen staan uit.")
            flash(_("De beslissing is genoteerd. %(woorden)s", woorden=woorden), "success")
            return redirect(url_for("oversight.kluizen"))
    page = render_template("oversight/kluizen.html", fouten=fouten, waarden=request.form)
    return page, 422 if fouten else 200


def _vault_decision() -> SwitchVaults:
    """Read the decision; raises `FormInvalidError`."""
    besluit, datum = typed("besluit"), posted_date("datum")
    fouten = {} if besluit else {"besluit": [_("Noteer welk besluit hieraan ten grondslag ligt.")]}
    if datum is None:
        fouten["datum"] = [GEEN_DAG]
    if datum is None or fouten:
        raise FormInvalidError(fouten)
    return SwitchVaults(g.wie.actor, typed("aan") == "ja", besluit, datum)


@bp.get("/beheer")
@access(Rol.BEHEERDER, Rol.COORDINATOR)
def beheer() -> str:
    """Show health, incidents and accounts."""
    gezondheid = check_health(deps())
    return render_template(
        "oversight/beheer.html", pagina=show_beheer(g.wie.actor, deps()), gezondheid=gezondheid
    )


@bp.post("/beheer/incidenten/<incident_id>/opnieuw")
@access(Rol.BEHEERDER, Rol.COORDINATOR)
def opnieuw(incident_id: str) -> ResponseReturnValue:
    """Let the worker try again."""
    retry_incident(g.wie.actor, incident_id, deps())
    flash(_("Casuspad probeert het opnieuw. Lukt het weer niet, dan verschijnt het hier opnieuw."), "success")
    return redirect(url_for("oversight.beheer"))
