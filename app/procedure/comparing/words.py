"""What things are called in the sentences about a change."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from app.domain.kalender import BRUSSEL
from app.domain.sentence import Sentence, Value, given_text, in_a_row, shortened
from app.domain.words.roles import ROLES, SYSTEM
from app.procedure.durations import Duration
from app.procedure.expressions import Node, names
from app.procedure.migration.due import in_words
from app.procedure.model import Element, Timer
from app.procedure.timers import Cycle, TimerError, read_timer
from app.procedure.variables import Variable

LONGEST: Final = 240
"""Letters of a text that is quoted: what changed is seen, and the whole stands in the drawing."""
NAMELESS: Final[Mapping[str, str]] = {
    "startEvent": "het begin",
    "endEvent": "het einde",
    "exclusiveGateway": "een keuze",
    "inclusiveGateway": "een keuze",
    "parallelGateway": "wat tegelijk loopt",
    "eventBasedGateway": "wat eerst komt",
}
NOUNS: Final[Mapping[str, str]] = {
    "userTask": "een stap",
    "manualTask": "een stap",
    "serviceTask": "een stap die vanzelf gaat",
    "sendTask": "een stap die vanzelf gaat",
    "businessRuleTask": "een beslissing uit een tabel",
    "receiveTask": "een moment van wachten",
    "intermediateCatchEvent": "een moment van wachten",
    "intermediateThrowEvent": "een bericht aan een andere procedure",
    "eventBasedGateway": "een keuze: wat eerst komt",
    "exclusiveGateway": "een keuze",
    "inclusiveGateway": "een keuze",
    "parallelGateway": "iets dat tegelijk loopt",
    "subProcess": "een deel",
    "callActivity": "een andere procedure",
    "startEvent": "een begin",
    "endEvent": "een einde",
    "boundaryEvent": "een termijn",
}


def quoted(text: str) -> Sentence:
    """Return a text of the procedure between quotes."""
    return Sentence("“{tekst}”", tekst=shortened(" ".join(text.split()), LONGEST))


def called(element: Element) -> Sentence:
    """Return an element as people know it."""
    if element.name:
        return quoted(element.name.replace(" (N)", ""))
    if element.type in NAMELESS:
        return Sentence(NAMELESS[element.type])
    return quoted(element.id)


def noun(element: Element) -> Sentence:
    """Return what sort of thing an element is: "een stap"."""
    if element.type == "boundaryEvent" and element.event == "message":
        return Sentence("een bericht dat kan binnenkomen")
    if element.type not in NOUNS:
        return given_text(element.type)
    return Sentence(NOUNS[element.type])


def whose(role: str) -> Sentence:
    """Return who has the turn: "de burgemeester"; "niet gezegd" for a step without a lane."""
    if not role:
        return Sentence("niet gezegd")
    if role not in ROLES:
        return quoted(role)
    if role in SYSTEM:
        return Sentence(ROLES[role].name)
    return Sentence("de {rol}", rol=ROLES[role].at_turn.removeprefix("de "))


def one_of(values: Iterable[Value]) -> Value:
    """Return "a", "a of b", "a of b of c"."""
    first, *others = values
    said: Value = first
    for each in others:
        said = Sentence("{eerste} of {laatste}", eerste=said, laatste=each)
    return said


def described(variable: Variable) -> Sentence:
    """Return what a variable is, as whoever made it describes it; else its name."""
    said = variable.description.partition(";")[0].strip().rstrip(".")
    return quoted(said or variable.name)


def moment(timer: Timer | None, variables: Mapping[str, Variable]) -> Sentence:
    """Return when a timer goes off: "na 2 maanden", "op de dag van de evaluatie"."""
    try:
        found = read_timer(timer) if timer else None
    except TimerError:
        found = None
    match found:
        case Duration():
            return Sentence("na {duur}", duur=in_words(timer))
        case datetime():
            return Sentence("op {dag}", dag=found.astimezone(BRUSSEL).date())
        case Cycle():
            return _again(found, timer)
        case None:
            return quoted(timer.text) if timer else Sentence("op geen enkel moment")
    return _day(found, timer, variables)


def _again(cycle: Cycle, timer: Timer | None) -> Sentence:
    text = timer.text.rpartition("/")[2] if timer else ""
    parts = [Sentence("telkens na {duur}", duur=duration(text))]
    if cycle.times:
        parts.append(Sentence("{keer} keer", keer=cycle.times))
    if cycle.start:
        parts.append(Sentence("voor het eerst op {dag}", dag=cycle.start.date()))
    return in_a_row(parts, ", ")


def _day(node: Node, timer: Timer | None, variables: Mapping[str, Variable]) -> Sentence:
    """Return the words of a day that the procedure keeps, as its variable is described."""
    text = timer.text.strip() if timer else ""
    variable = variables.get(text)
    if variable is None or not names(node):
        return Sentence("op {dag}", dag=quoted(text))
    first = variable.description.partition(";")[0]
    if not first.startswith("De dag "):
        return Sentence("op {dag}", dag=quoted(text))
    return Sentence("op {dag}", dag=first[:1].lower() + first[1:])


def duration(text: str) -> Sentence:
    """Return a duration as people say it."""
    return in_words(Timer("duration", text))
