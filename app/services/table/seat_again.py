"""Who takes part in a point was noted a moment ago: for half a minute it can be taken back, when nothing followed.

Until it is noted again nobody sits at the point, so that nobody reads along who was ticked by mistake. What each
was asked when the point opened is asked again of who takes part after all; what else was done then stays done.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError
from app.domain.ids import InstantieId, PersoonId
from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt, PuntStatus, is_teruggenomen
from app.domain.people import Actor, Rol
from app.domain.words.messages import PUNT_GEOPEND
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.procedures.undo_migration import put_back
from app.services.running import round_again
from app.services.running.mover import Mover
from app.services.steps.seats import Seat, others_at, rows_for, seats_at
from app.services.table.close_soon import BEDENKTIJD, is_rounded_off
from app.services.table.meeting import meeting_of
from app.services.table.standing import open_vote_among
from app.services.views.table import Zitplaats, Zitting

NOTEREN = frozenset({Rol.VERSLAGGEVER, Rol.COORDINATOR})
"""Who notes who takes part."""
TE_LAAT = "Dit kan niet meer: er volgde al iets op, of er is meer dan een halve minuut voorbij."


@dataclass(frozen=True)
class SeatAgain:
    """`aanwezigen` take part, and nobody else."""

    actor: Actor
    overleg_id: InstantieId
    aanwezigen: AbstractSet[PersoonId]


def take_back_seats(actor: Actor, overleg_id: InstantieId, deps: Deps) -> None:
    """Ask again who takes part. Raises `NotAllowedError`, and `ConflictError` when it is too late."""
    with deps.uow.begin(actor.livc_id) as tx:
        punt = _locked(tx, actor, overleg_id)
        if punt is None or _until(tx, punt) is None:
            raise ConflictError(TE_LAAT)
        _ask_no_more(mover_for(tx, deps, actor), punt)
        for row in tx.tafel.aanwezigen(punt.id):
            tx.tafel.save_aanwezige(replace(row, tot=row.van), actor.livc_id)
        _record(tx, actor, punt, "deelname_teruggenomen")


def seat_again(command: SeatAgain, deps: Deps) -> None:
    """Note who takes part after all. Raises `NotAllowedError`, `ConflictError`; nobody left out took part."""
    actor = command.actor
    with deps.uow.begin(actor.livc_id) as tx:
        punt = _locked(tx, actor, command.overleg_id)
        if punt is None or not is_taken_back(tx, punt):
            raise ConflictError("Wie aan dit punt deelneemt, staat al genoteerd. Er is niets gewijzigd.")
        mover = mover_for(tx, deps, actor)
        rows = rows_for(mover, punt, sorted(command.aanwezigen), seats_to_choose(mover, punt))
        if not rows:
            raise FormInvalidError({"aanwezigen": ["Duid aan wie aan dit punt deelneemt."]})
        before = [row.persoon_id for row in tx.tafel.aanwezigen(punt.id)]
        tx.tafel.forget_aanwezigen(punt.id)
        for row in rows:
            tx.tafel.save_aanwezige(row, actor.livc_id)
        _ask_again(mover, punt)
        round_again.forget_drafts(tx, punt.id, before)
        _record(tx, actor, punt, "deelname_gewijzigd")


def _ask_no_more(mover: Mover, punt: Agendapunt) -> None:
    """Take back what each was asked when the point opened; what somebody typed waits."""
    found = round_again.way_back(mover.tx, punt)
    if found is None or punt.casus_id is None:
        return
    asked = round_again.asked_at(punt, mover.tx.taken.of_slot(punt.casus_id))
    round_again.hold_drafts(mover.tx, punt, asked)
    put_back(mover, *found)


def _ask_again(mover: Mover, punt: Agendapunt) -> None:
    """Open the point for its casus once more, where that was taken back."""
    tx, casus_id = mover.tx, punt.casus_id
    if casus_id is None or not tx.instanties.waits_for(casus_id, PUNT_GEOPEND.word):
        return
    round_again.remember_before(tx, casus_id)
    mover.deliver(casus_id, PUNT_GEOPEND.word)
    round_again.keep_if_asked(mover, punt)
    round_again.give_drafts_back(tx, punt, round_again.asked_at(punt, tx.taken.of_slot(casus_id)))


def seating(tx: Tx, actor: Actor, punt: Agendapunt | None, deps: Deps) -> Zitting:
    """Return what who notes it can still change of who takes part in the open point."""
    if punt is None:
        return Zitting()
    again = is_taken_back(tx, punt)
    if actor.rollen.isdisjoint(NOTEREN):
        return Zitting(opnieuw=again)
    if again:
        return Zitting(opnieuw=True, plaatsen=_places(mover_for(tx, deps, actor), punt))
    return Zitting(tot=_until(tx, punt))


def _until(tx: Tx, punt: Agendapunt) -> datetime | None:
    """Return until when it can be taken back who takes part; None when it cannot."""
    if punt.geopend_op is None:
        return None
    until = punt.geopend_op + BEDENKTIJD
    over = tx.now.domain > until
    return None if over or any(_followed(tx, punt)) else until


def is_taken_back(tx: Tx, punt: Agendapunt | None) -> bool:
    """Answer whether a point waits until it is noted again who takes part."""
    if punt is None or punt.status is not PuntStatus.OPEN:
        return False
    return is_teruggenomen(tx.tafel.aanwezigen(punt.id))


def _places(mover: Mover, punt: Agendapunt) -> Sequence[Zitplaats]:
    """Return who can be ticked again, each as it was noted."""
    sat = {row.persoon_id for row in mover.tx.tafel.aanwezigen(punt.id)}
    seats = seats_to_choose(mover, punt)
    return [Zitplaats(lid.persoon_id, f"{naam} ({org})", lid.persoon_id in sat) for lid, naam, org in seats]


def seats_to_choose(mover: Mover, punt: Agendapunt) -> Sequence[Seat]:
    """Return who has a seat at the point, and who was added to it."""
    chosen = {lid.persoon_id: (lid, naam, org) for lid, naam, org in others_at(mover, punt)}
    rows = mover.tx.tafel.aanwezigen(punt.id)
    added = (chosen.get(row.persoon_id) for row in rows)
    return [*seats_at(mover, punt), *filter(None, added)]


def _locked(tx: Tx, actor: Actor, overleg_id: InstantieId) -> Agendapunt | None:
    """Return the open point of a meeting, with nobody else at it meanwhile."""
    if actor.rollen.isdisjoint(NOTEREN):
        raise NotAllowedError
    tx.slots.lock(overleg_id)
    punt = meeting_of(tx, actor, overleg_id).open_punt
    if punt is not None and punt.casus_id is not None:
        tx.slots.lock(punt.casus_id)
    return punt


def _followed(tx: Tx, punt: Agendapunt) -> Iterator[bool]:
    """Yield whether something is there that came after it was noted who takes part."""
    rows, shown = tx.tafel.aanwezigen(punt.id), tx.items.of_punt(punt.id)
    yield punt.status is not PuntStatus.OPEN
    yield is_rounded_off(punt)
    yield not all(row.is_aan_tafel for row in rows)
    yield "table" in {item.zone for item in shown}
    if punt.casus_id is not None:
        yield from _moved_on(tx, punt, tx.taken.of_slot(punt.casus_id))


def _moved_on(tx: Tx, punt: Agendapunt, tasks: Sequence[Taak]) -> Iterator[bool]:
    """Yield whether the casus went on: each was asked something, somebody answered, or a next step is open."""
    if round_again.asked_at(punt, tasks):
        yield round_again.way_back(tx, punt) is None
    at_table = list(filter(_is_of_the_table, tasks))
    vote = open_vote_among(tx, at_table)
    if vote is not None:
        yield bool(vote.stemmen)
    if punt.geopend_op is not None:
        opened = punt.geopend_op
        yield any(taak.sinds > opened for taak in at_table)


def _is_of_the_table(taak: Taak) -> bool:
    return taak.rol == "tafel"


def _record(tx: Tx, actor: Actor, punt: Agendapunt, what: str) -> None:
    tx.audit.record(
        AuditRegel(
            tx.now.real,
            "schrijven",
            what,
            "rol",
            actor.persoon_id,
            actor.organisatie_id,
            punt.casus_id,
        )
    )
