"""A decision table to be looked at: its columns, and of each row what stands in every cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from app.procedure.dmn.xml import child, children, read_definitions, text_in, text_of

ANYTHING: Final = "-"
"""The cell of a condition that everything meets."""


@dataclass(frozen=True)
class Column:
    """A condition or an outcome of a table."""

    label: str
    name: str
    """The variable that it looks at, or writes."""
    is_outcome: bool
    type: str
    answers: tuple[str, ...] = ()
    """What may stand in its cells, as it is written there; empty where anything may."""


@dataclass(frozen=True)
class TableRow:
    """One row: when all its conditions hold, its outcomes count."""

    id: str
    note: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class ShownTable:
    """One decision table."""

    id: str
    name: str
    policy: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]

    @property
    def conditions(self) -> int:
        """How many of its columns are conditions; they come first."""
        return len(self.columns) - sum(column.is_outcome for column in self.columns)


def tables_in(file: str, content: bytes) -> tuple[ShownTable, ...]:
    """Return the tables of a file in their order; raises `ModelError` for what is no DMN."""
    return tuple(map(_shown, drawn_tables(read_definitions(file, content))))


def drawn_tables(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield each decision that is a table, with its table."""
    for decision in children(root, "decision"):
        table = child(decision, "decisionTable")
        if table is not None:
            yield decision, table


def entries(rule: etree._Element) -> list[etree._Element]:
    """Return the cells of a row, conditions first."""
    return [*children(rule, "inputEntry"), *children(rule, "outputEntry")]


def _shown(drawn: tuple[etree._Element, etree._Element]) -> ShownTable:
    decision, table = drawn
    conditions = map(_condition, children(table, "input"))
    outcomes = map(_outcome, children(table, "output"))
    return ShownTable(
        decision.get("id", ""),
        decision.get("name", "") or decision.get("id", ""),
        table.get("hitPolicy", "UNIQUE"),
        (*conditions, *outcomes),
        tuple(map(_row, children(table, "rule"))),
    )


def _condition(node: etree._Element) -> Column:
    expression = child(node, "inputExpression")
    name = text_in(expression)
    kind = _type(expression)
    answers = _answers(child(node, "inputValues"), kind)
    label = node.get("label") or name
    return Column(label, name, False, kind, answers)


def _type(node: etree._Element | None) -> str:
    return "" if node is None else node.get("typeRef", "")


def _outcome(node: etree._Element) -> Column:
    name, kind = node.get("name", ""), node.get("typeRef", "")
    return Column(node.get("label") or name, name, True, kind, _answers(child(node, "outputValues"), kind))


def _answers(node: etree._Element | None, kind: str) -> tuple[str, ...]:
    if kind == "boolean":
        return ("true", "false")
    listed = map(str.strip, text_in(node).split(","))
    words = tuple(listed)
    if all(map(_is_word, words)):
        return words
    return ()


def _is_word(text: str) -> bool:
    """Answer whether this is one word between quotes."""
    inside = text[1:-1]
    return text == f'"{inside}"' and inside.isprintable() and '"' not in inside and bool(inside)


def _row(rule: etree._Element) -> TableRow:
    note = " ".join(text_of(child(rule, "description")).split())
    return TableRow(rule.get("id", ""), note, tuple(map(text_in, entries(rule))))
