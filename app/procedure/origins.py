"""Follows an arrow back to what came before it, as far as the drawing leaves only one way."""

from dataclasses import dataclass
from typing import Final

from app.domain.explanation import TakenBranch
from app.domain.words.steps import kind_of
from app.procedure.bundle import Model, once
from app.procedure.model import Element, Flow, Process
from app.procedure.uses import writes
from app.procedure.walk import condition_names

_CHOOSING: Final = frozenset({"exclusiveGateway", "inclusiveGateway"})
_GATEWAYS: Final = _CHOOSING | {"parallelGateway"}
_UNSEEN: Final = _GATEWAYS | {"serviceTask", "businessRuleTask", "sendTask", "intermediateThrowEvent"}


@dataclass(frozen=True)
class Origin:
    """What stood before an arrow, and the choices on the way; None when the drawing leaves several ways.

    A start event means: look at the activity around it.
    """

    element: Element | None
    choices: tuple[TakenBranch, ...] = ()
    joined: bool = False
    """Whether several ways came together there."""


def origin_of(model: Model, process: Process, flow: Flow) -> Origin:
    """Return what came before a flow that was taken; never what someone answered who may decline (INV-10)."""
    return once(model, ("origin", process.id, flow.id), lambda: _followed_back(model, process, flow))


def _followed_back(model: Model, process: Process, flow: Flow) -> Origin:
    choices: list[TakenBranch] = []
    here: Flow | None = flow
    seen: set[str] = set()
    while here is not None and here.id not in seen:
        seen.add(here.id)
        source = process.elements[here.source]
        choices = [*_choice(model, process, source, here), *choices]
        if source.type not in _UNSEEN:
            return Origin(_told(process, source), tuple(choices))
        before = process.incoming(source.id)
        if len(before) != 1:
            named = source if source.type not in _GATEWAYS and source.name else None
            return Origin(named, tuple(choices), joined=source.type == "parallelGateway")
        here = before[0]
    return Origin(None, tuple(choices))


def _told(process: Process, source: Element) -> Element:
    """Return the element itself; for the end of waiting on a step that one may decline, the step."""
    host = process.elements.get(source.attached_to or "")
    return host if host is not None and not kind_of(host.livc.get("kind")).counted else source


def _choice(model: Model, process: Process, gateway: Element, flow: Flow) -> tuple[TakenBranch, ...]:
    ways = process.outgoing(gateway.id)
    if gateway.type not in _CHOOSING or len(ways) < 2 or not flow.name:
        return ()
    read = frozenset[str]().union(*map(condition_names, ways))
    if read & _hushed(model):
        return ()
    return (TakenBranch(gateway.name, flow.name),)


def _hushed(model: Model) -> frozenset[str]:
    """Return the variables that tell what someone answered who may decline."""
    return once(model, "hushed", lambda: _told_along(model))


def _told_along(model: Model) -> frozenset[str]:
    hushed: set[str] = set()
    for step in model.elements.values():
        kind = kind_of(step.livc.get("kind"))
        if kind.counted:
            continue
        hushed.update(writes(model, step), *kind.written_along.values())
    return frozenset(hushed)
