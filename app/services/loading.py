"""Finding the task, its casus and what the actor may do with it: the head of most use cases."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.casus import Casus
from app.domain.eigenaar import Bezetting
from app.domain.errors import NotAllowedError, NotFoundError, TaskNotOpenError
from app.domain.execution import Value, Variables
from app.domain.ids import CasusId, PersoonId, TaskId
from app.domain.inlichten import aangesproken_als
from app.domain.instantie import Instantie, Taak
from app.domain.kalender import dag_van
from app.domain.people import Actor, Livc, Rol
from app.domain.tafelregels import is_voorzitter
from app.domain.toegang import (
    LEIDING,
    ZIENDE_STATUSSEN,
    Relatie,
    grond_om_af_te_werken,
    gronden,
    is_van_het_kantoor,
    partnerorganisaties,
    staat_in_lijst,
)
from app.domain.words.processes import process_of
from app.domain.words.steps import kind_of
from app.domain.zones import Zone
from app.procedure.forms.definition import TODAY
from app.services.deps import Deps
from app.services.owners import bezetting_of
from app.services.ports.casussen import CasusZicht
from app.services.ports.taken import TaakZicht
from app.services.ports.unit_of_work import Tx
from app.services.presence import open_point_of, present_at
from app.services.running.mover import Mover


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
        gevraagd=aangesproken_als(actor),
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
    return Loaded(taak, found.instantie, found.casus, _at_table(tx, taak), found.heeft_concept)


def _at_table(tx: Tx, taak: Taak) -> frozenset[PersoonId]:
    """Return who sits at the table that a step belongs to."""
    if taak.rol != "tafel":
        return frozenset()
    present = present_at(tx, open_point_of(tx, taak.casus_id))
    return frozenset(each.persoon_id for each in present)


def ensure_may_complete(actor: Actor, loaded: Loaded) -> str:
    """Return the ground for the audit trail, or raise `NotAllowedError`."""
    grond = grond_om_af_te_werken(actor, loaded.taak, loaded.at_table(actor))
    if grond is None:
        raise NotAllowedError
    return grond


def ensure_may_take_on(tx: Tx, actor: Actor, loaded: Loaded) -> None:
    """Raise `NotAllowedError` for a task that is neither the actor's nor in the own list to be noted."""
    if kind_of(loaded.taak.kind).personal:
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
    free_standing = (
        loaded.casus is None and process_of(loaded.taak.proces_id).meeting and actor.rollen & LEIDING
    )
    led = is_van_het_kantoor(found) and not kind_of(loaded.taak.kind).unspoken
    table = loaded.taak.rol == "tafel" and "aan_tafel" in found
    if not (free_standing or led or table):
        raise NotFoundError
    return found


def relatie(tx: Tx, actor: Actor, casus_id: CasusId) -> Relatie:
    """Return how the actor stands to a casus."""
    present = {each.persoon_id for each in present_at(tx, tx.tafel.find_open_punt(casus_id))}
    stand = Relatie(tuple(tx.casussen.deelnames(casus_id)), actor.persoon_id in present)
    if gronden(actor, stand):
        return stand
    inlichting = tx.inlichtingen.find(casus_id)
    asked = inlichting is not None and not aangesproken_als(actor).isdisjoint(inlichting.gevraagd)
    return replace(stand, gevraagd=asked)


def asked_of(mover: Mover, loaded: Loaded) -> FormScope:
    """Return what a form may ask here: paper-light asks for decisions only."""
    words = {**_in_text(loaded.instantie.variables), TODAY: dag_van(mover.now).isoformat()}
    if keeps_texts(mover.livc, loaded.taak):
        return FormScope(words, None)
    return FormScope(words, frozenset({"process"}))


def keeps_texts(livc: Livc, taak: Taak) -> bool:
    """Answer whether what is written in a step is kept: with vaults on, and of where and when one meets always."""
    return livc.kluizen_aan or kind_of(taak.kind).always_kept


def _in_text(variables: Variables) -> Mapping[str, str]:
    """Return the variables that have a value, each as text."""
    return {name: _text(value) for name, value in variables.items() if value is not None}


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)


def mover_for(tx: Tx, deps: Deps, actor: Actor) -> Mover:
    """Return a mover that acts for this person."""
    return Mover(tx, deps, livc_of(tx, actor), actor)
