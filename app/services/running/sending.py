"""Messages that go through the outbox: a job with a word, a target and dates; never a name, never a text."""

from collections.abc import Mapping
from datetime import date

from app.domain.execution import Variables
from app.domain.ids import LivcId, new_id
from app.domain.opdracht import Opdracht
from app.domain.words import jobs
from app.domain.words.messages import MESSAGES
from app.services.ports.unit_of_work import Tx

BERICHT, DOEL = jobs.BERICHT.word, "doel"
Carried = Mapping[str, date]


def send(tx: Tx, livc_id: LivcId, target: str, word: str, carried: Carried | None = None) -> None:
    """Queue a message to a casus or a free-standing instance; the same one twice, while it is under way, is one.

    Raises `ValueError` for a word that is delivered in the sender's transaction, or that carries something else.
    """
    message, dates = MESSAGES[word], dict(carried or {})
    if not message.queued or set(dates) - set(message.carries):
        raise ValueError(f"{word} is not sent like this")
    says = {name: day.isoformat() for name, day in dates.items()}
    job = Opdracht(
        new_id(), livc_id, target, jobs.BERICHT.word, {BERICHT: word, DOEL: target, **says}, tx.now.real
    )
    tx.outbox.add(job, ":".join((jobs.BERICHT.word, word, target, *says.values())))


def carried_by(opdracht: Opdracht) -> Variables:
    """Return what a message carries, as variables for who waits for it."""
    names = MESSAGES[opdracht.payload[BERICHT]].carries
    return {name: date.fromisoformat(opdracht.payload[name]) for name in names if name in opdracht.payload}
