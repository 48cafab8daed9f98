"""Decision tables as dmn-js writes them: read, checked, and worked out with our own interpreter."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar, cast

from lxml import etree

from app.domain.errors import ModelError
from app.domain.execution import Value
from app.procedure.expressions import (
    ExpressionError,
    Node,
    Scope,
    evaluate,
    holds,
    names,
    parse,
    parse_unary,
)
from app.procedure.expressions.nodes import Scalar
from app.procedure.findings import Finding
from app.procedure.xml import line, read_xml

HIT_POLICIES: Final = frozenset({"UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER"})
_AGGREGATIONS: Final = frozenset({"", "SUM", "MIN", "MAX", "COUNT"})
_T = TypeVar("_T")
_DMN: Final = "https://www.omg.org/spec/DMN/"
_OLD_DMN: Final = "http://www.omg.org/spec/DMN/"


@dataclass(frozen=True)
class Rule:
    """One row: the tests of its input cells (None accepts all) and its output expressions."""

    id: str
    number: int
    tests: tuple[Node | None, ...]
    outputs: tuple[Node, ...]


@dataclass(frozen=True)
class Table:
    """One decision with its table; each output column writes the variable of its name."""

    id: str
    name: str
    file: str
    line: int
    policy: str
    aggregation: str
    inputs: tuple[Node, ...]
    outputs: tuple[str, ...]
    rules: tuple[Rule, ...]

    def reads(self) -> frozenset[str]:
        """Return the variables that the table reads."""
        cells = [node for rule in self.rules for node in (*rule.tests, *rule.outputs) if node is not None]
        return frozenset().union(*(names(node) for node in (*self.inputs, *cells)))


@dataclass(frozen=True)
class Outcome:
    """What a table decided: values per variable (a list for COLLECT without aggregation) and the rules hit."""

    values: Mapping[str, Scalar | tuple[Scalar, ...]]
    matched: tuple[str, ...]


def read_dmn(file: str, content: bytes) -> tuple[tuple[Table, ...], list[Finding]]:
    """Return the tables of a file and everything wrong with them; raises `ModelError` when it is not DMN."""
    root = read_xml(file, content)
    if etree.QName(root).localname != "definitions" or not (root.nsmap and _is_dmn(root)):
        raise ModelError("Dit is geen DMN-bestand.", file=file, line=line(root))
    reader = _Reader(file)
    tables = [reader.table(decision) for decision in _children(root, "decision")]
    return tuple(table for table in tables if table is not None), reader.findings


def _is_dmn(root: etree._Element) -> bool:
    return (etree.QName(root).namespace or "").startswith((_DMN, _OLD_DMN))


def _children(node: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in node.iterchildren("*") if etree.QName(child).localname == name)


def _child(node: etree._Element, name: str) -> etree._Element | None:
    return next(_children(node, name), None)


def _text(node: etree._Element) -> str:
    child = _child(node, "text")
    return ((child.text if child is not None else None) or "").strip()


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def _find(self, node: etree._Element, element: str, sentence: str) -> None:
        self.findings.append(Finding(self.file, line(node), element, sentence))

    def table(self, decision: etree._Element) -> Table | None:
        identifier = decision.get("id", "")
        node = _child(decision, "decisionTable")
        if node is None or _child(decision, "informationRequirement") is not None:
            self._find(decision, identifier, "Enkel een losse beslissingstabel is hier mogelijk.")
            return None
        policy, aggregation = node.get("hitPolicy", "UNIQUE"), node.get("aggregation", "")
        if policy not in HIT_POLICIES or aggregation not in _AGGREGATIONS:
            self._find(node, identifier, f'De tabel kent geen "{policy} {aggregation}".')
        if policy != "COLLECT" and aggregation:
            self._find(node, identifier, "Optellen kan enkel bij COLLECT.")
        inputs = tuple(self._input(identifier, column) for column in _children(node, "input"))
        outputs = tuple(column.get("name", "") for column in _children(node, "output"))
        if not outputs or not all(outputs):
            self._find(node, identifier, "Elke kolom met een uitkomst noemt de variabele die ze schrijft.")
        rules = tuple(self._rule(identifier, i, rule) for i, rule in enumerate(_children(node, "rule"), 1))
        if any((len(r.tests), len(r.outputs)) != (len(inputs), len(outputs)) for r in rules):
            self._find(node, identifier, "Niet elke regel heeft evenveel cellen als er kolommen zijn.")
        name = decision.get("name") or identifier
        return Table(identifier, name, self.file, line(decision), policy, aggregation, inputs, outputs, rules)

    def _input(self, table: str, column: etree._Element) -> Node:
        expression = _child(column, "inputExpression")
        text = _text(expression) if expression is not None else ""
        return self._parsed(column, table, f'kolom "{column.get("label") or text}"', text)

    def _parsed(self, node: etree._Element, table: str, where: str, text: str) -> Node:
        try:
            return parse(text)
        except ExpressionError as error:
            self._find(node, table, f"{where}: {error}")
            return parse("null")

    def _rule(self, table: str, number: int, rule: etree._Element) -> Rule:
        tests = [
            self._test(table, number, i, cell) for i, cell in enumerate(_children(rule, "inputEntry"), 1)
        ]
        outputs = [
            self._parsed(cell, table, f"regel {number}, uitkomst {i}", _text(cell))
            for i, cell in enumerate(_children(rule, "outputEntry"), 1)
        ]
        return Rule(rule.get("id") or f"{table}_{number}", number, tuple(tests), tuple(outputs))

    def _test(self, table: str, number: int, column: int, cell: etree._Element) -> Node | None:
        try:
            return parse_unary(_text(cell))
        except ExpressionError as error:
            self._find(cell, table, f"regel {number}, cel {column}: {error}")
            return None


def decide(table: Table, scope: Scope) -> Outcome:
    """Work the table out; raises `ModelError` naming table, rule and cell."""
    inputs = [_at(table, f"kolom {i}", evaluate, node, scope) for i, node in enumerate(table.inputs, 1)]
    hits = [rule for rule in table.rules if _matches(table, rule, inputs, scope)]
    if table.policy == "FIRST":
        hits = hits[:1]
    if table.policy == "UNIQUE" and len(hits) > 1:
        raise _error(table, f"regels {', '.join(str(h.number) for h in hits)}: meer dan één regel past.")
    rows = [_outputs(table, rule, scope) for rule in hits]
    if table.policy == "ANY" and any(row != rows[0] for row in rows):
        raise _error(table, "de regels die passen, zeggen niet hetzelfde.")
    values = {name: _value(table, [row[i] for row in rows]) for i, name in enumerate(table.outputs)}
    return Outcome(values, tuple(rule.id for rule in hits))


def _error(table: Table, sentence: str) -> ModelError:
    return ModelError(f'Tabel "{table.name}", {sentence}', file=table.file, line=table.line, element=table.id)


def _at(table: Table, place: str, work: Callable[[Node, Scope], _T], node: Node, scope: Scope) -> _T:
    try:
        return work(node, scope)
    except ExpressionError as error:
        raise _error(table, f"{place}: {error}") from error


def _matches(table: Table, rule: Rule, inputs: Sequence[Scalar], scope: Scope) -> bool:
    for number, (test, value) in enumerate(zip(rule.tests, inputs, strict=True), 1):
        if test is None:
            continue
        cell = Scope({**scope.values, "?": value}, scope.declared, scope.today)
        if not _at(table, f"regel {rule.number}, cel {number}", holds, test, cell):
            return False
    return True


def _outputs(table: Table, rule: Rule, scope: Scope) -> tuple[Scalar, ...]:
    return tuple(
        _at(table, f"regel {rule.number}, uitkomst {number}", evaluate, node, scope)
        for number, node in enumerate(rule.outputs, 1)
    )


def _value(table: Table, column: list[Scalar]) -> Scalar | tuple[Scalar, ...]:
    if table.policy in {"UNIQUE", "FIRST", "ANY"}:
        return column[0] if column else None
    if not table.aggregation:
        return tuple(column)
    if table.aggregation == "COUNT":
        return len(column)
    if not column:
        return None
    if not all(isinstance(v, int | Decimal | date) and not isinstance(v, bool) for v in column):
        raise _error(table, f"{table.aggregation} verwacht getallen.")
    work = {"SUM": sum, "MIN": min, "MAX": max}[table.aggregation]
    try:
        return cast("Scalar", work(column))  # type: ignore[operator]
    except TypeError as error:
        raise _error(table, f"{table.aggregation} verwacht waarden van één soort.") from error


def as_value(outcome: Scalar | tuple[Scalar, ...]) -> Value:
    """Return a decided value as a process variable may hold it; raises `TypeError` for any other kind."""
    if outcome is None or isinstance(outcome, str | bool | int):
        return outcome
    if isinstance(outcome, date):
        return outcome
    raise TypeError("geen tekst, getal, datum of ja/nee")
