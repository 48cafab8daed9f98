"""The drawn procedures as these tests read them: plain lxml, apart from the reader that the application uses."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

PROCESSES = Path(__file__).resolve().parents[2] / "processes"
FILES = sorted(PROCESSES.glob("*/*.bpmn"))
OWN_OF_A_VARIANT = sorted(PROCESSES.glob("variants/*/processes/*/*.bpmn"))
"""What a variant draws in the place of the standard's own: with the same ids, so never beside it."""
DRAWN = [*FILES, *OWN_OF_A_VARIANT]
NS = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
LIVC = "{urn:livc:bpmn:1}"
NODES = {
    *("startEvent", "endEvent", "intermediateThrowEvent", "intermediateCatchEvent", "boundaryEvent"),
    *("userTask", "serviceTask", "businessRuleTask", "callActivity", "subProcess"),
    *("exclusiveGateway", "parallelGateway", "eventBasedGateway"),
}


@dataclass(frozen=True)
class Box:
    """A rectangle on a plane."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def meets(self, other: "Box", slack: float = 0) -> bool:
        """Answer whether the two overlap by more than the slack, in pixels."""
        return (
            min(self.x + self.width, other.x + other.width) - max(self.x, other.x) > slack
            and min(self.y + self.height, other.y + other.height) - max(self.y, other.y) > slack
        )


def parse(file: Path) -> Any:
    return etree.parse(str(file)).getroot()


def find(node: Any, path: str) -> list[Any]:
    return list(node.iterfind(path, NS))


def local(node: Any) -> str:
    return str(etree.QName(node).localname)


def nodes(root: Any) -> list[Any]:
    return [n for n in root.iter() if isinstance(n.tag, str) and local(n) in NODES]


def flows(root: Any) -> list[Any]:
    return find(root, ".//bpmn:sequenceFlow")


def lanes(root: Any) -> list[Any]:
    return find(root, ".//bpmn:lane")


def containers(root: Any) -> Iterator[Any]:
    """The process and every sub-process in it: each is one plane with lanes of its own."""
    yield from find(root, "bpmn:process")
    yield from find(root, ".//bpmn:subProcess")


def box(node: Any) -> Box:
    bounds = node.find("dc:Bounds", NS)
    return Box(*(float(bounds.get(k)) for k in ("x", "y", "width", "height")))


def points(edge: Any) -> list[tuple[float, float]]:
    return [(float(p.get("x")), float(p.get("y"))) for p in find(edge, "di:waypoint")]


def planes(root: Any) -> list[Any]:
    return find(root, ".//bpmndi:BPMNPlane")


def variables(file: Path) -> dict[str, dict[str, Any]]:
    content = yaml.safe_load((file.parent / "variabelen.yaml").read_text("utf-8"))
    return dict(content["variabelen"])
