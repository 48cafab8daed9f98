"""By when: the target of a step, the moments on its edge, what is waited for, and a reminder."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.sentence import Opening, Said, Sentence
from app.domain.words.operation import TIMER, Operation
from app.domain.words.operations import OPERATIONS
from app.domain.words.roles import OFFICE_LANES, ROLES, SYSTEM_LANE
from app.domain.words.steps import FREE
from app.procedure.durations import parse_duration
from app.procedure.edits.change_timer import ChangeTimer
from app.procedure.edits.drop_step import DropStep
from app.procedure.edits.edit import Edit
from app.procedure.edits.new_step import NewStep
from app.procedure.edits.set_aside import SetAside
from app.procedure.edits.set_deadline import SetDeadline
from app.procedure.edits.set_words import Rename, SetAttribute
from app.procedure.model import Element
from app.procedure.redrawing.acting import lane_for
from app.procedure.redrawing.asked import Asked, Control, GivenAnswers, Option, Possible, Topic
from app.procedure.redrawing.lasting import lasting, lasts, spoken
from app.procedure.redrawing.row import EditRow
from app.procedure.redrawing.spot import StepSpot

_TO, _SAYS, _WHO, _NEW = "naar", "gevolg", "wie", "stap"
_HOSTS: Final = frozenset({"userTask", "subProcess", "callActivity"})


def deadlines(spot: StepSpot) -> Iterator[Possible]:
    """Yield what may be changed about time."""
    step = spot.element
    if step.type == "userTask":
        yield _target(spot)
        if step.livc.get("due"):
            yield _no_target(spot)
    for event in _moments(spot):
        yield _changed(spot, event)
        if event.attached_to:
            yield _dropped(spot, event)
    if step.type in _HOSTS:
        yield _deadline(spot)
        yield from (_reminder(spot, each) for each in _reminders(spot))
        yield _someone(spot)


def _moments(spot: StepSpot) -> Iterator[Element]:
    """Yield the timers with a duration at a step: on its edge, itself, or awaited by it."""
    events = [spot.element]
    events += [edge.event for edge in spot.item.edges]
    for way in spot.item.ways:
        if way.event:
            events.append(way.event)
    yield from filter(_duration, events)


def _duration(event: Element) -> str:
    """Return how long a timer takes; "" where that is no duration."""
    text = event.timer.text.strip() if event.timer else ""
    return text if text and parse_duration(text) else ""


def _target(spot: StepSpot) -> Possible:
    due = spot.element.livc.get("due", "")

    def make(given: GivenAnswers) -> EditRow:
        iso, words = lasts(given)
        said = Sentence("“{stap}” gebeurt liefst binnen {duur}.", stap=spot.said, duur=words)
        return _row(spot, said, SetAttribute(spot.element.id, "due", iso))

    now = spoken(due) if due else Sentence("geen")
    label = "Binnen hoeveel tijd gebeurt dit liefst?"
    return Possible("streef", Topic.TIME, "De streeftijd", lasting(due, label), make, now)


def _no_target(spot: StepSpot) -> Possible:
    def make(_: GivenAnswers) -> EditRow:
        said = Sentence("“{stap}” heeft geen streeftijd meer.", stap=spot.said)
        return _row(spot, said, SetAttribute(spot.element.id, "due", ""))

    return Possible("geen_streef", Topic.TIME, "Geen streeftijd meer", (), make)


def _changed(spot: StepSpot, event: Element) -> Possible:
    before = _duration(event)

    def make(given: GivenAnswers) -> EditRow:
        iso, words = lasts(given)
        said = Sentence(
            "Bij “{stap}”: “{moment}” komt nu na {duur} in plaats van na {voor}.",
            stap=spot.said,
            moment=event.name or spot.said,
            duur=words,
            voor=spoken(before),
        )
        return _row(spot, said, ChangeTimer(event.id, iso), *_renamed(event, before, words))

    label = Sentence("Wanneer “{moment}” komt", moment=event.name or spot.said)
    return Possible(f"duur:{event.id}", Topic.TIME, label, lasting(before), make, spoken(before))


def _renamed(event: Element, before: str, words: Sentence) -> Iterator[Edit]:
    """Yield the other name of a moment that is called after how long it takes."""
    old = str(spoken(before))
    if old in event.name:
        yield Rename(event.id, event.name.replace(old, str(words)))


def _dropped(spot: StepSpot, event: Element) -> Possible:
    def make(_: GivenAnswers) -> EditRow:
        moment = event.name or event.id
        said = Sentence("Bij “{stap}” valt een moment weg: “{moment}”.", stap=spot.said, moment=moment)
        return replace(_row(spot, said, DropStep(event.id)), forgets=True)

    label = Sentence("Haal “{moment}” weg", moment=event.name or event.id)
    return Possible(f"zonder:{event.id}", Topic.TIME, label, (), make)


def _deadline(spot: StepSpot) -> Possible:
    to = Asked(_TO, "Waar gaat het dan verder?", Control.LIST, spot.targets())

    def make(given: GivenAnswers) -> EditRow:
        iso, words = lasts(given)
        target = given.chosen(to)
        said = Sentence(
            "“{stap}” stopt na {duur}; dan volgt “{naar}”.",
            stap=spot.said,
            duur=words,
            naar=spot.named(target),
        )
        return _row(spot, said, SetDeadline(spot.element.id, iso, target, _after(words), given.words(_SAYS)))

    asked = (*lasting(), to, _says("Dan gaat het verder zonder deze stap."))
    return Possible("termijn", Topic.TIME, "Zet er een termijn op", asked, make)


def _reminders(spot: StepSpot) -> Iterator[Operation]:
    """Yield what Casuspad may do in this procedure when a moment comes."""
    process = spot.process.id
    for each in OPERATIONS.values():
        is_behind_moment = TIMER in each.after
        may_stand_here = process in each.processes
        if is_behind_moment and may_stand_here:
            yield each


def _reminder(spot: StepSpot, does: Operation) -> Possible:
    def make(given: GivenAnswers) -> EditRow:
        iso, words = lasts(given)
        livc = (*(("kind", each) for each in sorted(does.kinds)), ("operatie", does.word))
        before, lane = lane_for(spot, SYSTEM_LANE)
        step = NewStep(str(Opening("{wat}", wat=does.name)), "serviceTask", livc)
        aside = SetAside(spot.element.id, iso, _after(words), step, given.words(_SAYS), lane)
        said = Sentence("“{stap}” blijft open; na {duur}: {wat}.", stap=spot.said, duur=words, wat=does.name)
        return _row(spot, said, *before, aside)

    asked = (*lasting(), _says("We herinneren één keer."))
    label = Sentence("Na een tijd: {wat}", wat=does.name)
    return Possible(f"casuspad:{does.word}", Topic.TIME, label, asked, make)


def _someone(spot: StepSpot) -> Possible:
    options = tuple(Option(word, ROLES[word].name) for word in sorted(OFFICE_LANES))
    who = Asked(_WHO, "Voor wie?", Control.CHOICE, options)

    def make(given: GivenAnswers) -> EditRow:
        iso, words = lasts(given)
        question, role = given.words(_NEW), given.chosen(who)
        before, lane = lane_for(spot, role)
        step = NewStep(
            shortly(question),
            livc=(("kind", FREE.word), ("vraag", question)),
            consequences=(("", FREE.consequence),),
        )
        aside = SetAside(spot.element.id, iso, _after(words), step, given.words(_SAYS), lane)
        said = Sentence(
            "“{stap}” blijft open; na {duur} krijgt de {wie} de vraag “{vraag}”",
            stap=spot.said,
            duur=words,
            wie=ROLES[role].name,
            vraag=question,
        )
        return _row(spot, said, *before, aside)

    question = Asked(_NEW, "Wat vraagt u dan?", Control.LINE)
    asked = (*lasting(), who, question, _says("Wie leidt, krijgt dan een vraag."))
    return Possible("seintje", Topic.TIME, "Vraag na een tijd iets aan wie leidt", asked, make)


def shortly(question: str) -> str:
    """Return a short name for a step that asks something."""
    return question.rstrip(" ?.!")[:60]


def _says(text: str) -> Asked:
    return Asked(_SAYS, "Wat gebeurt er die dag, in één zin?", Control.LINE, (), (text,))


def _after(words: Said) -> str:
    return str(Sentence("Na {duur}", duur=words))


def _row(spot: StepSpot, said: Sentence, *edits: Edit) -> EditRow:
    return EditRow(spot.file, edits, said, spot.element.id)
