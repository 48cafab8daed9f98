"""Cuts an expression into tokens, within limits."""

import re
from dataclasses import dataclass
from typing import Final

from app.procedure.expressions.errors import ExpressionError

MAX_LENGTH: Final = 1000
MAX_TOKENS: Final = 250
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d{1,12}(?:\.\d{1,6})?(?![\w.]|\.\d)|\d{1,12}(?=\.\.))"
    r'|(?P<text>"[^"\\\n]*")'
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>\.\.|!=|<=|>=|[=<>()\[\],+\-?]))",
    re.ASCII,
)


@dataclass(frozen=True)
class Token:
    """A word of the language; `kind` is number, text, name, sign or end."""

    kind: str
    text: str


def tokenize(source: str) -> tuple[Token, ...]:
    """Return the tokens, closed by one of kind ``end``; raises `ExpressionError`."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"De uitdrukking is langer dan {MAX_LENGTH} tekens.")
    tokens, place = [], 0
    text = source.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None:
            raise ExpressionError(
                f'Dit is geen geldige uitdrukking, vanaf "{text[place : place + 20].strip()}".'
            )
        tokens.append(Token(match.lastgroup, match[match.lastgroup]))
        place = match.end()
    if len(tokens) > MAX_TOKENS:
        raise ExpressionError(f"De uitdrukking heeft meer dan {MAX_TOKENS} onderdelen.")
    return (*tokens, Token("end", ""))
