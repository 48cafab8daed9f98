"""Drawings for the proof: written by hand as rows, or made at random from a seed."""

from random import Random

from app.procedure.sound import Sheet, draw
from tests.engine.models import HEAD, flows, node

_SPLITS = ("exclusiveGateway", "parallelGateway", "inclusiveGateway")


def drawn(*parts: str, process: str = "p") -> Sheet:
    """Return a drawing of one process."""
    return read(f'<bpmn:process id="{process}">{"".join(parts)}</bpmn:process>')


def read(*inside: str) -> Sheet:
    """Return a drawing of what stands in a file."""
    return draw("getekend.bpmn", f"{HEAD.format(id='t')}{''.join(inside)}</bpmn:definitions>".encode())


def event(tag: str, identifier: str, kind: str = "", **attributes: str) -> str:
    """Return an event of any kind, also of those that the engine refuses."""
    word = attributes.pop("word", "")
    said = f' {kind}Ref="{word}" name="{word}"' if word else ""
    return node(tag, identifier, f"<bpmn:{kind}EventDefinition{said}/>" if kind else "", **attributes)


def task(identifier: str, tag: str = "task", **attributes: str) -> str:
    """Return a plain step."""
    return node(tag, identifier, **attributes)


class Maker:
    """Makes a drawing from a seed: blocks in blocks, then some flows drawn wrong."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.parts: list[str] = []
        self.lines: list[str] = []
        self.names: list[str] = []

    def drawing(self) -> Sheet:
        """Return the drawing."""
        return drawn(*self.drawn_parts())

    def drawn_parts(self) -> list[str]:
        """Return all that stands in it."""
        first, last = self._block(self.random.randint(1, 3))
        self.names += ["begin", "einde"]
        self.parts += [node("startEvent", "begin"), node("endEvent", "einde")]
        self.lines += [f"begin>{first}", f"{last}>einde"]
        for _ in range(self.random.choice((0, 1, 1, 2))):
            self._spoil()
        return [*self.parts, flows(";".join(self.lines))]

    def _put(self, tag: str, body: str = "", **attributes: str) -> str:
        name = f"n{self.random.getrandbits(40):x}"
        self.names.append(name)
        self.parts.append(node(tag, name, body, **attributes))
        return name

    def _task(self) -> tuple[str, str]:
        name = self._put("task")
        if self.random.random() < 0.2:
            cuts = self.random.choice(("true", "false"))
            timer = "<bpmn:timerEventDefinition/>"
            border = self._put("boundaryEvent", timer, attachedToRef=name, cancelActivity=cuts)
            stops = self.random.choice(("", "", "<bpmn:terminateEventDefinition/>"))
            then, end = self._put("task"), self._put("endEvent", stops)
            self.lines += [f"{border}>{then}", f"{then}>{end}"]
        return name, name

    def _block(self, deep: int) -> tuple[str, str]:
        if deep == 0 or self.random.random() < 0.15:
            return self._task()
        make = self.random.choice((self._row, self._split, self._split, self._loop, self._body))
        return make(deep - 1)

    def _row(self, deep: int) -> tuple[str, str]:
        first, second = self._block(deep), self._block(deep)
        self.lines.append(f"{first[1]}>{second[0]}")
        return first[0], second[1]

    def _split(self, deep: int) -> tuple[str, str]:
        kind = self.random.choice(_SPLITS)
        other = kind if self.random.random() < 0.75 else self.random.choice(_SPLITS)
        begin, end = self._put(kind), self._put(other)
        for _ in range(self.random.randint(2, 3)):
            first, last = self._block(deep)
            self.lines += [f"{begin}>{first}", f"{last}>{end}"]
        return begin, end

    def _loop(self, deep: int) -> tuple[str, str]:
        begin, end = self._put("exclusiveGateway"), self._put("exclusiveGateway")
        first, last = self._block(deep)
        self.lines += [f"{begin}>{first}", f"{last}>{end}", f"{end}>{begin}"]
        return begin, end

    def _body(self, deep: int) -> tuple[str, str]:
        outer = self.parts, self.lines, self.names
        self.parts, self.lines, self.names = [], [], []
        start, end = self._put("startEvent"), self._put("endEvent")
        first, last = self._block(deep)
        self.lines += [f"{start}>{first}", f"{last}>{end}"]
        inside = "".join(self.parts) + flows(";".join(self.lines))
        self.parts, self.lines, self.names = outer
        name = self._put("subProcess", inside)
        return name, name

    def _spoil(self) -> None:
        """Draw a flow between two nodes that were there."""
        source, target = self.random.choice(self.names), self.random.choice(self.names)
        if source != "einde" and target != "begin":
            self.lines.append(f"{source}>{target}#{len(self.lines)}")
