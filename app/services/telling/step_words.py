"""The words for what stands in a list of steps: who, what is asked, how it is decided, where a way leads."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.domain.sentence import Opening, Said, Sentence, given_text, in_a_row
from app.domain.words.attributes import DECISIONS
from app.domain.words.messages import MESSAGES
from app.domain.words.repetitions import REPETITIONS
from app.domain.words.roles import ROLES
from app.procedure.durations import parse_duration
from app.procedure.model import Consequence, Element, Repetition
from app.procedure.step_list import ListedStep, Number, Way, written
from app.services.telling.moments import how_long
from app.services.telling.words import either, quoted

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
SAMEN_VERDER = "Dit loopt tegelijk"
SAMEN_KLAAR = "Wachten tot alles wat tegelijk liep, klaar is"
SAMEN_EN_VERDER = "Wachten tot alles klaar is; daarna loopt dit tegelijk"


def plain(element: Element) -> str:
    """Return the name of a shape without "(N)", its mark of a rule of our own."""
    return element.name.replace(" (N)", "") or element.id


def of_any_casus(text: str) -> str:
    """Return a sentence of a model as it reads for whatever casus and organisation it will be about."""
    said = text.replace("casus {casus}", "{casus}").replace("{casus}", "de casus")
    return said.replace("{dienst}", "de dienst")


def consequence(way: Way, element: Element) -> Said:
    """Return what a way means for people, in the words of the model; "" where it says nothing."""
    found = filter(None, _consequences(way, element))
    texts = dict.fromkeys(of_any_casus(each.text) for each in found)
    return in_a_row(list(map(given_text, texts)))


def _consequences(way: Way, element: Element) -> Iterator[Consequence | None]:
    """Yield what the model says of the event, or of each answer, that takes this way; else of the step."""
    if way.event:
        yield way.event.consequence()
    elif way.outcomes:
        yield from (element.consequence(each.value) for each in way.outcomes)
    elif SOORTEN.get(element.type) == "persoon":
        yield element.consequence()


def title(element: Element) -> Said:
    """Return what a step asks, in the words of its model; else its name, or what a shape without one means."""
    if element.question:
        return given_text(of_any_casus(element.question))
    if not element.name and element.type in NAAMLOOS:
        return Sentence(NAAMLOOS[element.type])
    return given_text(plain(element))


def title_of(item: ListedStep) -> Said:
    """Return the title of a step; of a gateway where ways part or meet, what that means."""
    element = item.element
    if element.type != "parallelGateway" or element.name:
        return title(element)
    if len(item.ways) < 2:
        return Sentence(SAMEN_KLAAR)
    return Sentence(SAMEN_VERDER if item.arrows_in < 2 else SAMEN_EN_VERDER)


def one_of(labels: Sequence[Said]) -> Said:
    """Return several answers of which one; between quotes where there are more than one."""
    if len(labels) < 2:
        return labels[0] if labels else ""
    return Sentence("{keuzes}", keuzes=either([quoted(label) for label in labels]))


def where(here: Number, target: ListedStep) -> Sentence:
    """Return where a way leads, as seen from a step: the next one, back, or further on."""
    to = target.number
    said = {"nummer": written(to), "stap": title_of(target)}
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


def trigger(event: Element) -> Said:
    """Return what makes a list begin; "" where nothing is said of it."""
    if event.message:
        return Opening("{wat}", wat=happening(event))
    return given_text(plain(event)) if event.name else ""


def happening(event: Element) -> Sentence:
    """Return what a message means: in the words of the list of messages, else as it is named."""
    message = MESSAGES.get(event.message or "")
    return Sentence(message.told) if message else given_text(plain(event))


def who(element: Element) -> Sentence | None:
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


def asked_behind(item: ListedStep) -> Said:
    """Return the question of the choice behind a step, unless the step itself is asked and answered there."""
    if item.gateway is None or any(way.outcomes for way in item.ways):
        return ""
    return title(item.gateway)


def target_of(element: Element) -> Sentence | None:
    """Return the time that one would like a step to take; None for a step without a target."""
    due = parse_duration(element.livc.get("due", ""))
    return how_long(due) if due else None


def how(item: ListedStep) -> Iterator[Sentence]:
    """Yield how a step is decided, by when, and what may be answered."""
    livc = item.element.livc
    decided = DECISIONS.get(livc.get("decision", ""))
    if decided:
        yield Sentence(decided)
    target = target_of(item.element)
    if target:
        yield Sentence("Liefst binnen {duur}.", duur=target)
    if item.answers:
        yield Sentence("Antwoorden: {keuzes}.", keuzes=one_of([each.label for each in item.answers]))


def passed_on(element: Element) -> Iterator[Sentence]:
    """Yield what an end stops, and what is told to another procedure or awaited from one."""
    if element.type == "endEvent" and element.event == "terminate":
        yield Sentence("Wat hiernaast nog open staat, stopt dan ook.")
    if not element.message:
        return
    if SOORTEN.get(element.type) == "wacht":
        yield Sentence("Dit komt als dit gebeurt: {bericht}.", bericht=happening(element))
    else:
        yield Sentence("Casuspad geeft door: {bericht}.", bericht=happening(element))


def for_each(repetition: Repetition) -> Sentence:
    """Return for whom a step is repeated, and whether one waits for the other."""
    per = REPETITIONS.get(repetition.per)
    what = per.name if per else "elk van hen"
    if repetition.sequential:
        return Sentence("Voor {wie}, een na een.", wie=what)
    return Sentence("Voor {wie}, tegelijk.", wie=what)
