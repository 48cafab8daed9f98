"""A sentence for a person: a Dutch template and what it is about, translated and filled in at the edge only."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from string import Formatter
from typing import Final, Self, Union

Value = Union[str, int, date, "Sentence", "Sequence[Value]"]
"""What a template is filled with; several values read as "a, b en c"."""
Said = Union[str, "Sentence"]
"""What a page shows: words of a person, a form or a drawing as they are, or a sentence of ours."""
Translate = Callable[[str], str]
"""What a catalogue does: the template in another language, or the same template when it has none."""

LIST: Final = "{eerste} en {laatste}"
DAY: Final = "%d-%m-%Y"
MORE: Final = " …"


class Sentence(str):
    """`Sentence("Casus {code} is afgesloten.", code=casus.code)`: the Dutch text, which remembers its template.

    The template is a constant of the program: a name between braces for each value and nothing else, so that what
    a person typed is only ever a value. `{{` writes a brace.
    """

    __slots__ = ("params", "template")

    template: str
    params: tuple[tuple[str, Value], ...]

    def __new__(cls, template: str, /, **params: Value) -> Self:
        """Fill in the template; raises `ValueError` and `TypeError` for values that it does not ask."""
        fields = fields_of(template)
        if fields != params.keys():
            raise ValueError(f"{template!r} asks {sorted(fields)} and was given {sorted(params)}")
        given = tuple((name, _fitting(value)) for name, value in params.items())
        made = super().__new__(cls, cls._begun(_filled(template, given, _in_dutch)))
        made.template, made.params = template, given
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Value]]:
        return (self.template,), dict(self.params)

    def say(self, translate: Translate) -> str:
        """Return it in the language of a catalogue; in Dutch where the translation asks other values."""
        pattern = translate(self.template)
        if not _is_like(pattern, self.template):
            pattern = self.template
        return self._begun(_filled(pattern, self.params, translate))

    @classmethod
    def _begun(cls, text: str) -> str:
        return text


class Opening(Sentence):
    """A sentence that begins with a capital, whatever stands first in it."""

    __slots__ = ()

    @classmethod
    def _begun(cls, text: str) -> str:
        return text[:1].upper() + text[1:]


def _filled(pattern: str, params: tuple[tuple[str, Value], ...], translate: Translate) -> str:
    return pattern.format_map({name: _said(value, translate) for name, value in params})


def as_sentence(said: "str | Sentence") -> Sentence:
    """Return a template without values as a sentence."""
    return said if isinstance(said, Sentence) else Sentence(said)


def in_a_row(sentences: "Sequence[str | Sentence]", between: str = " ") -> Sentence:
    """Return sentences that stand after each other as one; each is translated by itself."""
    said = {f"zin{place}": as_sentence(each) for place, each in enumerate(sentences)}
    return Sentence(between.join(f"{{{name}}}" for name in said), **said)


def given_text(text: str) -> Sentence:
    """Return what was said elsewhere, by a person or another program, as it stands: no catalogue has it."""
    return Sentence("{tekst}", tekst=text)


def shortened(text: str, longest: int) -> str:
    """Return a text in at most so many letters: the whole, or as many words as fit and a mark of more."""
    if len(text) <= longest:
        return text
    begun = text[: longest - len(MORE) + 1]
    words, _, _ = begun.rpartition(" ")
    return (words or begun[:-1]).rstrip() + MORE


@lru_cache(maxsize=4096)
def fields_of(template: str) -> frozenset[str]:
    """Return the names between braces; raises `ValueError` for anything else than a plain name."""
    names = set()
    for _text, name, spec, conversion in Formatter().parse(template):
        if name is None:
            continue
        if spec or conversion or not name.isidentifier():
            raise ValueError(f"only a name may stand between braces: {template!r}")
        names.add(name)
    return frozenset(names)


def _is_like(pattern: str, template: str) -> bool:
    """Answer whether a translation asks the same values."""
    try:
        return fields_of(pattern) == fields_of(template)
    except ValueError:
        return False


def _fitting(value: Value) -> Value:
    if isinstance(value, list | tuple):
        return tuple(_fitting(each) for each in value)
    if isinstance(value, bool | datetime) or not isinstance(value, str | int | date | Sentence):
        raise TypeError(f"a sentence is not filled with a {type(value).__name__}")
    return value


def _said(value: Value, translate: Translate) -> str:
    if isinstance(value, Sentence):
        return value.say(translate)
    if isinstance(value, date):
        return value.strftime(DAY)
    if isinstance(value, str | int):
        return str(value)
    parts = [_said(each, translate) for each in value]
    return _listed(parts, translate)


def _listed(words: Sequence[str], translate: Translate) -> str:
    if len(words) < 2:
        return "".join(words)
    return Sentence(LIST, eerste=", ".join(words[:-1]), laatste=words[-1]).say(translate)


def _in_dutch(template: str) -> str:
    return template
