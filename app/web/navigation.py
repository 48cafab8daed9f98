"""Which pages the menu of each role offers, and where a person starts."""

from dataclasses import dataclass

from flask import request
from markupsafe import Markup

from app.domain.people import INHOUDSROLLEN, Rol
from app.domain.strategie import LEZERS
from app.services.views.people import Wie
from app.web.addresses import address
from app.web.catalogue import gettext as _
from app.web.words import rolwoorden

TELLING = Markup(
    '{} <span class="telling" aria-hidden="true">{}</span><span class="govuk-visually-hidden">({})</span>'
)
ALLEMAAL = INHOUDSROLLEN | {Rol.KORPSCHEF}
TAKEN = "tasks.inbox"


@dataclass(frozen=True)
class Ingang:
    """A line of the menu."""

    endpoint: str
    tekst: str
    rollen: frozenset[Rol]


MENU = (
    Ingang(TAKEN, "Mijn taken", ALLEMAAL),
    Ingang("casework.signaleren", "Iets signaleren", frozenset({Rol.PARTNER})),
    Ingang("casework.casussen", "Casussen", INHOUDSROLLEN - {Rol.VERSLAGGEVER}),
    Ingang("table.overleg", "Overleg", INHOUDSROLLEN),
    Ingang("casework.gedeeld", "Wat ik deelde", frozenset({Rol.PARTNER})),
    Ingang("casework.ltf", "Vraag van de LTF", frozenset({Rol.INFORMATION_OFFICER})),
    Ingang("oversight.overzicht", "Overzicht", frozenset({Rol.MANAGER})),
    Ingang("oversight.toezicht", "Toezicht", frozenset({Rol.FG})),
    Ingang("oversight.beheer", "Beheer", frozenset({Rol.BEHEERDER})),
    Ingang(TAKEN, "Mijn taken", frozenset({Rol.FG})),
)
"""The menu, in order."""
ONDERAAN = (
    Ingang("oversight.overzicht", "Overzicht van de werking", frozenset({Rol.BURGEMEESTER, Rol.COORDINATOR})),
    Ingang("oversight.kluizen", "Beslissing over de kluizen", frozenset({Rol.BURGEMEESTER, Rol.FG})),
    Ingang("strategie.tafel", "Strategische tafel", LEZERS),
    Ingang("procedures.overzicht", "Procedures", frozenset({Rol.COORDINATOR})),
    Ingang("oversight.beheer", "Beheer", frozenset({Rol.COORDINATOR})),
    Ingang("privacy.gegevens", "Datalek of vraag over gegevens", frozenset(Rol)),
)
"""What somebody rarely needs, at the foot of each page."""


def ingangen(wie: Wie) -> list[Ingang]:
    """Return the lines of the menu for the roles somebody holds."""
    return [ingang for ingang in MENU if ingang.rollen & wie.actor.rollen]


def has_tasks(wie: Wie) -> bool:
    """Answer whether the menu leads to tasks."""
    return any(ingang.endpoint == TAKEN for ingang in ingangen(wie))


def startpagina(wie: Wie) -> str:
    """Return the address of the first page of somebody's role."""
    return address(ingangen(wie)[0].endpoint)


def menu(wie: Wie, open_taken: int) -> list[dict[str, object]]:
    """Return the items for the service navigation, the present one marked and the open tasks counted."""
    return [
        {"href": address(ingang.endpoint), **_words(ingang, wie, open_taken), "active": _is_here(ingang)}
        for ingang in ingangen(wie)
    ]


def onderaan(wie: Wie) -> list[dict[str, str]]:
    """Return the links for the foot of each page."""
    return [
        {"href": address(ingang.endpoint), "text": _(ingang.tekst)}
        for ingang in ONDERAAN
        if ingang.rollen & wie.actor.rollen
    ]


def _words(ingang: Ingang, wie: Wie, open_taken: int) -> dict[str, str]:
    if ingang.endpoint != TAKEN or not open_taken:
        return {"text": tekst(ingang, wie)}
    open_ = _("%(aantal)s open", aantal=open_taken)
    return {"html": TELLING.format(tekst(ingang, wie), open_taken, open_)}


def tekst(ingang: Ingang, wie: Wie) -> str:
    """Return the words of a line: a partner's casussen are "mijn casussen"."""
    if ingang.endpoint == "casework.casussen" and not wie.actor.rollen & {Rol.BURGEMEESTER, Rol.COORDINATOR}:
        return str(_("Mijn casussen"))
    return str(_(ingang.tekst))


def _is_here(ingang: Ingang) -> bool:
    here = request.endpoint or ""
    if here == ingang.endpoint:
        return True
    verwant = {"tasks.inbox": "tasks.", "casework.casussen": "casework.casus", "table.overleg": "table."}
    return here.startswith(verwant.get(ingang.endpoint, "\0"))


def wie_woorden(wie: Wie) -> str:
    """Return "Ann Staal · OCMW · partner": who, for which organisation, in which roles, mandates included."""
    namens = dict.fromkeys(wie.organisaties[lid.organisatie_id] for lid in wie.actor.lidmaatschappen)
    woorden = [wie.persoon.naam, *namens, rolwoorden(wie.actor.eigen_rollen)]
    door_mandaat = wie.actor.mandaten - wie.actor.eigen_rollen
    if door_mandaat:
        woorden.append(_("beslist ook als %(rollen)s", rollen=rolwoorden(door_mandaat)))
    return " · ".join(woorden)
