"""Works a decision out, after all that it requires; an error names table, rule and cell, never a value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final

from app.domain.errors import ModelError
from app.domain.execution import Value as Variable
from app.domain.sentence import Sentence
from app.procedure.dmn import policies
from app.procedure.dmn.model import Applied, Decided, Decision, Drd, Input, Output, Rule, Table
from app.procedure.dmn.tables import in_rule, place
from app.procedure.dmn.types import Type, is_of, items_of
from app.procedure.expressions import ExpressionError, Node, Scope, Work, evaluate_any, holds
from app.procedure.expressions.values import Scalar, Value, scalar
from app.procedure.variables import Variable as Declared

EXPRESSION: Final = Sentence("uitdrukking")
OUTCOME: Final = Sentence("uitkomst")
MAX_WORK: Final = 40_000
"""Steps for one decision with all that it requires."""


def decide(drd: Drd, scope: Scope) -> Decided:
    """Work the decision out; raises `ModelError` naming table, rule and cell."""
    work = Work(MAX_WORK)
    known: dict[str, Value] = {}
    applied: list[Applied] = []
    values: tuple[Value, ...] = ()
    for decision in drd.in_order:
        visible = drd.known_to(decision)
        around = {**scope.values, **{name: known[name] for name in visible}}
        values = _Deciding(
            decision, Scope(around, scope.declared | visible, scope.today), work, applied
        ).values()
        known |= zip(decision.known_as, values, strict=True)
    return Decided(dict(zip(drd.outputs, values, strict=True)), tuple(applied))


@dataclass(frozen=True)
class _Deciding:
    """One decision at work."""

    decision: Decision
    scope: Scope
    work: Work
    applied: list[Applied]

    def values(self) -> tuple[Value, ...]:
        """Return the value of each output."""
        for given in self.decision.given:
            if given.name in self.scope.declared:
                self._ensure(_input(given.name), given.type, None, self.scope.values.get(given.name))
        logic = self.decision.logic
        found = self._table(logic) if isinstance(logic, Table) else (self._at(EXPRESSION, logic),)
        if len(found) == 1:
            self._ensure(OUTCOME, self.decision.type, None, found[0])
        return found

    def _table(self, table: Table) -> tuple[Value, ...]:
        hits = [policies.Hit(rule, self._row(table, rule)) for rule in self._matching(table)]
        try:
            counted = policies.chosen(table, hits or self._default(table))
            rules = [hit.rule for hit in counted]
            self.applied.append(Applied(self.decision.id, tuple(filter(None, rules))))
            return policies.combined(table, counted)
        except ExpressionError as error:
            raise self._error(error.sentence) from error

    def _cell(self, number: int, column: Input) -> Scope:
        """Return what the cells of a column may read: its value is ``?``."""
        where = place("kolom", number, column.label)
        value = self._at(where, column.expression)
        self._ensure(where, column.type, column.allowed, value)
        return Scope({**self.scope.values, "?": value}, self.scope.declared, self.scope.today)

    def _matching(self, table: Table) -> Iterator[Rule]:
        """Yield the rules of which every cell holds; no more than are needed."""
        cells = [self._cell(i, column) for i, column in enumerate(table.inputs, 1)]
        for rule in table.rules:
            if all(self._holds(table, rule, i, cell) for i, cell in enumerate(cells)):
                yield rule
                if table.policy == "FIRST":
                    return

    def _holds(self, table: Table, rule: Rule, index: int, cell: Scope) -> bool:
        test = rule.tests[index]
        if test is None:
            return True
        try:
            return holds(test, cell, self.work)
        except ExpressionError as error:
            where = in_rule(rule.number, place("cel", index + 1, table.inputs[index].label))
            raise self._wrong(where, error) from error

    def _row(self, table: Table, rule: Rule) -> policies.Row:
        columns = enumerate(zip(table.outputs, rule.outputs, strict=True), 1)
        return tuple(self._output(rule, i, output, node) for i, (output, node) in columns)

    def _default(self, table: Table) -> list[policies.Hit]:
        defaults = [output.default for output in table.outputs]
        if not any(defaults):
            return []
        row = [
            self._output(None, i, output, output.default) if output.default else None
            for i, output in enumerate(table.outputs, 1)
        ]
        return [policies.Hit(None, tuple(row))]

    def _output(self, rule: Rule | None, number: int, output: Output, node: Node) -> Scalar:
        column = place("uitkomst", number, output.label)
        where = in_rule(rule.number, column) if rule else column
        try:
            value = scalar(self._at(where, node))
        except ExpressionError as error:
            raise self._wrong(where, error) from error
        self._ensure(where, output.type, output.allowed, value)
        return value

    def _at(self, where: Sentence, node: Node) -> Value:
        try:
            return evaluate_any(node, self.scope, self.work)
        except ExpressionError as error:
            raise self._wrong(where, error) from error

    def _ensure(self, where: Sentence, declared: Type, allowed: Node | None, value: Value) -> None:
        """Raise `ModelError` unless a value is of its type, and among the allowed ones; null always is."""
        items = items_of(declared, value)
        if items is None or not all(is_of(declared.kind, item) for item in items):
            raise self._error(
                Sentence("{plaats}: de waarde is van een ander type dan er staat.", plaats=where)
            )
        for test, item in product(declared.tests(allowed), items):
            if not self._allows(where, test, item):
                raise self._error(
                    Sentence("{plaats}: de waarde staat niet bij de toegelaten waarden.", plaats=where)
                )

    def _allows(self, where: Sentence, test: Node, value: Scalar) -> bool:
        if value is None:
            return True
        cell = Scope({**self.scope.values, "?": value}, self.scope.declared, self.scope.today)
        try:
            return holds(test, cell, self.work)
        except ExpressionError as error:
            raise self._wrong(where, error) from error

    def _wrong(self, where: Sentence, error: ExpressionError) -> ModelError:
        return self._error(Sentence("{plaats}: {fout}", plaats=where, fout=error.sentence))

    def _error(self, sentence: Sentence) -> ModelError:
        return error_in(self.decision, sentence)


def as_variables(drd: Drd, outcome: Decided, declared: Mapping[str, Declared]) -> dict[str, Variable]:
    """Return what was decided as process variables hold it; raises `ModelError` naming table, rule and cell."""
    found: dict[str, Variable] = {}
    for number, (name, value) in enumerate(outcome.values.items(), 1):
        variable = declared.get(name)
        if variable is None:
            raise _misfit(
                drd,
                outcome,
                number,
                Sentence('de variabele "{naam}" staat niet in variabelen.yaml.', naam=name),
            )
        if not isinstance(value, str | bool | int | date | None) or not variable.accepts(value):
            told = Sentence(
                '"{naam}" kan dit niet zijn; toegelaten is {toegelaten}.',
                naam=name,
                toegelaten=_held(variable),
            )
            raise _misfit(drd, outcome, number, told)
        found[name] = value
    return found


def _held(variable: Declared) -> str:
    return _HELD.get(variable.type) or ", ".join(variable.values)


def _misfit(drd: Drd, outcome: Decided, number: int, sentence: Sentence) -> ModelError:
    decision, logic = drd.decision, drd.decision.logic
    where = EXPRESSION
    if isinstance(logic, Table):
        rules = outcome.applied[-1].rules if outcome.applied else ()
        where = _in_rules(rules, place("uitkomst", number, logic.outputs[number - 1].label))
    return error_in(decision, Sentence("{plaats}: {zin}", plaats=where, zin=sentence))


def _in_rules(rules: Sequence[Rule], where: Sentence) -> Sentence:
    match rules:
        case []:
            return where
        case [rule]:
            return in_rule(rule.number, where)
    numbers = [rule.number for rule in rules]
    return Sentence("regels {regels}, {plaats}", regels=numbers, plaats=where)


def _input(name: str) -> Sentence:
    return Sentence('invoer "{naam}"', naam=name)


def error_in(decision: Decision, sentence: Sentence) -> ModelError:
    """Return the error that names the decision and its place."""
    said = begun(decision, sentence)
    return ModelError(said, file=decision.file, line=decision.line, element=decision.id)


def begun(decision: Decision, sentence: Sentence) -> Sentence:
    """Return a sentence on a decision, which begins with its name."""
    whole = _TABLE if isinstance(decision.logic, Table) else _EXPRESSION
    return Sentence(whole, beslissing=decision.name, zin=sentence)


_TABLE: Final = 'Tabel "{beslissing}", {zin}'
_EXPRESSION: Final = 'Beslissing "{beslissing}", {zin}'
_HELD: Final = {
    "integer": Sentence("een geheel getal"),
    "date": Sentence("een datum"),
    "boolean": Sentence("true of false"),
}
