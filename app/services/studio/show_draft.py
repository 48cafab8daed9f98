"""A draft to be looked at: whose it is and since when, what was changed in it, and what is open now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import NotFoundError
from app.domain.ids import OntwerpId, PersoonId
from app.domain.ontwerp import (
    Ontwerp,
    OntwerpStap,
    OntwerpStatus,
    StapSoort,
    ongedaan_te_maken,
    opnieuw_te_doen,
    standen,
    verschil,
)
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.studio.loading import draft_of, files_after
from app.services.studio.process_names import process_names

PER_BLAD = 25


@dataclass(frozen=True)
class StapRegel:
    """One step, in words."""

    revisie: int
    soort: StapSoort
    wat: str
    wie: str
    moment: datetime
    bestanden: tuple[str, ...]


@dataclass(frozen=True)
class OntwerpKop:
    """What stands above every page of a draft."""

    id: OntwerpId
    reden: str
    revisie: int
    status: OntwerpStatus
    eigenaar: str
    van_mij: bool
    sinds: datetime
    laatst: StapRegel
    ongedaan: str | None
    """What undoing would take back; None when there is nothing, or when it is not for this person."""
    opnieuw: str | None
    processen: Mapping[str, str]
    """Id of each procedure → how it is called."""


@dataclass(frozen=True)
class OntwerpOverzicht:
    """A draft with a page of its steps, the latest first."""

    kop: OntwerpKop
    stappen: Sequence[StapRegel]
    van: int
    aantal: int
    gewijzigd: tuple[str, ...]
    """The files that are otherwise than where it began."""


def show_draft(actor: Actor, ontwerp_id: OntwerpId, deps: Deps, van: int = 0) -> OntwerpOverzicht:
    """Return a draft. Raises `NotAllowedError`, and `NotFoundError` for one of another LIVC-R."""
    with deps.uow.read(actor.livc_id) as tx:
        ontwerp = draft_of(tx, actor, ontwerp_id)
        stappen = tx.ontwerpen.stappen(ontwerp_id)
        kop = head_of(tx, actor, ontwerp, stappen)
        page = list(reversed(stappen))[van : van + PER_BLAD]
        regels = in_words(tx, page)
    otherwise = verschil(standen(stappen, 1), standen(stappen))
    return OntwerpOverzicht(kop, regels, van, len(stappen), tuple(name for name, _ in otherwise))


def show_head(actor: Actor, ontwerp_id: OntwerpId, deps: Deps) -> OntwerpKop:
    """Return what stands above a page of a draft; raises as `show_draft` does."""
    with deps.uow.read(actor.livc_id) as tx:
        ontwerp = draft_of(tx, actor, ontwerp_id)
        return head_of(tx, actor, ontwerp, tx.ontwerpen.stappen(ontwerp_id))


def show_step(actor: Actor, ontwerp_id: OntwerpId, revisie: int, deps: Deps) -> tuple[OntwerpKop, StapRegel]:
    """Return one step of a draft below its head; raises `NotFoundError` for one that was never made."""
    with deps.uow.read(actor.livc_id) as tx:
        ontwerp = draft_of(tx, actor, ontwerp_id)
        stappen = tx.ontwerpen.stappen(ontwerp_id)
        if not 1 <= revisie <= len(stappen):
            raise NotFoundError
        regel = in_words(tx, [stappen[revisie - 1]])[0]
        return head_of(tx, actor, ontwerp, stappen), regel


def head_of(tx: Tx, actor: Actor, ontwerp: Ontwerp, stappen: Sequence[OntwerpStap]) -> OntwerpKop:
    """Return the head of a draft with these steps."""
    mine = ontwerp.eigenaar_id == actor.persoon_id
    may_change = mine and ontwerp.status is OntwerpStatus.OPEN
    undone = ongedaan_te_maken(stappen) if may_change else None
    again = opnieuw_te_doen(stappen) if may_change else None
    return OntwerpKop(
        ontwerp.id,
        ontwerp.reden,
        ontwerp.revisie,
        ontwerp.status,
        tx.people.persoon(ontwerp.eigenaar_id).naam,
        mine,
        ontwerp.eigenaar_sinds,
        in_words(tx, stappen[-1:])[0],
        undone.wat if undone else None,
        again.wat if again else None,
        process_names(files_after(tx, stappen)),
    )


def in_words(tx: Tx, stappen: Iterable[OntwerpStap]) -> list[StapRegel]:
    """Return these steps with the names of who made them."""
    listed = list(stappen)
    people = tx.people.personen({stap.door for stap in listed})
    names: Mapping[PersoonId, str] = {each: persoon.naam for each, persoon in people.items()}
    return [
        StapRegel(
            stap.revisie,
            stap.soort,
            stap.wat,
            names.get(stap.door, ""),
            stap.moment,
            tuple(name for name, _ in stap.bestanden),
        )
        for stap in listed
    ]
