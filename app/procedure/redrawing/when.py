"""When a step comes: always, or only at some answers; chosen from what the procedure knows, never typed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from app.domain.sentence import Said, Sentence
from app.procedure.edits.add_flow import AddFlow
from app.procedure.edits.add_gateway import AddGateway
from app.procedure.edits.edit import Edit
from app.procedure.edits.set_default import SetDefault
from app.procedure.model import Element, Flow
from app.procedure.redrawing.asked import Asked, Control, GivenAnswers, Option
from app.procedure.redrawing.spot import StepSpot
from app.procedure.variables import BOOLEAN_WORDS, Variable
from app.procedure.walk import condition_names, taken

WHEN, VALUES = "als", "waarden"
ALWAYS: Final = "altijd"
_UNTIL: Final = re.compile(r"[;,(]")
_MOST: Final = 64
_CHOSEN: Final = frozenset({"enum", "boolean"})


@dataclass(frozen=True)
class Only:
    """At which answers something comes; at every other it is passed over."""

    variable: Variable
    values: tuple[str, ...]

    def others(self) -> tuple[str, ...]:
        """Return the answers at which it is passed over."""
        return tuple(each for each in worded(self.variable) if each not in self.values)

    def said(self) -> Sentence:
        """Return when it comes, in words."""
        words = worded(self.variable)
        return Sentence(
            "enkel bij {waarden} ({wat}), of als dat nog niet gekend is",
            waarden=[Sentence("“{waarde}”", waarde=words[each]) for each in self.values],
            wat=described(self.variable),
        )

    def passing(self) -> str:
        """Return the condition of the arrow that passes it over."""
        return " or ".join(
            f"{self.variable.name} = {_written(self.variable, each)}" for each in self.others()
        )

    def words(self) -> str:
        """Return the words at that arrow."""
        named = worded(self.variable)
        return " of ".join(named[each] for each in self.others())


def worded(variable: Variable) -> Mapping[str, str]:
    """Return what a variable may be, with the words for people."""
    if variable.type == "boolean":
        return {value: words.capitalize() for value, words in {**BOOLEAN_WORDS, **variable.values}.items()}
    return variable.values


def described(variable: Variable) -> str:
    """Return what a variable is about, in the words of its procedure."""
    first = _UNTIL.split(variable.description)[0].strip()
    return first or variable.name.replace("_", " ")


def readable(spot: StepSpot) -> Iterator[Variable]:
    """Yield what a condition may ask at a step: what its procedure declares and everyone may know."""
    declared = spot.model.declared_in(spot.file)
    for variable in declared.values():
        is_common = variable.per is None
        if is_common and variable.type in _CHOSEN:
            yield variable


def asked_when(spot: StepSpot, usual: Only | None) -> Asked:
    """Return the question when it comes."""
    known = (
        Option(each.name, Sentence("Hangt af van: {wat}", wat=described(each))) for each in readable(spot)
    )
    always = Option(ALWAYS, "Altijd")
    value = usual.variable.name if usual else ALWAYS
    return Asked(WHEN, "Wanneer komt deze stap?", Control.LIST, (always, *known), (value,))


def asked_values(spot: StepSpot, name: str, usual: Only | None) -> tuple[Asked, ...]:
    """Return the question at which answers, once it is known what it hangs on."""
    known = {each.name: each for each in readable(spot)}
    variable = known.get(name)
    if variable is None:
        return ()
    options = tuple(Option(value, words) for value, words in worded(variable).items())
    values: tuple[str, ...] = ()
    if usual and usual.variable.name == name:
        values = usual.values
    label = Sentence("Bij welke antwoorden komt de stap? ({wat})", wat=described(variable))
    hint = "Is het antwoord nog niet gekend, dan komt de stap ook: dat is de veilige kant."
    return (Asked(VALUES, label, Control.TICKS, options, values, hint),)


def only_when(spot: StepSpot, given: GivenAnswers, usual: Only | None) -> Only | None:
    """Return when it comes, None for always; raises `FormInvalidError`."""
    name = given.chosen(asked_when(spot, usual))
    if name == ALWAYS:
        return None
    (asked,) = asked_values(spot, name, usual)
    values = given.ticked(asked)
    variable = next(each for each in readable(spot) if each.name == name)
    found = Only(variable, values)
    return found if found.others() else None


def passed_over(only: Only | None, step: str, follower: str) -> Sequence[Edit]:
    """Return the edits that let a new step be passed over where it does not come."""
    if only is None:
        return ()
    choice = f"nodig_{step}"
    return (
        AddGateway(step, "before", "exclusiveGateway", f"{_question(only)}?", wish=choice),
        AddFlow(choice, follower, only.words(), only.passing()),
        SetDefault(f"flow_{choice}__{step}"),
    )


def usually(spot: StepSpot, like: Element | None) -> Only | None:
    """Return at which answers a step like it comes elsewhere, whatever else is known there."""
    choice = _choice_before(spot, like)
    if like is None or choice is None:
        return None
    arrows = spot.model.processes[like.process_id].outgoing(choice.id)
    known = (each for each in readable(spot) if each.name not in spot.model.elements)
    found = (_only(spot, variable, choice, arrows, like.id) for variable in known)
    return next(filter(None, found), None)


def _choice_before(spot: StepSpot, like: Element | None) -> Element | None:
    """Return the choice from which alone one comes to a step."""
    if like is None:
        return None
    process = spot.model.processes[like.process_id]
    sources = {flow.source for flow in process.incoming(like.id)}
    if len(sources) != 1:
        return None
    choice = process.elements.get(sources.pop())
    is_choice = choice is not None and choice.chooses
    return choice if is_choice else None


def _only(
    spot: StepSpot, variable: Variable, choice: Element, arrows: tuple[Flow, ...], step: str
) -> Only | None:
    """Return at which values of one variable the choice leads to a step; None where that depends on no value."""
    others = _others(spot, variable, arrows)
    values = []
    for value in worded(variable):
        known = [{variable.name: value, **each} for each in others]
        if all(_leads_to(step, taken(arrows, choice, each)) for each in known):
            values.append(value)
    depends = 0 < len(values) < len(worded(variable))
    if not depends:
        return None
    return Only(variable, tuple(values))


def _leads_to(step: str, arrows: tuple[Flow, ...] | None) -> bool:
    if arrows is None:
        return False
    targets = {flow.target for flow in arrows}
    return step in targets


def _others(spot: StepSpot, variable: Variable, arrows: tuple[Flow, ...]) -> list[dict[str, str]]:
    """Return all that else may be known of what the arrows read."""
    read: set[str] = set()
    for arrow in arrows:
        read |= condition_names(arrow)
    each_value = []
    for one in readable(spot):
        if one.name in read and one.name != variable.name:
            pairs = [(one.name, value) for value in worded(one)]
            each_value.append(pairs)
    combined = islice(product(*each_value), _MOST)
    return list(map(dict, combined))


def _question(only: Only) -> Said:
    return described(only.variable)[:40]


def _written(variable: Variable, value: str) -> str:
    return value if variable.type == "boolean" else f'"{value}"'
