"""The walks over what a model draws, and a finding at a place in it."""

from collections.abc import Iterator, Mapping

from app.domain.sentence import Sentence, Value
from app.procedure.bundle import Model
from app.procedure.findings import Finding, Run
from app.procedure.model import Document, Element, Flow, Lane, Place, Process, Repetition


def at(place: Place, template: str, /, *others: Place, run: Run | None = None, **params: Value) -> Finding:
    """Return a finding at a place; `params` fill the template."""
    return Finding(place, Sentence(template, **params), others=others, run=run)


def drawn(model: Model) -> Iterator[tuple[Process, Element]]:
    """Yield every element with its process."""
    for process in model.processes.values():
        for element in process.elements.values():
            yield process, element


def of_type(model: Model, type_: str) -> Iterator[tuple[Process, Element]]:
    """Yield every element of one type of BPMN, with its process."""
    for process, element in drawn(model):
        if element.type == type_:
            yield process, element


def with_event(model: Model, event: str) -> Iterator[tuple[Process, Element]]:
    """Yield every element with one kind of event, with its process."""
    for process, element in drawn(model):
        if element.event == event:
            yield process, element


def repeated_timers(model: Model) -> Iterator[tuple[Process, Element]]:
    """Yield every element with a timer that comes again, with its process."""
    for process, element in with_event(model, "timer"):
        if element.timer is not None and element.timer.kind == "cycle":
            yield process, element


def drawn_flows(model: Model) -> Iterator[tuple[Process, Flow]]:
    """Yield every sequence flow with its process."""
    for process in model.processes.values():
        for flow in process.flows.values():
            yield process, flow


def drawn_lanes(model: Model) -> Iterator[tuple[Process, Lane]]:
    """Yield every lane with its process."""
    for process in model.processes.values():
        for lane in process.lanes:
            yield process, lane


def choices(model: Model) -> Iterator[tuple[Element, tuple[Flow, ...]]]:
    """Yield every gateway that chooses, with the flows out of it."""
    for process, element in drawn(model):
        if element.chooses:
            yield element, process.outgoing(element.id)


def parting(model: Model) -> Iterator[tuple[Element, Flow]]:
    """Yield each of the several flows out of a gateway that chooses, with the gateway."""
    for element, out in choices(model):
        if len(out) > 1:
            yield from ((element, flow) for flow in out)


def event_gateways(model: Model) -> Iterator[tuple[Element, tuple[Element, ...], Process]]:
    """Yield every gateway that waits for events, with what stands behind its flows, and its process."""
    for process, element in of_type(model, "eventBasedGateway"):
        targets = [flow.target for flow in process.outgoing(element.id)]
        events = map(process.elements.get, targets)
        yield element, tuple(filter(None, events)), process


def with_diagram(model: Model) -> Iterator[Document]:
    """Yield the files that hold a drawing at all."""
    yield from (document for document in model.documents if document.shapes or document.edges)


def asked(model: Model) -> Iterator[Element]:
    """Yield the steps for people."""
    yield from (element for _, element in drawn(model) if element.type in {"userTask", "manualTask"})


def worded(model: Model) -> Iterator[tuple[Place, Mapping[str, str]]]:
    """Yield the `livc:` attributes of every lane and element, with their place."""
    yield from ((lane.place, lane.livc) for _, lane in drawn_lanes(model))
    yield from ((element.place, element.livc) for _, element in drawn(model))


def written(model: Model, attribute: str) -> Iterator[tuple[Place, str]]:
    """Yield what one `livc:` attribute says, wherever it stands."""
    for place, name, said in attributes(model):
        if name == attribute:
            yield place, said


def attributes(model: Model) -> Iterator[tuple[Place, str, str]]:
    """Yield every `livc:` attribute of every lane and element: its place, its name, and what it says."""
    for place, livc in worded(model):
        for name, said in livc.items():
            yield place, name, said


def calls(model: Model) -> Iterator[tuple[Process, Element, Process]]:
    """Yield every call of a process that is here: by which process, the step, and what it calls."""
    for process, element in of_type(model, "callActivity"):
        target = model.processes.get(element.called or "")
        if target is not None:
            yield process, element, target


def repeated(model: Model) -> Iterator[tuple[Process, Element, Repetition]]:
    """Yield every element that is repeated over something, with its process; a standard loop is no such thing."""
    for process, element in drawn(model):
        repetition = element.repetition
        if repetition is not None and not repetition.standard:
            yield process, element, repetition
