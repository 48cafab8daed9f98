"""The drafts of a LIVC-R: those that are worked on, side by side, and those that were put aside or published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import OntwerpId
from app.domain.ontwerp import Ontwerp, OntwerpStatus
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.studio.loading import ensure_drafts

PER_BLAD = 25


@dataclass(frozen=True)
class OntwerpRegel:
    """One draft in the list."""

    id: OntwerpId
    reden: str
    eigenaar: str
    van_mij: bool
    status: OntwerpStatus
    begonnen_op: datetime
    gewijzigd_op: datetime
    stappen: int
    verouderd: bool
    """Another version came in force since it began."""


@dataclass(frozen=True)
class OntwerpenPagina:
    """A page of the drafts with one status."""

    status: OntwerpStatus
    regels: Sequence[OntwerpRegel]
    van: int
    meer: bool


def list_drafts(
    actor: Actor, deps: Deps, status: OntwerpStatus = OntwerpStatus.OPEN, van: int = 0
) -> OntwerpenPagina:
    """Return the drafts, the one that changed last first. For the coördinator; raises `NotAllowedError`."""
    ensure_drafts(actor)
    with deps.uow.read(actor.livc_id) as tx:
        found = tx.ontwerpen.met_status(status, van, PER_BLAD + 1)
        regels = _in_words(tx, actor, found[:PER_BLAD])
    return OntwerpenPagina(status, regels, van, len(found) > PER_BLAD)


def _in_words(tx: Tx, actor: Actor, found: Sequence[Ontwerp]) -> list[OntwerpRegel]:
    now = tx.versies.release().release_id
    people = tx.people.personen({each.eigenaar_id for each in found})
    return [
        OntwerpRegel(
            each.id,
            each.reden,
            people[each.eigenaar_id].naam,
            each.eigenaar_id == actor.persoon_id,
            each.status,
            each.begonnen_op,
            each.gewijzigd_op,
            each.revisie - 1,
            each.basis != now,
        )
        for each in found
    ]
