"""A decision writes only what its variable may hold."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.procedure.bundle import Model
from app.procedure.decided import at_decision, cells, writing
from app.procedure.expressions import Literal, Node
from app.procedure.expressions.values import Scalar
from app.procedure.findings import Finding
from app.procedure.variables import Variable

SOURCE: Final = "CONVENTIES.md, DMN: waarden"


def check(model: Model) -> Iterator[Finding]:
    """Yield fixed values that cannot be stored."""
    for drd in writing(model):
        declared = model.declared_in(drd.file)
        for where, name, node in cells(drd.decision):
            if not _may_say(declared.get(name), node):
                yield at_decision(drd.decision, '{waar}: "{naam}" kan dit nooit zijn.', waar=where, naam=name)


def _may_say(variable: Variable | None, node: Node) -> bool:
    """Answer whether a cell says what its variable may hold; of what has to be worked out nothing is known."""
    if variable is None or not isinstance(node, Literal):
        return True
    return _accepts(variable, node.value)


def _accepts(variable: Variable, value: Scalar) -> bool:
    """Answer whether a variable may hold a value; a number with decimals or a duration never."""
    return value is None or (isinstance(value, str | bool | int | date) and variable.accepts(value))
