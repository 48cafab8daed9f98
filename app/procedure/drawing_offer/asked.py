"""What is asked about a shape or an arrow, and what may be chosen there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from app.domain.words.attributes import DECISIONS, ORIGINS, PHASES
from app.domain.words.repetitions import REPETITIONS
from app.domain.words.roles import LANE_ROLES, ROLES
from app.domain.words.step_kind import Part
from app.domain.words.steps import kinds_where
from app.domain.words.subjects import SUBJECTS
from app.procedure.bundle import Model
from app.procedure.drawing_offer.words_here import Choices, OfferedChoice, kinds, messages, operations
from app.procedure.model import ACTIVITIES, CONTAINERS, EVENTS, GATEWAYS

Control = Literal[
    "line",
    "text",
    "choice",
    "several",
    "term",
    "results",
    "told",
    "moment",
    "message",
    "condition",
    "default",
]
"""How it is asked: on a line, in a text, chosen, ticked, as a number of days; and what the drawing itself holds:
where answers go, what follows, the moment and message of an event, when an arrow is followed, and otherwise."""

PEOPLE: Final = frozenset({"userTask"})
_NAMED: Final = ACTIVITIES | CONTAINERS | GATEWAYS | EVENTS | {"lane", "participant", "sequenceFlow"}
_THROWING: Final = frozenset({"endEvent", "intermediateThrowEvent"})
_CATCHING: Final = frozenset({"intermediateCatchEvent", "boundaryEvent"})
_START: Final = frozenset({"startEvent"})
_LANE: Final = frozenset({"lane"})
_FLOW: Final = frozenset({"sequenceFlow"})
_VOTED: Final = kinds_where(lambda kind: kind.part is Part.VOTING)


@dataclass(frozen=True)
class Asked:
    """One question about what is drawn."""

    key: str
    """The attribute: `name`, or with our prefix `livc:vraag`; for what is no attribute a word of its own."""
    name: str
    """The question as people read it."""
    control: Control
    tags: frozenset[str]
    """What it is asked of."""
    choices: Choices = ()
    event: str = ""
    """The event that must be on it; "" for any, or none."""
    kinds: frozenset[str] = frozenset()
    """The kinds of step of which it is asked; empty for every one."""


def asked_in(model: Model, process_id: str) -> tuple[Asked, ...]:
    """Return what is asked about what is drawn in this procedure, in the order in which it is asked."""
    return (
        Asked("name", "Naam", "line", _NAMED),
        *_of_steps(model, process_id),
        *_of_events(model, process_id),
        Asked("livc:role", "Wie doet de stappen in deze baan?", "choice", _LANE, _roles()),
        Asked("livc:plaatsvervanger", "Wie mag het in de plaats doen?", "choice", PEOPLE | _LANE, _roles()),
        Asked("voorwaarde", "Wanneer deze weg?", "condition", _FLOW),
        Asked("anders", "Welke weg als geen andere past?", "default", GATEWAYS),
    )


def _of_steps(model: Model, process_id: str) -> Iterator[Asked]:
    subjects = {word: each.name for word, each in SUBJECTS.items()}
    each_of = {word: each.name for word, each in REPETITIONS.items()}
    service, table = frozenset({"serviceTask"}), frozenset({"businessRuleTask"})
    call, part = frozenset({"callActivity"}), frozenset({"subProcess"})
    yield Asked("livc:vraag", "Vraag aan wie de stap doet", "text", PEOPLE)
    yield Asked("livc:kind", "Soort", "choice", ACTIVITIES | EVENTS, kinds(process_id))
    yield Asked(
        "livc:subject", "Waarover is de consensus?", "choice", PEOPLE, _worded(subjects), kinds=_VOTED
    )
    yield Asked("livc:decision", "Wie beslist?", "choice", PEOPLE, _worded(DECISIONS))
    yield Asked("livc:form", "Formulier", "choice", PEOPLE, _forms(model))
    yield Asked("livc:result", "Wat de procedure van de antwoorden onthoudt", "results", PEOPLE)
    yield Asked("gevolg", "Wat volgt er?", "told", PEOPLE | EVENTS)
    yield Asked("livc:operatie", "Wat doet Casuspad?", "choice", service, operations(process_id))
    yield Asked("livc:besluit", "Welke tabel?", "choice", table, _tables(model))
    yield Asked("calledElement", "Welke procedure?", "choice", call, _callable(model, process_id))
    yield Asked("livc:due", "Streefdatum", "term", PEOPLE)
    yield Asked("livc:phase", "Fase", "choice", ACTIVITIES | CONTAINERS, _worded(PHASES))
    yield Asked("livc:per", "Voor wie telkens opnieuw?", "choice", part, _worded(each_of))


def _of_events(model: Model, process_id: str) -> Iterator[Asked]:
    sent, awaited, begun = messages(process_id)
    origins = {word: word.replace("_", " ") for word in sorted(ORIGINS)}
    yield Asked("moment", "Wanneer?", "moment", EVENTS, _days(model, process_id), event="timer")
    yield Asked("livc:message", "Welk bericht?", "message", _THROWING, sent, event="message")
    yield Asked("livc:message", "Welk bericht?", "message", _CATCHING, awaited, event="message")
    yield Asked("livc:message", "Welk bericht?", "message", _START, begun, event="message")
    yield Asked("livc:origin", "Van wie kan het komen?", "several", _START, _worded(origins), event="message")


def _worded(words: Mapping[str, str]) -> Choices:
    return tuple(OfferedChoice(word, name) for word, name in words.items())


def _roles() -> Choices:
    return tuple(OfferedChoice(word, role.name) for word, role in ROLES.items() if word in LANE_ROLES)


def _forms(model: Model) -> Choices:
    return tuple(OfferedChoice(key, f"{form.title} ({key})") for key, form in sorted(model.forms.items()))


def _tables(model: Model) -> Choices:
    return tuple(OfferedChoice(table.id, table.name or table.id) for table in model.tables.values())


def _callable(model: Model, process_id: str) -> Choices:
    others = {each.id: each.name for each in model.processes.values() if each.id != process_id}
    return _worded(others)


def _days(model: Model, process_id: str) -> Choices:
    declared = model.declared_in(model.file_of.get(process_id, ""))
    days = {name: each.description or name for name, each in declared.items() if each.type == "date"}
    return _worded(days)
