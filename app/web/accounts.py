"""Making an account and correcting an address: the maker opens nothing, the colleagues do."""

from collections.abc import Collection

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import PersoonId
from app.domain.organisaties import NOOIT, ROLLEN_VAN, SOORTWOORDEN, Soort
from app.domain.people import Rol
from app.domain.rechtsgronden import naam
from app.services.access.correct_address import CorrectAddress, correct_address
from app.services.access.invite_person import InvitePerson, Uitgenodigd, invite_person
from app.services.access.send_link import SendLink, send_link
from app.services.access.show_account import show_account
from app.web.access import access, deps
from app.web.posted import typed
from app.web.wording import worded, worded_errors
from app.web.words import rolwoord

bp = Blueprint("accounts", __name__)


@bp.route("/beheer/account", methods=["GET", "POST"])
@access(Rol.BEHEERDER, Rol.COORDINATOR)
def nieuw() -> ResponseReturnValue:
    """Make an account; its link is mailed, and shown here in a demo only."""
    fouten: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            made = invite_person(_invitation(), deps())
        except FormInvalidError as error:
            fouten = worded_errors(error.errors)
        except ConflictError as error:
            fouten = {"": [worded(error.sentence)]}
        else:
            return _made(made, typed("naam"))
    page = render_template(
        "oversight/account.html",
        fouten=fouten,
        waarden=request.form,
        nooit_grond=naam("omzendbrief"),
        **_keuzes(),
    )
    return page, 422 if fouten else 200


def _made(made: Uitgenodigd, naam: str) -> str:
    koppeling = url_for("account.wachtwoord", token=made.link) if made.link else ""
    return render_template(
        "oversight/koppeling.html", koppeling=deps().base_url + koppeling if koppeling else "", naam=naam
    )


def _keuzes() -> dict[str, list[tuple[str, str]]]:
    return {
        "soorten": _in_woorden(frozenset(Soort) - NOOIT),
        "nooit": _in_woorden(NOOIT),
        "rollen": [(rol.value, rolwoord(rol)) for rol in Rol if rol in ROLLEN_VAN],
    }


def _in_woorden(soorten: Collection[Soort]) -> list[tuple[str, str]]:
    """Return the kinds of organisations with their words, in the order of the list."""
    return [(soort.value, woorden) for soort, woorden in SOORTWOORDEN.items() if soort in soorten]


def _ontbreekt() -> dict[str, list[str]]:
    """Return what is wrong with each field, in the order of the page: the list of errors stands apart from it."""
    velden = (
        ("naam", bool(typed("naam")), _("Vul een naam in.")),
        ("email", "@" in typed("email"), _("Vul een e-mailadres in.")),
        ("organisatie", bool(typed("organisatie")), _("Vul een organisatie in.")),
        ("soort", typed("soort") in set(Soort), _("Kies een soort.")),
        ("rol", typed("rol") in set(Rol), _("Kies een rol.")),
        ("functie", bool(typed("functie")), _("Vul een functie in.")),
    )
    return {veld: [zin] for veld, klopt, zin in velden if not klopt}


def _invitation() -> InvitePerson:
    """Read the form; raises `FormInvalidError`."""
    if fouten := _ontbreekt():
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


@bp.post("/beheer/account/<persoon_id>/link")
@access(Rol.BEHEERDER, Rol.COORDINATOR)
def link(persoon_id: str) -> ResponseReturnValue:
    """Mail a new link to somebody who lost it."""
    try:
        naam = send_link(SendLink(g.wie.actor, PersoonId(persoon_id)), deps())
    except ConflictError as error:
        flash(worded(error.sentence), "error")
    else:
        flash(_("%(naam)s krijgt een mail met een nieuwe link. U ziet die link niet.", naam=naam), "success")
    return redirect(url_for("accounts.adres", persoon_id=persoon_id))


@bp.route("/beheer/account/<persoon_id>/adres", methods=["GET", "POST"])
@access(Rol.BEHEERDER, Rol.COORDINATOR)
def adres(persoon_id: str) -> ResponseReturnValue:
    """Correct somebody's mail address; what the account opens waits for colleagues again."""
    persoon = show_account(g.wie.actor, PersoonId(persoon_id), deps())
    fouten: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            correct_address(CorrectAddress(g.wie.livc.id, persoon.id, typed("email"), g.wie.actor), deps())
        except ConflictError as error:
            fouten = {"email": [worded(error.sentence)]}
        else:
            flash(
                _(
                    "Het adres van %(naam)s is verbeterd. Dit account opent niets tot een collega het bevestigt.",
                    naam=persoon.naam,
                ),
                "success",
            )
            return redirect(url_for("oversight.beheer"))
    page = render_template("oversight/adres.html", persoon=persoon, fouten=fouten, waarden=request.form)
    return page, 422 if fouten else 200
