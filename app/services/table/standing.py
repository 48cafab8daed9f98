"""Whether something changed at the table for one reader: a mark, made from what its page shows.

A phone asks for it every few seconds. It is made of ids, states and counts, hashed: no text, no name. What a
reader may not see does not move it, so that it tells nothing: of others' answers the chair's mark alone knows.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.eigenaar import hoort_bij_punt
from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import InstantieId, TaskId
from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt
from app.domain.people import Actor
from app.domain.tafelregels import is_voorzitter
from app.domain.toegang import TAFELROLLEN
from app.domain.words.messages import RONDE_GESLOTEN
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.table.meeting import Meeting, is_here, meeting_of
from app.services.voting import Vote, open_vote

LENGTE = 16


@dataclass(frozen=True)
class Seen:
    """What one reader sees of a meeting."""

    meeting: Meeting
    punt: Agendapunt | None
    """The open point, for who may see it."""
    here: bool
    presides: bool
    steps: Sequence[Taak]
    vote: Vote | None


def has_changed(actor: Actor, overleg_id: InstantieId, gezien: str, deps: Deps) -> bool:
    """Answer whether the page of a meeting shows something else than when it had this mark. Reads no text."""
    if not actor.rollen & TAFELROLLEN:
        raise NotFoundError
    with deps.uow.read(actor.livc_id) as tx:
        return mark(tx, actor, _seen(tx, actor, meeting_of(tx, actor, overleg_id))) != gezien


def _seen(tx: Tx, actor: Actor, meeting: Meeting) -> Seen:
    open_, chair = meeting.open_punt, is_voorzitter(actor)
    here = is_here(actor, tx.tafel.aanwezigen(open_.id) if open_ else ())
    punt = open_ if here or chair else None
    steps = (
        [t for t in tx.taken.of_slot(punt.casus_id) if hoort_bij_punt(t)] if punt and punt.casus_id else []
    )
    return Seen(meeting, punt, here, chair and (open_ is None or here), steps, open_vote_among(tx, steps))


def open_vote_among(tx: Tx, steps: Sequence[Taak]) -> Vote | None:
    """Return the vote that is open among the steps of a table; None when nothing is voted on."""
    step = next((each for each in steps if has_part(each.kind, Part.VOTING)), None)
    if step is None:
        return None
    try:
        return open_vote(tx, TaskId(step.id), lock=False)
    except ConflictError:
        return None


def mark(tx: Tx, actor: Actor, seen: Seen) -> str:
    """Name how the meeting stands for a reader."""
    parts = "\n".join((*_of_meeting(seen), *_of_point(tx, seen), *_of_vote(actor, seen)))
    return hashlib.sha256(parts.encode()).hexdigest()[:LENGTE]


def _of_meeting(seen: Seen) -> Iterator[str]:
    meeting = seen.meeting
    yield f"{meeting.overleg.status} {meeting.overleg.moment}"
    yield from (taak.id for taak in meeting.van_mij)
    if meeting.sees_all:
        yield from (f"{punt.id} {punt.status}" for punt in meeting.punten)


def _of_point(tx: Tx, seen: Seen) -> Iterator[str]:
    """Yield what lies on the table, for who sits there."""
    yield f"punt {seen.punt.id if seen.punt else ''} {seen.here}"
    yield str(seen.punt.sluit_op if seen.punt else "")
    yield from sorted({step.id for step in seen.steps})
    if seen.punt is None or not seen.here:
        return
    if seen.punt.casus_id and tx.instanties.waits_for(seen.punt.casus_id, RONDE_GESLOTEN.word):
        yield "ronde"
    for item in tx.items.of_punt(seen.punt.id):
        yield f"{item.id} {item.versie} {item.ingetrokken}"


def _of_vote(actor: Actor, seen: Seen) -> Iterator[str]:
    vote = seen.vote
    if vote is None:
        return
    yield f"ronde {vote.ronde}"
    for stem in sorted(vote.stemmen, key=lambda each: each.persoon_id):
        own = stem.persoon_id == actor.persoon_id
        if own or seen.presides:
            yield f"{stem.persoon_id} {stem.bevestigd} {stem.antwoord if own else ''}"
