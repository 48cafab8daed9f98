"""What only tests ask of the database."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import select

from app.domain.casus import Gebeurtenis
from app.domain.ids import CasusId, InstantieId, TaskId
from app.domain.instantie import Taak
from app.domain.item import Item
from app.persistence import tables as t
from app.persistence.casussen import SqlCasussen
from app.persistence.db import here
from app.persistence.items import SqlItems
from app.services.ports.unit_of_work import Tx


def find_task(tx: Tx, task_id: TaskId) -> Taak | None:
    """Return an open task; None when it is not open any more."""
    found = tx.taken.find_in_place(task_id)
    return found.taak if found else None


def history(tx: Tx, casus_id: CasusId) -> Sequence[Gebeurtenis]:
    """Return every line of the history, also those that the timeline does not tell, the oldest first."""
    lines = select(t.gebeurtenis).where(here(t.gebeurtenis), t.gebeurtenis.c.casus_id == casus_id)
    db = cast("SqlCasussen", tx.casussen).db
    return db.values(Gebeurtenis, lines.order_by(t.gebeurtenis.c.nummer))


def texts_of(tx: Tx, instantie_id: InstantieId) -> Sequence[Item]:
    """Return the items of an instance, the oldest first."""
    found = select(t.item).where(here(t.item), t.item.c.instantie_id == instantie_id)
    db = cast("SqlItems", tx.items).db
    return db.values(Item, found.order_by(t.item.c.aangemaakt, t.item.c.id))
