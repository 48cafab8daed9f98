"""A procedure as it was drawn: frozen values, free of XML."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

T = TypeVar("T")

ACTIVITIES = frozenset(
    {"userTask", "manualTask", "serviceTask", "businessRuleTask", "sendTask", "receiveTask"}
)
CATCHING = frozenset({"intermediateCatchEvent", "receiveTask"})
CONTAINERS = frozenset({"subProcess", "callActivity"})
GATEWAYS = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway"})
EVENTS = frozenset(
    {"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"}
)


def folder_of(file: str) -> str:
    """Return the folder of a file: the process it belongs to."""
    return file.rpartition("/")[0]


@dataclass(frozen=True)
class Place:
    """Where something was drawn."""

    file: str
    line: int
    element: str


@dataclass(frozen=True)
class Timer:
    """A timer as written; `kind` is date, duration or cycle."""

    kind: str
    text: str


@dataclass(frozen=True)
class Repetition:
    """A multi-instance: one instance per binding of `per`."""

    per: str
    sequential: bool
    cardinality: str
    bare: bool
    """Whether it has a cardinality and nothing else (no collection, no condition)."""
    standard: bool = False
    """Whether it is a standard loop, and no multi-instance at all."""


@dataclass(frozen=True)
class Consequence:
    """What follows, in the words of the model (`livc:gevolg`): of an outcome, or of what comes without one."""

    outcome: str
    """The value of the outcome; "" for every one that has no words of its own."""
    text: str
    told: str
    """What the timeline tells of it (`verteld`); "" for nothing of its own."""
    place: Place


@dataclass(frozen=True)
class Flow:
    """A sequence flow."""

    id: str
    source: str
    target: str
    name: str
    condition: str | None
    place: Place


@dataclass(frozen=True)
class Element:
    """A flow node. `livc` holds its own attributes; `role` and `phase` are worked out."""

    id: str
    type: str
    name: str
    process_id: str
    scope: str
    """Id of the process or embedded sub-process that directly contains it."""
    place: Place
    livc: Mapping[str, str]
    role: str = ""
    phase: str | None = None
    event: str | None = None
    """none, message, timer, terminate, or the name of a definition that is not supported."""
    message_ref: str | None = None
    timer: Timer | None = None
    attached_to: str | None = None
    interrupting: bool = True
    default: str | None = None
    called: str | None = None
    repetition: Repetition | None = None
    listed: tuple[str, ...] = ()
    """Ids of the flows that the element itself says it has (incoming, outgoing)."""
    triggered_by_event: bool = False
    consequences: tuple[Consequence, ...] = ()

    @property
    def question(self) -> str:
        """What the step asks, in the words of the model (`livc:vraag`); "" in versions from before."""
        return self.livc.get("vraag", "")

    def consequence(self, outcome: str = "") -> Consequence | None:
        """Return what follows from an outcome: its own words, else those for every outcome."""
        own = (each for each in self.consequences if each.outcome == outcome)
        return next(own, None) or next((each for each in self.consequences if not each.outcome), None)

    @property
    def chooses(self) -> bool:
        """Whether it is a gateway that takes a way because of a condition."""
        return self.type in {"exclusiveGateway", "inclusiveGateway"}

    @property
    def catches(self) -> bool:
        """Whether it waits for one thing to happen, on its own or behind a gateway that waits for the first."""
        return self.type in CATCHING

    @property
    def is_embedded(self) -> bool:
        """Whether it is a part of its process that is executed where it stands."""
        return self.type == "subProcess" and not self.triggered_by_event

    @property
    def message(self) -> str | None:
        """The word of `livc:message`."""
        return self.livc.get("message")

    @property
    def results(self) -> tuple[tuple[str, str], ...]:
        """Pairs (form field, variable) of `livc:result`."""
        pairs = (pair.partition(":") for pair in self.livc.get("result", "").split())
        return tuple((before, after) for before, _, after in pairs)


@dataclass(frozen=True)
class Lane:
    """A lane and the elements in it."""

    id: str
    name: str
    livc: Mapping[str, str]
    members: tuple[str, ...]
    place: Place
    around: tuple[str, ...] = ()
    """Ids of the lanes it is drawn in, the nearest first; what it says goes before what they say."""


@dataclass(frozen=True)
class Unread:
    """Something in a file that has no place in this model: a tag, or an attribute as ``@name`` with its value."""

    what: str
    value: str
    place: Place


@dataclass(frozen=True)
class Process:
    """One `bpmn:process` with everything in it, embedded sub-processes included."""

    id: str
    name: str
    place: Place
    elements: Mapping[str, Element]
    flows: Mapping[str, Flow]
    lanes: tuple[Lane, ...] = ()
    refused: Mapping[str, Element] = field(default_factory=dict)
    """What is drawn and not executed, with all that is in it: it is there, and no more is known of it."""
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id → what whoever drew it wrote beside it, as documentation or on a note tied to it: for people."""

    @cached_property
    def _out(self) -> Mapping[str, tuple[Flow, ...]]:
        return _grouped((flow.source, flow) for flow in self.flows.values())

    @cached_property
    def _in(self) -> Mapping[str, tuple[Flow, ...]]:
        return _grouped((flow.target, flow) for flow in self.flows.values())

    @cached_property
    def _within(self) -> Mapping[str, tuple[Element, ...]]:
        return _grouped((element.scope, element) for element in self.elements.values())

    @cached_property
    def _attached(self) -> Mapping[str, tuple[Element, ...]]:
        return _grouped((each.attached_to, each) for each in self.elements.values() if each.attached_to)

    @cached_property
    def size(self) -> int:
        """How many elements are drawn in it, refused or not."""
        return len(self.elements) + len(self.refused)

    def node(self, element_id: str) -> Element | None:
        """Return what is drawn under this id, refused or not."""
        return self.elements.get(element_id) or self.refused.get(element_id)

    def outgoing(self, element_id: str) -> tuple[Flow, ...]:
        """Return the flows out of an element, in document order."""
        return self._out.get(element_id, ())

    def incoming(self, element_id: str) -> tuple[Flow, ...]:
        """Return the flows into an element, in document order."""
        return self._in.get(element_id, ())

    def behind(self, element_id: str) -> Iterator[Element]:
        """Yield what is drawn at the end of each flow out of an element, refused or not."""
        yield from filter(None, (self.node(flow.target) for flow in self.outgoing(element_id)))

    def place_of(self, scope: str) -> Place:
        """Return where the process itself or an embedded sub-process was drawn."""
        return self.elements[scope].place if scope in self.elements else self.place

    def within(self, scope: str) -> tuple[Element, ...]:
        """Return the elements directly inside the process or an embedded sub-process."""
        return self._within.get(scope, ())

    def boundaries(self, element_id: str) -> tuple[Element, ...]:
        """Return the boundary events of an activity."""
        return self._attached.get(element_id, ())

    def enclosing(self, element: Element) -> Iterator[Element]:
        """Yield the embedded sub-processes around an element, innermost first; an id used twice only once."""
        scope, seen = element.scope, {self.id}
        while scope in self.elements and scope not in seen:
            seen.add(scope)
            yield self.elements[scope]
            scope = self.elements[scope].scope


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


@dataclass(frozen=True)
class Document:
    """One BPMN file."""

    file: str
    processes: tuple[Process, ...]
    messages: Mapping[str, str] = field(default_factory=dict)
    """Id of a `bpmn:message` → its name."""
    duplicates: tuple[Place, ...] = ()
    unread: tuple[Unread, ...] = ()
    """All that is not in the language, for the checks to refuse."""
    pools: tuple[tuple[str, Place], ...] = ()
    """The process that each pool with a `processRef` draws."""
    odd_ids: tuple[Place, ...] = ()
    """Ids that are no NCName: a drawing program passes over what has one."""
    shapes: frozenset[str] = frozenset()
    """Ids of what has a shape with a place and a size in the drawing."""
    edges: frozenset[str] = frozenset()
    """Ids of what has a line with a begin and an end in the drawing."""
    crowded: tuple[Place, ...] = ()
    """Where a tag has so many attributes that none of them is read."""
