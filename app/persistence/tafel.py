"""Meetings, agenda points, attendance, votes and confirmations (scoped)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, or_, select

from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, InstantieId, LivcId, PersoonId, PuntId, TaskId
from app.domain.overleg import Aanwezige, Agendapunt, Bevestiging, Overleg, PuntStatus, Stem
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of


@dataclass(frozen=True)
class SqlTafel:
    """What happens at an agenda point."""

    db: Db

    def overleggen(self) -> Sequence[Overleg]:
        """Return all meetings, the earliest first; those without a date last."""
        table = t.overleg
        order = (table.c.moment.is_(None), table.c.moment, table.c.id)
        return self.db.values(Overleg, select(table).where(here(table)).order_by(*order))

    def overleg(self, overleg_id: InstantieId) -> Overleg:
        """Return a meeting."""
        found = self.db.find(Overleg, select(t.overleg).where(here(t.overleg), t.overleg.c.id == overleg_id))
        if found is None:
            raise NotFoundError
        return found

    def save_overleg(self, overleg: Overleg) -> None:
        """Add or change a meeting."""
        self.db.put(t.overleg, row_of(overleg))

    def punt(self, punt_id: PuntId) -> Agendapunt:
        """Return an agenda point."""
        found = self.db.find(
            Agendapunt, select(t.agendapunt).where(here(t.agendapunt), t.agendapunt.c.id == punt_id)
        )
        if found is None:
            raise NotFoundError
        return found

    def punten(self, overleg_id: InstantieId | None) -> Sequence[Agendapunt]:
        """Return the points of a meeting, or those on no agenda yet, in order."""
        punt = t.agendapunt
        on = punt.c.overleg_id.is_(None) if overleg_id is None else punt.c.overleg_id == overleg_id
        return self.db.values(
            Agendapunt, select(punt).where(here(punt), on).order_by(punt.c.volgorde, punt.c.id)
        )

    def waits_for_meeting(self, casussen: Iterable[CasusId]) -> Mapping[CasusId, datetime | None]:
        """Return the casussen with a point that is still to come, and when."""
        punt, overleg = t.agendapunt, t.overleg
        asked = (
            here(punt) & (punt.c.status == PuntStatus.GEVRAAGD.value) & punt.c.casus_id.in_(sorted(casussen))
        )
        first = select(func.min(overleg.c.moment)).where(here(overleg), overleg.c.status == "gepland")
        on = (overleg.c.id == punt.c.overleg_id) & here(overleg)
        moment = func.coalesce(overleg.c.moment, first.scalar_subquery(), type_=overleg.c.moment.type)
        query = select(punt.c.casus_id, moment.label("moment"))
        rows = self.db.rows(query.select_from(punt.outerjoin(overleg, on)).where(asked))
        return {row.casus_id: row.moment for row in rows}

    def find_open_punt(self, casus_id: CasusId) -> Agendapunt | None:
        """Find the point at which the casus lies on the table now."""
        punt = t.agendapunt
        return self.db.find(
            Agendapunt,
            select(punt)
            .where(here(punt), punt.c.casus_id == casus_id, punt.c.status == PuntStatus.OPEN)
            .order_by(punt.c.geopend_op.desc(), punt.c.id),
        )

    def open_punten_te_sluiten(self, op: datetime) -> Sequence[Agendapunt]:
        """Return the open points that must be closed by themselves at a moment."""
        punt = t.agendapunt
        due = (punt.c.status == PuntStatus.OPEN) & (punt.c.sluit_op <= op)
        return self.db.values(
            Agendapunt, select(punt).where(here(punt), due).order_by(punt.c.sluit_op, punt.c.id)
        )

    def save_punt(self, punt: Agendapunt) -> None:
        """Add or change an agenda point."""
        self.db.put(t.agendapunt, row_of(punt))

    def delete_punt(self, punt_id: PuntId) -> None:
        """Take a point that was never treated off every agenda."""
        self.db.run(delete(t.agendapunt).where(here(t.agendapunt), t.agendapunt.c.id == punt_id))

    def aanwezigen(self, punt_id: PuntId) -> Sequence[Aanwezige]:
        """Return who takes or took part in a point, in order of arrival."""
        table = t.aanwezige
        query = select(table).where(here(table), table.c.punt_id == punt_id)
        return self.db.values(Aanwezige, query.order_by(table.c.van, table.c.persoon_id))

    def save_aanwezige(self, aanwezige: Aanwezige, livc_id: LivcId) -> None:
        """Add or change the attendance of a person at a point."""
        self.db.put(t.aanwezige, row_of(aanwezige, livc_id=livc_id))

    def laatste_punt(self, casus_id: CasusId) -> Agendapunt | None:
        """Return the point of the casus that was opened last."""
        punt = t.agendapunt
        opened = (punt.c.casus_id == casus_id) & punt.c.geopend_op.is_not(None)
        return self.db.find(
            Agendapunt, select(punt).where(here(punt), opened).order_by(punt.c.geopend_op.desc())
        )

    def stemmen(self, task_id: TaskId, ronde: int) -> Sequence[Stem]:
        """Return the votes of a round, in order of time."""
        stem = t.stem
        query = select(stem).where(here(stem), stem.c.task_id == task_id, stem.c.ronde == ronde)
        return self.db.values(Stem, query.order_by(stem.c.moment, stem.c.id))

    def save_stem(self, stem: Stem) -> None:
        """Add or change a vote; `ConflictError` for a second one of the same person in the same round."""
        self.db.put(t.stem, row_of(stem))

    def bevestigingen(self, persoon_id: PersoonId, rollen: frozenset[str]) -> Sequence[Bevestiging]:
        """Return what waits for this person's, or these roles', confirmation, the oldest first."""
        table = t.bevestiging
        mine = or_(table.c.persoon_id == persoon_id, table.c.persoon_id.is_(None) & table.c.rol.in_(rollen))
        query = select(table).where(here(table), table.c.antwoord.is_(None), mine)
        return self.db.values(Bevestiging, query.order_by(table.c.moment, table.c.id))

    def bevestiging(self, bevestiging_id: str) -> Bevestiging:
        """Return what was noted for someone."""
        table = t.bevestiging
        found = self.db.find(Bevestiging, select(table).where(here(table), table.c.id == bevestiging_id))
        if found is None:
            raise NotFoundError
        return found

    def save_bevestiging(self, bevestiging: Bevestiging) -> None:
        """Add or change what waits for confirmation."""
        self.db.put(t.bevestiging, row_of(bevestiging))
