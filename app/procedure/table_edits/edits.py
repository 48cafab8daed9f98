"""Changes of a decision table: what is written in its cells, and which rows it has in which order."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from app.domain.errors import ModelError
from app.domain.sentence import Sentence, in_a_row
from app.procedure.dmn.tables import MAX_RULES
from app.procedure.dmn.xml import child, children, read_definitions, text_in, text_of
from app.procedure.table_edits.shown import ANYTHING, drawn_tables, entries
from app.procedure.xml import read_whole, written

LONGEST: Final = 500
"""Letters of one cell or note."""
_MOST_TOLD: Final = 3


@dataclass(frozen=True)
class OpenedTable:
    """A table of a file that is being changed, and what was done to it."""

    file: str
    root: etree._Element
    name: str
    table: etree._Element

    @property
    def rules(self) -> list[etree._Element]:
        """Its rows, in order."""
        return list(children(self.table, "rule"))

    def rule(self, identifier: str) -> etree._Element:
        """Return a row; raises `ModelError` where it is gone."""
        for each in self.rules:
            if each.get("id") == identifier:
                return each
        raise ModelError("Deze rij staat niet meer in de tabel.", file=self.file, element=identifier)

    def content(self) -> bytes:
        """Return the file as it is now."""
        return written(self.root)


def opened(file: str, content: bytes, decision_id: str) -> OpenedTable:
    """Return a table to be changed; raises `ModelError` for what is no DMN, or a table that is not there."""
    read_definitions(file, content)
    root = read_whole(file, content)
    for decision, table in drawn_tables(root):
        if decision.get("id") == decision_id:
            return OpenedTable(file, root, decision.get("name", "") or decision_id, table)
    raise ModelError("Deze tabel staat niet meer in het bestand.", file=file, element=decision_id)


def write_cells(
    paper: OpenedTable, cells: Mapping[str, Sequence[str]], notes: Mapping[str, str]
) -> Sentence | None:
    """Write what stands in the cells and the notes of rows; return what changed, None where nothing did.

    Raises `ModelError` for a row with another number of cells, or a cell that is too long.
    """
    said = list(_cells_written(paper, cells))
    said.extend(_notes_written(paper, notes))
    if len(said) > _MOST_TOLD:
        return Sentence(
            "In de tabel “{tabel}” zijn {aantal} cellen gewijzigd.", tabel=paper.name, aantal=len(said)
        )
    return in_a_row(said) if said else None


def _cells_written(paper: OpenedTable, cells: Mapping[str, Sequence[str]]) -> Iterator[Sentence]:
    labels = [*_labels(paper, "input"), *_labels(paper, "output")]
    for number, rule in enumerate(paper.rules, 1):
        there = entries(rule)
        given = cells.get(rule.get("id", ""), [text_in(entry) for entry in there])
        if len(given) != len(there):
            raise ModelError(
                "Deze rij heeft intussen andere kolommen.", file=paper.file, element=rule.get("id", "")
            )
        for label, entry, text in zip(labels, there, given, strict=True):
            yield from _cell_written(
                paper, Sentence("rij {rij}, “{kolom}”", rij=number, kolom=label), entry, text
            )


def _labels(paper: OpenedTable, name: str) -> list[str]:
    return [column.get("label") or column.get("name") or "" for column in children(paper.table, name)]


def _cell_written(
    paper: OpenedTable, where: Sentence, entry: etree._Element, text: str
) -> Iterator[Sentence]:
    before = text_in(entry)
    becomes = _bounded(paper, text) or _empty(entry)
    if before == becomes:
        return
    _put(entry, "text", becomes)
    yield Sentence(
        "In de tabel “{tabel}” staat op {waar} nu {nu} in plaats van {voor}.",
        tabel=paper.name,
        waar=where,
        nu=becomes,
        voor=before,
    )


def _empty(entry: etree._Element) -> str:
    """Return what an empty cell says: a condition that everything meets, and no outcome."""
    return "null" if etree.QName(entry).localname == "outputEntry" else ANYTHING


def _notes_written(paper: OpenedTable, notes: Mapping[str, str]) -> Iterator[Sentence]:
    for number, rule in enumerate(paper.rules, 1):
        before = " ".join(text_of(child(rule, "description")).split())
        becomes = _bounded(paper, notes.get(rule.get("id", ""), before))
        if before != becomes:
            _put(rule, "description", becomes)
            yield Sentence("In de tabel “{tabel}” zegt rij {rij} nu waarom.", tabel=paper.name, rij=number)


def _bounded(paper: OpenedTable, text: str) -> str:
    if len(text) > LONGEST:
        raise ModelError("Een cel heeft hoogstens {aantal} tekens.", file=paper.file, aantal=LONGEST)
    return " ".join(text.split())


def _put(node: etree._Element, name: str, text: str) -> None:
    """Write a text in a child of that name, which comes first where there was none."""
    found = child(node, name)
    if found is None:
        found = etree.Element(f"{{{etree.QName(node).namespace}}}{name}")
        node.insert(0, found)
    try:
        found.text = text
    except ValueError as error:
        raise ModelError("In een cel staan enkel tekens die men kan zien.") from error


def add_row(paper: OpenedTable, behind: str) -> Sentence:
    """Add a row behind another, with the same outcomes and no conditions yet; raises `ModelError`."""
    model = paper.rule(behind)
    number = paper.rules.index(model) + 1
    if len(paper.rules) >= MAX_RULES:
        raise ModelError("Een tabel heeft hoogstens {aantal} rijen.", file=paper.file, aantal=MAX_RULES)
    added = deepcopy(model)
    _name_anew(paper, added)
    for entry in children(added, "inputEntry"):
        _put(entry, "text", ANYTHING)
    note = child(added, "description")
    if note is not None:
        note.text = ""
    model.addnext(added)
    return Sentence("In de tabel “{tabel}” komt een rij onder rij {rij}.", tabel=paper.name, rij=number)


def _name_anew(paper: OpenedTable, added: etree._Element) -> None:
    taken = {str(node.get("id")) for node in paper.root.iter("*")}
    for node in added.iter("*"):
        if node.get("id"):
            fresh = next(_fresh(str(node.get("id")), taken))
            taken.add(fresh)
            node.set("id", fresh)


def _fresh(base: str, taken: set[str]) -> Iterator[str]:
    for number in range(2, len(taken) + 3):
        if f"{base}_{number}" not in taken:
            yield f"{base}_{number}"


def remove_row(paper: OpenedTable, identifier: str) -> Sentence:
    """Take a row away; raises `ModelError` for the last one."""
    rule = paper.rule(identifier)
    number = paper.rules.index(rule) + 1
    if len(paper.rules) == 1:
        raise ModelError("Een tabel houdt minstens één rij.", file=paper.file, element=identifier)
    paper.table.remove(rule)
    return Sentence("In de tabel “{tabel}” is rij {rij} weg.", tabel=paper.name, rij=number)


def move_row(paper: OpenedTable, identifier: str, by: int) -> Sentence:
    """Move a row up (-1) or down (1); raises `ModelError` where it can go no further."""
    rules = paper.rules
    rule = paper.rule(identifier)
    number = rules.index(rule)
    to = number + by
    if not 0 <= to < len(rules):
        raise ModelError("Verder kan deze rij niet.", file=paper.file, element=identifier)
    if by < 0:
        rules[to].addprevious(rule)
    else:
        rules[to].addnext(rule)
    return Sentence(
        "In de tabel “{tabel}” is rij {van} nu rij {naar}.", tabel=paper.name, van=number + 1, naar=to + 1
    )
