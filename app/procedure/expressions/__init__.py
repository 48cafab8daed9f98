"""The one interpreter for conditions, timers and table cells: a whitelisted part of FEEL, never `eval`.

The yardstick is the S-FEEL of DMN, conformance level 2: `= != < <= > >=`, `and or not(x)` with null as "unknown",
`x in ("a", < 5, [1..5])`, `between … and`, `+ - * / **` (decimals of 34 digits; `**` from left to right, a minus
binds more than it), texts, numbers, `true false null`, `date("2026-01-01")`, `date and time("…")`,
`duration("P1Y")`, `@"P7D"`, `today()`, date ± duration, `min max sum count floor ceiling abs`, `[a, b]`,
`if … then … else …`.

Null is never a yes: an order with null, and a comparison of two kinds, give null. Where FEEL says null because
the model mixes kinds (`true and 1`, `n + "a"`, a date that does not exist), this interpreter raises: a model is
repaired, not guessed at. Only between months and days, and between a moment with an offset and one without, it
says null as FEEL does: that depends on a value. Times of day, `for`, `some`, filters, contexts and own functions
do not exist here.
"""

from app.procedure.expressions.cells import fixed_values, parse_unary
from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.evaluator import Scope, Work, evaluate, evaluate_any, holds
from app.procedure.expressions.nodes import Compare, Literal, Name, Node, called, names
from app.procedure.expressions.parser import parse
from app.procedure.expressions.reader import is_phrase

__all__ = [
    "Compare",
    "ExpressionError",
    "Literal",
    "Name",
    "Node",
    "Scope",
    "Work",
    "called",
    "evaluate",
    "evaluate_any",
    "fixed_values",
    "holds",
    "is_phrase",
    "names",
    "parse",
    "parse_unary",
]
