"""Meetings, agenda points, attendance, votes and confirmations (scoped)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, delete, func, or_, select, update

from app.domain.caseteam import Teamlid
from app.domain.casus import CasusStatus
from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, InstantieId, LivcId, PersoonId, PuntId, TaskId
from app.domain.overleg import Aanwezige, Agendapunt, Bevestiging, Overleg, PuntStatus, Stem
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of

_OVERLEG, _PUNT, _BEVESTIGING = t.overleg.c, t.agendapunt.c, t.bevestiging.c
_MEETING: Final = select(t.overleg).where(here(t.overleg), _OVERLEG.id == bindparam("asked"))
_MEETINGS: Final = (
    select(t.overleg).where(here(t.overleg)).order_by(_OVERLEG.moment.is_(None), _OVERLEG.moment, _OVERLEG.id)
)
_POINTS: Final = select(t.agendapunt).where(here(t.agendapunt))
_POINT: Final = _POINTS.where(_PUNT.id == bindparam("asked"))
_IN_ORDER: Final = _POINTS.order_by(_PUNT.volgorde, _PUNT.id)
_ON_AGENDA: Final = _IN_ORDER.where(_PUNT.overleg_id == bindparam("of"))
_ON_NO_AGENDA: Final = _IN_ORDER.where(_PUNT.overleg_id.is_(None))
_OF_CASUS: Final = _POINTS.where(_PUNT.casus_id == bindparam("of"))
_OPEN: Final = _OF_CASUS.where(_PUNT.status == PuntStatus.OPEN).order_by(_PUNT.geopend_op.desc(), _PUNT.id)
_LAST_OPENED: Final = _OF_CASUS.where(_PUNT.geopend_op.is_not(None)).order_by(_PUNT.geopend_op.desc())
_OPENED: Final = (
    select(_PUNT.geopend_op)
    .where(here(t.agendapunt), _PUNT.casus_id == bindparam("of"), _PUNT.geopend_op.is_not(None))
    .order_by(_PUNT.geopend_op)
)
_FIRST: Final = select(func.min(_OVERLEG.moment)).where(here(t.overleg), _OVERLEG.status == "gepland")
_WAITING: Final = (
    select(
        _PUNT.casus_id,
        func.min(func.coalesce(_OVERLEG.moment, _FIRST.scalar_subquery(), type_=_OVERLEG.moment.type)).label(
            "moment"
        ),
    )
    .select_from(t.agendapunt.outerjoin(t.overleg, (_OVERLEG.id == _PUNT.overleg_id) & here(t.overleg)))
    .where(here(t.agendapunt), _PUNT.status == PuntStatus.GEVRAAGD.value)
    .where(_PUNT.casus_id.in_(bindparam("casussen", expanding=True)))
    .group_by(_PUNT.casus_id)
)
_TEAM: Final = (
    select(t.caseteam)
    .where(here(t.caseteam), t.caseteam.c.casus_id == bindparam("of"))
    .order_by(t.caseteam.c.van, t.caseteam.c.persoon_id)
)
_LATER: Final = t.agendapunt.alias()
_CLOSED_LATER: Final = (
    select(_LATER.c.id)
    .where(here(_LATER), _LATER.c.casus_id == _PUNT.casus_id, _LATER.c.status == PuntStatus.GESLOTEN)
    .where(_LATER.c.gesloten_op > _PUNT.gesloten_op)
    .exists()
)
_RUNS: Final = t.casus.c.status == CasusStatus.LOPEND
_URGENT: Final = (
    select(func.count(_PUNT.casus_id.distinct()))
    .select_from(t.agendapunt.join(t.casus, (t.casus.c.id == _PUNT.casus_id) & here(t.casus)))
    .where(here(t.agendapunt), _RUNS, _PUNT.status == PuntStatus.GESLOTEN, _PUNT.dringend, ~_CLOSED_LATER)
)
_RHYTHM: Final = select(
    select(func.count()).select_from(t.casus).where(here(t.casus), _RUNS).scalar_subquery().label("lopend"),
    _URGENT.scalar_subquery().label("dringend"),
)
_PRESENT_AT: Final = (
    select(t.aanwezige)
    .where(here(t.aanwezige), t.aanwezige.c.punt_id.in_(bindparam("punten", expanding=True)))
    .order_by(t.aanwezige.c.van, t.aanwezige.c.persoon_id)
)
_PRESENT: Final = (
    select(t.aanwezige)
    .where(here(t.aanwezige), t.aanwezige.c.punt_id == bindparam("of"))
    .order_by(t.aanwezige.c.van, t.aanwezige.c.persoon_id)
)
_VOTES: Final = (
    select(t.stem)
    .where(here(t.stem), t.stem.c.task_id == bindparam("of"), t.stem.c.ronde == bindparam("ronde"))
    .order_by(t.stem.c.moment, t.stem.c.id)
)
_OWN_ROLE: Final = and_(
    _BEVESTIGING.persoon_id.is_(None), _BEVESTIGING.rol.in_(bindparam("rollen", expanding=True))
)
_TO_CONFIRM: Final = (
    select(t.bevestiging)
    .where(here(t.bevestiging), _BEVESTIGING.antwoord.is_(None))
    .where(or_(_BEVESTIGING.persoon_id == bindparam("persoon"), _OWN_ROLE))
    .order_by(_BEVESTIGING.moment, _BEVESTIGING.id)
)


@dataclass(frozen=True)
class SqlTafel:
    """What happens at an agenda point."""

    db: Db

    def overleggen(self) -> Sequence[Overleg]:
        """Return all meetings, the earliest first; those without a date last."""
        return self.db.values(Overleg, _MEETINGS)

    def overleg(self, overleg_id: InstantieId) -> Overleg:
        """Return a meeting."""
        found = self.db.find(Overleg, _MEETING, asked=overleg_id)
        if found is None:
            raise NotFoundError
        return found

    def save_overleg(self, overleg: Overleg) -> None:
        """Add or change a meeting."""
        self.db.put(t.overleg, row_of(overleg))

    def punt(self, punt_id: PuntId) -> Agendapunt:
        """Return an agenda point."""
        found = self.db.find(Agendapunt, _POINT, asked=punt_id)
        if found is None:
            raise NotFoundError
        return found

    def punten(self, overleg_id: InstantieId | None) -> Sequence[Agendapunt]:
        """Return the points of a meeting, or those on no agenda yet, in order."""
        if overleg_id is None:
            return self.db.values(Agendapunt, _ON_NO_AGENDA)
        return self.db.values(Agendapunt, _ON_AGENDA, of=overleg_id)

    def waits_for_meeting(self, casussen: Iterable[CasusId]) -> Mapping[CasusId, datetime | None]:
        """Return the casussen with a point that is still to come, and when."""
        rows = self.db.rows(_WAITING, casussen=sorted(casussen))
        return {row.casus_id: row.moment for row in rows}

    def lopende_en_dringende(self) -> tuple[int, int]:
        """Count the casussen that run, and of these the ones that must come back within the week."""
        [found] = self.db.rows(_RHYTHM)
        return found.lopend, found.dringend

    def caseteam(self, casus_id: CasusId) -> Sequence[Teamlid]:
        """Return every place that there ever was in the caseteam of a casus, in order."""
        return self.db.values(Teamlid, _TEAM, of=casus_id)

    def save_teamlid(self, lid: Teamlid) -> None:
        """Add or end a place."""
        self.db.put(t.caseteam, row_of(lid))

    def find_open_punt(self, casus_id: CasusId) -> Agendapunt | None:
        """Find the point at which the casus lies on the table now."""
        return self.db.find(Agendapunt, _OPEN, of=casus_id)

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
        return self.db.values(Aanwezige, _PRESENT, of=punt_id)

    def aanwezigen_van(self, punten: Iterable[PuntId]) -> Mapping[PuntId, Sequence[Aanwezige]]:
        """Return who took part in several points, by point, in order of arrival."""
        found: dict[PuntId, list[Aanwezige]] = {}
        for each in self.db.values(Aanwezige, _PRESENT_AT, punten=sorted(punten)):
            found.setdefault(each.punt_id, []).append(each)
        return found

    def attended(self, persoon_id: PersoonId) -> Sequence[CasusId]:
        """Return the casussen at a point of which this person took part."""
        punt, aanwezige = t.agendapunt, t.aanwezige
        joined = punt.join(aanwezige, (aanwezige.c.punt_id == punt.c.id) & here(aanwezige))
        was_there = here(punt) & (aanwezige.c.persoon_id == persoon_id) & punt.c.casus_id.is_not(None)
        query = select(punt.c.casus_id).distinct().select_from(joined).where(was_there)
        return [row.casus_id for row in self.db.rows(query.order_by(punt.c.casus_id))]

    def save_aanwezige(self, aanwezige: Aanwezige, livc_id: LivcId) -> None:
        """Add or change the attendance of a person at a point."""
        self.db.put(t.aanwezige, row_of(aanwezige, livc_id=livc_id))

    def forget_aanwezigen(self, punt_id: PuntId) -> None:
        """Forget who was noted at a point: it is noted anew."""
        self.db.run(delete(t.aanwezige).where(here(t.aanwezige), t.aanwezige.c.punt_id == punt_id))

    def laatste_punt(self, casus_id: CasusId) -> Agendapunt | None:
        """Return the point of the casus that was opened last."""
        return self.db.find(Agendapunt, _LAST_OPENED, of=casus_id)

    def geopend(self, casus_id: CasusId) -> Sequence[datetime]:
        """Return when each point of the casus that was opened was, the first one first."""
        return [row.geopend_op for row in self.db.rows(_OPENED, of=casus_id)]

    def stemmen(self, task_id: TaskId, ronde: int) -> Sequence[Stem]:
        """Return the votes of a round, in order of time."""
        return self.db.values(Stem, _VOTES, of=task_id, ronde=ronde)

    def save_stem(self, stem: Stem) -> None:
        """Add or change a vote; `ConflictError` for a second one of the same person in the same round."""
        self.db.put(t.stem, row_of(stem))

    def bevestigingen(self, persoon_id: PersoonId, rollen: frozenset[str]) -> Sequence[Bevestiging]:
        """Return what waits for this person's, or these roles', confirmation, the oldest first."""
        return self.db.values(Bevestiging, _TO_CONFIRM, persoon=persoon_id, rollen=sorted(rollen))

    def bevestiging(self, bevestiging_id: str) -> Bevestiging:
        """Return what was noted for someone."""
        table = t.bevestiging
        found = self.db.find(Bevestiging, select(table).where(here(table), table.c.id == bevestiging_id))
        if found is None:
            raise NotFoundError
        return found

    def answer_bevestiging(self, bevestiging_id: str, antwoord: str) -> bool:
        """Keep the answer; False where somebody answered already, whatever lock is held."""
        asked = t.bevestiging
        still = here(asked) & (asked.c.id == bevestiging_id) & asked.c.antwoord.is_(None)
        return self.db.run(update(asked).where(still).values(antwoord=antwoord)) == 1

    def save_bevestiging(self, bevestiging: Bevestiging) -> None:
        """Add or change what waits for confirmation."""
        self.db.put(t.bevestiging, row_of(bevestiging))
