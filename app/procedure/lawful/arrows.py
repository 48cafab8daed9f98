"""Which arrows out of a gateway are taken with which values, worked out for all values that there are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from app.procedure.bundle import Model, once
from app.procedure.choosing import Known, listed, many, sets_of
from app.procedure.drawn import drawn
from app.procedure.expressions.values import Value
from app.procedure.model import Element, Flow, Process
from app.procedure.walk import condition_names, taken

_MOST: Final = 4_000
"""Of so many combinations of values is looked which arrow is taken."""


@dataclass(frozen=True)
class Parting:
    """Something that reads, and for each arrow out of it the values with which it is taken."""

    gateway: Element
    flows: tuple[Flow, ...]
    reads: frozenset[str]
    taken_with: Mapping[str, tuple[Known, ...]] | None
    """None where it depends on more than values that can be listed."""

    def told(self, variable: str, flow: str) -> set[str] | None:
        """Return the values of a variable, as written, with which an arrow is taken; None for any."""
        if self.taken_with is None:
            return None
        return {written(each[variable]) for each in self.taken_with[flow]}


def written(value: Value) -> str:
    """Return a value as variabelen.yaml writes it; "" for no value."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def all_choices(model: Model) -> tuple[Parting, ...]:
    """Return everything that reads a variable to choose an arrow."""
    return once(model, "choices", lambda: tuple(_choices(model)))


def _choices(model: Model) -> Iterator[Parting]:
    for process, element in drawn(model):
        choice = _choice(model, process, element)
        if choice.reads:
            yield choice


def choices_reading(model: Model, variable: str) -> tuple[Parting, ...]:
    """Return the gateways that read one variable."""
    return once(model, "choices by variable", lambda: _by_variable(model)).get(variable, ())


def _by_variable(model: Model) -> Mapping[str, tuple[Parting, ...]]:
    found: defaultdict[str, tuple[Parting, ...]] = defaultdict(tuple)
    for choice in all_choices(model):
        for name in choice.reads:
            found[name] += (choice,)
    return found


def _choice(model: Model, process: Process, gateway: Element) -> Parting:
    flows = process.outgoing(gateway.id)
    reads = frozenset(chain.from_iterable(map(condition_names, flows)))
    return Parting(gateway, flows, reads, _taken_with(model, gateway, flows, reads) if reads else None)


def _taken_with(
    model: Model, gateway: Element, flows: tuple[Flow, ...], reads: frozenset[str]
) -> Mapping[str, tuple[Known, ...]] | None:
    declared = model.declared_in(gateway.place.file)
    values = {name: listed(declared.get(name)) for name in sorted(reads)}
    if not all(values.values()) or many(values) > _MOST:
        return None
    found: dict[str, list[Known]] = {flow.id: [] for flow in flows}
    for _, known in sets_of(values):
        ways = taken(flows, gateway, known)
        if ways is None:
            return None
        for way in ways:
            found[way.id].append(known)
    return {flow: tuple(combinations) for flow, combinations in found.items()}
