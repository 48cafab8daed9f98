"""Cuts an expression into tokens, within limits and in one pass."""

import re
from dataclasses import dataclass
from typing import Final
from unicodedata import category

from app.procedure.expressions.errors import ExpressionError

MAX_LENGTH: Final = 1000
MAX_TOKENS: Final = 250
_UNICODE: Final = 0x110000
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})(?:(?=\.\.)|(?![\w.])))"
    r'|(?P<text>"(?:[^"\\\n]|\\[^\n])*")'
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>\.\.|\*\*|!=|<=|>=|[=<>()\[\],+\-*/?@.]))",
    re.ASCII,
)
_ESCAPE: Final = re.compile(r"\\(?:(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{6})|(.))", re.ASCII)
_ESCAPED: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}
_INSTEAD: Final = {
    "'": 'Schrijf tekst tussen dubbele aanhalingstekens: "ja".',
    "“": 'Schrijf tekst tussen rechte aanhalingstekens: "ja".',
    "==": 'Schrijf "=" om te vergelijken.',
    "||": 'Schrijf "or".',
    "&&": 'Schrijf "and".',
    "!": 'Schrijf "not(…)", of "!=" voor ongelijk.',
}
"""What is written in other languages, and how it is written here."""
_SPACES: Final = " \t\n\r\f\v"
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that nobody sees: a text with one of them never equals what it seems to be."""


@dataclass(frozen=True)
class Lexeme:
    """A word of the language; `kind` is number, text, name, sign or end. A text is without its quotes."""

    kind: str
    text: str


def tokenize(source: str) -> tuple[Lexeme, ...]:
    """Return the tokens, closed by one of kind ``end``; raises `ExpressionError`."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError("De uitdrukking is langer dan {max_length} tekens.", max_length=MAX_LENGTH)
    tokens: list[Lexeme] = []
    place, text = 0, source.rstrip(_SPACES)
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None or text.startswith("==", match.start(match.lastgroup)):
            raise _unreadable(text[place:].lstrip(_SPACES))
        if len(tokens) == MAX_TOKENS:
            raise ExpressionError(
                "De uitdrukking heeft meer dan {max_tokens} onderdelen.", max_tokens=MAX_TOKENS
            )
        tokens.append(_token(match.lastgroup, match[match.lastgroup]))
        place = match.end()
    return (*tokens, Lexeme("end", ""))


def _unreadable(rest: str) -> ExpressionError:
    instead = next((f" {what}" for sign, what in _INSTEAD.items() if rest.startswith(sign)), "")
    return ExpressionError(
        'Dit is geen geldige uitdrukking, vanaf "{rest}".{instead}', rest=visible(rest, 20), instead=instead
    )


def visible(text: str, most: int = 60) -> str:
    """Return the first characters of a text, a hidden one as its number: safe in a sentence and in a file."""
    return "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text.strip()[:most])


def _token(kind: str, text: str) -> Lexeme:
    return Lexeme(kind, _unquoted(text) if kind == "text" else text)


def _unquoted(quoted: str) -> str:
    written = quoted[1:-1]
    if any(category(c) in _HIDDEN for c in written):
        raise ExpressionError(
            'In de tekst "{written}" staat een teken dat niemand ziet.', written=visible(written, 20)
        )
    return _ESCAPE.sub(_unescaped, written)


def _unescaped(match: re.Match[str]) -> str:
    found = _shown(int(match[1][1:], 16)) if match[1] else _ESCAPED.get(match[2])
    if not found:
        raise ExpressionError('"{match}" kan niet in een tekst.', match=visible(match[0]))
    return found


def _shown(code: int) -> str | None:
    """Return the sign of a number; None when there is none or nobody sees it."""
    if code >= _UNICODE or category(chr(code)) in _HIDDEN:
        return None
    return chr(code)
