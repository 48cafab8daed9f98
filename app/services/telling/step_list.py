"""The sentences of a procedure as a list of steps: who, what is asked, and where each answer leads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.execution import Bundle
from app.domain.sentence import Opening, Said, Sentence, given_text
from app.domain.words.attributes import PHASES
from app.domain.words.messages import MESSAGES
from app.domain.words.repetitions import REPETITIONS
from app.domain.words.roles import ROLES
from app.procedure.bundle import Model, PerVersion, model_of
from app.procedure.durations import parse_duration
from app.procedure.model import Element, Repetition
from app.procedure.step_list import Begin, Edge, Item, Listing, Number, Way, listing_of
from app.services.telling.moments import how_long, when
from app.services.telling.words import either, quoted
from app.services.views.step_list import Stap, Stappen, Uitweg

SOORTEN: Final[Mapping[str, str]] = {
    "userTask": "persoon",
    "manualTask": "persoon",
    "serviceTask": "vanzelf",
    "sendTask": "vanzelf",
    "businessRuleTask": "vanzelf",
    "intermediateThrowEvent": "vanzelf",
    "receiveTask": "wacht",
    "intermediateCatchEvent": "wacht",
    "eventBasedGateway": "wacht",
    "exclusiveGateway": "keuze",
    "inclusiveGateway": "keuze",
    "parallelGateway": "samen",
    "subProcess": "deel",
    "callActivity": "procedure",
    "endEvent": "einde",
}
NAAMLOOS: Final[Mapping[str, str]] = {
    "exclusiveGateway": "Wat volgt?",
    "inclusiveGateway": "Wat volgt? Dat kan meer dan één ding zijn.",
    "eventBasedGateway": "Wat komt eerst?",
    "intermediateCatchEvent": "Wachten",
    "endEvent": "Hier is dit klaar.",
}
"""What is said of a shape without a name of its own."""
NERGENS = "Dit leidt nergens heen."
SAMEN_VERDER = "Dit loopt tegelijk"
SAMEN_KLAAR = "Wachten tot alles wat tegelijk liep, klaar is"
SAMEN_EN_VERDER = "Wachten tot alles klaar is; daarna loopt dit tegelijk"
BESLISSING: Final[Mapping[str, str]] = {
    "consensus": "Iedereen die deelneemt, antwoordt; het telt alleen samen.",
    "enkelvoudig": "Eén bevoegde persoon beslist.",
}


def step_list_of(bundle: Bundle, process_id: str) -> Stappen | None:
    """Return the steps of a procedure in sentences; None for one that is not in this version."""
    return _lists.get(bundle).get(process_id)


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
    at: Mapping[Number, Item]
    """What stands under each number."""

    def steps(self, listing: Listing) -> Stappen:
        return Stappen(
            [way for begin in listing.begins for way in self._begin(begin)],
            [self._step(item) for item in listing.items],
        )

    def _begin(self, begin: Begin) -> list[Uitweg]:
        """Return how a list begins."""
        bij = _trigger(begin.event)
        return _with_shape(begin.event, [self._uitweg(way, bij, self._first(way)) for way in begin.ways])

    def _step(self, item: Item) -> Stap:
        element = item.element
        return Stap(
            nummer=written(item.number),
            id=element.id,
            vormen=_shapes(item),
            soort=SOORTEN.get(element.type, "vanzelf"),
            titel=_title_of(item),
            wie=_who(element),
            fase=PHASES.get(element.phase or "", ""),
            regels=list(self._rules(item)),
            vraag=_asked(item),
            uitwegen=self._ways(item),
            termijnen=[way for edge in item.edges for way in self._edge(edge, item.number)],
            binnenin=self.steps(item.inside) if item.inside else None,
            proces=element.called or "",
        )

    def _ways(self, item: Item) -> list[Uitweg]:
        """Return the ways out; those that lead to the same step and mean the same are told together."""
        grouped: dict[object, list[Way]] = {}
        for way in item.ways:
            alone = way.event.id if way.event else ""
            grouped.setdefault((way.to, alone), []).append(way)
        return [self._together(ways, item) for ways in grouped.values()]

    def _together(self, ways: Sequence[Way], item: Item) -> Uitweg:
        labels = [label for way in ways for label in self._labels(way, item)]
        bij = _one_of(labels)
        told = [self._uitweg(way, bij, self._onward(way, item.number)) for way in ways]
        shapes = [shape for each in told for shape in each.vormen]
        return replace(told[0], vormen=shapes)

    def _labels(self, way: Way, item: Item) -> Iterator[Said]:
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
            return Opening("{wat}", wat=_happening(event))
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
        return _with_shape(edge.event, ways)

    def _first(self, way: Way) -> Sentence:
        target = self.at.get(way.to or ())
        if target is None:
            return Sentence(NERGENS)
        return Sentence("Begin met {nummer}: {stap}", nummer=written(way.to or ()), stap=_title_of(target))

    def _onward(self, way: Way, here: Number) -> Sentence:
        target = self.at.get(way.to or ())
        return _where(here, way.to or (), target) if target else Sentence(NERGENS)

    def _uitweg(self, way: Way, bij: Said, zin: Sentence) -> Uitweg:
        target = self.at.get(way.to or ())
        event = [way.event.id] if way.event else []
        return Uitweg(
            bij, zin, target.element.id if target else "", [*(flow.id for flow in way.flows), *event]
        )

    def _rules(self, item: Item) -> Iterator[Sentence]:
        """Yield for whom a step is repeated, how it is decided, by when, and what it waits for."""
        element = item.element
        if not item.reached:
            yield Sentence("Geen enkele weg leidt hierheen.")
        if element.repetition:
            yield _for_each(element.repetition)
        if element.called:
            called = self.model.processes.get(element.called)
            naam = called.name if called else element.called
            yield Sentence("Hier loopt de procedure “{naam}”, van begin tot einde.", naam=naam)
        yield from _how(item)
        if element.type == "intermediateCatchEvent" and element.event == "timer":
            yield Sentence("Dit komt {wanneer}.", wanneer=when(self.model, element.timer))
        yield from _of_event(element)


def _with_shape(event: Element, ways: Sequence[Uitweg]) -> list[Uitweg]:
    """Return the ways that follow from an event; the first stands for its shape as well."""
    first, *others = ways or [Uitweg(given_text(plain(event)), Sentence(NERGENS), "", ())]
    return [replace(first, vormen=(event.id, *first.vormen)), *others]


def written(number: Number) -> str:
    """Return "3.2"."""
    return ".".join(map(str, number))


def plain(element: Element) -> str:
    """Return the name of a shape without "(N)", its mark of a rule of our own."""
    return element.name.replace(" (N)", "") or element.id


def title(element: Element) -> Said:
    """Return what a step asks, in the words of its model; else its name, or what a shape without one means."""
    asked = element.livc.get("vraag", "")
    if asked:
        asked = asked.replace("casus {casus}", "{casus}").replace("{casus}", "de casus")
        return given_text(asked.replace("{dienst}", "de dienst"))
    if not element.name and element.type in NAAMLOOS:
        return Sentence(NAAMLOOS[element.type])
    return given_text(plain(element))


def _title_of(item: Item) -> Said:
    """Return the title of a step; of a gateway where ways part or meet, what that means."""
    element = item.element
    if element.type != "parallelGateway" or element.name:
        return title(element)
    if len(item.ways) < 2:
        return Sentence(SAMEN_KLAAR)
    return Sentence(SAMEN_VERDER if item.arrows_in < 2 else SAMEN_EN_VERDER)


def _one_of(labels: Sequence[Said]) -> Said:
    """Return several answers of which one; between quotes where there are more than one."""
    if len(labels) < 2:
        return labels[0] if labels else ""
    return Sentence("{keuzes}", keuzes=either([quoted(label) for label in labels]))


def _where(here: Number, to: Number, target: Item) -> Sentence:
    """Return where a way leads, as seen from a step: the next one, back, or further on."""
    said = {"nummer": written(to), "stap": _title_of(target)}
    if target.element.type == "endEvent":
        return _ending(to, target.element)
    if to <= here:
        return Sentence("Ga terug naar {nummer}: {stap}", **said)
    if to == (*here[:-1], here[-1] + 1):
        return Sentence("Verder met {nummer}: {stap}", **said)
    return Sentence("Ga naar {nummer}: {stap}", **said)


def _ending(to: Number, target: Element) -> Sentence:
    nummer = written(to)
    klaar = Sentence("Dan is dit deel klaar" if len(to) > 1 else "Dan is het klaar")
    if target.name:
        return Sentence("{klaar} ({nummer}): {einde}", klaar=klaar, nummer=nummer, einde=plain(target))
    return Sentence("{klaar} ({nummer})", klaar=klaar, nummer=nummer)


def _trigger(event: Element) -> Said:
    """Return what makes a list begin; "" where nothing is said of it."""
    if event.message:
        return _happening(event)
    return given_text(plain(event)) if event.name else ""


def _happening(event: Element) -> Sentence:
    """Return what a message means: in the words of the list of messages, else as it is named."""
    message = MESSAGES.get(event.message or "")
    return Sentence(message.told) if message else given_text(plain(event))


def _shapes(item: Item) -> list[str]:
    choice = [item.gateway.id] if item.gateway else []
    return [item.element.id, *choice, *(flow.id for flow in item.through)]


def _who(element: Element) -> Sentence | None:
    """Return who takes a step; None for what nobody takes."""
    soort = SOORTEN.get(element.type)
    if soort == "vanzelf":
        return Sentence("Casuspad, vanzelf")
    if soort != "persoon" or element.role not in ROLES:
        return None
    deputy = ROLES.get(element.livc.get("plaatsvervanger", ""))
    if deputy is None or deputy.word == element.role:
        return Opening(ROLES[element.role].at_turn)
    return Opening("{rol}, of anders de {vervanger}", rol=ROLES[element.role].at_turn, vervanger=deputy.name)


def _asked(item: Item) -> Said:
    """Return the question of the choice behind a step, unless the step itself is asked and answered there."""
    if item.gateway is None or any(way.outcomes for way in item.ways):
        return ""
    return title(item.gateway)


def _how(item: Item) -> Iterator[Sentence]:
    """Yield how a step is decided, by when, and what may be answered."""
    livc = item.element.livc
    decided = BESLISSING.get(livc.get("decision", ""))
    if decided:
        yield Sentence(decided)
    due = parse_duration(livc.get("due", ""))
    if due:
        yield Sentence("Liefst binnen {duur}.", duur=how_long(due))
    if item.answers:
        yield Sentence("Antwoorden: {keuzes}.", keuzes=_one_of([each.label for each in item.answers]))


def _of_event(element: Element) -> Iterator[Sentence]:
    if element.type == "endEvent" and element.event == "terminate":
        yield Sentence("Wat hiernaast nog open staat, stopt dan ook.")
    if not element.message:
        return
    if SOORTEN.get(element.type) == "wacht":
        yield Sentence("Dit komt als dit gebeurt: {bericht}.", bericht=_happening(element))
    else:
        yield Sentence("Casuspad geeft door: {bericht}.", bericht=_happening(element))


def _for_each(repetition: Repetition) -> Sentence:
    per = REPETITIONS.get(repetition.per)
    what = per.name if per else "elk van hen"
    if repetition.sequential:
        return Sentence("Voor {wie}, een na een.", wie=what)
    return Sentence("Voor {wie}, tegelijk.", wie=what)
