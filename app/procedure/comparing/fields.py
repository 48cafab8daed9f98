"""What of one step is otherwise: each aspect of it in a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.sentence import Opening, Sentence, given_text
from app.domain.words.attributes import PHASES
from app.domain.words.repetitions import REPETITIONS
from app.procedure.comparing.aspects import Aspect, differences
from app.procedure.comparing.attributes import attribute_changes
from app.procedure.comparing.pairing import Pairing
from app.procedure.comparing.side import VersionSide
from app.procedure.comparing.words import called, moment, noun, quoted, whose
from app.procedure.model import Consequence, Element, Lane, Process
from app.procedure.uses import OUTCOME
from app.procedure.variables import BOOLEAN_WORDS

MOVED: Final = frozenset(
    {"{stap} staat nu in {nieuw}, vroeger in {oud}.", "{stap} staat nu in de baan {nieuw}, vroeger in {oud}."}
)
"""The sentences of what only stands in another part or lane."""
_BY_PEOPLE: Final = frozenset({"userTask", "manualTask"})


@dataclass(frozen=True)
class ElementThere:
    """One element in one of the versions, with all that stands around it."""

    element: Element
    process: Process
    side: VersionSide
    same: Mapping[str, str]
    """Id here → id in the new version."""

    def node(self, element_id: str | None) -> Element | None:
        """Return an element of this version."""
        return self.process.node(element_id or "")

    @property
    def around(self) -> Element | None:
        """The part in which it stands; None for the procedure itself."""
        return next(self.process.enclosing(self.element), None)


Told = Iterator[Sentence]


def told(pairing: Pairing, old: Element, new: Element, before: VersionSide, after: VersionSide) -> Told:
    """Yield a sentence for each aspect of an element that is otherwise."""
    itself = {each: each for each in (*pairing.new.elements, pairing.new.id)}
    was, now = (
        ElementThere(old, pairing.old, before, pairing.after),
        ElementThere(new, pairing.new, after, itself),
    )
    around = {"stap": called(new)}
    yield from differences(was, now, _ASPECTS, around)
    if not _goes_along(was, now):
        yield from differences(was, now, (_whose(new), _PHASE), around)
    if new.type == old.type == "boundaryEvent":
        yield from _border(was, now)
    yield from attribute_changes(was.element, now.element, before, after)
    yield from _consequences(was, now)


def _goes_along(was: ElementThere, now: ElementThere) -> bool:
    """Answer whether its role and phase are otherwise only because those of the part around it are."""
    there, here = was.around, now.around
    if there is None or here is None:
        return False
    if was.same.get(there.id) != here.id:
        return False
    return _borne(there) == _borne(was.element) and _borne(here) == _borne(now.element)


def _borne(element: Element) -> tuple[str, str | None]:
    return element.role, element.phase


def _sort(end: ElementThere) -> Sentence:
    event = end.element.event or ""
    said = _EVENTS[event] if event in _EVENTS else given_text(event)
    return Sentence("{soort}{wat}", soort=noun(end.element), wat=said)


_EVENTS: Final = {
    "": Sentence(""),
    "none": Sentence(""),
    "timer": Sentence(" op de klok"),
    "message": Sentence(" met een bericht"),
    "terminate": Sentence(" dat alles stopt"),
}


def _when(end: ElementThere) -> Sentence:
    timer = end.element.timer
    return moment(timer, end.side.variables_beside(end.element.place.file))


def _each(end: ElementThere) -> Sentence:
    repetition = end.element.repetition
    if repetition is None:
        return Sentence("één keer")
    per = REPETITIONS.get(repetition.per)
    said = {"wie": per.name if per else repetition.per, "aantal": repetition.cardinality}
    if repetition.sequential:
        return Sentence("voor {wie}, een na een ({aantal})", **said)
    return Sentence("voor {wie}, tegelijk ({aantal})", **said)


def _part(end: ElementThere) -> Sentence:
    around = end.around
    return Sentence("het deel {naam}", naam=called(around)) if around else Sentence("de procedure zelf")


def _host(end: ElementThere) -> Sentence:
    host = end.node(end.element.attached_to)
    return called(host) if host else Sentence("niets")


def _scope(end: ElementThere) -> str:
    """Return the part in which it stands, by its id in the new version."""
    scope = end.element.scope
    return end.same.get(scope, f"-{scope}")


def _attached(end: ElementThere) -> str:
    host = end.element.attached_to or ""
    return end.same.get(host, f"-{host}") if host else ""


def _notes(end: ElementThere) -> str:
    return " ".join(end.process.notes.get(end.element.id, ()))


_ASPECTS: Final[tuple[Aspect[ElementThere], ...]] = (
    Aspect("{oud} heet nu {nieuw}.", lambda end: end.element.name, lambda end: called(end.element)),
    Aspect("{stap} is nu {nieuw}, vroeger {oud}.", lambda end: (end.element.type, end.element.event), _sort),
    Aspect("{stap} komt nu {nieuw} in plaats van {oud}.", lambda end: end.element.timer, _when),
    Aspect("{stap} volgt nu de procedure {nieuw}, vroeger {oud}.", lambda end: end.element.called),
    Aspect(
        "Hoeveel keer {stap} gebeurt: nu {nieuw}, vroeger {oud}.", lambda end: end.element.repetition, _each
    ),
    Aspect("{stap} staat nu in {nieuw}, vroeger in {oud}.", _scope, _part),
    Aspect("De noot bij {stap} is nu {nieuw}, vroeger {oud}.", _notes),
)
"""What an element says itself."""


def _role(end: ElementThere) -> Sentence:
    return whose(end.element.role)


def _phase(end: ElementThere) -> Sentence:
    return Sentence(PHASES.get(end.element.phase or "", "geen"))


_PHASE: Final[Aspect[ElementThere]] = Aspect(
    "De fase van {stap}: nu {nieuw}, vroeger {oud}.", lambda end: end.element.phase, _phase
)


def _whose(element: Element) -> Aspect[ElementThere]:
    """Return how is said who does it: who decides, whose turn it is, or only where it stands."""
    template = "{stap} hoort nu bij {nieuw}, vroeger bij {oud}."
    if element.type in _BY_PEOPLE:
        template = "Wie aan zet is bij {stap}: nu {nieuw}, vroeger {oud}."
        if element.livc.get("decision"):
            template = "Wie beslist over {stap}: nu {nieuw}, vroeger {oud}."
    return Aspect(template, lambda end: end.element.role, _role)


def _border(was: ElementThere, now: ElementThere) -> Told:
    """Say what is otherwise of a moment or message on the border of a step."""
    stap, host = called(now.element), _host(now)
    if _attached(was) != _attached(now):
        yield Opening(
            "{stap} hangt nu aan {nieuw}, vroeger aan {oud}.", stap=stap, nieuw=host, oud=_host(was)
        )
    if now.element.interrupting and not was.element.interrupting:
        yield Opening("{stap} breekt {waar} nu af; vroeger liep die door.", stap=stap, waar=host)
    if was.element.interrupting and not now.element.interrupting:
        yield Opening("{stap} breekt {waar} niet meer af: die loopt door.", stap=stap, waar=host)


@dataclass(frozen=True)
class _Followed:
    """What the model says that follows; None where it says nothing."""

    said: Consequence | None

    @property
    def text(self) -> str:
        return self.said.text if self.said else ""

    @property
    def told(self) -> str:
        return self.said.told if self.said else ""


_OF_CONSEQUENCES: Final[tuple[Aspect[_Followed], ...]] = (
    Aspect("Wat er volgt na {stap}: nu {nieuw}, vroeger {oud}.", lambda each: each.text),
    Aspect("Wat de tijdlijn na {stap} vertelt: nu {nieuw}, vroeger {oud}.", lambda each: each.told),
)


def _consequences(was: ElementThere, now: ElementThere) -> Told:
    before = {each.outcome: each for each in was.element.consequences}
    after = {each.outcome: each for each in now.element.consequences}
    for outcome in dict.fromkeys([*before, *after]):
        step = called(now.element)
        if outcome:
            answer = quoted(_answers(now).get(outcome) or _answers(was).get(outcome, outcome))
            step = Sentence("{stap} met het antwoord {antwoord}", stap=step, antwoord=answer)
        old, new = _Followed(before.get(outcome)), _Followed(after.get(outcome))
        yield from differences(old, new, _OF_CONSEQUENCES, {"stap": step})


def _answers(end: ElementThere) -> Mapping[str, str]:
    """Return the words of what may be answered at a step."""
    variables = end.side.variables_beside(end.element.place.file)
    variable = variables.get(dict(end.element.results).get(OUTCOME, ""))
    if variable is None:
        return {}
    return {**BOOLEAN_WORDS, **variable.values}


def lane_sentences(pairing: Pairing, old: Element, new: Element) -> Told:
    """Yield that an element of the same role lies in another lane; a lane with another name is no other lane."""
    was, now = _lane_of(pairing.old, old.id), _lane_of(pairing.new, new.id)
    if was is None or now is None or old.role != new.role:
        return
    if (was, now) not in pairing.lanes.both:
        said = {"nieuw": quoted(now.name), "oud": quoted(was.name)}
        yield Opening("{stap} staat nu in de baan {nieuw}, vroeger in {oud}.", stap=called(new), **said)


def _lane_of(process: Process, element_id: str) -> Lane | None:
    return next((lane for lane in process.lanes if element_id in lane.members), None)
