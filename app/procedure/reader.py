"""Reads a BPMN file into the frozen model; what it does not know it keeps as unread, for the checks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from lxml import etree

from app.domain.errors import ModelError
from app.procedure.known import NO_NODES, NODES, consequence_tags, unread
from app.procedure.layout import edges_of, odd_ids, shapes_of
from app.procedure.model import (
    EVENTS,
    Consequence,
    Document,
    Element,
    Flow,
    Lane,
    Place,
    Process,
    Repetition,
    Timer,
)
from app.procedure.notes import notes_of
from app.procedure.xml import BPMN, LIVC, attributes, ensure_bounded, is_crowded, line, read_drawing, tag

_LANE: Final = f"{{{BPMN}}}lane"
_TIMERS: Final = {"timeDate": "date", "timeDuration": "duration", "timeCycle": "cycle"}


@lru_cache(maxsize=64)
def read_bpmn(file: str, content: bytes) -> Document:
    """Return the processes of a BPMN file, read once; raises `ModelError` when it is not BPMN at all."""
    root = read_drawing(file, content)
    if tag(root) != "definitions":
        raise ModelError("Dit is geen BPMN-bestand.", file=file, line=line(root))
    messages = {m.get("id", ""): m.get("name", "") for m in root.iterchildren(f"{{{BPMN}}}message")}
    ensure_bounded(file, root)
    notes = notes_of(root)
    processes = tuple(
        replace(_Reader(file, node).process(), notes=notes)
        for node in root.iterchildren(f"{{{BPMN}}}process")
    )
    if not processes:
        raise ModelError("Er staat geen proces in dit bestand.", file=file, line=line(root))
    return Document(
        file,
        processes,
        messages,
        tuple(_duplicates(file, root)),
        tuple(unread(file, root)),
        tuple(_pools(file, root)),
        tuple(odd_ids(file, root)),
        shapes_of(root),
        edges_of(root),
        tuple(_crowded(file, root)),
    )


def _crowded(file: str, root: etree._Element) -> Iterator[Place]:
    return (Place(file, line(node), node.get("id", "")) for node in root.iter("*") if is_crowded(node))


def _pools(file: str, root: etree._Element) -> Iterator[tuple[str, Place]]:
    for node in root.iterfind(f"{{{BPMN}}}collaboration/{{{BPMN}}}participant"):
        drawn = node.get("processRef")
        if drawn is not None:
            yield drawn, Place(file, line(node), node.get("id", ""))


def _duplicates(file: str, root: etree._Element) -> Iterator[Place]:
    seen: set[str] = set()
    for node in root.iter("*"):
        identifier = node.get("id", "")
        if identifier in seen:
            yield Place(file, line(node), identifier)
        elif identifier:
            seen.add(identifier)


def _livc(node: etree._Element) -> Mapping[str, str]:
    prefix = f"{{{LIVC}}}"
    return {
        name.removeprefix(prefix): value.strip()
        for name, value in attributes(node)
        if name.startswith(prefix)
    }


def _text(node: etree._Element | None) -> str:
    return (node.text or "").strip() if node is not None else ""


def _child(node: etree._Element, name: str) -> etree._Element | None:
    return node.find(f"{{{BPMN}}}{name}")


def _children(node: etree._Element, name: str) -> Iterator[etree._Element]:
    return node.iterchildren(f"{{{BPMN}}}{name}")


def _flag(node: etree._Element, name: str, *, otherwise: bool) -> bool:
    """Read a yes or no; what is neither is unread, and refused by the checks."""
    return {"true": True, "1": True, "false": False, "0": False}.get(node.get(name, ""), otherwise)


@dataclass
class _Reader:
    """Collects one process."""

    file: str
    root: etree._Element
    elements: dict[str, Element] = field(default_factory=dict)
    refused: dict[str, Element] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)
    lanes: list[Lane] = field(default_factory=list)

    def process(self) -> Process:
        self._collect(self.root)
        identifier = self.root.get("id", "")
        process = Process(
            identifier,
            self.root.get("name") or identifier,
            self._place(self.root),
            self.elements,
            self.flows,
            tuple(self.lanes),
            self.refused,
        )
        return replace(process, elements=_with_inherited(process))

    def _place(self, node: etree._Element) -> Place:
        return Place(self.file, line(node), node.get("id", ""))

    def _collect(self, scope: etree._Element) -> None:
        for node in scope.iterchildren():
            name = tag(node)
            if name in NODES:
                self.elements[node.get("id", "")] = self._element(node, name, scope.get("id", ""))
            elif name == "sequenceFlow":
                self.flows[node.get("id", "")] = self._flow(node)
            elif name == "laneSet":
                self._collect_lanes(node)
            elif name not in NO_NODES:
                self._collect_refused(node, scope.get("id", ""))
            if name == "subProcess":
                self._collect(node)

    def _collect_refused(self, node: etree._Element, scope: str) -> None:
        """Keep what is not executed, and all in it, as things that are there."""
        for each in node.iter("*"):
            identifier = each.get("id")
            if identifier:
                name = tag(each) or str(each.tag)
                place = self._place(each)
                self.refused[identifier] = Element(
                    identifier, name, each.get("name", ""), self.root.get("id", ""), scope, place, _livc(each)
                )

    def _collect_lanes(self, lane_set: etree._Element) -> None:
        for node in lane_set.iter(_LANE):
            members = tuple(_text(ref) for ref in node.iterchildren(f"{{{BPMN}}}flowNodeRef"))
            around = tuple(lane.get("id", "") for lane in node.iterancestors(_LANE))
            name = node.get("name", "")
            place = self._place(node)
            self.lanes.append(Lane(node.get("id", ""), name, _livc(node), members, place, around))

    def _flow(self, node: etree._Element) -> Flow:
        condition = _child(node, "conditionExpression")
        return Flow(
            node.get("id", ""),
            node.get("sourceRef", ""),
            node.get("targetRef", ""),
            node.get("name", ""),
            _text(condition) if condition is not None else None,
            self._place(node),
        )

    def _element(self, node: etree._Element, name: str, scope: str) -> Element:
        event, message_ref, timer = self._event(node, name)
        return Element(
            id=node.get("id", ""),
            type=name,
            name=node.get("name", ""),
            process_id=self.root.get("id", ""),
            scope=scope,
            place=self._place(node),
            livc=_livc(node),
            event=event,
            message_ref=message_ref,
            timer=timer,
            attached_to=node.get("attachedToRef"),
            interrupting=_flag(node, "cancelActivity", otherwise=True),
            default=node.get("default"),
            called=node.get("calledElement") if name == "callActivity" else None,
            repetition=_repetition(node),
            listed=tuple(_text(each) for name in ("incoming", "outgoing") for each in _children(node, name)),
            triggered_by_event=_flag(node, "triggeredByEvent", otherwise=False),
            consequences=tuple(self._consequence(each, node) for each in consequence_tags(node)),
        )

    def _consequence(self, node: etree._Element, of: etree._Element) -> Consequence:
        text = " ".join((node.text or "").split())
        outcome, told = node.get("uitkomst", "").strip(), node.get("verteld", "").strip()
        return Consequence(outcome, text, told, Place(self.file, line(node), of.get("id", "")))

    def _event(self, node: etree._Element, name: str) -> tuple[str | None, str | None, Timer | None]:
        if name in {"sendTask", "receiveTask"}:
            return "message", node.get("messageRef"), None
        if name not in EVENTS:
            return None, None, None
        definitions = [child for child in node.iterchildren() if tag(child).endswith("EventDefinition")]
        if not definitions:
            return "none", None, None
        if len(definitions) > 1:
            return "multiple", None, None
        kind = tag(definitions[0]).removesuffix("EventDefinition")
        return kind, definitions[0].get("messageRef"), _timer(definitions[0])


def _timer(definition: etree._Element) -> Timer | None:
    for name, kind in _TIMERS.items():
        child = _child(definition, name)
        if child is not None:
            return Timer(kind, _text(child))
    return None


def _repetition(node: etree._Element) -> Repetition | None:
    loop = _child(node, "multiInstanceLoopCharacteristics")
    if loop is None:
        other = _child(node, "standardLoopCharacteristics")
        return (
            None
            if other is None
            else Repetition("", sequential=True, cardinality="", bare=False, standard=True)
        )
    sequential = _flag(loop, "isSequential", otherwise=False)
    cardinality = _text(_child(loop, "loopCardinality"))
    extra = [
        tag(child) for child in loop.iterchildren() if tag(child) not in {"loopCardinality", "documentation"}
    ]
    return Repetition(_livc(node).get("per", ""), sequential, cardinality, bool(cardinality) and not extra)


def _with_inherited(process: Process) -> dict[str, Element]:
    """Give every element its role and phase: its own, its lane's, else that of the sub-process around it."""
    lane_of = {member: lane for lane in process.lanes for member in lane.members}
    found: dict[str, Element] = {}
    for element in process.elements.values():
        around = (element, *process.enclosing(element))
        roles = (_role(each, lane_of) for each in around)
        phases = (each.livc.get("phase") for each in around)
        found[element.id] = replace(
            element,
            role=next(filter(None, roles), ""),
            phase=next(filter(None, phases), None),
            livc=_with_deputy(element, lane_of),
        )
    return found


def _role(element: Element, lane_of: Mapping[str, Lane]) -> str:
    lane = lane_of.get(element.id)
    own = element.livc.get("role")
    return own or (lane.livc.get("role", "") if lane else "")


def _with_deputy(element: Element, lane_of: Mapping[str, Lane]) -> Mapping[str, str]:
    lane = lane_of.get(element.id)
    deputy = lane.livc.get("plaatsvervanger") if lane else None
    return {"plaatsvervanger": deputy, **element.livc} if deputy else element.livc
