"""What a step is, and in whose lane it stands."""

from collections.abc import Iterator, Mapping

from app.domain.sentence import Sentence
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.patterns import ALLOWED, ASKS, FORBIDDEN
from app.procedure.lawful.rule import RuleOfLaw
from app.procedure.lawful.seen import Observed, name_of, seen
from app.procedure.lawful.selecting import READ, elements_of
from app.procedure.model import Element

Attributes = Mapping[str, Mapping[str, tuple[str, ...]]]


def lane(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Observed]:
    """Yield each step, wrong where it stands in the lane of a role that may not do it."""
    for element in elements_of(procedures.model, rule.operands["a"]):
        wrong = None
        if not _may_stand(element.role, rule):
            wrong = Sentence(
                "“{naam}” staat in de baan van “{rol}”; zet de stap terug in een baan die mag.",
                naam=name_of(element),
                rol=element.role or "niemand",
            )
        yield seen(element, wrong)


def _may_stand(role: str, rule: RuleOfLaw) -> bool:
    allowed = rule.lists.get(ALLOWED)
    return role not in rule.lists.get(FORBIDDEN, ()) and (allowed is None or role in allowed)


def forbidden(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Observed]:
    """Yield each step as wrong: it may not be drawn at all."""
    for element in elements_of(procedures.model, rule.operands["a"]):
        yield seen(element, Sentence("“{naam}” mag hier niet staan.", naam=name_of(element)))


def attribute(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Observed]:
    """Yield each step, wrong where one of its words is not allowed, is forbidden, or is lacking."""
    for element in elements_of(procedures.model, rule.operands["a"]):
        yield seen(element, next(_odd(element, rule.attributes), None))


def _odd(element: Element, attributes: Attributes) -> Iterator[Sentence]:
    for key, allowed in attributes.get(ALLOWED, {}).items():
        yield from _not_among(element, key, allowed)
    for key, words in attributes.get(FORBIDDEN, {}).items():
        said = filter(words.__contains__, _said(element, key))
        yield from (_strange(element, word) for word in said)
    for key, asked in attributes.get(ASKS, {}).items():
        missing = set(asked).difference(_said(element, key))
        if missing:
            yield _lacking(element, tuple(sorted(missing)))


def _not_among(element: Element, key: str, allowed: tuple[str, ...]) -> Iterator[Sentence]:
    said = _said(element, key)
    if not said:
        yield _lacking(element, allowed)
    for word in said:
        if word not in allowed:
            yield _strange(element, word)


def _said(element: Element, key: str) -> list[str]:
    return READ[key](element).split()


def _strange(element: Element, word: str) -> Sentence:
    return Sentence("Bij “{naam}” staat “{woord}”; dat mag niet.", naam=name_of(element), woord=word)


def _lacking(element: Element, words: tuple[str, ...]) -> Sentence:
    return Sentence("Bij “{naam}” ontbreekt {woorden}.", naam=name_of(element), woorden=words)
