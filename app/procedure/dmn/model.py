"""Decisions as they were drawn: tables and expressions, and what each requires of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from app.procedure.dmn.types import ANY, Type
from app.procedure.expressions import Node, names
from app.procedure.expressions.nodes import parts_of
from app.procedure.expressions.values import Scalar, Value

SINGLE: Final = frozenset({"UNIQUE", "FIRST", "ANY", "PRIORITY"})
"""Hit policies that give one row."""
MULTIPLE: Final = frozenset({"COLLECT", "RULE ORDER", "OUTPUT ORDER"})
ORDERED: Final = frozenset({"PRIORITY", "OUTPUT ORDER"})
"""Hit policies that need the output values in their order."""


@dataclass(frozen=True)
class Input:
    """A column with a condition; `allowed` is what its value must satisfy, null apart."""

    label: str
    expression: Node
    type: Type = ANY
    allowed: Node | None = None


@dataclass(frozen=True)
class Output:
    """A column with an outcome; `order` lists its values, the first one weighing most."""

    label: str
    name: str
    type: Type = ANY
    allowed: Node | None = None
    order: tuple[Scalar, ...] = ()
    default: Node | None = None


@dataclass(frozen=True)
class Rule:
    """One row: the tests of its input cells (None accepts all) and its output expressions."""

    id: str
    number: int
    tests: tuple[Node | None, ...]
    outputs: tuple[Node, ...]

    @property
    def cells(self) -> tuple[int, int]:
        """How many cells it has for an input, and for an outcome."""
        return len(self.tests), len(self.outputs)


@dataclass(frozen=True)
class Table:
    """A decision table."""

    policy: str
    aggregation: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]

    def nodes(self) -> tuple[Node, ...]:
        """Return every expression in it."""
        found: list[Node | None] = [column.expression for column in self.inputs]
        for rule in self.rules:
            found += (*rule.tests, *rule.outputs)
        found += [output.default for output in self.outputs]
        return tuple(filter(None, found))

    def parts(self) -> int:
        """Return of how many parts all its expressions consist."""
        return parts_of(self.nodes())


@dataclass(frozen=True)
class Given:
    """Input data that a decision requires: the name of a variable, with its type."""

    name: str
    type: Type = ANY


@dataclass(frozen=True)
class Decision:
    """One decision by itself. `variable` is the name by which other decisions know its value."""

    id: str
    name: str
    file: str
    line: int
    variable: str
    logic: Table | Node
    type: Type = ANY
    given: tuple[Given, ...] = ()
    requires: tuple[str, ...] = ()
    """Ids of the decisions that it requires itself."""

    @property
    def outputs(self) -> tuple[str, ...]:
        """Return the variables that a rule task writes with it: its columns, or its own name."""
        if not isinstance(self.logic, Table):
            return (self.variable,)
        columns = tuple(output.name for output in self.logic.outputs)
        if columns == ("",):
            return (self.variable,)
        return columns

    @property
    def known_as(self) -> tuple[str, ...]:
        """Return the names by which decisions that require it read its values: `naam`, or each `naam.kolom`."""
        names = self.outputs
        if len(names) > 1:
            return tuple(f"{self.variable}.{name}" for name in names)
        return (self.variable,)

    @property
    def gives_list(self) -> bool:
        """Answer whether its value is a list, which no process variable can hold."""
        return isinstance(self.logic, Table) and self.logic.policy in MULTIPLE and not self.logic.aggregation

    def nodes(self) -> tuple[Node, ...]:
        """Return every expression in it."""
        return self.logic.nodes() if isinstance(self.logic, Table) else (self.logic,)

    def own_names(self) -> frozenset[str]:
        """Return every name in its own cells."""
        return frozenset().union(*map(names, self.nodes()))

    def parts(self) -> int:
        """Return of how many parts all its expressions consist."""
        return parts_of(self.nodes())


@dataclass(frozen=True, eq=False)
class Drd:
    """A decision together with all that it requires, in the order in which they are worked out."""

    decision: Decision
    before: tuple[Decision, ...] = ()

    @property
    def id(self) -> str:
        """Return the id that `livc:besluit` names."""
        return self.decision.id

    @property
    def name(self) -> str:
        """Return the name of the decision."""
        return self.decision.name

    @property
    def file(self) -> str:
        """Return the file it was read from."""
        return self.decision.file

    @property
    def line(self) -> int:
        """Return its line in the file."""
        return self.decision.line

    @property
    def outputs(self) -> tuple[str, ...]:
        """Return the variables that it writes."""
        return self.decision.outputs

    @property
    def in_order(self) -> tuple[Decision, ...]:
        """Return all decisions, each after those it requires."""
        return (*self.before, self.decision)

    def known_to(self, decision: Decision) -> frozenset[str]:
        """Return the names of values of other decisions that one may read."""
        required = [each for each in self.before if each.id in decision.requires]
        return frozenset(name for each in required for name in each.known_as)

    def reads(self) -> frozenset[str]:
        """Return the process variables that the whole of it reads."""
        return self._reads

    @cached_property
    def _reads(self) -> frozenset[str]:
        return frozenset().union(*(each.own_names() - self.known_to(each) for each in self.in_order))


@dataclass(frozen=True)
class Applied:
    """A table that was worked out, and the rules that matched."""

    decision: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Decided:
    """What was decided: values per variable (a list where the hit policy gives one), and by which rules."""

    values: Mapping[str, Value]
    applied: Sequence[Applied] = field(default=())

    @property
    def matched(self) -> tuple[str, ...]:
        """Return the ids of the rules that matched, table after table."""
        return tuple(rule.id for each in self.applied for rule in each.rules)
