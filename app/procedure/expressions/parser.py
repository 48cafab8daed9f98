"""Reads an expression, or the tests of a table cell, into nodes."""

from decimal import Decimal
from functools import lru_cache
from typing import Final

from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.nodes import (
    Call,
    Compare,
    Conditional,
    Interval,
    Literal,
    Logic,
    Member,
    Name,
    Negation,
    Node,
    Sum,
)
from app.procedure.expressions.tokenizer import Token, tokenize

MAX_DEPTH: Final = 25
FUNCTIONS: Final = {"date": (1, 1), "duration": (1, 1), "today": (0, 0), "min": (1, 20), "max": (1, 20)}
"""Function → fewest and most arguments."""
_WORDS: Final = frozenset(
    {"and", "or", "in", "between", "if", "then", "else", "not", "true", "false", "null"}
)
_COMPARISONS: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})
_CONSTANTS: Final = {"true": True, "false": False, "null": None}
INPUT: Final = Name("?")


@lru_cache(maxsize=4096)
def parse(source: str) -> Node:
    """Read an expression; raises `ExpressionError`."""
    reader = _Reader(tokenize(source))
    node = reader.expression()
    reader.expect("")
    return node


@lru_cache(maxsize=4096)
def parse_unary(source: str) -> Node | None:
    """Read the unary tests of a table cell as a condition over ``?``; None when the cell accepts everything."""
    if source.strip() in {"", "-"}:
        return None
    reader = _Reader(tokenize(source), cell=True)
    node = reader.cell_tests()
    reader.expect("")
    return node


class _Reader:
    """A recursive descent over the tokens, of limited depth."""

    def __init__(self, tokens: tuple[Token, ...], *, cell: bool = False) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0
        self._cell = cell

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._next
        self._place += 1
        return token

    def _is(self, *texts: str) -> bool:
        return self._next.kind in {"name", "sign"} and self._next.text in texts

    def _accept(self, text: str) -> bool:
        if not self._is(text):
            return False
        self._take()
        return True

    def expect(self, text: str) -> None:
        """Take this word (or the end, for an empty text) or refuse."""
        if (self._next.kind == "end") if not text else self._accept(text):
            return
        found = f'"{self._next.text}"' if self._next.kind != "end" else "het einde"
        wanted = f'"{text}"' if text else "het einde"
        raise ExpressionError(f"Hier staat {found} waar {wanted} verwacht werd.")

    def expression(self) -> Node:
        """Read a whole expression."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError("De uitdrukking is te diep genest.")
        node = self._conditional() if self._is("if") else self._logic("or")
        self._depth -= 1
        return node

    def _conditional(self) -> Node:
        self.expect("if")
        condition = self.expression()
        self.expect("then")
        yes = self.expression()
        self.expect("else")
        return Conditional(condition, yes, self.expression())

    def _logic(self, operator: str) -> Node:
        def part() -> Node:
            return self._logic("and") if operator == "or" else self._comparison()

        parts = [part()]
        while self._accept(operator):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Logic(operator, tuple(parts))

    def _comparison(self) -> Node:
        left = self._sum()
        if self._next.kind == "sign" and self._next.text in _COMPARISONS:
            return Compare(self._take().text, left, self._sum())
        if self._accept("between"):
            low = self._sum()
            self.expect("and")
            return Member(left, (Interval(low, self._sum(), low_open=False, high_open=False),))
        if self._accept("in"):
            return Member(left, self._tests())
        return left

    def _tests(self) -> tuple[Node, ...]:
        if self._is_interval():
            return (self._interval(),)
        closing = {"(": ")", "[": "]"}.get(self._next.text if self._next.kind == "sign" else "")
        if closing is None:
            return (self._sum(),)
        self._take()
        tests = [self._test()]
        while self._accept(","):
            tests.append(self._test())
        self.expect(closing)
        return tuple(tests)

    def _test(self) -> Node:
        return self._interval() if self._is_interval() else self.expression()

    def _is_interval(self) -> bool:
        """Answer whether a bracket opens a range: its first comma, range sign or closing is ``..``."""
        if not self._is("[", "]", "("):
            return False
        level = 0
        for token in self._tokens[self._place + 1 :]:
            if token.kind != "sign":
                continue
            if level == 0 and token.text in {"..", ",", ")", "]", "["}:
                return token.text == ".."
            level += {"(": 1, ")": -1}.get(token.text, 0)
        return False

    def _interval(self) -> Node:
        low_open = self._take().text != "["
        low = self._sum()
        self.expect("..")
        high = self._sum()
        if not self._is("]", "[", ")"):
            raise ExpressionError('Een bereik eindigt op "]", zoals in [1..5].')
        return Interval(low, high, low_open, high_open=self._take().text != "]")

    def _sum(self) -> Node:
        node = self._signed()
        while self._is("+", "-"):
            node = Sum(self._take().text, node, self._signed())
        return node

    def _signed(self) -> Node:
        if self._accept("-"):
            return Sum("-", Literal(0), self._primary())
        return self._primary()

    def _primary(self) -> Node:
        token = self._take()
        if token.kind == "number":
            return Literal(Decimal(token.text) if "." in token.text else int(token.text))
        if token.kind == "text":
            return Literal(token.text[1:-1])
        if token.kind == "name":
            return self._named(token.text)
        if token == Token("sign", "("):
            node = self.expression()
            self.expect(")")
            return node
        if token == Token("sign", "?") and self._cell:
            return INPUT
        raise ExpressionError(f'Hier ontbreekt een waarde, bij "{token.text or "het einde"}".')

    def _named(self, name: str) -> Node:
        if name in _CONSTANTS:
            return Literal(_CONSTANTS[name])
        if name == "not":
            self.expect("(")
            part = self.expression()
            self.expect(")")
            return Negation(part)
        if name in _WORDS:
            raise ExpressionError(f'Hier ontbreekt een waarde, bij "{name}".')
        return self._call(name) if self._is("(") else Name(name)

    def _call(self, name: str) -> Node:
        if name not in FUNCTIONS:
            raise ExpressionError(f'De functie "{name}" bestaat hier niet.')
        self.expect("(")
        arguments: list[Node] = []
        while not self._is(")"):
            arguments.append(self.expression())
            if not self._accept(","):
                break
        self.expect(")")
        fewest, most = FUNCTIONS[name]
        if not fewest <= len(arguments) <= most:
            raise ExpressionError(f'De functie "{name}" kreeg een verkeerd aantal waarden.')
        return Call(name, tuple(arguments))

    def cell_tests(self) -> Node:
        """Read ``a, b`` or ``not(a, b)`` as a condition over the input of the cell."""
        if self._is("not"):
            self._take()
            self.expect("(")
            node: Node = Negation(self.cell_tests())
            self.expect(")")
            return node
        tests = [self._cell_test()]
        while self._accept(","):
            tests.append(self._cell_test())
        return tests[0] if len(tests) == 1 else Logic("or", tuple(tests))

    def _cell_test(self) -> Node:
        if self._next.kind == "sign" and self._next.text in _COMPARISONS:
            return Compare(self._take().text, INPUT, self._sum())
        if self._is_interval():
            return Member(INPUT, (self._interval(),))
        node = self.expression()
        return node if _mentions_input(node) else Compare("=", INPUT, node)


def _mentions_input(node: Node) -> bool:
    return node == INPUT or any(_mentions_input(child) for child in node.children())
