"""Starts, ends, pijlen: every token can come in, and every token can get out."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.checks.places import at, drawn, drawn_flows
from app.procedure.findings import Finding
from app.procedure.model import GATEWAYS, Element, Flow, Process

_ALONE: Final = "Er is maar één weg: laat de voorwaarde weg, of teken ook de weg als ze niet waar is."


def check(model: Model) -> Iterator[Finding]:
    """Yield what hangs loose, cannot be reached or cannot end."""
    for process, flow in drawn_flows(model):
        yield from _flow(process, flow)
    for process, element in drawn(model):
        yield from _ways_out(process, element)
        yield from _choice(process, element)
        yield from _awaited(process, element)
        yield from _listed(process, element)
    for process in model.processes.values():
        scopes = [process.id, *(e.id for e in process.elements.values() if e.type == "subProcess")]
        for scope in scopes:
            yield from _scope(process, scope)


def _flow(process: Process, flow: Flow) -> Iterator[Finding]:
    source, target = process.elements.get(flow.source), process.elements.get(flow.target)
    if source is None or target is None:
        yield at(flow.place, "Deze pijl begint of eindigt bij iets dat niet bestaat.")
    elif source.scope != target.scope:
        yield at(flow.place, "Deze pijl loopt over de rand van een deelproces.")
    elif flow.condition is not None and source.type not in {"exclusiveGateway", "inclusiveGateway"}:
        yield at(flow.place, "Een voorwaarde kan enkel op een pijl uit een exclusieve of inclusieve gateway.")


def _ways_out(process: Process, element: Element) -> Iterator[Finding]:
    out = process.outgoing(element.id)
    if element.type == "endEvent":
        if out:
            yield at(element.place, "Uit een eindevent loopt geen pijl.")
        return
    if not out:
        yield at(element.place, "Hier loopt het dood: er vertrekt geen pijl.")
    if len(out) > 1 and element.type not in GATEWAYS:
        yield at(element.place, "Uit een stap of event vertrekt één pijl; kies of splits met een gateway.")
    if element.type == "startEvent" and process.incoming(element.id):
        yield at(element.place, "Naar een startevent loopt geen pijl.")


def _choice(process: Process, element: Element) -> Iterator[Finding]:
    if element.type not in {"exclusiveGateway", "inclusiveGateway"}:
        if element.default:
            yield at(element.place, "Enkel een gateway die kiest heeft een standaardpijl.")
        return
    out = process.outgoing(element.id)
    if element.default and element.default not in {flow.id for flow in out}:
        yield at(
            element.place, "De standaardpijl vertrekt niet uit deze gateway; kies een pijl die dat doet."
        )
    elif len(out) > 1:
        yield from _conditions(element, out)
    else:
        yield from (at(flow.place, _ALONE) for flow in out if flow.condition is not None)


def _conditions(element: Element, out: tuple[Flow, ...]) -> Iterator[Finding]:
    if not element.default:
        yield at(element.place, "Deze keuze heeft geen standaardpijl: de veilige weg als niets anders past.")
    for flow in out:
        if flow.id == element.default and flow.condition is not None:
            yield at(flow.place, "De standaardpijl heeft geen voorwaarde.")
        if flow.id != element.default and not flow.condition:
            yield at(flow.place, "Op deze pijl ontbreekt een voorwaarde.")


def _awaited(process: Process, element: Element) -> Iterator[Finding]:
    if element.type != "eventBasedGateway":
        return
    out = process.outgoing(element.id)
    if len(out) < 2:
        yield at(element.place, "Na een gateway die op events wacht, staan minstens twee events.")
    for target in (process.elements.get(flow.target) for flow in out):
        if target is None:
            continue
        if target.type not in {"intermediateCatchEvent", "receiveTask"} or process.boundaries(target.id):
            yield at(target.place, "Na een gateway die op events wacht, staat meteen een event dat opvangt.")
        elif len(process.incoming(target.id)) > 1:
            yield at(target.place, "Naar dit event loopt enkel de pijl van de gateway die erop wacht.")

    words = [process.elements[flow.target].message for flow in out if flow.target in process.elements]
    if any(word and words.count(word) > 1 for word in words):
        yield at(element.place, "Twee events wachten hier op hetzelfde bericht; laat er één staan.")


def _listed(process: Process, element: Element) -> Iterator[Finding]:
    drawn_here = {flow.id for flow in (*process.incoming(element.id), *process.outgoing(element.id))}
    for name in element.listed:
        if name not in drawn_here:
            yield at(
                element.place, f'De pijl "{name}" die dit element noemt, is er niet; verwijder of teken ze.'
            )


def _scope(process: Process, scope: str) -> Iterator[Finding]:
    inside = process.within(scope)
    place = process.elements[scope].place if scope in process.elements else process.place
    starts = [element for element in inside if element.type == "startEvent"]
    ends = [element for element in inside if element.type == "endEvent"]
    if len(starts) != 1:
        yield at(place, f"Er hoort precies één startevent te zijn; hier staan er {len(starts)}.")
    if not ends:
        yield at(place, "Er is geen eindevent.")
    if not starts or not ends:
        return
    reached = _closure(starts, lambda e: _following(process, e))
    finishing = _closure(ends, lambda e: _leading(process, e))
    for element in inside:
        if element.id not in reached:
            yield at(element.place, "Dit element is vanaf het startevent niet te bereiken.")
        elif element.id not in finishing:
            yield at(element.place, "Vanaf hier is geen einde te bereiken.")


def _closure(begin: Iterable[Element], step: Callable[[Element], Iterable[Element]]) -> set[str]:
    todo = list(begin)
    seen = {element.id for element in todo}
    while todo:
        for element in step(todo.pop()):
            if element.id not in seen:
                seen.add(element.id)
                todo.append(element)
    return seen


def _following(process: Process, element: Element) -> Iterator[Element]:
    targets = (process.elements.get(flow.target) for flow in process.outgoing(element.id))
    yield from (target for target in targets if target is not None)
    yield from process.boundaries(element.id)


def _leading(process: Process, element: Element) -> Iterator[Element]:
    sources = (process.elements.get(flow.source) for flow in process.incoming(element.id))
    yield from (source for source in sources if source is not None)
    host = process.elements.get(element.attached_to or "")
    if host is not None:
        yield host
