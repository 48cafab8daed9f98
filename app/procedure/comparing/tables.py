"""A decision table in both versions: its columns, its rows, and the cells of each row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from app.domain.sentence import Opening, Sentence
from app.procedure.comparing.aspects import Aspect, differences
from app.procedure.comparing.change import Change, ChangeKind
from app.procedure.comparing.side import VersionSide
from app.procedure.comparing.uniting import united
from app.procedure.comparing.words import quoted
from app.procedure.dmn.xml import child, children, read_definitions, text_in, text_of


@dataclass(frozen=True)
class _Row:
    id: str
    number: int
    cells: tuple[str, ...]
    description: str


@dataclass(frozen=True)
class _Column:
    head: str
    exact: str
    """What it reads or writes."""
    allowed: str


@dataclass(frozen=True)
class _Decision:
    """A decision as it is written; without columns it is one expression."""

    id: str
    name: str
    policy: str = ""
    columns: tuple[_Column, ...] = ()
    """Those with a condition first."""
    rows: tuple[_Row, ...] = ()
    expression: str = ""
    reads: str = ""
    """What it requires of data and of other decisions."""


def table_changes(file: str, before: VersionSide, after: VersionSide) -> Iterator[Change]:
    """Yield what is otherwise in the decisions of a file; raises `ModelError` for one that cannot be read."""
    olds, news = _decisions(file, before.files[file]), _decisions(file, after.files[file])
    found = united(olds, news, lambda each: each.id, lambda each: each.name)
    for new in found.added:
        sentence = Sentence("Er komt een beslissing bij: {naam}.", naam=quoted(new.name))
        yield Change(ChangeKind.ERBIJ, sentence, file, (), (new.id,))
    for old in found.gone:
        sentence = Sentence("De beslissing {naam} verdwijnt.", naam=quoted(old.name))
        yield Change(ChangeKind.WEG, sentence, file, (old.id,), ())
    for old, new in found.both:
        for sentence in differences(old, new, _ASPECTS, {"tabel": quoted(new.name)}):
            yield Change(ChangeKind.ANDERS, sentence, file, (old.id,), (new.id,))
        yield from _rows(file, old, new)


def _decisions(file: str, content: bytes) -> list[_Decision]:
    nodes = children(read_definitions(file, content), "decision")
    return [_decision(each) for each in nodes]


def _decision(node: etree._Element) -> _Decision:
    identifier = node.get("id", "")
    name = node.get("name", identifier)
    hrefs = [each.get("href", "") for each in node.iter("*")]
    reads = " ".join(sorted(filter(None, hrefs)))
    table = child(node, "decisionTable")
    if table is None:
        return _Decision(identifier, name, expression=text_in(child(node, "literalExpression")), reads=reads)
    columns = [*map(_input, children(table, "input")), *map(_output, children(table, "output"))]
    rows = [_row(number, each) for number, each in enumerate(children(table, "rule"), start=1)]
    policy = f"{table.get('hitPolicy', 'UNIQUE')} {table.get('aggregation', '')}".strip()
    return _Decision(identifier, name, policy, tuple(columns), tuple(rows), reads=reads)


def _input(node: etree._Element) -> _Column:
    reads = text_in(child(node, "inputExpression"))
    return _Column(node.get("label", reads), reads, text_in(child(node, "inputValues")))


def _output(node: etree._Element) -> _Column:
    writes = node.get("name", "")
    return _Column(node.get("label", writes), writes, text_in(child(node, "outputValues")))


def _row(number: int, node: etree._Element) -> _Row:
    cells = [*children(node, "inputEntry"), *children(node, "outputEntry")]
    texts = map(_cell, cells)
    described = " ".join(text_of(child(node, "description")).split())
    return _Row(node.get("id", ""), number, tuple(texts), described)


def _cell(node: etree._Element) -> str:
    return text_in(node) or "-"


def _rows(file: str, old: _Decision, new: _Decision) -> Iterator[Change]:
    table = quoted(new.name)
    found = united(old.rows, new.rows, lambda row: row.id, lambda row: row.cells)
    for row in found.added:
        told = _told(new, row)
        sentence = Sentence("De tabel {tabel} krijgt een regel: {regel}.", tabel=table, regel=told)
        yield Change(ChangeKind.ERBIJ, sentence, file, (), (row.id,))
    for row in found.gone:
        told = _told(old, row)
        sentence = Sentence("De tabel {tabel} verliest een regel: {regel}.", tabel=table, regel=told)
        yield Change(ChangeKind.WEG, sentence, file, (row.id,), ())
    for one, other in found.both:
        for sentence in _cells(old, new, one, other):
            yield Change(ChangeKind.ANDERS, sentence, file, (one.id,), (other.id,))
    if found.is_reordered:
        sentence = Sentence("De regels van de tabel {tabel} staan in een andere volgorde.", tabel=table)
        yield Change(ChangeKind.VERPLAATST, sentence, file, (old.id,), (new.id,))


def _heads(decision: _Decision) -> Sentence:
    """Return what each column is called, and what it reads or writes."""
    heads = [
        Sentence("{hoofd} ({leest})", hoofd=quoted(each.head), leest=each.exact) for each in decision.columns
    ]
    return Sentence("{kolommen}", kolommen=heads or [Sentence("er geen")])


_ASPECTS: Final[tuple[Aspect[_Decision], ...]] = (
    Aspect("De beslissing {oud} heet nu {nieuw}.", lambda each: each.name),
    Aspect("Hoe de tabel {tabel} kiest: nu {nieuw}, vroeger {oud}.", lambda each: each.policy),
    Aspect("De kolommen van {tabel} zijn nu {nieuw}; vroeger {oud}.", lambda each: each.columns, _heads),
    Aspect("{tabel} is nu {nieuw}, vroeger {oud}.", lambda each: each.expression),
    Aspect("Waaruit {tabel} beslist: nu {nieuw}, vroeger {oud}.", lambda each: each.reads),
)


def _told(decision: _Decision, row: _Row) -> Sentence:
    """Return a row as "“kolom” is “waarde”" for each cell that asks or gives something."""
    pairs = zip(decision.columns, row.cells, strict=False)
    parts = [
        Sentence("{kolom} is {cel}", kolom=quoted(c.head), cel=quoted(cell))
        for c, cell in pairs
        if cell != "-"
    ]
    return Sentence("{cellen}", cellen=parts or [Sentence("zonder voorwaarde")])


def _cells(old: _Decision, new: _Decision, one: _Row, other: _Row) -> Iterator[Sentence]:
    where = Sentence("regel {nummer} van de tabel {tabel}", tabel=quoted(new.name), nummer=other.number)
    if len(one.cells) != len(other.cells):
        whole = {"nieuw": _told(new, other), "oud": _told(old, one)}
        yield Opening("{waar} is nu: {nieuw}. Vroeger: {oud}.", waar=where, **whole)
        return
    for column, was, now in zip(new.columns, one.cells, other.cells, strict=False):
        if was != now:
            said = {"kolom": quoted(column.head), "nieuw": quoted(now), "oud": quoted(was)}
            yield Sentence("In {waar} is {kolom} nu {nieuw}, vroeger {oud}.", waar=where, **said)
    yield from differences(one, other, _OF_ROWS, {"waar": where})


_OF_ROWS: Final[tuple[Aspect[_Row], ...]] = (
    Aspect("De uitleg bij {waar} is nu {nieuw}, vroeger {oud}.", lambda row: row.description),
)
