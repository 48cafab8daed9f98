"""Deliver a message to another instance, once: with the job that asked for it, in one transaction of its own."""

from datetime import date, datetime, timedelta

from app.domain.casus import Casus, CasusStatus, Gebeurtenis
from app.domain.errors import NotFoundError
from app.domain.execution import Variables
from app.domain.ids import CasusId
from app.domain.opdracht import Opdracht
from app.domain.words import jobs
from app.domain.words.message import Message
from app.domain.words.messages import MESSAGES
from app.services.deps import Deps
from app.services.pending import pending_in
from app.services.ports.audit import VERVALLEN, AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover
from app.services.running.sending import BERICHT, carried_by

BEWAARD = timedelta(minutes=1)
"""How long a message that is kept waits before the next look whether someone waits for it (real time)."""
ONGEHOORD = "bericht_ongehoord"
"""In the audit trail for what nobody had to hear; what could have meant something is `VERVALLEN`."""


def deliver_message(tx: Tx, opdracht: Opdracht, deps: Deps) -> datetime | None:
    """Deliver to who waits, or do what its word says when nobody does; return when to look again, if at all.

    What comes too late is dropped, and the audit trail says so: no failure, and nothing for a next round.
    """
    message, carried = MESSAGES[opdracht.payload[BERICHT]], carried_by(opdracht)
    try:
        tx.slots.lock(opdracht.slot)
    except NotFoundError:
        _drop(tx, message, None, "wat het moest horen, is er niet meer")
        return None
    casus, late = _casus_of(tx, opdracht.slot), None
    if not message.queued:
        late = "dit bericht komt meteen aan of niet"
    elif casus is not None and _is_overtaken(casus, carried):
        late = "een latere bespreking kwam voor"
    elif _deliver(tx, opdracht, message, carried, deps):
        return None
    elif message.unheard == "queue":
        return None  # it is a line on the agenda, whoever waits
    elif message.unheard == "keep" and _may_come(tx, opdracht, casus):
        return tx.now.real + BEWAARD
    _drop(tx, message, casus, late or "niemand wachtte erop")
    return None


def ensure_dropped_visibly(tx: Tx, casus_id: CasusId) -> None:
    """Say of every message that is still under way to a casus, that it goes with it."""
    for job in pending_in(tx, casus_id, jobs.BERICHT.word):
        _drop(tx, MESSAGES[job.payload[BERICHT]], None, "de casus is vernietigd")


def _deliver(tx: Tx, opdracht: Opdracht, message: Message, carried: Variables, deps: Deps) -> bool:
    mover = Mover(tx, deps, tx.livcs.get(opdracht.livc_id))
    return mover.deliver(opdracht.slot, message.word, carried)


def _casus_of(tx: Tx, slot: str) -> Casus | None:
    try:
        return tx.casussen.get(CasusId(slot))
    except NotFoundError:
        return None


def _is_overtaken(casus: Casus, carried: Variables) -> bool:
    """Answer whether a later discussion was stored meanwhile: an earlier date must not shorten its term."""
    told, last = carried.get("laatste_bespreking"), casus.laatste_bespreking
    return isinstance(told, date) and last is not None and told < last


def _may_come(tx: Tx, opdracht: Opdracht, casus: Casus | None) -> bool:
    """Answer whether someone may still come to wait for it."""
    if casus is not None and casus.status is CasusStatus.TE_VERNIETIGEN:
        return False
    return any(each.beeindigd is None for each in tx.instanties.of_slot(opdracht.slot))


def _drop(tx: Tx, message: Message, casus: Casus | None, why: str) -> None:
    """Drop it visibly: in the audit trail, on the timeline of a casus, and in the count of the coördinator."""
    counts = message.note or message.unheard != "drop"
    casus_id = casus.id if casus else None
    wat = VERVALLEN if counts else ONGEHOORD
    tx.audit.record(AuditRegel(tx.now.real, "schrijven", wat, f"{message.word}: {why}", casus_id=casus_id))
    if casus and counts:
        told = f"Een bericht kwam te laat en verviel ({message.word.replace('_', ' ')})"
        line = Gebeurtenis(casus.livc_id, casus.id, tx.now.domain, "", message.word, told, jobs.BERICHT.word)
        tx.casussen.add_gebeurtenissen([line])
