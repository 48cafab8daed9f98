"""Home of a strategic meeting: the row of an instance, and the papers that were written in its steps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.errors import KeyMissingError, NotFoundError
from app.domain.ids import InstantieId, ItemId, TaskId
from app.domain.item import Item
from app.domain.sentence import Sentence, given_text
from app.domain.strategie import Instructie, StrategischOverleg
from app.domain.words.step_kind import StepKind
from app.domain.words.steps.strategisch_besluiten import STRATEGISCH_BESLUITEN
from app.domain.words.steps.strategisch_openen import STRATEGISCH_OPENEN
from app.domain.words.steps.strategisch_plannen import STRATEGISCH_PLANNEN
from app.domain.words.steps.strategische_opdracht import STRATEGISCHE_OPDRACHT
from app.services.ports.keys import KeyStore
from app.services.ports.unit_of_work import Tx
from app.services.texts import Content, read_text

TAFEL = "tafel"
"""To whom an instruction goes that is for the operational table."""
NR = "nr"


@dataclass(frozen=True)
class Plek:
    """Where a text stands in the papers: the item, and its answer or its row and column."""

    item_id: ItemId
    veld: str
    nr: int = 0
    kolom: str = ""


@dataclass(frozen=True)
class Tekst:
    """A text with its subject, and where it stands."""

    onderwerp: str
    tekst: str
    plek: Plek
    stap: TaskId | None = None
    """The step in which it was written."""


@dataclass(frozen=True)
class StrategischePapieren:
    """What was written of one meeting, and is still there."""

    plaats: str
    agenda: Sequence[Tekst]
    aanwezig: Sequence[str]
    """Ids of people, and of the place of the parket."""
    besluiten: Sequence[Tekst]
    gevraagd: Mapping[tuple[TaskId | None, int], Tekst]
    """What an instruction asks, by its step and row."""
    gemeld: Mapping[TaskId | None, Tekst]
    """What was noted when one was closed, by that step."""
    gelezen: Sequence[ItemId]


def overleg_of(tx: Tx, overleg_id: InstantieId) -> StrategischOverleg:
    """Return a strategic meeting. Raises `NotFoundError`."""
    found = tx.strategie.find_overleg(overleg_id)
    if found is None:
        raise NotFoundError
    return found


def papers_of(tx: Tx, keys: KeyStore, overleg_id: InstantieId) -> StrategischePapieren:
    """Return the papers of a meeting; what was destroyed is not there, and nothing says what it was."""
    read = [(item, _content(keys, item)) for item in tx.items.of_instantie(overleg_id, "papers")]
    plans, notes = _of(read, STRATEGISCH_PLANNEN), _of(read, STRATEGISCH_BESLUITEN)
    return StrategischePapieren(
        plaats=_place(plans),
        agenda=_lines(plans, "agenda", "toelichting"),
        aanwezig=_present(_of(read, STRATEGISCH_OPENEN)),
        besluiten=_lines(notes, "besluiten", "besluit"),
        gevraagd=dict(_asked(notes)),
        gemeld=dict(_reported(_of(read, STRATEGISCHE_OPDRACHT))),
        gelezen=[item.id for item, _ in read],
    )


def asked_in(papieren: StrategischePapieren, instructie: Instructie) -> Tekst | None:
    """Return what an instruction asks, in words; None once that is destroyed or was never kept."""
    return papieren.gevraagd.get((instructie.task_id, instructie.nr))


def whom(tx: Tx, instructie: Instructie) -> Sentence:
    """Return to whom an instruction goes, in words."""
    if instructie.aan_tafel:
        return Sentence("de operationele tafel")
    return given_text(tx.people.organisatie(instructie.organisatie_id).naam)


Read = tuple[Item, Content]


def _content(keys: KeyStore, item: Item) -> Content:
    try:
        return read_text(keys, item)
    except KeyMissingError:
        return {}


def _of(read: Sequence[Read], kind: StepKind) -> list[Read]:
    """Return what was written in steps of one kind."""
    return [each for each in read if each[0].kind == kind.word]


def _place(plans: Sequence[Read]) -> str:
    last: Content = plans[-1][1] if plans else {}
    return str(last.get("plaats") or "")


def _present(opened: Sequence[Read]) -> list[str]:
    found: list[str] = []
    for _, content in opened:
        found += map(str, _listed(content, "aanwezig"))
    return found


def _lines(written: Sequence[Read], field: str, column: str) -> list[Tekst]:
    """Return the rows of a list, each with the words of one column."""
    found: list[Tekst] = []
    for item, content in written:
        rows = _listed(content, field)
        found += [_line(item, row, Plek(item.id, field, int(row[NR]), column)) for row in rows]
    return found


def _line(item: Item, row: Mapping[str, object], plek: Plek) -> Tekst:
    return Tekst(_text(row, "onderwerp"), _text(row, plek.kolom), plek, item.task_id)


def _text(row: Mapping[str, object], key: str) -> str:
    return str(row.get(key) or "")


def _asked(notes: Sequence[Read]) -> Iterator[tuple[tuple[TaskId | None, int], Tekst]]:
    for text in _lines(notes, "opdrachten", "wat"):
        yield (text.stap, text.plek.nr), text


def _reported(closed: Sequence[Read]) -> Iterator[tuple[TaskId | None, Tekst]]:
    for item, content in closed:
        yield item.task_id, Tekst("", _text(content, "nota"), Plek(item.id, "nota"), item.task_id)


def _listed(content: Content, field: str) -> list[Any]:
    found = content.get(field)
    return list(found) if isinstance(found, list) else []
