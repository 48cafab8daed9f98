"""The model as a board to play on: what surrounds every element, looked up once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.procedure.bundle import Model
from app.procedure.game.errors import GameError
from app.procedure.model import Element, Flow

JOINS = frozenset({"parallelGateway", "inclusiveGateway"})


@dataclass
class Square:
    """One element with its surroundings."""

    element: Element
    outgoing: list[Flow] = field(default_factory=list)
    incoming: list[Flow] = field(default_factory=list)
    boundaries: list[Element] = field(default_factory=list)
    inside: str = ""
    """Id of the scope that runs inside: of the embedded sub-process itself, or of the called process."""

    @property
    def is_join(self) -> bool:
        """Whether tokens wait here for each other."""
        return self.element.type in JOINS and len(self.incoming) > 1

    @property
    def asked(self) -> list[Flow]:
        """The flows out of it whose condition is asked."""
        return [flow for flow in self.others if flow.condition]

    @property
    def default(self) -> tuple[Flow, ...]:
        """The flow to follow when no condition holds; none where the drawing names none."""
        return tuple(flow for flow in self.outgoing if flow.id == self.element.default)

    @property
    def others(self) -> list[Flow]:
        """The flows out of it but the default."""
        return [flow for flow in self.outgoing if flow.id != self.element.default]


class Drawing:
    """The elements of all processes of a model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.squares = {element.id: Square(element) for element in model.elements.values()}
        self._starts: Mapping[str, list[str]] = self._place_all(model.elements.values())
        for process in model.processes.values():
            for flow in process.flows.values():
                self.squares[flow.source].outgoing.append(flow)
                self.squares[flow.target].incoming.append(flow)

    def _place_all(self, elements: Iterable[Element]) -> Mapping[str, list[str]]:
        starts: dict[str, list[str]] = defaultdict(list)
        for element in elements:
            if element.type == "startEvent":
                starts[element.scope].append(element.id)
            if element.attached_to in self.squares:
                self.squares[element.attached_to].boundaries.append(element)
            if element.type in {"subProcess", "callActivity"}:
                self.squares[element.id].inside = element.called or element.id
        return starts

    def start_of(self, scope: str) -> str:
        """Return the only start event of a scope."""
        starts = self._starts.get(scope, ())
        if len(starts) != 1:
            raise GameError('"{scope}" heeft geen startevent, of meer dan één.', scope, scope=scope)
        return starts[0]

    @cached_property
    def ways_to(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """For every inclusive join: sequence flow → the incoming flows of the join that it leads to.

        BPMN 2.0, 13.4.3: along directed paths that start with that flow and do not pass the gateway itself. A
        boundary event of an activity on the path is a way on.
        """
        joins = [s for s in self.squares.values() if s.is_join and s.element.type == "inclusiveGateway"]
        return {square.element.id: self._backwards(square) for square in joins}

    def _backwards(self, join: Square) -> Mapping[str, frozenset[str]]:
        reached: dict[str, set[str]] = defaultdict(set)
        for last in join.incoming:
            todo = [last]
            while todo:
                flow = todo.pop()
                if last.id in reached[flow.id]:
                    continue
                reached[flow.id].add(last.id)
                if flow.source != join.element.id:
                    todo += self._before(self.squares[flow.source])
        return {flow: frozenset(lasts) for flow, lasts in reached.items()}

    def _before(self, square: Square) -> list[Flow]:
        host = square.element.attached_to
        return square.incoming if host is None else self.squares[host].incoming
