"""Carry out one job of the outbox: a message, a mail, a destruction."""

from collections.abc import Callable, Mapping
from datetime import datetime

from app.domain.errors import DomainError
from app.domain.ids import LivcId, new_id
from app.domain.opdracht import Incident, Opdracht
from app.domain.words.jobs import BERICHT, MAIL, VERHUIZING, VERNIETIGING
from app.services.clockwork.carry_out_destruction import carry_out_destruction
from app.services.clockwork.deliver_message import deliver_message
from app.services.clockwork.retrying import PAUZES, is_tried_for_ever, job_succeeded, pause_after
from app.services.clockwork.send_mail import send_mail
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.procedures.carry_out_migration import carry_out_migration
from app.services.telling.causes import cause_in_words

JOBS: Mapping[str, Callable[[Tx, Opdracht, Deps], datetime | None]] = {
    BERICHT.word: deliver_message,
    MAIL.word: send_mail,
    VERNIETIGING.word: carry_out_destruction,
    VERHUIZING.word: carry_out_migration,
}
"""What to do per kind; each returns when to look at the job again, None once it is done."""


class JobFailedError(DomainError):
    """A job failed; its cause is chained."""

    def __init__(self, opdracht: Opdracht) -> None:
        super().__init__("Een opdracht kon niet uitgevoerd worden.")
        self.opdracht = opdracht


def run_jobs(livc_id: LivcId, deps: Deps) -> str | None:
    """Do one job, in one transaction; return its id, or None when there is none due.

    A job that fails backs off and at last becomes an incident; the others go on. What the law does not wait for is
    tried every day for ever, and its incident closes by itself.
    """
    try:
        with deps.uow.begin(livc_id) as tx:
            opdracht = tx.outbox.claim(deps.clock.now())
            if opdracht is None:
                return None
            _do(tx, opdracht, deps)
    except JobFailedError as error:
        _count(error, deps)
        return error.opdracht.id
    if opdracht.soort == VERNIETIGING.word:
        deps.uow.checkpoint()
    return opdracht.id


def _do(tx: Tx, opdracht: Opdracht, deps: Deps) -> None:
    try:
        again = JOBS[opdracht.soort](tx, opdracht, deps)
        if again is None:
            tx.outbox.done(opdracht.id)
            job_succeeded(tx, opdracht, deps)
        else:
            tx.outbox.postpone(opdracht.id, again)
    except Exception as error:  # the worker alone catches everything (STYLE §5); the transaction rolls back
        if tx.is_lost:
            raise
        raise JobFailedError(opdracht) from error


def _count(error: JobFailedError, deps: Deps) -> None:
    now, job = deps.clock.now(), error.opdracht
    for_ever = is_tried_for_ever(job)
    with deps.uow.begin(job.livc_id) as tx:
        attempts = tx.outbox.back_off(job.id, now + PAUZES[0])
        if attempts > 1:
            tx.outbox.postpone(job.id, now + pause_after(attempts, for_ever=for_ever))
        if attempts == len(PAUZES) and not for_ever:
            tx.outbox.park(job.id)
        if attempts == len(PAUZES):
            cause = cause_in_words(error.__cause__)
            tx.outbox.add_incident(Incident(new_id(), job.livc_id, job.slot, job.soort, cause, now, attempts))
