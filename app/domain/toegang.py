"""The one policy: who sees and does what, and why. The queries filter with what this module returns.

Source: domain/01 §1.2, INV-36, INV-37. Visibility follows participation, item by item.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.casus import Deelname, DeelnameStatus
from app.domain.eigenaar import (
    Bezetting,
    Eigenaar,
    eigenaar_van,
    ligt_bij_noteerder,
    rollen_voor,
    wegen_om_te_noteren,
)
from app.domain.ids import OrganisatieId, PersoonId
from app.domain.instantie import Taak
from app.domain.leesrecht import leest
from app.domain.people import Actor, Rol
from app.domain.tafelregels import is_voorzitter
from app.domain.words.steps.identiteit_vrijgeven import IDENTITEIT_VRIJGEVEN

LEIDING = frozenset({Rol.BURGEMEESTER, Rol.COORDINATOR})
KANTOOR = frozenset(rol.value for rol in LEIDING)
"""Read the register and every casus' process: the burgemeester's office (L18 art. 3 §2)."""

ZIENDE_STATUSSEN = frozenset({DeelnameStatus.AANMELDER, DeelnameStatus.UITGENODIGD, DeelnameStatus.DEELNEMER})

TAFELROLLEN = frozenset(
    {Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.INFORMATION_OFFICER, Rol.VERSLAGGEVER, Rol.PARTNER}
)


@dataclass(frozen=True)
class Relatie:
    """How an actor stands to one casus: what the grounds below are read from."""

    deelnames: tuple[Deelname, ...] = ()
    aan_tafel: bool = False
    """Effectively takes part in a point of the casus that is open now."""
    gevraagd: bool = False
    """Was asked, by an office or by name, whether the person may be told, and that runs."""


GRONDEN = {
    "burgemeester": (
        "U bent burgemeester of beslist voor de burgemeester, "
        "en stelt de lijst van casussen op ({livcr_3_2})."
    ),
    "coordinator": (
        "U bent de coördinator die de burgemeester aanwees, "
        "en volgt namens de burgemeester de casuslijst op ({livcr_3_1} en {livcr_3_2})."
    ),
    "aanmelder": "Uw organisatie meldde deze casus aan.",
    "uitgenodigd": "De burgemeester nodigde uw organisatie uit ({livcr_3_1}).",
    "deelnemer": "Uw organisatie neemt deel aan deze casus.",
    "aan_tafel": (
        "U neemt nu effectief deel aan de bespreking van deze casus ({livcr_3_1} en {livcr_5}, casusoverleg)."
    ),
    "gevraagd": "U bent gevraagd of de persoon mag weten dat hij besproken wordt ({decreet}).",
}
"""Why someone sees a casus, to be cited with `rechtsgronden.aangehaald`."""


def gronden(actor: Actor, relatie: Relatie) -> tuple[str, ...]:
    """Return every ground on which the actor sees the casus, as keys of `GRONDEN`; empty means no sight."""
    gevonden = [*ambtsgronden(actor), *_gronden_van_deelname(actor, relatie)]
    if relatie.aan_tafel:
        gevonden.append("aan_tafel")
    if relatie.gevraagd:
        gevonden.append("gevraagd")
    return tuple(gevonden)


def ambtsgronden(actor: Actor) -> list[str]:
    """Return the grounds that come with an office, whatever the casus."""
    return [rol.value for rol in (Rol.BURGEMEESTER, Rol.COORDINATOR) if rol in actor.rollen]


def is_van_het_kantoor(gevonden: Collection[str]) -> bool:
    """Answer whether one of these grounds is that of the burgemeester's office."""
    return not KANTOOR.isdisjoint(gevonden)


def _gronden_van_deelname(actor: Actor, relatie: Relatie) -> Iterator[str]:
    """Yield the grounds that a partner has from the participation of its own organisations."""
    if Rol.PARTNER not in actor.rollen:
        return
    for deelname in relatie.deelnames:
        if deelname.organisatie_id not in actor.organisaties:
            continue
        if deelname.status in ZIENDE_STATUSSEN:
            yield deelname.status.value


def partnerorganisaties(actor: Actor) -> frozenset[OrganisatieId]:
    """Return the organisations the actor represents as a partner."""
    return frozenset(lid.organisatie_id for lid in actor.lidmaatschappen if lid.rol is Rol.PARTNER)


def neemt_deel(deelname: Deelname) -> bool:
    """Answer whether an organisation has a seat at the casus: it accepted, or notified and was invited along."""
    aanmelder = deelname.status is DeelnameStatus.AANMELDER and deelname.uitgenodigd
    return deelname.status is DeelnameStatus.DEELNEMER or aanmelder


def getoonde_deelnames(deelnames: Sequence[Deelname], gevonden: Collection[str]) -> Sequence[Deelname]:
    """Return who is shown as taking part: who declined and who notified, to the office only (INV-11).

    Others see who has a seat, and of no one how it came there.
    """
    if is_van_het_kantoor(gevonden):
        return deelnames
    return [replace(each, status=DeelnameStatus.DEELNEMER) for each in deelnames if neemt_deel(each)]


def mag_verloop_zien(gevonden: tuple[str, ...]) -> bool:
    """Answer whether timeline and participants may be seen: not by who only notified or was invited."""
    return is_van_het_kantoor(gevonden) or not {"deelnemer", "aan_tafel"}.isdisjoint(gevonden)


def mag_register_lezen(gevonden: tuple[str, ...]) -> bool:
    """Answer whether the identity may be read, once released (architecture, zone register).

    Who notified reads back what was sent on "Wat ik deelde", not here.
    """
    return leest(set(gevonden) - {"aanmelder"}, "register", IDENTITEIT_VRIJGEVEN.word, "naam")


def grond_om_af_te_werken(actor: Actor, taak: Taak, aan_tafel: bool) -> str | None:
    """Return why the actor may complete the task, in words for the audit trail, or None when not."""
    match eigenaar_van(taak):
        case Eigenaar.TAFEL:
            return "voorzitter van het open punt" if aan_tafel and is_voorzitter(actor) else None
        case Eigenaar.PERSOON:
            return "eigen stap" if taak.persoon_id == actor.persoon_id else None
        case Eigenaar.ORGANISATIE:
            return "voor de eigen organisatie" if taak.organisatie_id in actor.organisaties else None
        case Eigenaar.ROL:
            return _grond_van_rol(actor, rollen_voor(taak))
        case Eigenaar.BUITENSTAANDER | Eigenaar.NIEMAND:
            return None


def _grond_van_rol(actor: Actor, rollen: frozenset[str]) -> str | None:
    if rollen & actor.eigen_rollen:
        return "rol"
    return "mandaat" if rollen & actor.mandaten else None


def mag_noteren_voor(actor: Actor, taak: Taak, bezetting: Bezetting) -> frozenset[str]:
    """Return how this actor may note a step for someone else today; only a coördinator in person does."""
    return wegen_om_te_noteren(taak, bezetting) if Rol.COORDINATOR in actor.eigen_rollen else frozenset()


def staat_in_lijst(actor: Actor, taak: Taak, bezetting: Bezetting) -> bool:
    """Answer whether a task lies in the inbox of the actor: to do, or to note for who has no account."""
    if grond_om_af_te_werken(actor, taak, aan_tafel=False):
        return True
    return bool(mag_noteren_voor(actor, taak, bezetting)) and ligt_bij_noteerder(taak, bezetting)


def is_van_persoon(taak: Taak, persoon_id: PersoonId) -> bool:
    """Answer whether the task was taken on by, or is bound to, this person."""
    return persoon_id in (taak.opgenomen_door, taak.persoon_id)
