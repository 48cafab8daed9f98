"""A place in the tokens, and the names of several words that may stand there."""

from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.functions import FUNCTIONS
from app.procedure.expressions.tokenizer import Lexeme, tokenize, visible

MAX_DEPTH: Final = 25
WORDS: Final = frozenset({"and", "or", "in", "between", "if", "then", "else", "not", "true", "false", "null"})
_MOST_WORDS: Final = 12


class Reader:
    """Takes tokens one by one, never back, and never deeper than `MAX_DEPTH`."""

    def __init__(self, source: str, phrases: Iterable[str] = ()) -> None:
        self._tokens = tokenize(source)
        self._place = 0
        self._depth = 0
        self._phrases = _by_first_word(phrases)

    @property
    def next(self) -> Lexeme:
        """Return the token that comes now."""
        return self._tokens[self._place]

    def take(self) -> Lexeme:
        """Return the token that comes now, and go on to the next one; past the end it stays the end."""
        token = self.next
        self._place = min(self._place + 1, len(self._tokens) - 1)
        return token

    def comes(self, *texts: str) -> bool:
        """Answer whether one of these words or signs comes now."""
        return self.next.kind in {"name", "sign"} and self.next.text in texts

    def accept(self, *words: str) -> bool:
        """Take these words or signs if they all come now."""
        coming = self._tokens[self._place : self._place + len(words)]
        if tuple(token.text for token in coming if token.kind in {"name", "sign"}) != words:
            return False
        self._place += len(words)
        return True

    def expect(self, text: str) -> None:
        """Take this word (or the end, for an empty text) or refuse."""
        at_end = self.next.kind == "end"
        met = self.accept(text) if text else at_end
        if met:
            return
        found = _quoted("" if at_end else visible(self.next.text, 20))
        raise ExpressionError("Hier staat {dit} waar {wat} verwacht werd.", dit=found, wat=_quoted(text))

    def go_down(self) -> None:
        """Begin a part inside a part."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError("De uitdrukking is te diep genest.")

    def come_up(self) -> None:
        """End it."""
        self._depth -= 1

    def phrase(self) -> str | None:
        """Take the longest known name of several words that comes now."""
        if self.next.kind != "name":
            return None
        for words, name in self._phrases.get(self.next.text, ()):
            if self.accept(*words):
                return name
        return None


def is_phrase(name: str) -> bool:
    """Answer whether a name of a decision can be written in a cell: words of letters, digits and _."""
    try:
        words = _words_of(name)
    except ExpressionError:
        return False
    if not 0 < len(words) <= _MOST_WORDS or not all(map(_is_part, words)):
        return False
    is_free = words[0] not in WORDS | FUNCTIONS.keys()
    return is_free and name == _joined(words)


def _is_part(text: str) -> bool:
    return text == "." or _is_word(text)


def _is_word(text: str) -> bool:
    return text.isascii() and text.isidentifier()


def _joined(words: tuple[str, ...]) -> str:
    return " ".join(words).replace(" . ", ".")


def _by_first_word(phrases: Iterable[str]) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases per first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    cut = {name: _words_of(name) for name in phrases}
    for name, words in sorted(cut.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, name))
    return found


def _quoted(text: str) -> Sentence:
    return Sentence('"{tekst}"', tekst=text) if text else Sentence("het einde")


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(name)[:-1])
