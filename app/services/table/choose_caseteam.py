"""The table chooses who alone goes on discussing a casus, from the next point about it on."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import timedelta

from app.domain.caseteam import Teamlid
from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import CasusId, InstantieId, PersoonId
from app.domain.overleg import Agendapunt
from app.domain.people import Actor
from app.domain.tafelregels import is_voorzitter, ontbrekende_kern
from app.services.caseteam import team_now
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover
from app.services.steps.seats import Seat, office_at, rows_for, whole_table_at
from app.services.table.meeting import is_here, meeting_of
from app.services.views.table import Teamstand, Zitplaats


@dataclass(frozen=True)
class ChooseCaseteam:
    """`leden` are in the team beside burgemeester and coördinator; nobody means that the whole table goes on."""

    actor: Actor
    overleg_id: InstantieId
    leden: AbstractSet[PersoonId]


def choose_caseteam(command: ChooseCaseteam, deps: Deps) -> bool:
    """Keep the team; return whether there is one. Only who chairs the open point of a casus, at the table.

    Raises `NotAllowedError`, and `ConflictError` for somebody without a seat at this casus (INV-12).
    """
    actor = command.actor
    with deps.uow.begin(actor.livc_id) as tx:
        tx.slots.lock(command.overleg_id)
        punt = meeting_of(tx, actor, command.overleg_id).open_punt
        if punt is None or punt.casus_id is None or not _chairs(tx, actor, punt):
            raise NotAllowedError
        tx.slots.lock(punt.casus_id)
        seats = {lid.persoon_id: lid for lid, _, _ in choices(mover_for(tx, deps, actor), punt)}
        if not command.leden <= seats.keys():
            raise ConflictError("Kies enkel wie aan deze casus een plaats heeft. Er is niets gewijzigd.")
        _end_who_is_left_out(tx, punt.casus_id, command.leden)
        for who in sorted(command.leden - {lid.persoon_id for lid in team_now(tx, punt.casus_id)}):
            place = Teamlid(actor.livc_id, punt.casus_id, who, seats[who].organisatie_id, tx.now.day)
            tx.tafel.save_teamlid(place)
        _record(tx, actor, punt)
    return bool(command.leden)


def caseteam_at(tx: Tx, actor: Actor, punt: Agendapunt | None, deps: Deps) -> Teamstand | None:
    """Return the team of the casus on the table, for who takes part in its point; who chairs it can choose."""
    if punt is None or punt.casus_id is None:
        return None
    if not is_here(actor, tx.tafel.aanwezigen(punt.id)):
        return None
    mover = mover_for(tx, deps, actor)
    places = _places(mover, punt, {lid.persoon_id for lid in team_now(tx, punt.casus_id)})
    team = [place for place in places if place.gekozen]
    stand = Teamstand([place.naam for place in team], _missing(mover, punt, team))
    return replace(stand, plaatsen=places) if is_voorzitter(actor) else stand


def _places(mover: Mover, punt: Agendapunt, team: AbstractSet[PersoonId]) -> list[Zitplaats]:
    return [
        Zitplaats(lid.persoon_id, f"{naam} ({org})", lid.persoon_id in team)
        for lid, naam, org in choices(mover, punt)
    ]


def choices(mover: Mover, punt: Agendapunt) -> Sequence[Seat]:
    """Return who can be in the team: who has a seat at this casus, but burgemeester and coördinator."""
    office = office_at(mover)
    return [seat for seat in whole_table_at(mover, punt) if seat[0].persoon_id not in office]


def _missing(mover: Mover, punt: Agendapunt, team: Sequence[Zitplaats]) -> Sequence[str]:
    """Return words for each part of the core that nobody in the team fills (INV-14); nothing without a team."""
    if not team:
        return ()
    people = [*(place.persoon_id for place in team), *map(str, office_at(mover))]
    return ontbrekende_kern(rows_for(mover, punt, people, whole_table_at(mover, punt)))


def _chairs(tx: Tx, actor: Actor, punt: Agendapunt) -> bool:
    return is_voorzitter(actor) and is_here(actor, tx.tafel.aanwezigen(punt.id))


def _end_who_is_left_out(tx: Tx, casus_id: CasusId, stays: AbstractSet[PersoonId]) -> None:
    yesterday = tx.now.day - timedelta(days=1)
    for lid in team_now(tx, casus_id):
        if lid.persoon_id not in stays:
            tx.tafel.save_teamlid(replace(lid, tot=yesterday))


def _record(tx: Tx, actor: Actor, punt: Agendapunt) -> None:
    tx.audit.record(
        AuditRegel(
            tx.now.real,
            "schrijven",
            "caseteam_gekozen",
            "voorzitter van het open punt",
            actor.persoon_id,
            actor.organisatie_id,
            punt.casus_id,
        )
    )
