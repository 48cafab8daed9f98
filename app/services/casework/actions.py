"""What somebody may do with a casus now beside the own steps: give a signal that is waited for, or leave."""

from collections.abc import Mapping, Sequence

from app.domain.casus import Casus, CasusStatus, Deelname, DeelnameStatus
from app.domain.people import Actor, Rol
from app.domain.toegang import gronden, is_van_het_kantoor, mag_verloop_zien, neemt_deel, partnerorganisaties
from app.domain.words.message import Message
from app.domain.words.messages import (
    AANMELDING_INGETROKKEN,
    BEZWAAR_INLICHTEN,
    EVALUATIE_VERVROEGD,
    GEBRUIK_VOORGENOMEN,
    INLICHTEN_VOORGESTELD,
    RONDE_GESLOTEN,
    VERVROEGD_VERNIETIGEN,
)
from app.services.casework.informing import may_come_back
from app.services.casework.own_powers import may_begin
from app.services.inlichten import may_propose
from app.services.loading import relatie
from app.services.ports.unit_of_work import Tx

VERTREKKEN = "vertrekken"
"""To leave the casus: no message, but the own decision of an organisation."""
DOORGEVEN = "doorgeven"
"""To pass on what is needed inside the own organisation: it goes to nobody else."""


def allowed_actions(tx: Tx, actor: Actor, casus: Casus) -> frozenset[str]:
    """Return what the actor may do with the casus now."""
    stand = relatie(tx, actor, casus.id)
    return actions_for(tx, actor, casus, stand.deelnames, gronden(actor, stand))


def actions_for(
    tx: Tx, actor: Actor, casus: Casus, deelnames: Sequence[Deelname], found: Sequence[str]
) -> frozenset[str]:
    """Return what the actor may do on this page now."""
    running = casus.status is CasusStatus.LOPEND
    mine = [d for d in deelnames if d.organisatie_id in partnerorganisaties(actor)]
    signals = [
        message.action
        for message, yes in _may_send(actor, mine, found, running=running).items()
        if tx.instanties.waits_for(casus.id, message.word) and yes
    ]
    takes_part = running and any(neemt_deel(d) for d in mine)
    signals += _about_own_powers(tx, actor, casus)
    signals += _about_telling(tx, actor, casus, takes_part=takes_part or mag_verloop_zien(tuple(found)))
    return frozenset([*signals, DOORGEVEN, VERTREKKEN] if takes_part else signals)


def _about_own_powers(tx: Tx, actor: Actor, casus: Casus) -> list[str]:
    """Return whether the burgemeester may use something of the casus within the own powers."""
    return [GEBRUIK_VOORGENOMEN.action] if may_begin(tx, actor, casus) else []


def _about_telling(tx: Tx, actor: Actor, casus: Casus, *, takes_part: bool) -> list[str]:
    """Return whether the actor may propose that the person is told, or come back on it."""
    if may_come_back(tx, actor, casus):
        return [BEZWAAR_INLICHTEN.action]
    if takes_part and may_propose(tx, casus):
        return [INLICHTEN_VOORGESTELD.action]
    return []


def _may_send(
    actor: Actor, mine: Sequence[Deelname], found: Sequence[str], *, running: bool
) -> Mapping[Message, bool]:
    """Return of each signal whether the actor may give it, once the procedure waits for it."""
    office = is_van_het_kantoor(found)
    notified = any(d.status is DeelnameStatus.AANMELDER for d in mine)
    return {
        AANMELDING_INGETROKKEN: notified or Rol.COORDINATOR in actor.rollen,
        RONDE_GESLOTEN: office,
        EVALUATIE_VERVROEGD: mag_verloop_zien(tuple(found)),
        VERVROEGD_VERNIETIGEN: office and not running,
    }
