"""Who takes part in one LIVC-R, remembered by the process for as long as nothing of it changed.

Every change counts `ledenstand` up in its own transaction. The count is read before the list and kept with it, so
that a list is never older than its count says, and a withdrawn role counts from the next transaction on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Final

from sqlalchemy import select

from app.domain.ids import LivcId, OrganisatieId, PersoonId
from app.domain.people import Lidmaatschap, Mandaat, Organisatie, Persoon
from app.persistence import tables as t
from app.persistence.db import Db, here
from app.services.ports.people import Lid

COUNT: Final = select(t.ledenstand.c.versie).scalar_subquery()
"""How often who takes part changed, as a column of another query."""
_MEMBERS = select(t.lidmaatschap).where(here(t.lidmaatschap))
_PERSONS = select(t.persoon).where(
    t.persoon.c.id.in_(select(t.lidmaatschap.c.persoon_id).where(here(t.lidmaatschap)))
)
_ORGANISATIONS = (
    select(t.organisatie)
    .where(t.organisatie.c.id.in_(select(t.lidmaatschap.c.organisatie_id).where(here(t.lidmaatschap))))
    .order_by(t.organisatie.c.naam, t.organisatie.c.id)
)
_MANDATES = select(t.mandaat).where(here(t.mandaat)).order_by(t.mandaat.c.van, t.mandaat.c.id)


@dataclass(frozen=True)
class Ledenlijst:
    """Everyone who ever was a member, as of a count; `leden` by name."""

    stand: int
    leden: tuple[Lid, ...]
    organisaties: tuple[Organisatie, ...]
    mandaten: tuple[Mandaat, ...]

    @cached_property
    def personen(self) -> Mapping[PersoonId, Persoon]:
        """Persons by id."""
        return {persoon.id: persoon for _, persoon, _ in self.leden}

    @cached_property
    def organisatie(self) -> Mapping[OrganisatieId, Organisatie]:
        """Organisations by id."""
        return {each.id: each for each in self.organisaties}

    def op(self, day: date) -> Sequence[Lid]:
        """Return the recognised memberships in force on a day: the only ones that open anything."""
        return [row for row in self._in_force(day) if row.lidmaatschap.is_erkend]

    def wachtenden_op(self, day: date) -> Sequence[Lid]:
        """Return the memberships in force on a day that colleagues did not recognise yet."""
        return [row for row in self._in_force(day) if not row.lidmaatschap.is_erkend]

    def _in_force(self, day: date) -> Sequence[Lid]:
        return [row for row in self.leden if row.lidmaatschap.geldt_op(day)]

    def mandaten_op(self, moment: datetime) -> Sequence[Mandaat]:
        """Return the mandates in force at a moment."""
        return [m for m in self.mandaten if m.van <= moment < min(m.tot, m.ingetrokken_op or m.tot)]


Lists = dict[LivcId, Ledenlijst]
"""What a process remembers, for each LIVC-R."""


def read_list(db: Db, stand: int) -> Ledenlijst:
    """Read the list of the LIVC-R of the transaction."""
    personen = {each.id: each for each in db.values(Persoon, _PERSONS)}
    organisaties = tuple(db.values(Organisatie, _ORGANISATIONS))
    of_id = {each.id: each for each in organisaties}
    leden = [
        Lid(lid, personen[lid.persoon_id], of_id[lid.organisatie_id])
        for lid in db.values(Lidmaatschap, _MEMBERS)
    ]
    by_name = sorted(leden, key=lambda row: (row.persoon.naam.casefold(), row.lidmaatschap.id))
    return Ledenlijst(stand, tuple(by_name), organisaties, tuple(db.values(Mandaat, _MANDATES)))
