"""Safe reading of YAML: no aliases, no tags, no deep nesting, and no value that the calendar does not have.

An alias says in one character what takes a gigabyte to write out; a tag may build whatever it names. Where words
are names they are kept as written: `no`, `1` and `2026-01-01` are no other values there.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import yaml

from app.domain.errors import ModelError
from app.domain.sentence import Sentence
from app.procedure.expressions.tokenizer import visible

Place = tuple[str | int, ...]
"""The way to a part of a file: keys and positions."""
MAX_BYTES: Final = 200_000
MAX_LAYERS: Final = 40
_PLAIN: Final = "tag:yaml.org,2002:"
_DATE: Final = f"{_PLAIN}timestamp"
_TAGS: Final = frozenset(
    f"{_PLAIN}{name}" for name in ["map", "seq", "str", "int", "float", "bool", "null", "timestamp"]
)
_SHOWN: Final = 20
_MOST_SHORT: Final = 1000
"""No number of so few characters is too long to read."""
_FAILS: Final = (ValueError, OverflowError, AttributeError, LookupError)
"""How the parser gives up on a number, a date or what a tag calls one: with Python's own errors."""


@dataclass(frozen=True)
class Yaml:
    """What a file says: mappings with the words of their keys, lists, texts, numbers, dates, yes and no."""

    data: object
    """None for an empty file."""
    lines: Mapping[Place, int]
    """The line of each part: where its key stands, or the item of a list begins."""
    doubles: tuple[tuple[Place, int], ...] = ()
    """Keys that stand more than once in one mapping, with the line of each that comes after the first."""


def read_yaml(file: str, content: bytes, *, typed: Collection[str] | None = None) -> Yaml:
    """Return what a file says; raises `ModelError` with the line and what to write instead.

    With `typed`, only what stands right at one of these keys is read as a number, a date, or yes and no; all else
    is kept as it is written.
    """
    if len(content) > MAX_BYTES:
        raise ModelError("Het bestand is groter dan {kB} kB.", file=file, kB=MAX_BYTES // 1000)
    try:
        loader = _Loader(content, file)
        root = loader.get_single_node()
        return _Reading(file, loader, typed).of(root)
    except yaml.YAMLError as error:
        raise _unreadable(file, error) from error
    except (*_FAILS, RecursionError) as error:
        raise ModelError("Dit is geen geldige YAML; het bestand is niet leesbaar.", file=file) from error


def _unreadable(file: str, error: yaml.YAMLError) -> ModelError:
    mark = getattr(error, "problem_mark", None)
    return ModelError(
        "Dit is geen geldige YAML; het bestand is niet leesbaar. Kijk na of de inspringing klopt.",
        file=file,
        line=mark.line + 1 if mark else 0,
    )


class _Loader(yaml.SafeLoader):
    """Refuses what is short to write and endless to read, before it is built."""

    def __init__(self, content: bytes, file: str) -> None:
        super().__init__(content)
        self._file, self._layers = file, 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise self._refusal("Een verwijzing met * kan hier niet; schrijf uit wat er staat.")
        if self._layers == MAX_LAYERS:
            raise self._refusal("Dit bestand heeft te veel lagen.")
        self._layers += 1
        node = super().compose_node(parent, index)
        self._layers -= 1
        return node

    def _refusal(self, said: str) -> ModelError:
        self.check_event()
        return ModelError(said, file=self._file, line=int(self.current_event.start_mark.line) + 1)


@dataclass
class _Reading:
    """Turns the nodes of one file into values, and remembers where each stands."""

    file: str
    loader: _Loader
    typed: Collection[str] | None
    lines: dict[Place, int] = field(default_factory=dict)
    doubles: list[tuple[Place, int]] = field(default_factory=list)

    def of(self, root: yaml.Node | None) -> Yaml:
        """Return the file as values."""
        data = None if root is None else self._value(root, ())
        return Yaml(data, self.lines, tuple(self.doubles))

    def _value(self, node: yaml.Node, place: Place) -> object:
        self.lines.setdefault(place, _line(node))
        if node.tag not in _TAGS:
            raise self._refusal(
                node, Sentence("Een tag zoals {tag} kan hier niet.", tag=visible(node.tag, _SHOWN))
            )
        if isinstance(node, yaml.MappingNode):
            return dict(self._entries(node, place))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(each, (*place, number)) for number, each in enumerate(node.value)]
        return self._scalar(node, place)

    def _entries(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, object]]:
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._refusal(key, Sentence("Een sleutel is één woord."))
            name = str(key.value)
            if name in seen:
                self.doubles.append(((*place, name), _line(key)))
            seen.add(name)
            self.lines.setdefault((*place, name), _line(key))
            yield name, self._value(value, (*place, name))

    def _scalar(self, node: yaml.Node, place: Place) -> object:
        if self.typed is not None and _key_of(place) not in self.typed:
            return node.value
        try:
            return self.loader.construct_object(node)
        except _FAILS as error:
            raise self._refusal(node, _odd(node)) from error

    def _refusal(self, node: yaml.Node, said: Sentence) -> ModelError:
        return ModelError(said, file=self.file, line=_line(node))


def _key_of(place: Place) -> str:
    """Return the key at which a value, or the list that it is in, stands."""
    return next((part for part in reversed(place) if isinstance(part, str)), "")


def _odd(node: yaml.Node) -> Sentence:
    """Return what is wrong with a date or number that cannot be."""
    shown = visible(str(node.value), _SHOWN)
    if node.tag == _DATE:
        return Sentence("{datum} bestaat niet op de kalender; schrijf een dag zoals 2026-02-28.", datum=shown)
    if len(node.value) <= _MOST_SHORT:
        return Sentence("“{tekst}” is niet wat de tag ervoor zegt; laat de tag weg.", tekst=shown)
    return Sentence(
        "Dit getal is te lang: {begin}… Schrijf het als tekst, tussen aanhalingstekens.", begin=shown
    )


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
