"""Close an agenda point: put off what is open, hand out permitted copies, destroy what lay on the table."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.casus import Aanwezige, Agendapunt, Item, PuntStatus, Taak
from app.domain.ids import CasusId, OrganisatieId, PuntId, TaskId, new_id
from app.domain.people import POLITIE
from app.services import destroying
from app.services.moving import Mover
from app.services.texts import Content, Note, Place, is_getoond_aan, read_text, write_text

RONDEN = 5
"""A step put off may lead to another table step; never more than these in a row."""


def close_point(mover: Mover, punt: Agendapunt) -> None:
    """Close the point. The caller holds the meeting's lock; the casus' lock is taken here."""
    present = mover.tx.tafel.aanwezigen(punt.id)
    if punt.casus_id and punt.status is PuntStatus.OPEN:
        mover.tx.slots.lock(punt.casus_id)
        _end_round(mover, punt.casus_id)
        _put_off(mover, punt.casus_id)
        _hand_out_copies(mover, punt, [row for row in present if row.tot is None])
        destroying.request_tafel(mover, punt.casus_id, punt.id)
    for row in (each for each in present if each.tot is None):
        mover.tx.tafel.save_aanwezige(replace(row, tot=mover.now), mover.livc.id)
    mover.tx.tafel.save_punt(replace(punt, status=PuntStatus.GESLOTEN, gesloten_op=mover.now))
    if punt.casus_id and _table_tasks(mover, punt.casus_id):
        _ask_again(mover, punt)


def _end_round(mover: Mover, casus_id: CasusId) -> None:
    if mover.tx.instanties.waits_for(casus_id, "ronde_gesloten"):
        mover.deliver(casus_id, "ronde_gesloten")


def _table_tasks(mover: Mover, casus_id: CasusId) -> list[Taak]:
    return [t for t in mover.tx.taken.of_slot(casus_id) if t.rol == "tafel"]


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
    outcomes = mover.deps.procedure.outcomes(mover.bundle(instantie), task.proces_id, task.element_id)
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
        kern_reden=False,
    )
    mover.tx.tafel.save_punt(again)


def _hand_out_copies(mover: Mover, punt: Agendapunt, present: Sequence[Aanwezige]) -> None:
    """Copy what was written together to each vault, and what an owner permits to the others' (INV-35).

    The police takes nothing along from the table (INV-21).
    """
    owners = {a.organisatie_id for a in present if not a.rollen & POLITIE}
    for item in mover.tx.items.of_punt(punt.id):
        if item.zone == "table" and not item.ingetrokken:
            _copy(mover, item, owners, present)


def _copy(mover: Mover, item: Item, owners: set[OrganisatieId], present: Sequence[Aanwezige]) -> None:
    content = read_text(mover.deps.keys, item)
    for owner in owners if item.soort != "F08" else _permitted(item, content, owners, present):
        place = Place(mover.livc.id, "vault", owner, item.casus_id, punt_id=item.punt_id)
        note = Note(item.soort, content, item.task_id, item.auteur_id, item.rechten)
        write_text(mover.tx.items, mover.deps.keys, place, note, mover.now)


def _permitted(
    item: Item, content: Content, owners: set[OrganisatieId], present: Sequence[Aanwezige]
) -> set[OrganisatieId]:
    """Return who may note an owner's words: nobody unless the owner said so, and never who did not see them."""
    if "eigen_dossier" not in item.rechten:
        return set()
    saw = {a.organisatie_id for a in present if is_getoond_aan(content, a.persoon_id)}
    return (owners & saw) - {item.eigenaar_id}
