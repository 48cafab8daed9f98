"""The one policy: who sees and does what, and why. The queries filter with what this module returns.

Source: domain/01 §1.2, INV-36, INV-37. Visibility follows participation, item by item.
"""

from dataclasses import dataclass

from app.domain.casus import Deelname, DeelnameStatus, Taak
from app.domain.ids import OrganisatieId, PersoonId
from app.domain.leesrecht import leest
from app.domain.people import Actor, Rol
from app.domain.tafelregels import is_voorzitter

LEIDING = frozenset({Rol.BURGEMEESTER, Rol.COORDINATOR})
"""Read the register and every casus' process: the burgemeester's office (L18 art. 3 §2)."""

ZIENDE_STATUSSEN = frozenset({DeelnameStatus.AANMELDER, DeelnameStatus.UITGENODIGD, DeelnameStatus.DEELNEMER})
WEIGERBAAR = frozenset(
    {"informatie_inbreng", "antwoord_uitnodiging", "identiteit_vrijgeven", "akkoord_eigenaar", "opvolgtaak"}
)
"""Kinds of steps that one may decline: never overdue, never chased, never told to others (INV-10)."""

ONGETELD = WEIGERBAAR | {"verlenging"}
"""Kinds of steps in a repetition of which nobody counts who did them: declining, or deciding for the own file."""

ONVERTELD = WEIGERBAAR | {"andere_link", "prescreening", "verlenging"}
"""Kinds of steps of which the timeline never tells who took them, or that anyone did."""

PERSOONLIJK = frozenset({"consensus", "informatie_inbreng"})
"""No claim, deputy or hand-over (architecture, Consensus)."""

TAFELROLLEN = frozenset(
    {Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.INFORMATION_OFFICER, Rol.VERSLAGGEVER, Rol.PARTNER}
)


@dataclass(frozen=True)
class Relatie:
    """How an actor stands to one casus: what the grounds below are read from."""

    deelnames: tuple[Deelname, ...] = ()
    aan_tafel: bool = False
    """Effectively takes part in a point of the casus that is open now."""


GRONDEN = {
    "burgemeester": (
        "U bent burgemeester of beslist voor de burgemeester, "
        "en stelt de lijst van casussen op (wet van 30 juli 2018, art. 3 §2)."
    ),
    "coordinator": (
        "U bent coördinator en volgt alle casussen van deze LIVC-R op (wet van 30 juli 2018, art. 3 §1)."
    ),
    "aanmelder": "Uw organisatie meldde deze casus aan.",
    "uitgenodigd": "De burgemeester nodigde uw organisatie uit (wet van 30 juli 2018, art. 3 §1).",
    "deelnemer": "Uw organisatie neemt deel aan deze casus.",
    "aan_tafel": "U neemt nu effectief deel aan de bespreking van deze casus (wet van 30 juli 2018, art. 4 §2).",
}


def gronden(actor: Actor, relatie: Relatie) -> tuple[str, ...]:
    """Return every ground on which the actor sees the casus, as keys of `GRONDEN`; empty means no sight."""
    rollen = [rol.value for rol in (Rol.BURGEMEESTER, Rol.COORDINATOR) if rol in actor.rollen]
    partner = Rol.PARTNER in actor.rollen
    eigen = [
        d.status.value
        for d in relatie.deelnames
        if partner and d.organisatie_id in actor.organisaties and d.status in ZIENDE_STATUSSEN
    ]
    return (*rollen, *eigen, *(["aan_tafel"] if relatie.aan_tafel else []))


def partnerorganisaties(actor: Actor) -> frozenset[OrganisatieId]:
    """Return the organisations the actor represents as a partner."""
    return frozenset(lid.organisatie_id for lid in actor.lidmaatschappen if lid.rol is Rol.PARTNER)


def neemt_deel(deelname: Deelname) -> bool:
    """Answer whether an organisation has a seat at the casus: it accepted, or notified and was invited along."""
    aanmelder = deelname.status is DeelnameStatus.AANMELDER and deelname.uitgenodigd
    return deelname.status is DeelnameStatus.DEELNEMER or aanmelder


def mag_verloop_zien(gevonden: tuple[str, ...]) -> bool:
    """Answer whether timeline and participants may be seen: not by who only notified or was invited."""
    return bool({"burgemeester", "coordinator", "deelnemer", "aan_tafel"} & set(gevonden))


def mag_register_lezen(gevonden: tuple[str, ...]) -> bool:
    """Answer whether the identity may be read, once released (architecture, zone register).

    Who notified reads back what was sent on "Wat ik deelde", not here.
    """
    return leest(set(gevonden) - {"aanmelder"}, "register", "F02-B", "naam")


def rollen_voor(taak: Taak) -> frozenset[str]:
    """Return the roles that may take a step: the lane's, and the deputy the model names."""
    extra = frozenset({taak.plaatsvervanger}) if taak.plaatsvervanger else frozenset()
    return frozenset({taak.rol}) | extra


def grond_om_af_te_werken(actor: Actor, taak: Taak, aan_tafel: bool) -> str | None:
    """Return why the actor may complete the task, in words for the audit trail, or None when not."""
    if taak.rol == "tafel":
        return "voorzitter van het open punt" if aan_tafel and is_voorzitter(actor) else None
    if taak.persoon_id is not None:
        return "eigen stap" if taak.persoon_id == actor.persoon_id else None
    if taak.organisatie_id is not None:
        return "voor de eigen organisatie" if taak.organisatie_id in actor.organisaties else None
    rollen = rollen_voor(taak)
    if rollen & actor.eigen_rollen:
        return "rol"
    return "mandaat" if rollen & actor.mandaten else None


def mag_noteren_voor(actor: Actor, taak: Taak) -> frozenset[str]:
    """Return how the coördinator may note this step for someone else: telefoon, papier or mondeling.

    A partner without account speaks by phone or on paper; the burgemeester may decide orally and confirms
    later. A casus' table steps are never noted this way, and a personal step neither: it knows no deputy.
    """
    if Rol.COORDINATOR not in actor.eigen_rollen or taak.rol == "tafel" or taak.kind in PERSOONLIJK:
        return frozenset()
    if taak.rol == Rol.BURGEMEESTER and taak.organisatie_id is None:
        return frozenset({"mondeling"})
    if (taak.organisatie_id or taak.persoon_id) and taak.proces_id != "prescreening":
        return frozenset({"telefoon", "papier"})
    return frozenset()


def is_van_persoon(taak: Taak, persoon_id: PersoonId) -> bool:
    """Answer whether the task was taken on by, or is bound to, this person."""
    return persoon_id in (taak.opgenomen_door, taak.persoon_id)
