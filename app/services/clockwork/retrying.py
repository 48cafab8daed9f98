"""How often and after what pause the worker tries again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from app.domain.errors import DomainError, NotFoundError
from app.domain.ids import LivcId, new_id
from app.domain.opdracht import Incident, Opdracht
from app.domain.words.jobs import BERICHT, JOBS, TERMIJN
from app.domain.words.messages import message_of
from app.domain.words.processes import process_of
from app.services.deps import Deps
from app.services.pending import pending_in
from app.services.ports.unit_of_work import Tx
from app.services.telling.causes import cause_in_words

PAUZES = (
    timedelta(seconds=2),
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(days=3650),
)
"""Pause after each failed attempt; after the last one a person decides (an incident)."""
ELKE_DAG = timedelta(hours=6)
"""Pause after the last one for what the law does not wait for (INV-38): for ever, and on the day itself."""


class SlotFailedError(DomainError):
    """A slot could not move; its cause is chained. Nothing of it was kept."""

    def __init__(self, slot: str) -> None:
        super().__init__("Een termijn kon niet afgehandeld worden.")
        self.slot = slot


@contextmanager
def blaming(slot: str, tx: Tx) -> Iterator[None]:
    """Turn whatever goes wrong into a `SlotFailedError`, except that the database went away: no slot's fault."""
    try:
        yield
    except Exception as error:  # the worker alone catches everything (STYLE §5); the transaction rolls back
        if tx.is_lost:
            raise
        raise SlotFailedError(slot) from error


def pause_after(attempts: int, *, for_ever: bool = False) -> timedelta:
    """Return the pause after the n-th failed attempt (1 = the first)."""
    if for_ever and attempts >= len(PAUZES):
        return ELKE_DAG
    return PAUZES[min(attempts, len(PAUZES)) - 1]


def is_tried_for_ever(opdracht: Opdracht) -> bool:
    """Answer whether a failure of this job would outlive the law: a destruction, or what `bewaring` must hear."""
    job = JOBS.get(opdracht.soort)  # what nobody can carry out is no destruction, and a person decides
    if job is not None and job.for_ever:
        return True
    if opdracht.soort != BERICHT.word:
        return False
    message = message_of(opdracht.payload[BERICHT.word])
    return any(process_of(each).keeps for each in message.receivers)


def count_failure(livc_id: LivcId, error: SlotFailedError, deps: Deps) -> None:
    """Leave the slot alone for a while; after the last pause open an incident, and go on every day.

    The terms of a casus share a slot with those of its retention, and the terms of an own space wipe it: none of
    them may stand still longer than a day. A slot that was destroyed meanwhile has nothing left to try.
    """
    now = deps.clock.now()
    with deps.uow.begin(livc_id) as tx:
        try:
            attempts = tx.slots.back_off(error.slot, now + PAUZES[0])
        except NotFoundError:
            return
        if attempts > 1:
            tx.slots.postpone(error.slot, now + pause_after(attempts, for_ever=True))
        if attempts == len(PAUZES):
            cause = cause_in_words(error.__cause__)
            tx.outbox.add_incident(
                Incident(new_id(), livc_id, error.slot, TERMIJN.word, cause, now, attempts)
            )


def slot_went_on(tx: Tx, slot: str, deps: Deps) -> None:
    """Forget the failed attempts of a slot; what people were shown of them closes by itself."""
    if tx.slots.clear(slot):
        _close(tx, slot, TERMIJN.word, deps)


def job_succeeded(tx: Tx, opdracht: Opdracht, deps: Deps) -> None:
    """Close the incident of a job that is tried for ever; of several of a kind in a slot the last closes it."""
    if not _is_failing(opdracht) or not is_tried_for_ever(opdracht):
        return
    same = pending_in(tx, opdracht.slot, opdracht.soort)
    failing = {job.id for job in filter(_is_failing, same)}
    if not failing - {opdracht.id}:
        _close(tx, opdracht.slot, opdracht.soort, deps)


def _is_failing(job: Opdracht) -> bool:
    """Answer whether a job failed so often that an incident tells it."""
    return job.pogingen >= len(PAUZES)


def _close(tx: Tx, slot: str, soort: str, deps: Deps) -> None:
    for incident in tx.outbox.incidenten():
        if (incident.slot, incident.soort) == (slot, soort):
            tx.outbox.resolve_incident(incident.id, deps.clock.now())
