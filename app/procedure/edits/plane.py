"""One sheet of a drawing: where its shapes stand, how its lines run, and where their words are written."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from app.procedure.edits.geometry import Box, Point, is_straight, passes
from app.procedure.edits.paper import Paper
from app.procedure.xml import DI, spaces, tag

DC: Final = "http://www.omg.org/spec/DD/20100524/DC"
DD: Final = "http://www.omg.org/spec/DD/20100524/DI"
_SIDES: Final = ("x", "y", "width", "height")
_AROUND: Final = frozenset({"participant", "lane", "group"})
_SHOWN: Final[Mapping[str, Mapping[str, str]]] = {
    "subProcess": {"isExpanded": "false"},
    "exclusiveGateway": {"isMarkerVisible": "true"},
}
_CORNER: Final = 14
"""A line may pass the corner of a diamond or the border of a circle, which fill less than their rectangle."""

etree.register_namespace("bpmndi", DI)
etree.register_namespace("dc", DC)
etree.register_namespace("di", DD)


class Plane:
    """The sheet of a process, a collaboration or a sub-process."""

    def __init__(self, paper: Paper, node: etree._Element) -> None:
        """Read a `BPMNPlane`; what has no size or no two points is not on the sheet."""
        self.paper, self.node = paper, node
        self._shapes: dict[str, etree._Element] = {}
        self._edges: dict[str, etree._Element] = {}
        self.boxes: dict[str, Box] = {}
        self.lines: dict[str, tuple[Point, ...]] = {}
        for child in node:
            self._read(child)
        self.unread = self.untidy()

    @property
    def of(self) -> str:
        """The id of what is drawn on it."""
        return self.paper.local(self.node.get("bpmnElement"))

    def diagram(self) -> etree._Element:
        """Return the diagram that it is the sheet of."""
        parent = self.node.getparent()
        return self.node if parent is None or tag(parent, DI) != "BPMNDiagram" else parent

    def kind(self, identifier: str) -> str:
        """Return the tag of what a shape stands for."""
        node = self.paper.find(identifier)
        return "" if node is None else tag(node)

    def is_around(self, identifier: str) -> bool:
        """Answer whether a shape is drawn around others: a pool, a lane, a group, an open sub-process."""
        kind = self.kind(identifier)
        if kind in _AROUND:
            return True
        return kind == "subProcess" and self._shapes[identifier].get("isExpanded") == "true"

    def shown(self, identifier: str) -> Mapping[str, str]:
        """Return how a new shape is drawn, besides where."""
        return _SHOWN.get(self.kind(identifier), {})

    def stands(self, identifier: str) -> bool:
        """Answer whether a shape is in the way of a line."""
        return not self.is_around(identifier)

    def standing(self) -> Iterator[tuple[str, Box]]:
        """Yield the shapes that a line goes around and that no other may cover."""
        for identifier, box in self.boxes.items():
            if self.is_around(identifier):
                continue
            if self.kind(identifier) != "boundaryEvent":
                yield identifier, box

    def words(self) -> Iterator[tuple[str, Box]]:
        """Yield where the words stand that are written beside a shape or a line."""
        for identifier, drawn in (self._shapes | self._edges).items():
            box = _label(drawn)
            if box is not None:
                yield identifier, box

    def put(self, identifier: str, box: Box, **attributes: str) -> None:
        """Give something a shape."""
        made = self._made(DI, "BPMNShape", id=f"{identifier}_di", bpmnElement=identifier, **attributes)
        made.append(self._bounds(box))
        index = 1 + max((self.node.index(each) for each in self._shapes.values()), default=-1)
        self._shapes[identifier] = self.paper.insert(self.node, index, made)
        self._spread(self._shapes[identifier])
        self.boxes[identifier] = box

    def move(self, identifier: str, box: Box) -> None:
        """Give a shape another place or size."""
        self._write(self._shapes[identifier].find(f"{{{DC}}}Bounds"), box)
        self.boxes[identifier] = box

    def draw(self, identifier: str, line: tuple[Point, ...]) -> None:
        """Draw a line, new or otherwise than it was."""
        edge = self._edges[identifier] if identifier in self._edges else self._new_edge(identifier)
        points = edge.findall(f"{{{DD}}}waypoint")
        for old, point in zip(points, line, strict=False):
            self._place(old, point)
        for old in points[len(line) :]:
            self.paper.remove(old)
        for count in range(len(points), len(line)):
            made = self._made(DD, "waypoint")
            _set_point(made, line[count])
            self.paper.insert(edge, count, made)
        self.lines[identifier] = line

    def label(self, identifier: str, box: Box | None) -> None:
        """Write the words of a shape or a line at a place; None for where a program puts them itself."""
        drawn = (self._shapes | self._edges)[identifier]
        label = drawn.find(f"{{{DI}}}BPMNLabel")
        if label is not None and box is not None and len(label):
            self._write(label.find(f"{{{DC}}}Bounds"), box)
            return
        if label is not None:
            self.paper.remove(label)
        if box is not None:
            made = self._made(DI, "BPMNLabel")
            made.append(self._bounds(box))
            self._spread(self.paper.insert(drawn, len(drawn), made))

    def erase(self, identifier: str) -> None:
        """Take a shape or a line off the sheet."""
        drawn = self._shapes.pop(identifier, None)
        if drawn is None:
            drawn = self._edges.pop(identifier, None)
        if drawn is not None:
            self.paper.remove(drawn)
        self.boxes.pop(identifier, None)
        self.lines.pop(identifier, None)

    def untidy(self) -> frozenset[str]:
        """Return the lines that run slantwise, or through a shape."""
        boxes = [self.body(identifier) for identifier, _ in self.standing()]
        slant = set()
        for name, line in self.lines.items():
            crossed = any(passes(line, box) for box in boxes)
            if crossed or not is_straight(line):
                slant.add(name)
        return frozenset(slant)

    def body(self, identifier: str) -> Box:
        """Return the rectangle that a shape fills wholly."""
        box = self.boxes[identifier]
        return box.grown(-_CORNER if box.width <= 2 * _CORNER + 22 else -2)

    def _read(self, child: etree._Element) -> None:
        identifier = self.paper.local(child.get("bpmnElement"))
        if tag(child, DI) == "BPMNShape":
            box = _box(child.find(f"{{{DC}}}Bounds"))
            if box is not None:
                self._shapes[identifier], self.boxes[identifier] = child, box
        elif tag(child, DI) == "BPMNEdge":
            line = tuple(map(_point, child.findall(f"{{{DD}}}waypoint")))
            if len(line) > 1:
                self._edges[identifier], self.lines[identifier] = child, line

    def _new_edge(self, identifier: str) -> etree._Element:
        made = self._made(DI, "BPMNEdge", id=f"{identifier}_di", bpmnElement=identifier)
        edge = self._edges[identifier] = self.paper.insert(self.node, len(self.node), made)
        return edge

    def _spread(self, node: etree._Element) -> None:
        """Write each child of what was put on the sheet on a line of its own."""
        for child in list(node):
            copy = deepcopy(child)
            self.paper.remove(child)
            self.paper.insert(node, len(node), copy)

    def _place(self, node: etree._Element, point: Point) -> None:
        for name, value in zip("xy", point, strict=True):
            if _number(node.get(name)) != value:
                self.paper.set(node, name, _written(value))

    def _write(self, node: etree._Element | None, box: Box) -> None:
        if node is None:
            return
        for name in _SIDES:
            value = getattr(box, name)
            if _number(node.get(name)) != value:
                self.paper.set(node, name, _written(value))

    def _made(self, space: str, name: str, /, **attributes: str) -> etree._Element:
        return etree.Element(f"{{{space}}}{name}", attributes, nsmap=spaces(self.node))

    def _bounds(self, box: Box) -> etree._Element:
        return self._made(DC, "Bounds", **{name: _written(getattr(box, name)) for name in _SIDES})


def new_plane(paper: Paper, of: str) -> Plane:
    """Return a new sheet, behind those that are there."""
    made = etree.Element(
        f"{{{DI}}}BPMNDiagram", {"id": paper.fresh(f"diagram_{of}")}, nsmap=spaces(paper.root)
    )
    diagram = paper.insert(paper.root, len(paper.root), made)
    sheet = {"id": paper.fresh(f"{of}_plane"), "bpmnElement": of}
    plane = etree.Element(f"{{{DI}}}BPMNPlane", sheet, nsmap=spaces(paper.root))
    return Plane(paper, paper.insert(diagram, 0, plane))


def planes_of(paper: Paper) -> Iterator[Plane]:
    """Yield the sheets of a file."""
    for node in paper.root.iter(f"{{{DI}}}BPMNPlane"):
        yield Plane(paper, node)


def _label(drawn: etree._Element) -> Box | None:
    return _box(drawn.find(f"{{{DI}}}BPMNLabel/{{{DC}}}Bounds"))


def _box(bounds: etree._Element | None) -> Box | None:
    if bounds is None:
        return None
    x, y, width, height = map(_number, map(bounds.get, _SIDES))
    if min(width, height) <= 0:
        return None
    return Box(x, y, width, height)


def _point(node: etree._Element) -> Point:
    return _number(node.get("x")), _number(node.get("y"))


def _set_point(node: etree._Element, point: Point) -> None:
    node.set("x", _written(point[0]))
    node.set("y", _written(point[1]))


def _number(text: str | None) -> float:
    try:
        return float(text or "")
    except ValueError:
        return 0.0


def _written(value: float) -> str:
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)
