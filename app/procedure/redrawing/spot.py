"""A step of a listed procedure with all that stands around it: where a change is chosen."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from unicodedata import normalize

from app.domain.errors import NotFoundError
from app.domain.sentence import Said, Sentence
from app.procedure.bundle import Model
from app.procedure.model import Element, Flow, Lane, Process
from app.procedure.redrawing.asked import Option
from app.procedure.step_list import ListedStep, Number, listing_of, written

Called = Callable[[ListedStep], Said]
_ODD: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 40


@dataclass(frozen=True)
class StepSpot:
    """A step, in the model of a whole release."""

    model: Model
    process: Process
    item: ListedStep
    at: Mapping[Number, ListedStep]
    """Every step of the procedure by its number."""
    called: Called
    """How a step is called on the list."""

    @property
    def element(self) -> Element:
        """The step itself."""
        return self.item.element

    @property
    def file(self) -> str:
        """The drawing in which it stands."""
        return self.model.file_of[self.process.id]

    @property
    def said(self) -> Said:
        """How it is called on the list."""
        return self.called(self.item)

    def beside(self) -> Iterator[ListedStep]:
        """Yield the steps of the same part, itself included, in reading order."""
        yield from (each for each in self.at.values() if each.element.scope == self.element.scope)

    def targets(self) -> tuple[Option, ...]:
        """Return where an arrow may lead: every step and end of the same part."""
        return tuple(Option(each.element.id, self.numbered(each)) for each in self.beside())

    def numbered(self, item: ListedStep) -> Sentence:
        """Return a step as one finds it on the list: "3. Gaat u akkoord?"."""
        return Sentence("{nummer}. {stap}", nummer=written(item.number), stap=self.called(item))

    def named(self, element_id: str) -> Said:
        """Return how something of this procedure is called."""
        item = self._items.get(element_id)
        if item is not None:
            return self.called(item)
        element = self.process.node(element_id)
        return element_id if element is None else element.name or element_id

    @cached_property
    def _items(self) -> Mapping[str, ListedStep]:
        """Every step by its id, and by that of the choice behind it."""
        behind = {each.gateway.id: each for each in self.at.values() if each.gateway}
        return behind | {each.element.id: each for each in self.at.values()}

    def lanes(self) -> tuple[Lane, ...]:
        """Return the lanes of the part in which it stands."""
        here = {each.id for each in self.process.within(self.element.scope)}
        return tuple(lane for lane in self.process.lanes if here.intersection(lane.members))

    def lane_of(self, role: str) -> str:
        """Return the id of the lane of a role in this part; "" where there is none."""
        found = (lane.id for lane in self.lanes() if lane.livc.get("role") == role)
        return next(found, "")

    def arrows(self) -> tuple[Flow, ...]:
        """Return the arrows on which it goes on, those of the choice behind it where there is one."""
        return tuple(way.flows[0] for way in self.item.ways if way.flows)

    def wish(self, words: str) -> str:
        """Return an id that nothing in the release has yet, made of some words: a variable may be called so."""
        plain = normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
        base = _ODD.sub("_", f"{self.process.id} {plain}")[:_LONGEST].strip("_")
        taken = self._taken
        name, count = base, 1
        while name in taken:
            count += 1
            name = f"{base}_{count}"
        return name

    @cached_property
    def _taken(self) -> frozenset[str]:
        model = self.model
        flows = (process.flows.keys() for process in model.processes.values())
        return frozenset().union(model.elements, model.variables, model.processes, *flows)


def spot_of(model: Model, process_id: str, element_id: str, called: Called) -> StepSpot:
    """Return a listed step; raises `NotFoundError` where the procedure has none of that id."""
    process = model.processes.get(process_id)
    if process is None:
        raise NotFoundError
    at = {each.number: each for each in listing_of(model, process).every()}
    found = (each for each in at.values() if each.element.id == element_id)
    item = next(found, None)
    if item is None:
        raise NotFoundError
    return StepSpot(model, process, item, at, called)
