"""The papers of a meeting: what is said of a casus goes with that casus, and only the rest with the meeting."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from app.domain.ids import CasusId, InstantieId, PuntId
from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.sentence import Sentence
from app.domain.words.processes import process_of
from app.services.ports.unit_of_work import Tx
from app.services.steps.context import StepContext
from app.services.texts import Content, Home, is_vernietigd

PUNT = "punt"
"""Column of a list in a form that says which point of the agenda a row is about."""
NUMMER = "nr"
_CEL = re.compile(r"^(?P<row>.+-\d+)-[a-z_0-9]+$")
"""Name of an answer in a row of a posted form."""
Raw = Mapping[str, Sequence[str]]


def casus_of_point(tx: Tx, taak: Taak) -> CasusId | None:
    """Return the casus of the point that a step of a meeting is about, None when it is about no casus."""
    punt_id = _point_of(taak)
    return tx.tafel.punt(punt_id).casus_id if punt_id else None


def _point_of(taak: Taak) -> PuntId | None:
    return PuntId(taak.binding) if taak.per == "agendapunt" and taak.binding else None


def casussen_on_agenda(tx: Tx, overleg_id: InstantieId) -> tuple[CasusId, ...]:
    """Return the casussen that a text on a whole meeting may speak of."""
    found = [punt.casus_id for punt in tx.tafel.punten(overleg_id) if punt.casus_id]
    return tuple(dict.fromkeys(found))


def behandeld(tx: Tx, overleg_id: InstantieId) -> Sequence[tuple[int, Agendapunt]]:
    """Return the points that were dealt with at a meeting, each with its number."""
    handled = (PuntStatus.OPEN, PuntStatus.GESLOTEN)
    points = [punt for punt in tx.tafel.punten(overleg_id) if punt.status in handled]
    return list(enumerate(points, 1))


def vernietigde_punten(tx: Tx, taak: Taak, moment: datetime) -> Mapping[str, int]:
    """Return the points of a meeting of whose casus the papers are destroyed, with their number."""
    if not process_of(taak.proces_id).meeting:
        return {}
    return {
        punt.id: nr
        for nr, punt in behandeld(tx, taak.instantie_id)
        if punt.casus_id and is_vernietigd(tx, taak.livc_id, punt.casus_id, moment)
    }


def zonder_vernietigde_punten(raw: Raw, weg: Mapping[str, int]) -> tuple[Raw, tuple[Sentence, ...]]:
    """Return a posted form without the rows about such a point, and what is not kept of it, in words."""
    gone = _rows_about(raw, weg)
    kept: dict[str, Sequence[str]] = {}
    numbers: set[int] = set()
    for name, given in raw.items():
        row = _row_of(name)
        if row not in gone:
            kept[name] = given
        elif _is_told(name, given):
            numbers.add(gone[row])
    return kept, tuple(Sentence(NIET_BEWAARD, nr=nr) for nr in sorted(numbers))


def _rows_about(raw: Raw, punten: Mapping[str, int]) -> Mapping[str, int]:
    """Return the rows of a posted form that are about one of these points, each with the number of its point."""
    about = {
        name.removesuffix(f"-{PUNT}"): "".join(given)
        for name, given in raw.items()
        if name.endswith(f"-{PUNT}")
    }
    return {row: punten[punt_id] for row, punt_id in about.items() if punt_id in punten}


NIET_BEWAARD = (
    "Punt {nr} gaat over een casus waarvan de papieren al vernietigd zijn; die tekst is niet bewaard."
)


def _row_of(name: str) -> str:
    found = _CEL.match(name)
    return found["row"] if found else ""


def _is_told(name: str, given: Sequence[str]) -> bool:
    return not name.endswith((f"-{PUNT}", f"-{NUMMER}")) and any(text.strip() for text in given)


def paper_parts(step: StepContext, content: Content) -> list[tuple[Home, Content]]:
    """Return where each part of the papers of a step belongs."""
    livc, punt_id = step.mover.livc, _point_of(step.taak)
    casus_id = step.taak.casus_id or casus_of_point(step.mover.tx, step.taak)
    if casus_id:
        return [(Home(livc.id, "papers", livc.gemeente_id, casus_id, punt_id=punt_id), content)]
    parts: list[tuple[Home, Content]] = []
    for casus, part in _parted(step.mover.tx, content).items():
        meeting = None if casus else step.instantie.id
        if any(part.values()):
            parts.append((Home(livc.id, "papers", livc.gemeente_id, casus, meeting, punt_id), part))
    return parts


def _parted(tx: Tx, content: Content) -> Mapping[CasusId | None, dict[str, object]]:
    """Return the content per casus, and under None what is about none: rows go with the casus of their point."""
    parts: dict[CasusId | None, dict[str, object]] = {}
    for key, answer in content.items():
        if not _is_per_point(answer):
            parts.setdefault(None, {})[key] = answer
            continue
        rows: dict[CasusId | None, list[dict[str, object]]] = {}
        for row in _told(answer):
            rows.setdefault(tx.tafel.punt(PuntId(str(row[PUNT]))).casus_id, []).append(row)
        for casus_id, kept in rows.items():
            parts.setdefault(casus_id, {})[key] = kept
    return parts


def _is_per_point(answer: object) -> bool:
    return isinstance(answer, list) and any(isinstance(row, dict) and PUNT in row for row in answer)


def _told(answer: object) -> Iterable[dict[str, object]]:
    """Return the rows in which something is said beside the point."""
    rows = answer if isinstance(answer, list) else []
    return [row for row in rows if any(value for key, value in row.items() if key not in (PUNT, NUMMER))]
