"""What comes in about somebody whose casus runs already goes to that casus, chosen by who may know of both."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.casus import Casus, CasusStatus, Gebeurtenis
from app.domain.errors import FormInvalidError
from app.domain.ids import TaskId
from app.domain.item import Item
from app.domain.words.jobs import BERICHT
from app.domain.words.messages import NIEUWE_ELEMENTEN
from app.domain.words.sources import LOPENDE_CASUS
from app.domain.words.steps import kind_of
from app.procedure.reading import written_with
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.steps.context import StepContext
from app.services.texts import Home, Note, write_text

NIEUW = "nieuw_voor_casus"
"""The field with what is new; it lies with the casus that runs as well, until that is destroyed."""
GEVOEGD = "bij_casus_gevoegd"
VERTELD = "Er kwamen nieuwe elementen. De coördinator vindt ze in het register."


def add_to_running(step: StepContext) -> None:
    """Write what is new in the register of the casus that was chosen, and that it came on its timeline.

    Raises `FormInvalidError` when none was chosen, and when that one stopped meanwhile.
    """
    casus, mover = _running(step), step.mover
    said = step.data.texts.get("register", {}).get(NIEUW)
    if said and mover.livc.kluizen_aan:
        met = written_with(mover.bundle(step.instantie), step.taak.kind, step.taak.form)
        place = Home(mover.livc.id, "register", mover.livc.gemeente_id, casus.id)
        note = Note(met, {NIEUW: said}, None, mover.scene.author)
        _record(step, casus, write_text(mover.tx, mover.deps.keys, place, note, mover.now))
    word = NIEUWE_ELEMENTEN.word
    line = Gebeurtenis(casus.livc_id, casus.id, mover.now, "", word, VERTELD, BERICHT.word)
    mover.tx.casussen.add_gebeurtenissen([line])


def lock_before(tx: Tx, task_id: TaskId, raw: Mapping[str, Sequence[str]]) -> None:
    """Lock a casus that an answer names, when it comes before that of the step: locks are taken in one order.

    Two casussen that are each said to be about the other then never wait for each other.
    """
    named = raw.get(LOPENDE_CASUS, ())
    place = tx.taken.find_in_place(task_id) if named else None
    if place is None or all(field.key != LOPENDE_CASUS for field in kind_of(place.taak.kind).fields):
        return
    found = filter(None, map(tx.casussen.find_by_code, named))
    for slot in sorted(casus.id for casus in found if casus.id < place.instantie.slot):
        tx.slots.lock(slot)


def _record(step: StepContext, casus: Casus, item: Item) -> None:
    """Note in the log that something was written for this casus too, and by whom."""
    mover = step.mover
    regel = AuditRegel(
        mover.deps.clock.now(), "schrijven", GEVOEGD, "rol", casus_id=casus.id, items=(item.id,)
    )
    who = mover.actor
    mover.tx.audit.record(
        replace(regel, persoon_id=who.persoon_id, organisatie_id=who.organisatie_id) if who else regel
    )


def _running(step: StepContext) -> Casus:
    """Return the casus that was chosen, locked. Raises `FormInvalidError` for none, and for one that stopped."""
    tx = step.mover.tx
    for code in step.data.choices.get(LOPENDE_CASUS, ()):
        found = tx.casussen.find_by_code(code)
        if found and found.id != step.taak.casus_id:
            tx.slots.lock(found.id)
            found = tx.casussen.get(found.id)
            if found.status is CasusStatus.LOPEND:
                return found
    raise FormInvalidError({LOPENDE_CASUS: ["Kies de casus die loopt. Loopt er geen, kies dan iets anders."]})
