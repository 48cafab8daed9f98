"""Where it goes after a step: each way leads elsewhere, a step goes away, or comes elsewhere."""

from collections.abc import Iterator

from app.domain.sentence import Said, Sentence
from app.procedure.edits.move_step import MoveStep
from app.procedure.edits.redirect import Redirect
from app.procedure.edits.remove_step import RemoveStep
from app.procedure.model import Flow
from app.procedure.redrawing.asked import Asked, Control, GivenAnswers, Option, Possible, Topic
from app.procedure.redrawing.row import EditRow
from app.procedure.redrawing.spot import StepSpot
from app.procedure.step_list import ListedStep, Way

_TO = "naar"
_WAY = "weg"
_BESIDE = "naast"


def leading(spot: StepSpot) -> Iterator[Possible]:
    """Yield where each way leads."""
    yield from (_redirected(spot, way, flow) for way, flow in _ways(spot))


def leaving(spot: StepSpot) -> Iterator[Possible]:
    """Yield how a step moves or goes."""
    if spot.element.type == "endEvent":
        return
    places = tuple(_places(spot))
    if places and _is_single(spot):
        yield _moved(spot, places)
    if spot.item.ways:
        yield _removed(spot)


def said_of(spot: StepSpot, way: Way) -> Said:
    """Return what a way is called: its answers, its words, or what comes next."""
    if way.outcomes:
        labels = [each.label for each in way.outcomes]
        return Sentence("{antwoorden}", antwoorden=labels)
    if way.event:
        return way.event.name or spot.named(way.event.id)
    words = way.flows[0].name
    return words or Sentence("Wat hierna komt")


def _ways(spot: StepSpot) -> Iterator[tuple[Way, Flow]]:
    """Yield each way with the arrow that ends where it leads."""
    every = [*spot.item.ways]
    for edge in spot.item.edges:
        every += edge.ways
    for way in every:
        if way.flows:
            yield way, way.flows[-1]


def _redirected(spot: StepSpot, way: Way, flow: Flow) -> Possible:
    asked = Asked(_TO, "Waar gaat het dan naartoe?", Control.LIST, spot.targets(), (flow.target,))
    called = _called(spot, way, flow)

    def make(given: GivenAnswers) -> EditRow:
        target = given.chosen(asked)
        said = Sentence(
            "Na “{stap}”, bij “{weg}”, volgt nu “{naar}” in plaats van “{voor}”.",
            stap=spot.said,
            weg=called,
            naar=spot.named(target),
            voor=spot.named(flow.target),
        )
        return EditRow(spot.file, (Redirect(flow.id, target),), said, spot.element.id)

    label = Sentence("Na “{weg}”", weg=called)
    now = Sentence("{stap}", stap=spot.named(flow.target))
    return Possible(f"naar:{flow.id}", Topic.WHERE, label, (asked,), make, now)


def _called(spot: StepSpot, way: Way, flow: Flow) -> Said:
    """Return what a way is called; of a moment on the edge of a step that is its name."""
    moments = {edge.event.id: edge.event for edge in spot.item.edges}
    event = moments.get(flow.source)
    if event is None:
        return said_of(spot, way)
    return event.name or event.id


def _is_single(spot: StepSpot) -> bool:
    return len(spot.item.ways) == 1 and spot.item.gateway is None and spot.element.type != "parallelGateway"


def _moved(spot: StepSpot, places: tuple[Option, ...]) -> Possible:
    asked = Asked(_BESIDE, "Waar komt deze stap?", Control.LIST, places)
    own = {each.element.id: each for each in spot.beside()}

    def make(given: GivenAnswers) -> EditRow:
        flow = spot.process.flows[given.chosen(asked)]
        said = Sentence(
            "“{stap}” komt nu vóór “{ander}”.", stap=spot.said, ander=spot.called(own[flow.target])
        )
        return EditRow(spot.file, (MoveStep(spot.element.id, flow.id),), said, spot.element.id)

    return Possible("verplaats", Topic.AWAY, "Zet deze stap elders", (asked,), make)


def _places(spot: StepSpot) -> Iterator[Option]:
    """Yield the arrows of this part on which a step may come, each once."""
    own = (*spot.process.incoming(spot.element.id), *spot.process.outgoing(spot.element.id))
    here = {flow.id for flow in own}
    for item in spot.beside():
        for way in filter(_leads_on, item.ways):
            if way.flows[-1].id not in here:
                yield Option(way.flows[-1].id, _between(spot, item, way, way.flows[-1]))


def _leads_on(way: Way) -> bool:
    return bool(way.flows) and way.to is not None


def _between(spot: StepSpot, item: ListedStep, way: Way, flow: Flow) -> Sentence:
    if len(item.ways) == 1:
        return Sentence("Na {stap}", stap=spot.numbered(item))
    return Sentence(
        "Na {stap} Bij “{weg}”, vóór “{ander}”",
        stap=spot.numbered(item),
        weg=said_of(spot, way),
        ander=spot.named(flow.target),
    )


def _removed(spot: StepSpot) -> Possible:
    options = tuple(Option(way.flows[0].id, _onward(spot, way)) for way in spot.item.ways if way.flows)
    asked = Asked(_WAY, "Hoe gaat het dan verder?", Control.CHOICE, options, (options[0].value,))
    needed = (asked,) if len(options) > 1 else ()

    def make(given: GivenAnswers) -> EditRow:
        way = given.chosen(asked) if needed else ""
        target = spot.process.flows[way or options[0].value].target
        said = Sentence("“{stap}” valt weg; daarna volgt “{naar}”.", stap=spot.said, naar=spot.named(target))
        return EditRow(spot.file, (RemoveStep(spot.element.id, way),), said, target, forgets=True)

    return Possible("weg", Topic.AWAY, "Haal deze stap weg", needed, make)


def _onward(spot: StepSpot, way: Way) -> Sentence:
    return Sentence("Zoals na “{weg}”: {naar}", weg=said_of(spot, way), naar=spot.named(way.flows[-1].target))
