"""A meeting as it stands: its points, its open steps, the point in hand, and who is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.ids import InstantieId
from app.domain.instantie import Taak
from app.domain.overleg import Aanwezige, Agendapunt, Overleg, PuntStatus
from app.domain.people import Actor, Rol
from app.domain.sentence import Opening, Sentence
from app.domain.toegang import LEIDING, grond_om_af_te_werken
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.ports.unit_of_work import Tx
from app.services.telling.agenda import PER_PUNT, onderwerp, punt_van, punt_woorden


@dataclass(frozen=True)
class Meeting:
    """A meeting as it stands: its points, its open steps, and the point in hand."""

    overleg: Overleg
    punten: Sequence[Agendapunt]
    taken: Sequence[Taak]
    van_mij: Sequence[Taak]
    treated: Agendapunt | None
    """The point that an open step of the meeting is about."""
    open_punt: Agendapunt | None
    sees_all: bool
    """The office and the reporter see the whole agenda; others only what they are in."""

    @property
    def begun(self) -> bool:
        """Whether people sit together now, or are about to hear the legal frame."""
        opening = any(has_part(taak.kind, Part.OPENING) for taak in self.taken)
        return opening or self.overleg.status == "bezig"


def meeting_of(tx: Tx, actor: Actor, overleg_id: InstantieId) -> Meeting:
    """Return a meeting as it stands for a reader. Raises `NotFoundError`."""
    overleg = tx.tafel.overleg(overleg_id)
    taken = tx.taken.of_slot(overleg_id)
    punten = _points(tx, overleg)
    treating = next((t for t in taken if t.per == PER_PUNT), None)
    treated = punt_van(tx, treating) if treating else None
    open_ = _open_point(punten, treating, treated)
    return Meeting(
        overleg=overleg,
        punten=punten,
        taken=taken,
        van_mij=[t for t in taken if grond_om_af_te_werken(actor, t, aan_tafel=False)],
        treated=treated or open_,
        open_punt=open_,
        sees_all=bool(actor.rollen & (LEIDING | {Rol.VERSLAGGEVER})),
    )


def _open_point(
    punten: Sequence[Agendapunt], treating: Taak | None, treated: Agendapunt | None
) -> Agendapunt | None:
    """Return the open point; one without a casus that was begun before such points could open, counts as open."""
    opened = [punt for punt in punten if punt.status is PuntStatus.OPEN]
    if opened:
        return opened[0]
    return treated if treating and has_part(treating.kind, Part.CLOSING) else None


def _points(tx: Tx, overleg: Overleg) -> Sequence[Agendapunt]:
    """Return the agenda; what waits for a meeting that did not begin yet, is what it will treat."""
    punten = tx.tafel.punten(overleg.id)
    if overleg.status not in ("te_plannen", "gepland"):
        return punten
    return [*punten, *(p for p in tx.tafel.punten(None) if p.status is PuntStatus.GEVRAAGD)]


def is_here(actor: Actor, present: Sequence[Aanwezige]) -> bool:
    """Answer whether the actor takes part now."""
    return actor.persoon_id in {each.persoon_id for each in present if each.is_aan_tafel}


def point_words(tx: Tx, meeting: Meeting, punt: Agendapunt) -> Sentence:
    """Name a point; how many there are is for who sees the whole agenda."""
    return (
        punt_woorden(tx, punt) if meeting.sees_all else Opening("{onderwerp}", onderwerp=onderwerp(tx, punt))
    )
