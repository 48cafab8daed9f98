"""The strategic table: its meetings, what it asked others, and who sits there (scoped)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, select

from app.domain.ids import InstantieId
from app.domain.strategie import Instructie, Opvolging, Stadium, StrategischeZetel, StrategischOverleg
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of

_OVERLEG, _INSTRUCTIE, _ZETEL = t.strategisch_overleg.c, t.instructie.c, t.strategische_zetel.c
_NOG_NIET: Final = (Stadium.TE_PLANNEN, Stadium.GEPLAND)
_MEETINGS: Final = select(t.strategisch_overleg).where(here(t.strategisch_overleg))
_TO_COME: Final = _MEETINGS.where(_OVERLEG.stand.in_(_NOG_NIET)).order_by(
    _OVERLEG.moment.is_(None), _OVERLEG.moment, _OVERLEG.id
)
_PAST: Final = _MEETINGS.where(_OVERLEG.stand.not_in(_NOG_NIET)).order_by(
    _OVERLEG.moment.is_(None), _OVERLEG.moment.desc(), _OVERLEG.id
)
_ASKED: Final = select(t.instructie).where(here(t.instructie))
_OPEN: Final = _ASKED.where(_INSTRUCTIE.opvolging == Opvolging.GEGEVEN).order_by(
    _INSTRUCTIE.tegen, _INSTRUCTIE.id
)


@dataclass(frozen=True)
class SqlStrategie:
    """What the strategic table of one LIVC-R has."""

    db: Db

    def find_overleg(self, overleg_id: InstantieId) -> StrategischOverleg | None:
        """Find a meeting."""
        return self.db.find(
            StrategischOverleg, _MEETINGS.where(_OVERLEG.id == bindparam("asked")), asked=overleg_id
        )

    def to_come(self) -> Sequence[StrategischOverleg]:
        """Return the meetings that are still to come, the earliest first."""
        return self.db.values(StrategischOverleg, _TO_COME)

    def past(self, van: int, aantal: int) -> Sequence[StrategischOverleg]:
        """Return a page of the others, the latest first."""
        return self.db.values(StrategischOverleg, _PAST.offset(van).limit(aantal))

    def save_overleg(self, overleg: StrategischOverleg) -> None:
        """Add or change a meeting."""
        self.db.put(t.strategisch_overleg, row_of(overleg))

    def instructies(self, overleg_id: InstantieId) -> Sequence[Instructie]:
        """Return what a meeting asked, in order."""
        asked = _ASKED.where(_INSTRUCTIE.overleg_id == bindparam("of"))
        return self.db.values(Instructie, asked.order_by(_INSTRUCTIE.tegen, _INSTRUCTIE.id), of=overleg_id)

    def find_instructie(self, instructie_id: str) -> Instructie | None:
        """Find an instruction."""
        asked = _ASKED.where(_INSTRUCTIE.id == bindparam("asked"))
        return self.db.find(Instructie, asked, asked=instructie_id)

    def open_instructies(self, van: int, aantal: int) -> Sequence[Instructie]:
        """Return a page of what is still to be done, the first due first."""
        return self.db.values(Instructie, _OPEN.offset(van).limit(aantal))

    def save_instructie(self, instructie: Instructie) -> None:
        """Add or change an instruction."""
        self.db.put(t.instructie, row_of(instructie))

    def zetels(self) -> Sequence[StrategischeZetel]:
        """Return who was ever named to a place, in order of the day."""
        query = select(t.strategische_zetel).where(here(t.strategische_zetel))
        return self.db.values(StrategischeZetel, query.order_by(_ZETEL.van, _ZETEL.id))

    def save_zetel(self, zetel: StrategischeZetel) -> None:
        """Name somebody to a place, or change until when."""
        self.db.put(t.strategische_zetel, row_of(zetel))
