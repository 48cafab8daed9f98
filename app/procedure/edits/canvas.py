"""A drawing under the hand of an edit: its nodes and arrows, in the model and on the sheets at once."""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from app.procedure.edits.geometry import Box
from app.procedure.edits.paper import Paper
from app.procedure.edits.plane import Plane
from app.procedure.known import NODES
from app.procedure.xml import BPMN, LIVC, tag

_BEFORE: Final = (
    "documentation",
    "extensionElements",
    "auditing",
    "monitoring",
    "categoryValueRef",
    "incoming",
)
_DRAWN: Final = NODES | frozenset({"task", "scriptTask", "transaction", "adHocSubProcess", "complexGateway"})


class Canvas:
    """What an edit changes; `wanted` are the lines that are still to be drawn."""

    def __init__(self, paper: Paper, planes: tuple[Plane, ...]) -> None:
        """Look at a file, with its sheets as they are before anything moves: what is untidy then is left alone."""
        self.paper, self.planes = paper, planes
        self.wanted: dict[str, None] = {}
        self.is_drawn = False
        """Whether every line is in place already: nothing is drawn anew."""

    def plane_of(self, identifier: str) -> Plane | None:
        """Return the sheet on which something has a shape or a line."""
        drawn = (plane for plane in self.planes if identifier in {*plane.boxes, *plane.lines})
        return next(drawn, None)

    def sheet_of(self, identifier: str) -> Plane | None:
        """Return the sheet on which something stands; None also for what a line is drawn for."""
        return next((plane for plane in self.planes if identifier in plane.boxes), None)

    def box(self, identifier: str) -> Box | None:
        """Return where something stands; None for what is not drawn."""
        plane = self.plane_of(identifier)
        return plane.boxes.get(identifier) if plane else None

    def step(self, identifier: str) -> etree._Element:
        """Return a step, event or gateway; raises `ModelError` for anything else."""
        node = self.paper.get(identifier)
        if tag(node) not in _DRAWN:
            raise self.paper.refused('"{id}" is geen stap, keuze of moment.', id=identifier)
        return node

    def flow(self, identifier: str) -> etree._Element:
        """Return an arrow; raises `ModelError` for anything else."""
        node = self.paper.get(identifier)
        if tag(node) != "sequenceFlow":
            raise self.paper.refused('"{id}" is geen pijl.', id=identifier)
        return node

    def scope(self, identifier: str) -> etree._Element:
        """Return the process or sub-process that something stands in directly."""
        parent = self.paper.get(identifier).getparent()
        if parent is None:
            raise LookupError(identifier)
        return parent

    def incoming(self, identifier: str) -> list[str]:
        """Return the ids of the arrows to a step."""
        return self._flows(identifier, "targetRef")

    def outgoing(self, identifier: str) -> list[str]:
        """Return the ids of the arrows from a step."""
        return self._flows(identifier, "sourceRef")

    def source(self, flow: str) -> str:
        """Return the id of where an arrow begins."""
        return self.paper.local(self.flow(flow).get("sourceRef"))

    def target(self, flow: str) -> str:
        """Return the id of where an arrow ends."""
        return self.paper.local(self.flow(flow).get("targetRef"))

    def boundaries(self, host: str) -> list[str]:
        """Return the ids of the events on the border of a step."""
        return [
            str(node.get("id"))
            for node in self.scope(host).iterchildren(f"{{{BPMN}}}boundaryEvent")
            if self.paper.local(node.get("attachedToRef")) == host
        ]

    def lanes(self, scope: etree._Element) -> Iterator[etree._Element]:
        """Yield the lanes of a process or sub-process, those in others included."""
        for lane_set in scope.iterchildren(f"{{{BPMN}}}laneSet"):
            yield from lane_set.iter(f"{{{BPMN}}}lane")

    def lane_of(self, identifier: str) -> etree._Element | None:
        """Return the innermost lane that names a step."""
        found = None
        for lane in self.lanes(self.scope(identifier)):
            if self._reference(lane, identifier) is not None:
                found = lane
        return found

    def enter(self, identifier: str, lane: etree._Element | None) -> None:
        """Put a step in a lane."""
        if lane is not None:
            self._list(lane, "flowNodeRef", identifier, _BEFORE[:2])

    def leave(self, identifier: str) -> None:
        """Take a step out of every lane."""
        for lane in self.lanes(self.scope(identifier)):
            self._unlist(lane, identifier)

    def add(
        self, type_: str, behind: str, *, name: str = "", words: str = "", wish: str = "", **attributes: str
    ) -> str:
        """Add a node to the model, in the scope of another; returns its id: as wished, of its name or `words`."""
        sibling = self.paper.get(behind)
        process = next((str(each.get("id")) for each in sibling.iterancestors(f"{{{BPMN}}}process")), "")
        identifier = self.paper.fresh(wish or f"{process}_{words or name or type_}"[:40].lower())
        named = {"name": name} if name else {}
        made = self.paper.made(type_, id=identifier, **named, **attributes)
        parent = self.scope(behind)
        self.paper.insert(parent, parent.index(sibling) + 1, made)
        return identifier

    def connect(
        self, source: str, target: str, name: str = "", condition: str = "", *, identifier: str = ""
    ) -> str:
        """Draw an arrow between two steps of one scope; raises `ModelError` for an arrow over a border."""
        self._ensure_beside(source, target)
        identifier = identifier or self.paper.fresh(f"flow_{source}__{target}")
        named = {"name": name} if name else {}
        made = self.paper.made("sequenceFlow", id=identifier, **named, sourceRef=source, targetRef=target)
        parent = self.scope(source)
        flows = parent.findall(f"{{{BPMN}}}sequenceFlow")
        index = parent.index(flows[-1]) + 1 if flows else parent.index(self.paper.get(target)) + 1
        self.paper.insert(parent, index, made)
        self.list_flow(source, "outgoing", identifier)
        self.list_flow(target, "incoming", identifier)
        if condition:
            self.condition(identifier, condition)
        self.wanted[identifier] = None
        return identifier

    def lead(self, flow: str, target: str) -> None:
        """Let an arrow end elsewhere."""
        self._ensure_beside(self.source(flow), target)
        self._unlist(self.paper.get(self.target(flow)), flow, "incoming")
        self.paper.set(self.flow(flow), "targetRef", target)
        self.list_flow(target, "incoming", flow)
        self.wanted[flow] = None

    def leave_from(self, flow: str, source: str) -> None:
        """Let an arrow begin elsewhere."""
        before = self.paper.get(self.source(flow))
        self._ensure_beside(source, self.target(flow))
        self._unlist(before, flow, "outgoing")
        if self.paper.local(before.get("default")) == flow:
            self.paper.set(before, "default", None)
        self.paper.set(self.flow(flow), "sourceRef", source)
        self.list_flow(source, "outgoing", flow)
        self.wanted[flow] = None

    def cut(self, flow: str) -> None:
        """Take an arrow away."""
        source = self.paper.get(self.source(flow))
        self._unlist(source, flow, "outgoing")
        self._unlist(self.paper.get(self.target(flow)), flow, "incoming")
        if self.paper.local(source.get("default")) == flow:
            self.paper.set(source, "default", None)
        self._take_out(flow)

    def drop(self, identifier: str) -> None:
        """Take a step away with its arrows, its lane, and the events on its border."""
        for event in self.boundaries(identifier):
            self.drop(event)
        for flow in [*self.incoming(identifier), *self.outgoing(identifier)]:
            if self.paper.find(flow) is not None:
                self.cut(flow)
        for line in self.tied(identifier):
            self._untie(line, identifier)
        self.leave(identifier)
        self._take_out(identifier)

    def condition(self, flow: str, text: str) -> None:
        """Write the condition of an arrow; "" takes it away."""
        node = self.flow(flow)
        said = node.find(f"{{{BPMN}}}conditionExpression")
        if said is not None and text:
            self.paper.write(said, text)
        elif said is not None:
            self.paper.remove(said)
        elif text:
            kind = {"{http://www.w3.org/2001/XMLSchema-instance}type": self.paper.formal()}
            made = self.paper.made("conditionExpression", **kind)
            made.text = text
            self.paper.insert(node, len(node), made)

    def condition_of(self, flow: str) -> str:
        """Return the condition of an arrow; "" where there is none."""
        said = self.flow(flow).find(f"{{{BPMN}}}conditionExpression")
        return "" if said is None else said.text or ""

    def mark(self, identifier: str, words: Iterable[tuple[str, str]]) -> None:
        """Write attributes of ours."""
        for name, value in words:
            self.paper.set(self.paper.get(identifier), f"{{{LIVC}}}{name}", value or None)

    def list_flow(self, identifier: str, what: str, flow: str) -> None:
        """Let a step say that it has an arrow."""
        before = _BEFORE if what == "incoming" else (*_BEFORE, "outgoing")
        self._list(self.paper.get(identifier), what, flow, before)

    def _flows(self, identifier: str, end: str) -> list[str]:
        flows = self.scope(identifier).iterchildren(f"{{{BPMN}}}sequenceFlow")
        return [str(each.get("id")) for each in flows if self.paper.local(each.get(end)) == identifier]

    def _ensure_beside(self, source: str, target: str) -> None:
        if self.step(source).getparent() is not self.step(target).getparent():
            raise self.paper.refused(
                '"{een}" en "{ander}" staan niet op hetzelfde blad.',
                een=self.paper.called(source),
                ander=self.paper.called(target),
            )
        if tag(self.paper.get(source)) == "endEvent":
            raise self.paper.refused("Uit een einde vertrekt geen pijl.")
        if tag(self.paper.get(target)) in {"startEvent", "boundaryEvent"}:
            raise self.paper.refused("Naar een begin, of een moment op een rand, leidt geen pijl.")

    def _list(self, node: etree._Element, what: str, text: str, before: tuple[str, ...]) -> None:
        made = self.paper.made(what)
        made.text = text
        earlier = {*before, what}
        places = [index for index, each in enumerate(node) if tag(each) in earlier]
        last = max(places, default=-1)
        self.paper.insert(node, last + 1, made)

    def _unlist(self, node: etree._Element, text: str, *what: str) -> None:
        found = self._reference(node, text, *what)
        if found is not None:
            self.paper.remove(found)

    def _reference(self, node: etree._Element, text: str, *what: str) -> etree._Element | None:
        asked = what or ("flowNodeRef",)
        listed = [each for each in node if tag(each) in asked]
        named = (each for each in listed if self.paper.local(each.text) == text)
        return next(named, None)

    def tied(self, identifier: str) -> list[str]:
        """Return the lines of notes and messages that end here."""
        ends = ("sourceRef", "targetRef")
        return [
            str(node.get("id"))
            for node in self.paper.root.iter(f"{{{BPMN}}}association", f"{{{BPMN}}}messageFlow")
            if identifier in {self.paper.local(node.get(end)) for end in ends}
        ]

    def ends(self, line: str) -> set[str]:
        """Return the ids of what a line ties together."""
        node = self.paper.get(line)
        return set(map(self.paper.local, map(node.get, ("sourceRef", "targetRef"))))

    def is_note(self, identifier: str) -> bool:
        """Answer whether something is a note."""
        node = self.paper.find(identifier)
        return node is not None and tag(node) == "textAnnotation"

    def _untie(self, line: str, identifier: str) -> None:
        """Take a line away, and the note at its other end where nothing else is tied to it."""
        node = self.paper.get(line)
        source, target = map(self.paper.local, map(node.get, ("sourceRef", "targetRef")))
        self._take_out(line)
        other = self.paper.find(target if source == identifier else source)
        if other is None or tag(other) != "textAnnotation":
            return
        if not self.tied(str(other.get("id"))):
            self._take_out(str(other.get("id")))

    def _take_out(self, identifier: str) -> None:
        node = self.paper.get(identifier)
        for each in node.iter(f"{{{BPMN}}}*"):
            self.wipe(str(each.get("id")))
        self.paper.remove(node)

    def wipe(self, identifier: str, *, within: bool = True) -> None:
        """Take a shape or a line off its sheet, and, with what is within, the sheet of its own."""
        self.wanted.pop(identifier, None)
        for plane in self.planes:
            plane.erase(identifier)
            if within and plane.of == identifier:
                self.paper.remove(plane.diagram())
                plane.boxes.clear()
                plane.lines.clear()
