"""Finding the task, its casus and what the actor may do with it: the head of most use cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.casus import Agendapunt, Casus, DeelnameStatus, Instantie, Taak
from app.domain.eigenaar import PERSOONLIJK, Bezetting
from app.domain.errors import NotAllowedError, NotFoundError, TaskNotOpenError
from app.domain.execution import Value
from app.domain.ids import CasusId, PersoonId, PuntId, TaskId
from app.domain.people import Actor, Livc, Rol
from app.domain.tafelregels import is_voorzitter
from app.domain.toegang import (
    LEIDING,
    ZIENDE_STATUSSEN,
    Relatie,
    grond_om_af_te_werken,
    gronden,
    neemt_deel,
    partnerorganisaties,
    staat_in_lijst,
)
from app.domain.zones import Zone
from app.services.asked import Asked
from app.services.deps import Deps
from app.services.owners import bezetting_of
from app.services.ports.casussen import CasusZicht
from app.services.ports.forms import Options
from app.services.ports.taken import TaakZicht
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover
from app.services.steps.papieren import behandeld, vernietigde_punten
from app.services.steps.seats import invited_organisations, seated


@dataclass(frozen=True)
class FormScope:
    """Process variables as text, and the zones a form may ask for (None: all)."""

    context: Mapping[str, str]
    zones: frozenset[Zone] | None


@dataclass(frozen=True)
class Loaded:
    """An open task with what it belongs to; its slot is locked when it was loaded for a change."""

    taak: Taak
    instantie: Instantie
    casus: Casus | None
    aan_tafel: frozenset[PersoonId]
    """Who effectively takes part in the open point of the casus; empty while none is open."""
    heeft_concept: bool
    """Whether somebody keeps a half-filled form of this task."""

    def at_table(self, actor: Actor) -> bool:
        """Answer whether the actor takes part in the point that is open now (INV-44)."""
        return actor.persoon_id in self.aan_tafel


def casus_zicht(actor: Actor) -> CasusZicht:
    """Return the filter for every query over casussen (domain/toegang)."""
    return CasusZicht(
        alle=bool(actor.rollen & LEIDING),
        organisaties=partnerorganisaties(actor),
        statussen=frozenset(status.value for status in ZIENDE_STATUSSEN),
        persoon_id=actor.persoon_id,
    )


def inbox_zicht(tx: Tx, actor: Actor, now: datetime) -> TaakZicht:
    """Return the filter for the inbox; a coördinator's holds what others cannot do themselves on this day."""
    notes = Rol.COORDINATOR in actor.eigen_rollen
    return taak_zicht(actor, bezetting_of(tx, actor.livc_id, now) if notes else None)


def taak_zicht(actor: Actor, noteert: Bezetting | None = None) -> TaakZicht:
    """Return the filter for the open tasks of an actor (domain/toegang)."""
    return TaakZicht(
        rollen=frozenset(rol.value for rol in actor.rollen),
        organisaties=actor.organisaties,
        persoon_id=actor.persoon_id,
        voorzitter=is_voorzitter(actor),
        noteert=noteert,
    )


def livc_of(tx: Tx, actor: Actor) -> Livc:
    """Return the LIVC-R the actor works in."""
    return tx.livcs.get(actor.livc_id)


def load_task(tx: Tx, task_id: TaskId, *, lock: bool) -> Loaded:
    """Load an open task; raises `TaskNotOpenError`. With `lock` nobody else moves its casus meanwhile."""
    found = tx.taken.lock(task_id) if lock else tx.taken.find_in_place(task_id)
    if found is None:
        raise TaskNotOpenError
    taak = found.taak
    punt = tx.tafel.find_open_punt(taak.casus_id) if taak.casus_id and taak.rol == "tafel" else None
    present = tx.tafel.aanwezigen(punt.id) if punt else ()
    here = frozenset(a.persoon_id for a in present if a.tot is None)
    return Loaded(taak, found.instantie, found.casus, here, found.heeft_concept)


def ensure_may_complete(actor: Actor, loaded: Loaded) -> str:
    """Return the ground for the audit trail, or raise `NotAllowedError`."""
    grond = grond_om_af_te_werken(actor, loaded.taak, loaded.at_table(actor))
    if grond is None:
        raise NotAllowedError
    return grond


def ensure_may_take_on(tx: Tx, actor: Actor, loaded: Loaded) -> None:
    """Raise `NotAllowedError` for a task that is neither the actor's nor in the own list to be noted."""
    if loaded.taak.kind in PERSOONLIJK:
        raise NotAllowedError("Dit is een persoonlijke stap; ze kan niet opgenomen of doorgegeven worden.")
    if not may_take_on(tx, actor, loaded):
        raise NotAllowedError


def may_take_on(tx: Tx, actor: Actor, loaded: Loaded) -> bool:
    """Answer whether the actor can complete the task, or note it for who has no account."""
    if grond_om_af_te_werken(actor, loaded.taak, loaded.at_table(actor)):
        return True
    return staat_in_lijst(actor, loaded.taak, bezetting_now(tx, actor))


def bezetting_now(tx: Tx, actor: Actor) -> Bezetting:
    """Return who there is today in the LIVC-R the actor works in."""
    livc = livc_of(tx, actor)
    return bezetting_of(tx, livc.id, tx.now.domain)


def ensure_may_see(tx: Tx, actor: Actor, loaded: Loaded) -> tuple[str, ...]:
    """Raise `NotFoundError` unless the actor may look at this task; return the grounds on the casus.

    Whose step it is sees it; the coördinator and the burgemeester see the steps of every casus, except
    a contribution: that it is still open would tell who did not speak (INV-10).
    """
    found = gronden(actor, relatie(tx, actor, loaded.casus.id)) if loaded.casus else ()
    if grond_om_af_te_werken(actor, loaded.taak, loaded.at_table(actor)):
        return found
    free_standing = loaded.casus is None and loaded.taak.proces_id == "overleg" and actor.rollen & LEIDING
    led = {"burgemeester", "coordinator"} & set(found) and loaded.taak.kind != "informatie_inbreng"
    table = loaded.taak.rol == "tafel" and "aan_tafel" in found
    if not (free_standing or led or table):
        raise NotFoundError
    return found


def relatie(tx: Tx, actor: Actor, casus_id: CasusId) -> Relatie:
    """Return how the actor stands to a casus."""
    punt = tx.tafel.find_open_punt(casus_id)
    present = tx.tafel.aanwezigen(punt.id) if punt else ()
    here = any(a.persoon_id == actor.persoon_id and a.tot is None for a in present)
    return Relatie(tuple(tx.casussen.deelnames(casus_id)), here)


def options_for(tx: Tx, mover: Mover, loaded: Loaded) -> Options:
    """Return the choices for form fields with a source; each source is read when a field asks for it."""
    return Asked(
        {
            "organisaties": lambda: _invitable(tx, mover, loaded),
            "deelnemers": lambda: _at_the_table(tx, loaded) or _seated(tx, mover, loaded),
            "leden": lambda: _seated(tx, mover, loaded),
            "uitvoerders": lambda: _executors(tx, loaded),
            "agendapunten": lambda: _points(tx, mover, loaded),
        }
    )


def _seated(tx: Tx, mover: Mover, loaded: Loaded) -> list[tuple[str, str]]:
    """Return who has a seat: at the point that is being opened, else at any."""
    leden = tx.people.leden(mover.livc.id, tx.now.day)
    if loaded.taak.element_id == "u_wie" and loaded.taak.binding:
        punt = tx.tafel.punt(PuntId(loaded.taak.binding))
        invited = (
            invited_organisations(tx.casussen.deelnames(punt.casus_id)) if punt.casus_id else frozenset()
        )
    else:
        invited = frozenset(lid.organisatie_id for lid, _, _ in leden if lid.rol is Rol.PARTNER)
    return [(str(lid.persoon_id), f"{naam} ({org})") for lid, naam, org in seated(leden, invited)]


def _at_the_table(tx: Tx, loaded: Loaded) -> list[tuple[str, str]]:
    """Return who effectively takes part in the open point of the casus: only they can be shown anything."""
    punt = tx.tafel.find_open_punt(loaded.casus.id) if loaded.casus else None
    present = [a for a in tx.tafel.aanwezigen(punt.id) if a.tot is None] if punt else []
    names = tx.people.personen(a.persoon_id for a in present)
    return [
        (str(a.persoon_id), f"{names[a.persoon_id].naam} ({tx.people.organisatie(a.organisatie_id).naam})")
        for a in present
    ]


def _invitable(tx: Tx, mover: Mover, loaded: Loaded) -> list[tuple[str, str]]:
    """Return partner organisations; at an invitation without those that take part already."""
    orgs = {
        str(org.id): org.naam
        for lid, _, org in tx.people.leden(mover.livc.id, tx.now.day)
        if lid.rol is Rol.PARTNER
    }
    if loaded.taak.kind == "trajectplan":
        return _executors(tx, loaded)
    if loaded.casus and loaded.taak.element_id == "u_voorstel":
        busy = {DeelnameStatus.DEELNEMER, DeelnameStatus.UITGENODIGD}
        for row in tx.casussen.deelnames(loaded.casus.id):
            if row.status in busy or neemt_deel(row):
                orgs.pop(row.organisatie_id, None)
    return sorted(orgs.items(), key=lambda pair: pair[1])


def _points(tx: Tx, mover: Mover, loaded: Loaded) -> list[tuple[str, str]]:
    """Return the points that were dealt with at the meeting, by the code of their casus or by their kind.

    Of whose casus the papers are destroyed nothing can be written any more.
    """
    gone = vernietigde_punten(tx, loaded.taak, mover.now)
    return [
        (str(punt.id), f"Punt {nr}: {_name(tx, punt)}")
        for nr, punt in behandeld(tx, loaded.instantie.id)
        if punt.id not in gone
    ]


def _name(tx: Tx, punt: Agendapunt) -> str:
    return f"casus {tx.casussen.get(punt.casus_id).code}" if punt.casus_id else punt.titel


def _executors(tx: Tx, loaded: Loaded) -> list[tuple[str, str]]:
    """Return who may take an action up: the organisations at the table of the casus, and the gemeente."""
    if loaded.casus is None:
        return []
    punt = tx.tafel.find_open_punt(loaded.casus.id)
    ids = {a.organisatie_id for a in tx.tafel.aanwezigen(punt.id)} if punt else set()
    ids |= {
        d.organisatie_id
        for d in tx.casussen.deelnames(loaded.casus.id)
        if d.status is DeelnameStatus.DEELNEMER
    }
    return sorted(((str(i), tx.people.organisatie(i).naam) for i in ids), key=lambda pair: pair[1])


def asked_of(mover: Mover, loaded: Loaded) -> FormScope:
    """Return what a form may ask here: paper-light asks for decisions only."""
    words = {name: _text(value) for name, value in loaded.instantie.variables.items() if value is not None}
    zones: frozenset[Zone] | None = None if mover.livc.kluizen_aan else frozenset({"process"})
    return FormScope(words, zones)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)


def mover_for(tx: Tx, deps: Deps, actor: Actor, via: str | None = None) -> Mover:
    """Return a mover that acts for this person."""
    return Mover(tx, deps, livc_of(tx, actor), actor, via=via)
