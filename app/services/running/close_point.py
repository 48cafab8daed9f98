"""Close an agenda point: put off what is open, and destroy what lay on the table; nothing is copied or opened."""

from dataclasses import replace

from app.domain.eigenaar import hoort_bij_punt
from app.domain.ids import CasusId, PuntId, TaskId, new_id
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.domain.overleg import Agendapunt, PuntStatus, is_teruggenomen
from app.domain.words.messages import PUNT_GEOPEND, RONDE_GESLOTEN
from app.procedure.reading import outcomes_at
from app.services.ritme import is_exercise, note_exercise
from app.services.running import destroying
from app.services.running.mover import Mover
from app.services.running.round_again import forget_drafts

RONDEN = 5
"""A step put off may lead to another table step; never more than these in a row."""


def close_point(mover: Mover, punt: Agendapunt) -> None:
    """Close the point. The caller holds the meeting's lock; the casus' lock is taken here."""
    present = mover.tx.tafel.aanwezigen(punt.id)
    taken_back = is_teruggenomen(present)
    if taken_back:  # noted by mistake, and never again: nobody took part
        forget_drafts(mover.tx, punt.id, [row.persoon_id for row in present])
        mover.tx.tafel.forget_aanwezigen(punt.id)
        present = ()
    if punt.casus_id and punt.status is PuntStatus.OPEN:
        mover.tx.slots.lock(punt.casus_id)
        _forget_half_filled(mover, punt.casus_id)
        _end_round(mover, punt.casus_id)
        _put_off(mover, punt.casus_id)
        mover.carry_out(destroying.of_table(punt.casus_id, punt.id))
    for row in (each for each in present if each.is_aan_tafel):
        mover.tx.tafel.save_aanwezige(replace(row, tot=mover.now), mover.livc.id)
    mover.tx.tafel.save_punt(replace(punt, status=PuntStatus.GESLOTEN, gesloten_op=mover.now))
    _note_exercise(mover, punt)
    if punt.casus_id and _waits_for_the_table(mover, punt.casus_id, taken_back=taken_back):
        _ask_again(mover, punt)


def _waits_for_the_table(mover: Mover, casus_id: CasusId, *, taken_back: bool) -> bool:
    """Answer whether a step of the table is open, or a point that was taken back waits to open."""
    if _table_tasks(mover, casus_id):
        return True
    return taken_back and bool(mover.tx.instanties.waits_for(casus_id, PUNT_GEOPEND.word))


def _note_exercise(mover: Mover, punt: Agendapunt) -> None:
    if punt.status is PuntStatus.OPEN and is_exercise(punt):
        note_exercise(mover.tx, mover.livc.id, dag_van(mover.now), mover.scene.author)


def _end_round(mover: Mover, casus_id: CasusId) -> None:
    if mover.tx.instanties.waits_for(casus_id, RONDE_GESLOTEN.word):
        mover.deliver(casus_id, RONDE_GESLOTEN.word)


def _forget_half_filled(mover: Mover, casus_id: CasusId) -> None:
    """A half-filled form of a table step is of the table as well: it goes when the point closes."""
    for task in _table_tasks(mover, casus_id):
        mover.tx.items.delete_concepts(TaskId(task.id))


def _table_tasks(mover: Mover, casus_id: CasusId) -> list[Taak]:
    return [t for t in mover.tx.taken.of_slot(casus_id) if hoort_bij_punt(t)]


def _put_off(mover: Mover, casus_id: CasusId) -> None:
    """Give `uitgesteld` to every table step that knows it (reference §8.2)."""
    for _ in range(RONDEN):
        task = next((t for t in _table_tasks(mover, casus_id) if _can_wait(mover, t)), None)
        if task is None:
            return
        instantie = mover.tx.instanties.get(task.instantie_id)
        variable = dict(task.result)["uitkomst"]
        mover.complete(instantie, TaskId(task.id), {variable: "uitgesteld"})


def _can_wait(mover: Mover, task: Taak) -> bool:
    instantie = mover.tx.instanties.get(task.instantie_id)
    outcomes = outcomes_at(mover.bundle(instantie), task.proces_id, task.element_id)
    return any(outcome.value == "uitgesteld" for outcome in outcomes)


def _ask_again(mover: Mover, punt: Agendapunt) -> None:
    """A table step that cannot be put off waits for the next meeting."""
    again = replace(
        punt,
        id=PuntId(new_id()),
        overleg_id=None,
        status=PuntStatus.GEVRAAGD,
        geopend_op=None,
        gesloten_op=None,
        sluit_op=None,
        kaart_deel=None,
        kaart_van=None,
        kaart_door=None,
        dringend=False,
    )
    mover.tx.tafel.save_punt(again)
