"""Works an expression out over declared variables, in a bounded number of steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, cast

from app.procedure.expressions.arithmetic import negative, work_out
from app.procedure.expressions.comparing import compare, equal, opposite
from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.functions import FUNCTIONS
from app.procedure.expressions.nodes import (
    Arithmetic,
    Call,
    Compare,
    Conditional,
    Interval,
    Listed,
    Literal,
    Logic,
    Member,
    Minus,
    Name,
    Negation,
    Node,
)
from app.procedure.expressions.tokenizer import visible
from app.procedure.expressions.values import Scalar, Value, checked, scalar

MAX_STEPS: Final = 2000


@dataclass(frozen=True)
class Scope:
    """What an expression may read: the values, the names that are declared, and today's date.

    A declared variable without a value reads as null; an undeclared one is an error.
    """

    values: Mapping[str, Value]
    declared: frozenset[str]
    today: date | None = None


@dataclass
class Work:
    """Counts steps over one expression, or over all cells of a decision; past the limit it is an error."""

    limit: int = MAX_STEPS
    used: int = field(default=0)

    def count(self, steps: int = 1) -> None:
        """Count steps: one per part worked out, one per item of a list."""
        self.used += steps
        if self.used > self.limit:
            raise ExpressionError("De uitdrukking vraagt te veel stappen.")


def evaluate(node: Node, scope: Scope, work: Work | None = None) -> Scalar:
    """Return the one value of the expression; raises `ExpressionError`, also for a list."""
    return scalar(evaluate_any(node, scope, work))


def evaluate_any(node: Node, scope: Scope, work: Work | None = None) -> Value:
    """Return the value of the expression, which may be a list; raises `ExpressionError`."""
    try:
        return _Evaluation(scope, work or Work()).value(node)
    except RecursionError as error:
        raise ExpressionError("De uitdrukking is te diep genest.") from error


def holds(node: Node, scope: Scope, work: Work | None = None) -> bool:
    """Answer a condition: only true is yes; false and null are no; anything else is an error."""
    value = evaluate(node, scope, work)
    if value is not None and not isinstance(value, bool):
        raise ExpressionError("Een voorwaarde moet ja of nee opleveren.")
    return value is True


@dataclass(frozen=True)
class _Evaluation:
    scope: Scope
    work: Work

    def value(self, node: Node) -> Value:
        self.work.count()
        return _HANDLERS[type(node)](self, node)

    def literal(self, node: Literal) -> Value:
        return node.value

    def name(self, node: Name) -> Value:
        if node.name != "?" and node.name not in self.scope.declared:
            raise ExpressionError(
                'De variabele "{name}" is niet aangegeven in variabelen.yaml.', name=visible(node.name)
            )
        return checked(self.scope.values.get(node.name))

    def compare(self, node: Compare) -> Value:
        left, right = self.value(node.left), self.value(node.right)
        self._count_items(left)
        return compare(node.operator, left, right)

    def logic(self, node: Logic) -> Value:
        decisive = node.operator == "or"
        unknown = False
        for part in node.parts:
            value = _truth(self.value(part))
            if value is decisive:
                return decisive
            unknown = unknown or value is None
        return None if unknown else not decisive

    def negation(self, node: Negation) -> Value:
        return opposite(_truth(self.value(node.part)))

    def arithmetic(self, node: Arithmetic) -> Value:
        found = self.value(node.parts[0])
        for operator, part in zip(node.operators, node.parts[1:], strict=True):
            found = work_out(operator, found, self.value(part))
        return found

    def minus(self, node: Minus) -> Value:
        return negative(self.value(node.part))

    def member(self, node: Member) -> Value:
        value = self.value(node.value)
        found: bool | None = False
        for test in node.tests:
            hit = self._hits(value, test)
            if hit:
                return True
            found = None if hit is None and not node.listed else found
        return found

    def _hits(self, value: Value, test: Node) -> bool | None:
        if isinstance(test, Interval):
            return self._within(value, test)
        wanted = self.value(test)
        self._count_items(wanted)
        if isinstance(wanted, tuple) and not isinstance(value, tuple):
            return any(equal(value, each) for each in wanted)
        return equal(value, wanted)

    def _within(self, value: Value, interval: Interval) -> bool | None:
        after_low = self._is_past(">", value, interval.low, interval.low_open)
        before_high = self._is_past("<", value, interval.high, interval.high_open)
        ends = (after_low, before_high)
        if False in ends:
            return False
        return None if None in ends else True

    def _is_past(self, operator: str, value: Value, end: Node | None, is_open: bool) -> bool | None:
        """Answer whether a value lies on the right side of one end of a range; without an end it does."""
        if end is None:
            return True
        return compare(operator if is_open else f"{operator}=", value, self.value(end))

    def interval(self, node: Interval) -> Value:
        raise ExpressionError('Een bereik zoals [1..5] kan enkel na "in" of in een tabel.')

    def listed(self, node: Listed) -> Value:
        return tuple(scalar(self.value(part)) for part in node.parts)

    def call(self, node: Call) -> Value:
        if node.function == "today" and self.scope.today is not None:
            return self.scope.today
        arguments = list(map(self.value, node.arguments))
        for argument in arguments:
            self._count_items(argument)
        return checked(FUNCTIONS[node.function].work(arguments))

    def conditional(self, node: Conditional) -> Value:
        return self.value(node.yes if _truth(self.value(node.condition)) else node.no)

    def _count_items(self, value: Value) -> None:
        if isinstance(value, tuple):
            self.work.count(len(value))


_Handler = Callable[[_Evaluation, Node], Value]
_HANDLERS: Final = cast(
    "Mapping[type[Node], _Handler]",
    {
        Literal: _Evaluation.literal,
        Name: _Evaluation.name,
        Compare: _Evaluation.compare,
        Logic: _Evaluation.logic,
        Negation: _Evaluation.negation,
        Arithmetic: _Evaluation.arithmetic,
        Minus: _Evaluation.minus,
        Member: _Evaluation.member,
        Interval: _Evaluation.interval,
        Listed: _Evaluation.listed,
        Call: _Evaluation.call,
        Conditional: _Evaluation.conditional,
    },
)


def _truth(value: Value) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise ExpressionError('"and", "or", "not" en "if" verwachten ja of nee.')
