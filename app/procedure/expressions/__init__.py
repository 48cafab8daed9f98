"""The one interpreter for conditions, timers and table cells: a whitelisted part of FEEL, never `eval`.

What it knows: `= != < <= > >=`, `and or not(x)`, `x in ("a", "b")`, `x in [1..5]`, `between … and`, texts,
numbers, `true false null`, `date("2026-01-01")`, `duration("P1Y")`, `today()`, date ± duration, `min max`,
`if … then … else …`. An order with null, and any comparison of two kinds, gives null: never a yes.
"""

from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.evaluator import Scope, evaluate, holds
from app.procedure.expressions.nodes import Compare, Literal, Name, Node, called, names
from app.procedure.expressions.parser import parse, parse_unary

__all__ = [
    "Compare",
    "ExpressionError",
    "Literal",
    "Name",
    "Node",
    "Scope",
    "called",
    "evaluate",
    "holds",
    "names",
    "parse",
    "parse_unary",
]
