"""Follows the arrows of a drawing to the next thing that people see, without running it."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from app.procedure.bundle import Model, once
from app.procedure.choosing import Gateway, Leaving, may_hold, names_in
from app.procedure.expressions.values import Value
from app.procedure.model import Element, Flow, Process

STOPS: Final = frozenset(
    {"userTask", "manualTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway"}
)
ACTS: Final = frozenset({"serviceTask", "sendTask", "intermediateThrowEvent"})
_CHOICES: Final = frozenset({"exclusiveGateway", "inclusiveGateway"})
_SILENT: Final = frozenset(
    {"startEvent", "endEvent", "exclusiveGateway", "parallelGateway", "inclusiveGateway"}
)
Known = Mapping[str, Value]


@dataclass(frozen=True)
class Situation:
    """What is known where a token stands: values of variables, and which activity called each process."""

    known: Known = field(default_factory=dict)
    callers: Mapping[str, Element] = field(default_factory=dict)
    met: dict[str, list[Element]] = field(default_factory=dict, compare=False, repr=False)
    """What was met from each element with this knowledge: outcomes are compared by walking the same ways."""

    def knowing(self, more: Known) -> "Situation":
        """Return the situation in which these values are known as well."""
        return Situation({**self.known, **more}, self.callers)

    def only(self, names: frozenset[str]) -> "Situation":
        """Return the situation in which of these variables alone is known what is known."""
        return Situation({k: v for k, v in self.known.items() if k in names}, self.callers)

    @property
    def key(self) -> frozenset[tuple[str, Hashable]]:
        """What tells it from another one."""
        return frozenset((*self.known.items(), *((name, each.id) for name, each in self.callers.items())))

    def without(self, forgotten: Iterable[str]) -> "Situation":
        """Return the situation in which these variables may have any value."""
        gone = set(forgotten)
        return Situation({k: v for k, v in self.known.items() if k not in gone}, self.callers)


class Walk:
    """Follows flows: as far as the situation decides, and every way where it does not."""

    def __init__(self, model: Model, situation: Situation) -> None:
        self._model, self._situation = model, situation
        self._callers = once(model, "callers", lambda: _callers(model))

    def after(self, element: Element) -> tuple[Element, ...]:
        """Return what may come next, nearest first: a task, an awaited event, an end of the procedure."""
        return tuple(each for each in self._met(element) if self._stops(each))

    def passed(self, element: Element) -> tuple[Element, ...]:
        """Return what is done on the way there without anyone: messages sent, operations."""
        return tuple(each for each in self._met(element) if each.type in ACTS)

    def _met(self, element: Element) -> list[Element]:
        known = self._situation.met
        if element.id not in known:
            known[element.id] = self._followed(element)
        return known[element.id]

    def _followed(self, element: Element) -> list[Element]:
        met: dict[str, Element] = {}
        todo = self._leaving(element)
        while todo:
            target = todo.pop(0)
            known = target.id in met or target.id == element.id
            met.setdefault(target.id, target)
            if not known and not self._stops(target):
                todo += self._through(target)
        return list(met.values())

    def _stops(self, element: Element) -> bool:
        return element.type in STOPS or self.is_last(element)

    def beside(self, element: Element) -> tuple[Element, ...]:
        """Return what a token that runs beside its activity does: the next named element on each way."""
        found: dict[str, Element] = {}
        todo, seen = self.ways_from(element), {element.id}
        while todo:
            target = todo.pop(0)
            if target.type not in _SILENT:
                found[target.id] = target
            elif target.id not in seen:
                seen.add(target.id)
                todo += self.ways_from(target)
        return tuple(found.values())

    def is_last(self, element: Element) -> bool:
        """Answer whether the procedure ends here."""
        return element.type == "endEvent" and not self._around(element)

    def ways_from(self, element: Element) -> list[Element]:
        """Return the elements at the other end of the flows that may be taken."""
        process = self._process(element)
        targets = [flow.target for flow in self._open_flows(process, element)]
        found = map(process.elements.get, targets)
        return list(filter(None, found))

    def _open_flows(self, process: Process, element: Element) -> tuple[Flow, ...]:
        """Return the flows that may be taken: at a choice those that fit what is known, or all of them."""
        flows = process.outgoing(element.id)
        if element.type not in _CHOICES or len(flows) < 2:
            return flows
        return taken(flows, element, self._situation.known) or flows

    def _process(self, element: Element) -> Process:
        return self._model.processes[element.process_id]

    def _leaving(self, element: Element) -> list[Element]:
        """Return what follows an activity: its next instance too, where they come one after the other."""
        following = self.ways_from(element)
        if element.repetition is not None and element.repetition.sequential:
            return [*self._again(element), *following]
        return following

    def _again(self, element: Element) -> list[Element]:
        return [element] if element.type in STOPS else self._inside(element)

    def _through(self, element: Element) -> list[Element]:
        """Return what follows an element that nobody sees: inside it, behind it, or around it."""
        if element.type in {"subProcess", "callActivity"}:
            return self._inside(element) or self.ways_from(element)
        if element.type == "endEvent":
            around = map(self._leaving, self._around(element))
            return list(chain.from_iterable(around))
        return self.ways_from(element)

    def _inside(self, element: Element) -> list[Element]:
        process = self._model.processes.get(element.called or "") or self._process(element)
        return [e for e in process.within(element.called or element.id) if e.type == "startEvent"]

    def _around(self, end: Element) -> list[Element]:
        """Return the sub-process that an end leaves, or the activities that call its process."""
        process = self._process(end)
        if end.scope in process.elements:
            return [process.elements[end.scope]]
        here = self._situation.callers.get(process.id)
        if here:
            return [here]
        return [caller for caller in self._callers if caller.called == process.id]


def _callers(model: Model) -> list[Element]:
    return [e for e in model.elements.values() if e.type == "callActivity"]


def taken(flows: tuple[Flow, ...], gateway: Element, known: Known) -> tuple[Flow, ...] | None:
    """Return the flows taken with what is known, or None when a condition reads something else, such as today."""
    choosing = Gateway(gateway.type, gateway.default or "", flows)
    for flow in choosing.asking:
        if not _is_answered(flow, known):
            return None
    ways = choosing.ways(known)
    chosen = frozenset[str]().union(*ways)
    return tuple(flow for flow in flows if flow.id in chosen)


def _is_answered(flow: Leaving, known: Known) -> bool:
    """Answer whether the condition of a flow comes to one answer with what is known."""
    if not names_in(flow.condition) <= known.keys():
        return False
    return len(may_hold(flow.condition, known)) == 1


def decisive(model: Model) -> frozenset[str]:
    """Return the variables that any condition of the model reads: no other decides on the way."""
    return once(model, "decisive", lambda: _decisive(model))


def _decisive(model: Model) -> frozenset[str]:
    flows = chain.from_iterable(process.flows.values() for process in model.processes.values())
    return frozenset[str]().union(*map(condition_names, flows))


def arrows_into(process: Process, start: Element, join: Element) -> frozenset[str]:
    """Return the flows into a join that a token at `start` can still take, without passing the join."""
    found: set[str] = set()
    todo, seen = [start.id], {start.id, join.id}
    while todo:
        here = todo.pop()
        reached = [boundary.id for boundary in process.boundaries(here)]
        for flow in process.outgoing(here):
            reached.append(flow.target)
            if flow.target == join.id:
                found.add(flow.id)
        fresh = set(reached) - seen
        seen |= fresh
        todo += fresh
    return frozenset(found)


def condition_names(flow: Flow) -> frozenset[str]:
    """Return the variables that the condition of a flow reads."""
    return names_in(flow.condition)
