"""Reads any BPMN drawing for the proof: every kind of node, whether the engine executes it or not.

The reader of the model (`app.procedure.reader`) keeps what is executed; this one keeps what decides where tokens
go, in the file of whatever program drew it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, TypeVar

from lxml import etree

from app.domain.errors import ModelError
from app.procedure.xml import BPMN, LIVC, line, read_drawing, tag

T = TypeVar("T")
_TASKS: Final = frozenset(
    {
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "scriptTask",
    }
)
_BODIES: Final = frozenset({"subProcess", "transaction", "adHocSubProcess"})
_ACTIVITIES: Final = _TASKS | _BODIES | {"callActivity"}
_EVENTS: Final = frozenset(
    {"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"}
)
_GATEWAYS: Final = frozenset(
    {"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway"}
)
_NODES: Final = _ACTIVITIES | _EVENTS | _GATEWAYS
_WAITING: Final = frozenset({"inclusiveGateway", "complexGateway"})
_NO: Final = frozenset({"false", "0"})
_YES: Final = frozenset({"true", "1"})
_REFERENCES: Final = ("signalRef", "errorRef", "escalationRef", "messageRef")


@dataclass(frozen=True, slots=True)
class Node:
    """A step, event or gateway."""

    id: str
    type: str
    name: str
    scope: str
    """Id of the process or sub-process that directly contains it."""
    line: int
    event: str = ""
    """none, message, timer, terminate, error …; "" for what is no event."""
    word: str = ""
    """What an event refers to (the id of its signal, error, escalation or message), or the name of a link."""
    attached_to: str = ""
    interrupting: bool = True
    default: str = ""
    called: str = ""
    repeats: bool = False
    """Whether it is done for each of a number of things, which may be none."""
    writes: tuple[str, ...] = ()
    """The variables that the answers of a step go to."""
    outcome: str = ""
    """The variable that its outcome goes to: that is never empty."""
    decides: str = ""
    """The decision whose outcome a step writes."""
    word_heard: str = ""
    """The word of the message that it sends or hears, in the words of the house."""
    by_event: bool = False
    """Whether it is a sub-process that no flow leads to, and an event begins."""
    compensates: bool = False

    @property
    def is_activity(self) -> bool:
        """Whether work is done here."""
        return self.type in _ACTIVITIES

    @property
    def receives(self) -> bool:
        """Whether it waits for a message."""
        return self.event == "message" or self.type == "receiveTask"

    @property
    def holds_nodes(self) -> bool:
        """Whether a part of the process is drawn in it."""
        return self.type in _BODIES


@dataclass(frozen=True, slots=True)
class Arrow:
    """A sequence flow."""

    id: str
    source: str
    target: str
    conditional: bool
    condition: str = ""
    name: str = ""
    line: int = 0


@dataclass(frozen=True)
class Sheet:
    """One file: its processes, all nodes and flows in them, and the messages between pools."""

    file: str
    processes: tuple[str, ...]
    nodes: Mapping[str, Node]
    flows: Mapping[str, Arrow]
    messages: tuple[tuple[str, str, str], ...] = ()
    """(id, source, target) of each message flow; an end may be a pool of which nothing is drawn."""

    @cached_property
    def _out(self) -> Mapping[str, tuple[Arrow, ...]]:
        return _grouped((flow.source, flow) for flow in self.flows.values())

    @cached_property
    def _in(self) -> Mapping[str, tuple[Arrow, ...]]:
        return _grouped((flow.target, flow) for flow in self.flows.values())

    @cached_property
    def _within(self) -> Mapping[str, tuple[Node, ...]]:
        return _grouped((node.scope, node) for node in self.nodes.values())

    @cached_property
    def _attached(self) -> Mapping[str, tuple[Node, ...]]:
        events = (node for node in self.nodes.values() if node.attached_to and node.event != "compensate")
        return _grouped((node.attached_to, node) for node in events)

    @cached_property
    def _received(self) -> Mapping[str, tuple[str, ...]]:
        drawn = (each for each in self.messages if each[1] in self.nodes)
        return _grouped((target, flow) for flow, _, target in drawn)

    @cached_property
    def _sent(self) -> Mapping[str, tuple[str, ...]]:
        drawn = (each for each in self.messages if each[2] in self.nodes)
        return _grouped((source, flow) for flow, source, _ in drawn)

    @cached_property
    def joins(self) -> int:
        """How many gateways of it wait for whatever can still come."""
        return sum(node.type in _WAITING for node in self.nodes.values())

    def outgoing(self, node: str) -> tuple[Arrow, ...]:
        """Return the flows out of a node, in document order."""
        return self._out.get(node, ())

    def incoming(self, node: str) -> tuple[Arrow, ...]:
        """Return the flows into a node, in document order."""
        return self._in.get(node, ())

    def within(self, scope: str) -> tuple[Node, ...]:
        """Return the nodes directly inside a process or sub-process."""
        return self._within.get(scope, ())

    def boundaries(self, node: str) -> tuple[Node, ...]:
        """Return the events on the border of an activity that can happen by themselves."""
        return self._attached.get(node, ())

    @property
    def spoken(self) -> tuple[str, ...]:
        """The message flows of which both ends are drawn."""
        drawn = self.nodes.keys()
        return tuple(flow for flow, *ends in self.messages if drawn >= set(ends))

    def received(self, node: str) -> tuple[str, ...]:
        """Return the message flows into a node that come from a node that is drawn."""
        return self._received.get(node, ())

    def sent(self, node: str) -> tuple[str, ...]:
        """Return the message flows out of a node to a node that is drawn."""
        return self._sent.get(node, ())


def is_link_to(node: Node, other: Node) -> bool:
    """Answer whether a link that a node throws comes out at another."""
    if (node.type, other.type) != ("intermediateThrowEvent", "intermediateCatchEvent"):
        return False
    return node.event == other.event == "link" and node.word == other.word


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


@lru_cache(maxsize=64)
def draw(file: str, content: bytes) -> Sheet:
    """Return what a BPMN file draws; raises `ModelError` when it is not BPMN or holds no process."""
    root = read_drawing(file, content)
    if tag(root) != "definitions":
        raise ModelError("Dit is geen BPMN-bestand.", file=file, line=line(root))
    processes = list(root.iterchildren(f"{{{BPMN}}}process"))
    if not processes:
        raise ModelError("Er staat geen proces in dit bestand.", file=file, line=line(root))
    nodes: dict[str, Node] = {}
    flows: dict[str, Arrow] = {}
    for process in processes:
        _collect(process, nodes, flows)
    whole = {flow.id: flow for flow in flows.values() if _is_whole(flow, nodes)}
    names = tuple(process.get("id", "") for process in processes)
    return Sheet(file, names, nodes, whole, tuple(_messages(root)))


def _is_whole(flow: Arrow, nodes: Mapping[str, Node]) -> bool:
    source, target = nodes.get(flow.source), nodes.get(flow.target)
    return source is not None and target is not None and source.scope == target.scope


def _collect(top: etree._Element, nodes: dict[str, Node], flows: dict[str, Arrow]) -> None:
    """Keep every node and flow, however deep; of two with one id the first."""
    todo = [top]
    while todo:
        scope = todo.pop()
        for child in scope.iterchildren(f"{{{BPMN}}}*"):
            name = tag(child)
            if name in _NODES:
                nodes.setdefault(child.get("id", ""), _node(child, name, scope.get("id", "")))
            elif name == "sequenceFlow":
                flows.setdefault(child.get("id", ""), _flow(child))
            if name in _BODIES:
                todo.append(child)


def _flow(node: etree._Element) -> Arrow:
    condition = node.find(f"{{{BPMN}}}conditionExpression")
    return Arrow(
        id=node.get("id", ""),
        source=node.get("sourceRef", ""),
        target=node.get("targetRef", ""),
        conditional=condition is not None,
        condition=_text(condition),
        name=node.get("name", ""),
        line=line(node),
    )


def _text(condition: etree._Element | None) -> str:
    """Return what a condition says; "" when there is none."""
    if condition is None:
        return ""
    return (condition.text or "").strip()


def _node(node: etree._Element, name: str, scope: str) -> Node:
    event, word = _event(node) if name in _EVENTS else ("", "")
    results = [pair.partition(":") for pair in _own(node, "result").split()]
    return Node(
        id=node.get("id", ""),
        type=name,
        name=node.get("name", ""),
        scope=scope,
        line=line(node),
        event=event,
        word=word,
        attached_to=node.get("attachedToRef", ""),
        interrupting=not {node.get("cancelActivity"), node.get("isInterrupting")} & _NO,
        default=node.get("default", ""),
        called=node.get("calledElement", ""),
        writes=tuple(variable for _, _, variable in results),
        outcome={said: variable for said, _, variable in results}.get("uitkomst", ""),
        decides=_own(node, "besluit"),
        word_heard=_own(node, "message"),
        repeats=node.find(f"{{{BPMN}}}multiInstanceLoopCharacteristics") is not None,
        by_event=node.get("triggeredByEvent") in _YES,
        compensates=node.get("isForCompensation") in _YES,
    )


def _own(node: etree._Element, name: str) -> str:
    """Return an attribute of the house; "" in the drawing of any other."""
    return node.get(f"{{{LIVC}}}{name}", "")


def _event(node: etree._Element) -> tuple[str, str]:
    """Return the kind of an event, and what it refers to."""
    children = node.iterchildren(f"{{{BPMN}}}*")
    found = [child for child in children if tag(child).endswith("EventDefinition")]
    if len(found) != 1:
        return ("multiple" if found else "none"), ""
    kind = tag(found[0]).removesuffix("EventDefinition")
    if kind == "link":
        return kind, found[0].get("name", "") or node.get("name", "")
    referred = filter(None, map(found[0].get, _REFERENCES))
    return kind, next(referred, "")


def _messages(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    for flow in root.iterfind(f"{{{BPMN}}}collaboration/{{{BPMN}}}messageFlow"):
        yield flow.get("id", ""), flow.get("sourceRef", ""), flow.get("targetRef", "")
