"""Reads an expression into nodes: a recursive descent of limited depth, one token at a time."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.functions import FUNCTIONS, at_literal
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
from app.procedure.expressions.pasted import meanings
from app.procedure.expressions.reader import WORDS, Reader
from app.procedure.expressions.tokenizer import Lexeme, visible
from app.procedure.expressions.values import is_number, number, scalar

COMPARISONS: Final = ("=", "!=", "<", "<=", ">", ">=")
_RANKS: Final = (("+", "-"), ("*", "/"), ("**",))
_CONSTANTS: Final = {"true": True, "false": False, "null": None}
_NOBODY: Final[frozenset[str]] = frozenset()
INPUT: Final = Name("?")
_LONGEST_TOLD: Final = 80
"""Of what is longer, nobody reads in a sentence what it should have been."""


@lru_cache(maxsize=4096)
def parse(source: str, phrases: frozenset[str] = _NOBODY) -> Node:
    """Read an expression; `phrases` are known names of several words. Raises `ExpressionError`."""
    return read_all(source, phrases, lambda reader: Parser(reader).expression())


def read_all(source: str, phrases: frozenset[str], read: Callable[[Reader], Node]) -> Node:
    """Read a source to its end; raises only `ExpressionError`, which names what was meant by what was pasted."""
    try:
        return _to_end(source, phrases, read)
    except ExpressionError as error:
        told = (each for each in meanings(source) if len(each) <= _LONGEST_TOLD)
        meant = [each for each in told if _is_readable(each, phrases, read)]
        if not meant:
            raise
        raise ExpressionError(
            "{waarom} Schrijf {tekst} in de plaats.", waarom=error.sentence, tekst=meant[0]
        ) from error


def _is_readable(source: str, phrases: frozenset[str], read: Callable[[Reader], Node]) -> bool:
    try:
        _to_end(source, phrases, read)
    except ExpressionError:
        return False
    return True


def _to_end(source: str, phrases: frozenset[str], read: Callable[[Reader], Node]) -> Node:
    try:
        reader = Reader(source, phrases)
        node = read(reader)
        reader.expect("")
    except RecursionError as error:
        raise ExpressionError("De uitdrukking is te diep genest.") from error
    return node


class Parser:
    """The grammar. In a table cell (`cell`) the input may be named ``?``."""

    def __init__(self, reader: Reader, *, cell: bool = False) -> None:
        self._reader = reader
        self._cell = cell

    def expression(self) -> Node:
        """Read a whole expression."""
        self._reader.go_down()
        node = self._conditional() if self._reader.accept("if") else self._logic("or")
        self._reader.come_up()
        return node

    def _conditional(self) -> Node:
        condition = self.expression()
        self._reader.expect("then")
        yes = self.expression()
        self._reader.expect("else")
        return Conditional(condition, yes, self.expression())

    def _logic(self, operator: str) -> Node:
        def part() -> Node:
            return self._logic("and") if operator == "or" else self._comparison()

        parts = [part()]
        while self._reader.accept(operator):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Logic(operator, tuple(parts))

    def _comparison(self) -> Node:
        left = self.operand()
        if self._reader.comes(*COMPARISONS):
            return Compare(self._reader.take().text, left, self.operand())
        if self._reader.accept("between"):
            low = self.operand()
            self._reader.expect("and")
            return Member(left, (Interval(low, self.operand(), low_open=False, high_open=False),))
        if self._reader.accept("in"):
            is_list = self._reader.comes("[")
            tests = self._tests()
            return Member(left, tests, listed=is_list and not isinstance(tests[0], Interval))
        return left

    def _tests(self) -> tuple[Node, ...]:
        """Read what comes after ``in``: one test, or several between brackets."""
        if not self._reader.accept("("):
            only = self.test(self.operand)
            return only.parts if isinstance(only, Listed) and only.parts else (only,)
        tests = [self.test()]
        if self._reader.accept(".."):
            return (self._interval(tests[0], low_open=True),)
        while self._reader.accept(","):
            tests.append(self.test())
        self._reader.expect(")")
        return tuple(tests)

    def test(self, value: Callable[[], Node] | None = None) -> Node:
        """Read one positive unary test: ``< 5``, a range, or a value (a whole expression, unless told)."""
        if not self._reader.comes("<", "<=", ">", ">="):
            return (value or self.expression)()
        operator, end = self._reader.take().text, self.operand()
        low, high = (end, None) if ">" in operator else (None, end)
        is_open = "=" not in operator
        return Interval(low, high, low_open=is_open, high_open=is_open)

    def operand(self, rank: int = 0) -> Node:
        """Read a value with its arithmetic: ``+ -`` bind least, ``**`` most, all from left to right."""
        if rank == len(_RANKS):
            return self._signed()
        operators, parts = [], [self.operand(rank + 1)]
        while self._reader.comes(*_RANKS[rank]):
            operators.append(self._reader.take().text)
            parts.append(self.operand(rank + 1))
        return Arithmetic(tuple(operators), tuple(parts)) if operators else parts[0]

    def _signed(self) -> Node:
        minus = False
        while self._reader.accept("-"):
            minus = not minus
        node = self._primary()
        if not minus:
            return node
        if isinstance(node, Literal) and is_number(node.value):
            return Literal(number(-node.value))
        return Minus(node)

    def _primary(self) -> Node:
        name = self._reader.phrase()
        if name is not None:
            return Name(name)
        token = self._reader.take()
        if token.kind == "number":
            return Literal(number(Decimal(token.text)))
        if token.kind == "text":
            return Literal(token.text)
        if token.kind == "name":
            return self._named(token.text)
        return self._sign(token)

    def _sign(self, token: Lexeme) -> Node:
        if token == Lexeme("sign", "("):
            return self._bracketed()
        if token == Lexeme("sign", "["):
            return self._listed()
        if token == Lexeme("sign", "]"):
            return self._interval(self._low(), low_open=True)
        if token == Lexeme("sign", "@") and self._reader.next.kind == "text":
            return Literal(scalar(at_literal(self._reader.take().text)))
        if token == Lexeme("sign", "?") and self._cell:
            return INPUT
        raise ExpressionError(
            'Hier ontbreekt een waarde, bij "{text}".', text=visible(token.text, 20) or Sentence("het einde")
        )

    def _bracketed(self) -> Node:
        node = self.expression()
        if self._reader.accept(".."):
            return self._interval(node, low_open=True)
        self._reader.expect(")")
        return node

    def _listed(self) -> Node:
        if self._reader.accept("]"):
            return Listed(())
        parts = [self.expression()]
        if self._reader.accept(".."):
            return self._interval(parts[0], low_open=False)
        while self._reader.accept(","):
            parts.append(self.expression())
        self._reader.expect("]")
        return Listed(tuple(parts))

    def _low(self) -> Node:
        low = self.expression()
        self._reader.expect("..")
        return low

    def _interval(self, low: Node, *, low_open: bool) -> Node:
        high = self.expression()
        if not self._reader.comes("]", "[", ")"):
            raise ExpressionError('Een bereik eindigt op "]", zoals in [1..5].')
        return Interval(low, high, low_open, high_open=self._reader.take().text != "]")

    def _named(self, name: str) -> Node:
        if name in _CONSTANTS:
            return Literal(_CONSTANTS[name])
        if name == "not":
            self._reader.expect("(")
            return Negation(self._bracketed())
        if name in WORDS:
            raise ExpressionError('Hier ontbreekt een waarde, bij "{name}".', name=name)
        if name == "date" and self._reader.accept("and", "time", "("):
            return self._call("date and time")
        if self._reader.accept("("):
            return self._call(name)
        return Name(name)

    def _call(self, name: str) -> Node:
        function = FUNCTIONS.get(name)
        if function is None:
            raise ExpressionError('De functie "{name}" bestaat hier niet.', name=visible(name))
        arguments: list[Node] = []
        while not self._reader.comes(")"):
            arguments.append(self.expression())
            if not self._reader.accept(","):
                break
        self._reader.expect(")")
        if not function.fewest <= len(arguments) <= function.most:
            raise ExpressionError('De functie "{name}" kreeg een verkeerd aantal waarden.', name=name)
        fixed = [argument.value for argument in arguments if isinstance(argument, Literal)]
        if function.fixed and len(fixed) == len(arguments):
            return Literal(scalar(function.work(fixed)))
        return Call(name, tuple(arguments))
