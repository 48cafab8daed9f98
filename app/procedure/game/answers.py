"""What the rules ask while they play, and the answers when every value is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Protocol

from app.domain.errors import ModelError
from app.domain.execution import Bindings, Effect, Value
from app.domain.kalender import BRUSSEL
from app.procedure.bundle import Model
from app.procedure.dmn import as_variables, decide
from app.procedure.expressions import ExpressionError, Scope, evaluate, holds, names, parse
from app.procedure.expressions.values import Scalar
from app.procedure.game.board import Board
from app.procedure.game.clock import armed
from app.procedure.game.drawing import Square
from app.procedure.game.errors import GameError
from app.procedure.game.position import Token, Wait
from app.procedure.model import Element, Flow
from app.procedure.uses import used_inside

Ways = Sequence[tuple[Flow, ...]]


def subsets(flows: Sequence[Flow]) -> list[tuple[Flow, ...]]:
    """Return every set of at least one of these flows."""
    numbers = range(1, len(flows) + 1)
    return [chosen for number in numbers for chosen in combinations(flows, number)]


class Answers(Protocol):
    """Everything that BPMN leaves to data and to the world. More than one answer: each may be given."""

    def ways(self, board: Board, token: Token, square: Square) -> Ways:
        """Return the sets of flows that a choosing gateway may follow."""
        ...

    def instances(self, board: Board, token: Token, square: Square) -> Sequence[tuple[str, ...]]:
        """Return the bindings over which a repetition may run."""
        ...

    def wait(self, board: Board, token: Token, event: Element) -> Wait | None:
        """Return what listening for an event means now; None when it can no longer happen."""
        ...

    def act(self, board: Board, token: Token, element: Element) -> None:
        """Do what an element is for, as far as it is seen outside or in the variables."""
        ...


@dataclass(frozen=True)
class Known:
    """Every condition is worked out over the variables on the board: there is one answer to everything."""

    model: Model
    now: datetime
    bindings: Bindings

    def ways(self, board: Board, token: Token, square: Square) -> Ways:
        """Follow the true flows, a choice only the first; without any the default."""
        values = Values(self, board, token)
        true = tuple(filter(values.holds, square.asked))
        if square.element.type == "exclusiveGateway":
            true = true[:1]
        taken = true or _otherwise(square)
        if not taken:
            raise GameError("Geen enkele pijl kan gevolgd worden.", token.at)
        return [taken]

    def instances(self, board: Board, token: Token, square: Square) -> Sequence[tuple[str, ...]]:
        """Bind to whoever there is at this moment, and forget what an earlier round decided for them."""
        per = square.element.repetition.per if square.element.repetition else ""
        items = tuple(self.bindings.get(per, ()))
        if not items:
            raise GameError('Er is niets om over te herhalen ("{per}").', token.at, per=per)
        for name in used_inside(self.model, square.element):
            variable = self.model.variables.get(name)
            if variable is not None and variable.per == per:
                board.forget(name)
        return [items]

    def wait(self, board: Board, token: Token, event: Element) -> Wait | None:
        """Work the moment out as it stands now."""
        values = Values(self, board, token)
        return armed(board.number(), event, self.now, values.value)

    def act(self, board: Board, token: Token, element: Element) -> None:
        """Note the effect of a message, an operation or a table; a table writes its outcome."""
        values = Values(self, board, token)
        binding = values.bound[0][1] if values.bound else None
        if element.type == "serviceTask":
            board.effects.append(Effect("operation", element.livc.get("operatie", ""), element.id, binding))
        elif element.type == "businessRuleTask":
            board.effects += [
                Effect("decision", decision, element.id, binding, rules)
                for decision, rules in values.decide(element)
            ]
        elif element.message and element.type in {"intermediateThrowEvent", "sendTask", "endEvent"}:
            board.effects.append(Effect("message", element.message, element.id, binding))


def _otherwise(square: Square) -> tuple[Flow, ...]:
    """Return the flow for when no condition holds: the default, or the only one when nothing is asked."""
    flows = square.outgoing
    if len(flows) == 1 and not flows[0].condition:
        return tuple(flows)
    return square.default


class Values:
    """The variables as they are seen from the place of one token."""

    def __init__(self, known: Known, board: Board, token: Token) -> None:
        self.known, self.board, self.token = known, board, token
        self.bound = [
            (repeated.per, around.binding)
            for around in board.around(token)
            if around.binding is not None and (repeated := known.model.elements[around.at].repetition)
        ]
        """Pairs of a `per` word and a binding, the innermost first."""

    def key(self, name: str) -> str:
        """Return under which name a variable is kept here: inside a repetition per binding."""
        per = self.known.model.variables[name].per
        for word, binding in self.bound:
            if word == per:
                return f"{name}@{binding}"
        return name

    def write(self, values: Mapping[str, Value]) -> None:
        """Write declared variables with an allowed value."""
        for name, value in values.items():
            if not self._accepts(name, value):
                raise GameError('"{name}" kan dit niet zijn.', self.token.at, name=name)
            key = name if "@" in name else self.key(name)
            self.board.variables[key] = value

    def _accepts(self, name: str, value: Value) -> bool:
        plain, bound, _ = name.partition("@")
        variable = self.known.model.variables.get(plain)
        if variable is None:
            return False
        if bound and not variable.per:
            return False
        return variable.accepts(value)

    def value(self, text: str) -> Scalar:
        """Work an expression out; raises `GameError`."""
        try:
            node = parse(text)
            return evaluate(node, self._scope(names(node)))
        except ExpressionError as error:
            raise GameError(error.sentence, self.token.at) from error

    def holds(self, flow: Flow) -> bool:
        """Answer the condition of a flow."""
        try:
            node = parse(flow.condition or "")
            return holds(node, self._scope(names(node)))
        except ExpressionError as error:
            raise GameError(error.sentence, flow.id) from error

    def decide(self, element: Element) -> list[tuple[str, tuple[str, ...]]]:
        """Work the decision of an element out and write its outcome; return each decision with its rules."""
        table = self.known.model.tables.get(element.livc.get("besluit", ""))
        if table is None:
            raise GameError("De beslissingstabel bestaat niet.", element.id)
        try:
            outcome = decide(table, self._scope(table.reads()))
            self.write(as_variables(table, outcome, self.known.model.variables))
        except ModelError as error:
            raise GameError(error.sentence, element.id) from error
        return [
            (each.decision, tuple(f"{rule.number} ({rule.id})" for rule in each.rules))
            for each in outcome.applied
        ]

    def _scope(self, needed: frozenset[str]) -> Scope:
        declared = self.known.model.variables
        values = {
            n: self.board.variables.get(self.key(n), declared[n].initial) for n in needed if n in declared
        }
        return Scope(values, frozenset(declared), self.known.now.astimezone(BRUSSEL).date())
