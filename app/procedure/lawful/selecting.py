"""What a selector picks in a model: steps, steps done with some outcome, arrows taken because of a value."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from app.procedure.bundle import Model, once
from app.procedure.lawful.arrows import choices_reading
from app.procedure.lawful.rule import OUTCOME, OUTPUT, PROCESS, VALUE, VARIABLE, Operand, Selector
from app.procedure.model import Element
from app.procedure.outcomes import offered_by
from app.procedure.uses import OUTCOME as RESULT

_KIND: Final = "kind"
_ATTRIBUTES: Final[Mapping[str, str]] = {
    _KIND: "kind",
    "subject": "subject",
    "form": "form",
    "message": "message",
    "operation": "operatie",
    "decision": "decision",
    "origin": "origin",
    "table": "besluit",
    "per": "per",
}
"""Key of a selector → the `livc:` attribute that it reads."""


def _attribute(name: str) -> Callable[[Element], str]:
    return lambda element: element.livc.get(name, "")


READ: Final[Mapping[str, Callable[[Element], str]]] = {
    **{key: _attribute(name) for key, name in _ATTRIBUTES.items()},
    "role": lambda element: element.role,
    "phase": lambda element: element.phase or "",
    "type": lambda element: element.type,
    PROCESS: lambda element: element.process_id,
    "called": lambda element: element.called or "",
    "event": lambda element: element.event or "",
}
"""Key of a selector → what it reads of a step: several words where several stand there."""
KEYS: Final = frozenset({*READ, OUTCOME, OUTPUT, VARIABLE, VALUE})


@dataclass(frozen=True)
class ToldValue:
    """A value that an arrow can tell: of any variable, or of the outcome of some steps."""

    variable: str
    values: frozenset[str]
    steps: frozenset[str] | None = None
    """The steps that write it, where it is their outcome: then it counts once, each time that it is written."""


@dataclass(frozen=True)
class Picked:
    """All that an operand speaks of."""

    steps: frozenset[str] = frozenset()
    told: tuple[ToldValue, ...] = ()


def elements_of(model: Model, operand: Operand) -> tuple[Element, ...]:
    """Return the steps that an operand picks; of one that names outcomes, those that offer one of them."""
    found = {each.id: each for selector in operand for each in _offering(model, selector)}
    return tuple(found.values())


def _offering(model: Model, selector: Selector) -> Iterator[Element]:
    for element in _elements(model, selector):
        if not selector.outcomes or _offers(model, element, selector.outcomes):
            yield element


def _offers(model: Model, element: Element, outcomes: tuple[str, ...]) -> bool:
    """Answer whether a step offers one of some outcomes; of a list that cannot be read, nobody knows."""
    name = dict(element.results).get(RESULT, "")
    variable = model.variables.get(name)
    offered = offered_by(variable) if variable is not None else outcomes
    return bool(name) and not set(outcomes).isdisjoint(offered)


def picked(model: Model, operand: Operand, *, certain: bool) -> Picked:
    """Return what an operand speaks of; `certain`: an outcome that nothing reads is not known, so never there."""
    told = tuple(chain.from_iterable(_told(model, selector) for selector in operand))
    unread = (
        () if certain else (each.steps or () for each in told if not choices_reading(model, each.variable))
    )
    plain = chain.from_iterable(_plain(model, selector) for selector in operand)
    return Picked(frozenset(chain(plain, *unread)), told)


def _plain(model: Model, selector: Selector) -> Iterator[str]:
    """Yield the steps that count whatever their outcome."""
    if not selector.outcomes:
        yield from (element.id for element in _elements(model, selector))


def _told(model: Model, selector: Selector) -> Iterator[ToldValue]:
    if selector.variable:
        yield ToldValue(selector.variable, frozenset(selector.values))
    elif selector.outcomes:
        yield from _outcomes(model, selector)


def processes_with(model: Model, found: Picked) -> Iterator[str]:
    """Yield the processes in which something stands of what an operand speaks of."""
    steps = found.steps.union(*(_standing(model, each) for each in found.told))
    for process in model.processes.values():
        if not steps.isdisjoint(process.elements):
            yield process.id


def _standing(model: Model, told: ToldValue) -> frozenset[str]:
    """Return the steps that write an outcome, or the gateways that read a variable."""
    if told.steps is not None:
        return told.steps
    return frozenset(choice.gateway.id for choice in choices_reading(model, told.variable))


def _elements(model: Model, selector: Selector) -> Iterator[Element]:
    if not selector.variable:
        yield from filter(_fits(selector), _likely(model, selector))


def _likely(model: Model, selector: Selector) -> Iterable[Element]:
    """Return the steps of the kinds that are asked, or all where any kind will do."""
    if _KIND not in selector.wanted:
        return model.elements.values()
    of_kind = once(model, "elements by kind", lambda: _by_kind(model))
    return chain.from_iterable(of_kind.get(word, ()) for word in selector.wanted[_KIND])


def _by_kind(model: Model) -> Mapping[str, list[Element]]:
    found: defaultdict[str, list[Element]] = defaultdict(list)
    for element in model.elements.values():
        found[READ[_KIND](element)].append(element)
    return found


def _fits(selector: Selector) -> Callable[[Element], bool]:
    wanted = [(READ[key], words) for key, words in selector.wanted.items() if key in READ]
    return lambda element: all(_is_one(read(element), words) for read, words in wanted)


def _is_one(said: str, words: tuple[str, ...]) -> bool:
    return said in words or not set(said.split()).isdisjoint(words)


def _outcomes(model: Model, selector: Selector) -> Iterator[ToldValue]:
    """Yield for each variable in which steps write their outcome what it must tell."""
    by_variable: dict[str, set[str]] = {}
    for element in _elements(model, selector):
        name = dict(element.results).get(RESULT, "")
        by_variable.setdefault(name, set()).add(element.id)
    for name, steps in by_variable.items():
        yield ToldValue(name, frozenset(selector.outcomes), frozenset(steps))
