"""The sentences of a procedure as a list of steps: who, what is asked, and where each answer leads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from app.domain.execution import Bundle
from app.domain.sentence import Opening, Said, Sentence, given_text
from app.domain.words.attributes import PHASES
from app.procedure.bundle import Model, PerVersion, model_of
from app.procedure.model import Element
from app.procedure.step_list import Begin, Edge, ListedStep, Listing, Number, Way, listing_of, written
from app.services.telling.moments import when
from app.services.telling.step_words import (
    SOORTEN,
    asked_behind,
    consequence,
    for_each,
    happening,
    how,
    one_of,
    passed_on,
    plain,
    target_of,
    title_of,
    trigger,
    where,
    who,
)
from app.services.views.step_list import Stap, Stappen, Streeftijd, Uitweg

NERGENS = "Dit leidt nergens heen."


def step_list_of(bundle: Bundle, process_id: str) -> Stappen | None:
    """Return the steps of a procedure in sentences; None for one that is not in this version."""
    return _lists.get(bundle).get(process_id)


def targets_of(bundle: Bundle, process_id: str) -> list[Streeftijd]:
    """Return the targets of the steps of a procedure and of all that it calls, in reading order."""
    found: list[Streeftijd] = []
    todo, seen = [process_id], set[str]()
    while todo:
        here = todo.pop(0)
        steps = step_list_of(bundle, here)
        if here in seen or steps is None:
            continue
        seen.add(here)
        every = list(steps.elk())
        found += [Streeftijd(each.fase, each.titel, each.streef) for each in every if each.streef]
        todo += [each.proces for each in every if each.proces]
    return found


def steps_told(model: Model, listing: Listing) -> Stappen:
    """Return the sentences of a list."""
    numbered = {item.number: item for item in listing.every()}
    return _Telling(model, numbered).steps(listing)


def _every_list(bundle: Bundle) -> Mapping[str, Stappen]:
    model = model_of(bundle)
    return {each.id: steps_told(model, listing_of(model, each)) for each in model.processes.values()}


_lists: Final[PerVersion[Mapping[str, Stappen]]] = PerVersion(_every_list)


@dataclass(frozen=True)
class _Telling:
    model: Model
    at: Mapping[Number, ListedStep]
    """What stands under each number."""

    def steps(self, listing: Listing) -> Stappen:
        begins = chain.from_iterable(map(self._begin, listing.begins))
        return Stappen(list(begins), list(map(self._step, listing.items)))

    def _begin(self, begin: Begin) -> list[Uitweg]:
        """Return how a list begins."""
        bij = trigger(begin.event)
        return _with_shape(begin.event, [self._uitweg(way, bij, self._first(way)) for way in begin.ways])

    def _step(self, item: ListedStep) -> Stap:
        element = item.element
        return Stap(
            nummer=written(item.number),
            id=element.id,
            vormen=_shapes(item),
            soort=SOORTEN.get(element.type, "vanzelf"),
            titel=title_of(item),
            wie=who(element),
            fase=PHASES.get(element.phase or "", ""),
            regels=list(self._rules(item)),
            vraag=asked_behind(item),
            uitwegen=self._ways(item),
            termijnen=[way for edge in item.edges for way in self._edge(edge, item.number)],
            binnenin=self.steps(item.inside) if item.inside else None,
            proces=element.called or "",
            streef=target_of(element),
            noten=self.model.processes[element.process_id].notes.get(element.id, ()),
            formulier=element.livc.get("form", ""),
        )

    def _ways(self, item: ListedStep) -> list[Uitweg]:
        """Return the ways out; those that lead to the same step and mean the same are told together."""
        grouped: dict[object, list[Way]] = {}
        for way in item.ways:
            alone = way.event.id if way.event else ""
            grouped.setdefault((way.to, alone, consequence(way, item.element)), []).append(way)
        return [self._together(ways, item) for ways in grouped.values()]

    def _together(self, ways: Sequence[Way], item: ListedStep) -> Uitweg:
        labels = [label for way in ways for label in self._labels(way, item)]
        bij = one_of(labels)
        told = [self._uitweg(way, bij, self._onward(way, item.number)) for way in ways]
        shapes = [shape for each in told for shape in each.vormen]
        return replace(told[0], vormen=shapes, gevolg=consequence(ways[0], item.element))

    def _labels(self, way: Way, item: ListedStep) -> Iterator[Said]:
        """Yield on what a way is taken: the answers, the event, or the words at its arrow."""
        if way.event:
            yield self._event(way.event)
        elif way.outcomes:
            yield from (given_text(each.label) for each in way.outcomes)
        elif way.flows and way.flows[0].name:
            yield given_text(way.flows[0].name)
        elif way.otherwise and len(item.ways) > 1:
            yield Sentence("In elk ander geval")

    def _event(self, event: Element) -> Sentence:
        """Return what is awaited: a moment, or something that happens."""
        if event.event != "timer":
            return Opening("{wat}", wat=happening(event))
        moment = when(self.model, event.timer)
        if not event.name:
            return Opening("{wanneer}", wanneer=moment)
        return Sentence("“{naam}”, {wanneer}", naam=plain(event), wanneer=moment)

    def _edge(self, edge: Edge, here: Number) -> list[Uitweg]:
        """Return what an event on the edge of a step brings."""
        template = "Dan stopt dit. {verder}" if edge.event.interrupting else "Dit blijft open. {verder}"
        bij = self._event(edge.event)
        ways = [
            self._uitweg(way, bij, Sentence(template, verder=self._onward(way, here))) for way in edge.ways
        ]
        means = consequence(Way((), None, edge.event), edge.event)
        return [replace(each, gevolg=means) for each in _with_shape(edge.event, ways)]

    def _target(self, way: Way) -> ListedStep | None:
        return self.at.get(way.to or ())

    def _first(self, way: Way) -> Sentence:
        target = self._target(way)
        if target is None:
            return Sentence(NERGENS)
        return Sentence("Begin met {nummer}: {stap}", nummer=written(target.number), stap=title_of(target))

    def _onward(self, way: Way, here: Number) -> Sentence:
        target = self._target(way)
        return where(here, target) if target else Sentence(NERGENS)

    def _uitweg(self, way: Way, bij: Said, zin: Sentence) -> Uitweg:
        target = self._target(way)
        leads_to = target.element.id if target else ""
        return Uitweg(bij, zin, leads_to, list(way.drawn()))

    def _rules(self, item: ListedStep) -> Iterator[Sentence]:
        """Yield for whom a step is repeated, how it is decided, by when, and what it waits for."""
        element = item.element
        if not item.reached:
            yield Sentence("Geen enkele weg leidt hierheen.")
        if element.repetition:
            yield for_each(element.repetition)
        if element.called:
            called = self.model.processes.get(element.called)
            naam = called.name if called else element.called
            yield Sentence("Hier loopt de procedure “{naam}”, van begin tot einde.", naam=naam)
        yield from how(item)
        if element.type == "intermediateCatchEvent" and element.event == "timer":
            yield Sentence("Dit komt {wanneer}.", wanneer=when(self.model, element.timer))
        yield from passed_on(element)


def _with_shape(event: Element, ways: Sequence[Uitweg]) -> list[Uitweg]:
    """Return the ways that follow from an event; the first stands for its shape as well."""
    first, *others = ways or [Uitweg(given_text(plain(event)), Sentence(NERGENS), "", ())]
    return [replace(first, vormen=(event.id, *first.vormen)), *others]


def _shapes(item: ListedStep) -> list[str]:
    choice = [item.gateway.id] if item.gateway else []
    return [item.element.id, *choice, *(flow.id for flow in item.through)]
