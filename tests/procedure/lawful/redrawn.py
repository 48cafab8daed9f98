"""Edits in the drawing of a real procedure, lawful and not, as somebody would make them in a modeller."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from app.procedure.bundle import asked_forms
from tests.procedure.edits.files import BPMN, LIVC, PROCEDURES, Files

DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
WAY = "{http://www.omg.org/spec/DD/20100524/DI}"
GATEWAYS = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway"})
SPACE = 40
Node = Any


def whole(*processes: str) -> dict[str, bytes]:
    """Return the files of some procedures with what they call; of every one when none is named."""
    found: dict[str, bytes] = {}
    for name in processes or PROCEDURES.process_ids():
        found |= PROCEDURES.collect(name).files
    return found


def apart(files: Files) -> Iterator[dict[str, bytes]]:
    """Yield the files of each procedure that runs by itself, with what it calls and the forms that it asks."""
    forms = {name: content for name, content in files.items() if name.startswith("forms/")}
    for name in PROCEDURES.process_ids():
        folders = called_from(files, name)
        kept = {each: files[each] for each in files if each.partition("/")[0] in folders}
        asked = set(asked_forms(kept))
        yield kept | {each: forms[each] for each in forms if each in asked}


def called_from(files: Files, process: str) -> set[str]:
    """Return a process and all that it calls."""
    found, todo = {process}, [process]
    while todo:
        root: Any = etree.fromstring(files[f"{todo[-1]}/{todo.pop()}.bpmn"])
        new = {each.get("calledElement") for each in root.iter(f"{BPMN}callActivity")} - found
        found |= new
        todo += sorted(new)
    return found


@dataclass
class Drawing:
    """The drawing of one process, to be changed; `files` holds the others as well."""

    files: Files
    process: str

    def __post_init__(self) -> None:
        self.file = f"{self.process}/{self.process}.bpmn"
        self.root: Any = etree.fromstring(self.files[self.file])
        self.made = 0
        for name in ("incoming", "outgoing"):
            for each in list(self.root.iter(BPMN + name)):
                parent: Any = each.getparent()
                parent.remove(each)

    def done(self) -> dict[str, bytes]:
        """Return all files, with this drawing as it is now."""
        content = etree.tostring(self.root, encoding="UTF-8", xml_declaration=True)
        return {**self.files, self.file: content}

    def node(self, name: str) -> Node:
        return self.root.xpath("//*[@id=$id]", id=name)[0]

    def flows(self) -> Iterator[Node]:
        yield from self.root.iter(f"{BPMN}sequenceFlow")

    def into(self, name: str) -> list[Node]:
        return [flow for flow in self.flows() if flow.get("targetRef") == name]

    def out_of(self, name: str) -> list[Node]:
        return [flow for flow in self.flows() if flow.get("sourceRef") == name]

    def behind(self, name: str) -> str:
        """Return what follows when nothing is chosen."""
        return str(self.out_of(name)[0].get("targetRef"))

    def say(self, name: str, **words: str) -> None:
        """Give an element other `livc:` words; an empty one takes it away."""
        node = self.node(name)
        for key, value in words.items():
            if value:
                node.set(LIVC + key, value)
            else:
                node.attrib.pop(LIVC + key, None)

    def lane(self, name: str, role: str) -> None:
        """Move a step to the lane of a role, which is drawn when it is not there."""
        for ref in list(self.root.iter(f"{BPMN}flowNodeRef")):
            if ref.text == name:
                ref.getparent().remove(ref)
        scope = self.node(name).getparent()
        lanes = scope.find(f"{BPMN}laneSet")
        found = [each for each in lanes.iter(f"{BPMN}lane") if each.get(f"{LIVC}role") == role]
        lane = found[0] if found else self._new_lane(lanes, role)
        etree.SubElement(lane, f"{BPMN}flowNodeRef").text = name

    def _new_lane(self, lanes: Node, role: str) -> Node:
        name = self.fresh("baan")
        lane = etree.SubElement(lanes, f"{BPMN}lane", id=name, name=role)
        lane.set(f"{LIVC}role", role)
        self._shape(name, 600, 120)
        return lane

    def fresh(self, word: str) -> str:
        self.made += 1
        return f"{self.process}_{word}_{self.made}"

    def _plane(self) -> Node:
        return next(self.root.iter(f"{DI}BPMNPlane"))

    def _shape(self, name: str, width: int = 100, height: int = 80) -> None:
        shape = etree.SubElement(self._plane(), f"{DI}BPMNShape", id=f"{name}_di", bpmnElement=name)
        place = {"x": "5000", "y": str(SPACE + self.made * 120), "width": str(width), "height": str(height)}
        etree.SubElement(shape, f"{DC}Bounds", place)

    def add(self, beside: str, tag: str, role: str = "", **words: str) -> str:
        """Draw an element in the same part of the drawing, in the same lane or that of a role; return its id."""
        name = self.fresh(tag)
        node = etree.SubElement(self.node(beside).getparent(), BPMN + tag, id=name, name="Nieuw")
        for key, value in words.items():
            node.set(LIVC + key, value)
        self._shape(name)
        self.lane(name, role or self.role_of(beside))
        return name

    def role_of(self, name: str) -> str:
        ref = next(each for each in self.root.iter(f"{BPMN}flowNodeRef") if each.text == name)
        return str(ref.getparent().get(f"{LIVC}role", ""))

    def task(self, beside: str, kind: str = "vrij", role: str = "", **words: str) -> str:
        """Draw a step that a person takes, with its question and what follows."""
        name = self.add(beside, "userTask", role, kind=kind, vraag="Is dit gebeurd?", **words)
        told = etree.SubElement(self.node(name), f"{BPMN}extensionElements")
        etree.SubElement(told, f"{LIVC}gevolg").text = "De procedure gaat verder."
        return name

    def call(self, beside: str, process: str, role: str = "") -> str:
        name = self.add(beside, "callActivity", role)
        self.node(name).set("calledElement", process)
        return name

    def flow(self, source: str, target: str, condition: str = "") -> str:
        """Draw an arrow."""
        name = self.fresh("pijl")
        scope = self.node(source).getparent()
        drawn = etree.SubElement(
            scope, f"{BPMN}sequenceFlow", id=name, name="Nieuw", sourceRef=source, targetRef=target
        )
        if condition:
            etree.SubElement(drawn, f"{BPMN}conditionExpression").text = condition
        edge = etree.SubElement(self._plane(), f"{DI}BPMNEdge", id=f"{name}_di", bpmnElement=name)
        for x in ("5000", "5100"):
            etree.SubElement(edge, f"{WAY}waypoint", x=x, y="20")
        return name

    def lead(self, flow: Node, target: str) -> None:
        flow.set("targetRef", target)

    def before(self, name: str, new: str) -> None:
        """Put a drawn element on every way into another one."""
        for flow in self.into(name):
            self.lead(flow, new)
        self.flow(new, name)

    def after(self, name: str, new: str) -> None:
        """Put a drawn element on every way out of another one."""
        for flow in self.out_of(name):
            flow.set("sourceRef", new)
        self.flow(name, new)

    def choice(self, name: str, other: str, condition: str = "") -> str:
        """Draw a choice before an element: go there, or by the standard arrow somewhere else."""
        gateway = self.add(name, "exclusiveGateway")
        self.before(name, gateway)
        (there,) = self.out_of(gateway)
        etree.SubElement(there, f"{BPMN}conditionExpression").text = condition or "anoniem = true"
        self.node(gateway).set("default", self.flow(gateway, other))
        return gateway

    def drop(self, name: str) -> None:
        """Take an element away, and join what remains."""
        target = self.behind(name)
        for flow in self.into(name):
            self.lead(flow, target)
        for flow in self.out_of(name):
            self.remove(flow.get("id"))
        for edge in [
            each.get("id")
            for each in self.root.iter(f"{BPMN}boundaryEvent")
            if each.get("attachedToRef") == name
        ]:
            for flow in self.out_of(edge):
                self.remove(flow.get("id"))
            self.remove(edge)
        self.remove(name)

    def remove(self, name: str) -> None:
        node = self.node(name)
        node.getparent().remove(node)
        for drawn in self.root.xpath("//*[@bpmnElement=$id]", id=name):
            drawn.getparent().remove(drawn)
        for ref in list(self.root.iter(f"{BPMN}flowNodeRef")):
            if ref.text == name:
                ref.getparent().remove(ref)
        for each in list(self.root.iter(f"{BPMN}association", f"{BPMN}messageFlow")):
            if name in {each.get("sourceRef"), each.get("targetRef")}:
                self.remove(each.get("id"))

    def edge(
        self, host: str, target: str, event: str = "timer", *, when: str = "P2D", interrupts: bool = True
    ) -> str:
        """Hang an event on the edge of a step, that leads elsewhere."""
        name = self.add(host, "boundaryEvent")
        node = self.node(name)
        node.set("attachedToRef", host)
        if not interrupts:
            node.set("cancelActivity", "false")
        self._event(node, event, when)
        self.flow(name, target)
        return name

    def _event(self, node: Node, event: str, when: str) -> None:
        said = etree.SubElement(node, f"{BPMN}{event}EventDefinition", id=self.fresh("gebeurtenis"))
        if event == "timer":
            tag = "timeDuration" if when.startswith("P") else "timeDate"
            etree.SubElement(said, BPMN + tag).text = when
            told = etree.Element(f"{BPMN}extensionElements")
            etree.SubElement(told, f"{LIVC}gevolg").text = "Op die dag gaat het verder."
            node.insert(0, told)
        else:
            node.set(f"{LIVC}message", when)

    def wait(self, beside: str, when: str) -> str:
        """Draw a moment that is waited for."""
        name = self.add(beside, "intermediateCatchEvent", "systeem")
        self._event(self.node(name), "timer", when)
        return name

    def timer(self, name: str, when: str) -> None:
        """Give a timer another duration."""
        (said,) = [
            each
            for each in self.node(name).iter()
            if etree.QName(each).localname.startswith("time") and each.tag != f"{BPMN}timerEventDefinition"
        ]
        said.tag = f"{BPMN}timeDuration"
        said.text = when

    def wrap(self, name: str) -> str:
        """Put an element in a sub-process of its own; return the id of that sub-process."""
        inside = self.node(name)
        scope, role = inside.getparent(), self.role_of(name)
        part = self.fresh("deelproces")
        node = etree.SubElement(scope, f"{BPMN}subProcess", id=part, name="Nieuw")
        lanes = etree.SubElement(node, f"{BPMN}laneSet", id=self.fresh("banen"))
        self._shape(part, 300, 200)
        for flow in self.into(name):
            self.lead(flow, part)
        for flow in self.out_of(name):
            flow.set("sourceRef", part)
        for edge in self.root.iter(f"{BPMN}boundaryEvent"):
            if edge.get("attachedToRef") == name:
                edge.set("attachedToRef", part)
        for ref in list(self.root.iter(f"{BPMN}flowNodeRef")):
            if ref.text == name:
                ref.text = part
        node.append(inside)
        etree.SubElement(self._new_lane(lanes, role), f"{BPMN}flowNodeRef").text = name
        start, end = self.add(name, "startEvent"), self.add(name, "endEvent")
        self.flow(start, name)
        self.flow(name, end)
        return part

    def gather(self, *names: str) -> str:
        """Put some elements in a sub-process together, begun by what led to the first; return its id."""
        scope = self.node(names[0]).getparent()
        part = self.fresh("deelproces")
        node = etree.SubElement(scope, f"{BPMN}subProcess", id=part, name="Nieuw")
        roles = {name: self.role_of(name) for name in names}
        etree.SubElement(node, f"{BPMN}laneSet", id=self.fresh("banen"))
        self._shape(part, 300, 200)
        for flow in list(self.flows()):
            if flow.get("sourceRef") in names:
                node.append(flow)
            elif flow.get("targetRef") in names:
                self.lead(flow, part)
        for name, role in roles.items():
            node.append(self.node(name))
            self.lane(name, role)
        etree.SubElement(scope.find(f"{BPMN}laneSet/{BPMN}lane"), f"{BPMN}flowNodeRef").text = part
        self.flow(self.add(names[0], "startEvent"), names[0])
        self.add(names[0], "endEvent")
        return part

    def end_of(self, part: str) -> str:
        """Return the id of the end of a sub-process."""
        return str(self.node(part).find(f"{BPMN}endEvent").get("id"))


Change = Callable[[Drawing], object]


def redrawn(files: Files, process: str, change: Change) -> dict[str, bytes]:
    """Return files in which one drawing is changed."""
    drawing = Drawing(files, process)
    change(drawing)
    return drawing.done()
