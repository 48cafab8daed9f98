"""What a procedure remembers, in both versions."""

from collections.abc import Iterator
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.comparing.aspects import Aspect, differences
from app.procedure.comparing.change import Change, ChangeKind
from app.procedure.comparing.side import VersionSide
from app.procedure.comparing.uniting import united
from app.procedure.comparing.words import described, quoted
from app.procedure.variables import BOOLEAN_WORDS, Variable, read_variables

_TYPES: Final = {"enum": "een keuze", "boolean": "ja of nee", "date": "een datum", "integer": "een getal"}


def variable_changes(file: str, before: VersionSide, after: VersionSide) -> Iterator[Change]:
    """Yield what is otherwise; raises `ModelError` for a file that cannot be read."""
    olds, _ = read_variables(file, before.files[file])
    news, _ = read_variables(file, after.files[file])
    found = united(olds.values(), news.values(), lambda each: each.name, lambda _: None)
    for new in found.added:
        sentence = Sentence("De procedure onthoudt er iets bij: {naam}.", naam=_name(new))
        yield Change(ChangeKind.ERBIJ, sentence, file, (), (new.name,))
    for old in found.gone:
        sentence = Sentence("De procedure onthoudt niet meer: {naam}.", naam=_name(old))
        yield Change(ChangeKind.WEG, sentence, file, (old.name,), ())
    for old, new in found.both:
        for sentence in _both(old, new):
            yield Change(ChangeKind.ANDERS, sentence, file, (old.name,), (new.name,))


def _name(variable: Variable) -> Sentence:
    if not variable.description:
        return quoted(variable.name)
    return Sentence("{uitleg} ({naam})", uitleg=described(variable), naam=variable.name)


def _both(old: Variable, new: Variable) -> Iterator[Sentence]:
    yield from differences(old, new, _ASPECTS, {"naam": _name(new), "woord": new.name})
    yield from _values(old, new)


def _values(old: Variable, new: Variable) -> Iterator[Sentence]:
    name, found = _name(new), united(old.values, new.values, str, lambda _: None)
    for value in found.added:
        yield Sentence("Bij {naam} kan nu ook {waarde}.", naam=name, waarde=quoted(new.values[value]))
    for value in found.gone:
        yield Sentence("Bij {naam} kan {waarde} niet meer.", naam=name, waarde=quoted(old.values[value]))
    for value, _ in found.both:
        was, now = old.values[value], new.values[value]
        if was != now:
            yield Sentence("Bij {naam} heet {oud} nu {nieuw}.", naam=name, oud=quoted(was), nieuw=quoted(now))
    if found.is_reordered:
        yield Sentence("De antwoorden bij {naam} staan in een andere volgorde.", naam=name)


def _initial(variable: Variable) -> Sentence:
    value = variable.initial
    if value is None:
        return Sentence("niet gekend")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return quoted(BOOLEAN_WORDS.get(text, text))


def _type(variable: Variable) -> Sentence:
    return Sentence(_TYPES[variable.type])


_ASPECTS: Final[tuple[Aspect[Variable], ...]] = (
    Aspect("{naam} is nu {nieuw}, vroeger {oud}.", lambda each: each.type, _type),
    Aspect("Wie {naam} invult: nu {nieuw}, vroeger {oud}.", lambda each: ", ".join(each.writers)),
    Aspect("De uitleg bij “{woord}” is nu {nieuw}, vroeger {oud}.", lambda each: each.description),
    Aspect("Zonder antwoord is {naam} nu {nieuw}, vroeger {oud}.", lambda each: each.initial, _initial),
    Aspect("Voor wie {naam} apart onthouden wordt: nu {nieuw}, vroeger {oud}.", lambda each: each.per),
)
