"""Making an account: the beheerder hands over a one-time link and never knows the password."""

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.people import Rol
from app.services.access.invite_person import InvitePerson, invite_person
from app.web.access import access, deps
from app.web.posted import typed
from app.web.words import rolwoord

bp = Blueprint("accounts", __name__)

SOORTEN = ("sociaal", "onderwijs", "gemeente", "politie", "justitie", "overig")
VERPLICHT = ("naam", "email", "organisatie", "functie")


@bp.route("/beheer/account", methods=["GET", "POST"])
@access(Rol.BEHEERDER, Rol.COORDINATOR)
def nieuw() -> ResponseReturnValue:
    """Make an account and show its one-time link once."""
    fouten: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            geheim = invite_person(_invitation(), deps())
        except FormInvalidError as error:
            fouten = error.errors
        except ConflictError as error:
            fouten = {"email": [str(error)]}
        else:
            koppeling = deps().base_url + url_for("account.wachtwoord", token=geheim)
            return render_template("oversight/koppeling.html", koppeling=koppeling, naam=typed("naam"))
    keuzes = {
        "soorten": [(each, each) for each in SOORTEN],
        "rollen": [(rol.value, rolwoord(rol)) for rol in Rol],
    }
    page = render_template("oversight/account.html", fouten=fouten, waarden=request.form, **keuzes)
    return page, 422 if fouten else 200


def _invitation() -> InvitePerson:
    """Read the form; raises `FormInvalidError`."""
    fouten = {veld: [_("Vul dit in.")] for veld in VERPLICHT if not typed(veld)}
    fouten |= {} if typed("soort") in SOORTEN else {"soort": [_("Kies een soort.")]}
    fouten |= {} if typed("rol") in set(Rol) else {"rol": [_("Kies een rol.")]}
    fouten |= {} if "@" in typed("email") else {"email": [_("Vul een e-mailadres in.")]}
    if fouten:
        raise FormInvalidError(fouten)
    return InvitePerson(
        livc_id=g.wie.livc.id,
        naam=typed("naam"),
        email=typed("email"),
        organisatie=typed("organisatie"),
        soort=typed("soort"),
        rol=Rol(typed("rol")),
        functie=typed("functie"),
        actor=g.wie.actor,
    )
