"""What an arrow asks, in the words of the variables: "“Weerhouden”", "niet “ja”", "“a” en “b”"."""

from collections.abc import Iterator, Mapping

from app.domain.sentence import Sentence, in_a_row
from app.procedure.comparing.words import described, one_of, quoted
from app.procedure.expressions import ExpressionError, Node, parse
from app.procedure.expressions.nodes import Compare, Literal, Logic, Member, Name, Negation
from app.procedure.variables import BOOLEAN_WORDS, Variable

Variables = Mapping[str, Variable]


def asked(condition: str | None, variables: Variables) -> Sentence:
    """Return when an arrow is taken; as it is written where it says more than words can."""
    if not condition:
        return Sentence("altijd")
    try:
        said = _said(parse(condition), variables)
    except ExpressionError:
        said = None
    return said or quoted(condition)


def _said(node: Node, variables: Variables) -> Sentence | None:
    match node:
        case Compare("=", Name(name), Literal(value)):
            return _is(name, value, variables)
        case Compare("!=", Name(name), Literal(value)):
            return _not(_is(name, value, variables))
        case Member(Name(name), tests):
            return _among(name, tests, variables)
        case Negation(part):
            return _not(_said(part, variables))
        case Logic(operator, parts):
            return _joined(operator, [_said(part, variables) for part in parts])
    return None


def _is(name: str, value: object, variables: Variables) -> Sentence | None:
    """Return a value in its words, with what it is the value of."""
    if name not in variables:
        return None
    written = str(value).lower() if isinstance(value, bool) else str(value)
    words = {**BOOLEAN_WORDS, **variables[name].values}
    return Sentence(
        "{naam} is {waarde}", naam=described(variables[name]), waarde=quoted(words.get(written, written))
    )


def _not(said: Sentence | None) -> Sentence | None:
    return Sentence("niet ({wat})", wat=said) if said else None


def _among(name: str, tests: tuple[Node, ...], variables: Variables) -> Sentence | None:
    values = list(_values(tests))
    if name not in variables or len(values) < len(tests):
        return None
    words = {**BOOLEAN_WORDS, **variables[name].values}
    said = [quoted(words.get(str(value), str(value))) for value in values]
    return Sentence("{naam} is {waarden}", naam=described(variables[name]), waarden=one_of(said))


def _values(tests: tuple[Node, ...]) -> Iterator[object]:
    for test in tests:
        if isinstance(test, Literal):
            yield test.value


def _joined(operator: str, parts: list[Sentence | None]) -> Sentence | None:
    known = list(filter(None, parts))
    if len(known) < len(parts):
        return None
    if operator == "and":
        return in_a_row(known, " en ")
    return in_a_row(known, " of ")
