"""Which point of the agenda is meant, in words; and why these people are on its list."""

from collections.abc import Sequence

from app.domain.ids import PuntId
from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt, Overleg, PuntStatus
from app.domain.sentence import Sentence, given_text, in_a_row
from app.domain.toegang import neemt_deel
from app.domain.words.attributes import PHASES
from app.services.ports.unit_of_work import Tx
from app.services.views.tasks import PuntUitleg

PER_PUNT = "agendapunt"
"""The repetition in which a meeting treats one point after another."""

ZONDER_GASTEN = "Op de lijst staan de vaste leden. Voor casus {code} is nog geen dienst genodigd."
MET_GASTEN = "Op de lijst staan de vaste leden, en wie genodigd is voor casus {code}: {wie}."


def is_about_point(taak: Taak) -> bool:
    """Answer whether a step of a meeting is about one point of its agenda."""
    return taak.per == PER_PUNT and bool(taak.binding)


def punt_van(tx: Tx, taak: Taak) -> Agendapunt | None:
    """Return the point that a step of a meeting is about, None when it is about no single point."""
    if not is_about_point(taak):
        return None
    on_agenda = {punt.id: punt for punt in tx.tafel.punten(taak.instantie_id)}  # read once for all its steps
    asked = PuntId(taak.binding or "")
    return on_agenda.get(asked) or tx.tafel.punt(asked)


def punt_woorden(tx: Tx, punt: Agendapunt) -> Sentence:
    """Name the point by its place on the agenda, its casus code or kind, and its subject."""
    about = onderwerp(tx, punt)
    number, total = _place(tx, punt)
    if not number:
        return about
    return Sentence("Punt {nummer} van {aantal} · {onderwerp}", nummer=number, aantal=total, onderwerp=about)


def volgende_woorden(tx: Tx, punt: Agendapunt) -> Sentence:
    """Say that this point follows."""
    about = onderwerp(tx, punt)
    number, total = _place(tx, punt)
    if not number:
        return Sentence("Daarna volgt {onderwerp}.", onderwerp=about)
    return Sentence(
        "Daarna volgt punt {nummer} van {aantal} · {onderwerp}.", nummer=number, aantal=total, onderwerp=about
    )


def onderwerp(tx: Tx, punt: Agendapunt) -> Sentence:
    """Name what a point is about: process zone only."""
    phase = PHASES.get(punt.titel)
    title = Sentence(phase) if phase else given_text(punt.titel)
    if punt.casus_id is None:
        return title
    return Sentence("casus {code}: {titel}", code=tx.casussen.get(punt.casus_id).code, titel=title)


def uitleg_van(tx: Tx, taak: Taak) -> PuntUitleg | None:
    """Explain the point of a step of a meeting; None when the step is about no single point."""
    punt = punt_van(tx, taak)
    return PuntUitleg(punt_woorden(tx, punt), _kring(tx, punt)) if punt else None


def punten_vooraf(tx: Tx, overleg: Overleg | None) -> Sequence[Agendapunt]:
    """Return the agenda of the next meeting: its points, or before it opens what waits for a meeting."""
    own = tx.tafel.punten(overleg.id) if overleg else ()
    return own or [punt for punt in tx.tafel.punten(None) if punt.status is PuntStatus.GEVRAAGD]


def volgend_punt(tx: Tx, punt: Agendapunt) -> Agendapunt | None:
    """Return the point that is treated after this one, None when it is the last."""
    points = list(_agenda(tx, punt))
    if punt not in points:
        return None
    after = points[points.index(punt) + 1 :]
    return next((each for each in after if each.status is PuntStatus.GEVRAAGD), None)


def _agenda(tx: Tx, punt: Agendapunt) -> Sequence[Agendapunt]:
    return tx.tafel.punten(punt.overleg_id) if punt.overleg_id else ()


def _place(tx: Tx, punt: Agendapunt) -> tuple[int, int]:
    ids = [p.id for p in _agenda(tx, punt)]
    return (ids.index(punt.id) + 1, len(ids)) if punt.id in ids else (0, 0)


def _kring(tx: Tx, punt: Agendapunt) -> Sentence:
    """Say who is on the list and why, and that this differs from the point before."""
    number, _ = _place(tx, punt)
    before = _agenda(tx, punt)[number - 2] if number > 1 else None
    words = _reason(tx, punt)
    if before is None or _guests(tx, before) == _guests(tx, punt):
        return words
    return in_a_row(
        [words, Sentence("Daardoor is de lijst anders dan bij punt {nummer}.", nummer=number - 1)]
    )


def _reason(tx: Tx, punt: Agendapunt) -> Sentence:
    if punt.casus_id is None:
        return Sentence("Dit punt gaat niet over een casus: enkel de vaste leden staan op de lijst.")
    code, guests = tx.casussen.get(punt.casus_id).code, _guests(tx, punt)
    return Sentence(MET_GASTEN, code=code, wie=guests) if guests else Sentence(ZONDER_GASTEN, code=code)


def _guests(tx: Tx, punt: Agendapunt) -> list[str]:
    rows = tx.casussen.deelnames(punt.casus_id) if punt.casus_id else ()
    return sorted(tx.people.organisatie(d.organisatie_id).naam for d in rows if neemt_deel(d))
