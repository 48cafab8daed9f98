"""Which nodes write a variable, and what they may write."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.procedure.dmn import Drd, Table
from app.procedure.dmn.model import SINGLE, Output
from app.procedure.expressions import Literal
from app.procedure.expressions import Node as Part
from app.procedure.expressions.values import Value
from app.procedure.sound.data.reading import Data
from app.procedure.sound.data.spreading import Together
from app.procedure.sound.drawing import Node
from app.procedure.uses import CALLER
from app.procedure.variables import Variable

_BY_ANSWER: Final = frozenset({"userTask", "manualTask", "receiveTask"})


@dataclass(frozen=True)
class WrittenValue:
    """What a node may write to a variable."""

    node: str
    values: frozenset[Value] | None = None
    """The values, null among them where it may leave nothing; None for any."""
    empties: bool = True
    """Whether it may leave nothing."""


def writers_of(
    variable: Variable, whole: Together, drawn: Sequence[WrittenValue]
) -> list[WrittenValue] | None:
    """Return all that writes a variable; None when something that is not drawn may write it.

    `drawn`: what the drawing itself says of it. One that is kept per thing of a repetition is no variable here.
    """
    found: dict[str, WrittenValue] = {}
    for writer in variable.writers:
        nodes = _named(writer, whole)
        if nodes is None or variable.per:
            return None
        found |= {node: WrittenValue(node) for node in nodes}
    found |= {each.node: each for each in drawn}
    are_left = (_writes_when_left(whole.nodes[node]) for node in found)
    return list(found.values()) if all(are_left) else None


def _named(writer: str, whole: Together) -> list[str] | None:
    """Return the nodes that a declared writer stands for; None when it is nobody in the drawing."""
    _, _, message = writer.partition(" ")
    if message:
        return _hearing(whole, message)
    known = {CALLER: list[str](), **{name: [name] for name in {writer} & whole.nodes.keys()}}
    return known.get(writer)


def _hearing(whole: Together, message: str) -> list[str]:
    return [each.id for each in whole.nodes.values() if each.receives and each.word_heard == message]


def written_in(whole: Together, data: Data) -> dict[str, list[WrittenValue]]:
    """Return for each variable what the drawing itself says that is written: answers, outcomes of decisions."""
    found: defaultdict[str, list[WrittenValue]] = defaultdict(list)
    for node in whole.nodes.values():
        for name in node.writes:
            found[name].append(WrittenValue(node.id, empties=node.outcome != name))
        if node.decides in data.tables:
            table = data.tables[node.decides]
            for name in table.outputs:
                found[name].append(WrittenValue(node.id, _decided(table, name)))
    return found


def _writes_when_left(node: Node) -> bool:
    """Answer whether what a node writes is written when it is left, and at no other moment."""
    by_rule = node.type == "businessRuleTask" and bool(node.decides)
    return by_rule or node.receives or node.type in _BY_ANSWER


def _decided(table: Drd, name: str) -> frozenset[Value] | None:
    """Return all values that a decision may give a variable; None when that is not written out."""
    logic = table.decision.logic
    if not isinstance(logic, Table) or logic.policy not in SINGLE:
        return None
    at = table.outputs.index(name)
    values: set[Value] = set()
    for cell in _column(logic, at):
        if not isinstance(cell, Literal):
            return None
        values.add(cell.value)
    return _otherwise(logic, logic.outputs[at]).union(values)


def _column(logic: Table, at: int) -> Iterator[Part | None]:
    """Yield what each rule gives in one column; None where that is not there, or is added up."""
    for rule in logic.rules:
        outputs = rule.outputs[at : at + 1]
        if logic.aggregation or not outputs:
            yield None
        yield from outputs


def _otherwise(logic: Table, output: Output) -> frozenset[Value]:
    """Return what is given when no rule fits; nothing where one always does."""
    fits_always = (None,) * len(logic.inputs)
    if fits_always in [rule.tests for rule in logic.rules]:
        return frozenset()
    default = output.default
    return frozenset({default.value if isinstance(default, Literal) else None})


def decides_elsewhere(whole: Together, data: Data) -> bool:
    """Answer whether a step decides by what is not here: it may write anything."""
    return any(node.decides and node.decides not in data.tables for node in whole.nodes.values())
