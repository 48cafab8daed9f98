"""What becomes of the tokens of every casus at one place: made once per shape, without dates or values."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from app.domain.migration import BLIJF, Answers, Fate, MigrationPlan, Question
from app.domain.sentence import Sentence
from app.procedure.migration import ways
from app.procedure.migration.branches import with_branches
from app.procedure.migration.comparing import Comparison, named
from app.procedure.migration.deciding import Deciding
from app.procedure.migration.placing import placed
from app.procedure.migration.position import EnginePosition, Shape
from app.procedure.migration.result import Result
from app.procedure.migration.soundness import dead_end
from app.procedure.model import Element

_MOST_TRIALS: Final = 64
_TOLD: Final = frozenset({"userTask", "manualTask", "callActivity"})
_MOST_TOLD: Final = 6
NO_ANSWER_WORKS: Final = Sentence(
    "Geen enkele keuze laat deze casus in de nieuwe versie nog tot een einde komen."
)


@dataclass(frozen=True)
class Structure:
    """The plan as far as the drawing decides it, and the position it leads to."""

    plan: MigrationPlan
    result: Result


def structure_of(comparison: Comparison, shape: Shape, answers: Answers, process_id: str) -> Structure:
    """Return the plan for a shape; only answers with which a casus can still end are offered."""
    made = _made(comparison, shape, answers, process_id)
    if made.plan.outcome is not Fate.ASKS:
        return made
    working = _working(comparison, shape, answers, process_id, made.plan.questions)
    questions = tuple(_narrowed(question, working) for question in made.plan.questions)
    if any(len(question.choices) < 2 for question in questions):
        return Structure(MigrationPlan(Fate.STAYS, (NO_ANSWER_WORKS,)), made.result)
    return replace(made, plan=replace(made.plan, questions=questions))


def _made(comparison: Comparison, shape: Shape, answers: Answers, process_id: str) -> Structure:
    deciding = Deciding(answers)
    result = placed(comparison, EnginePosition(shape.tokens), deciding, process_id)
    if result.tokens:
        result = with_branches(comparison, result, deciding, process_id)
    if not deciding.questions and not deciding.reasons:
        _check(comparison, shape, result, deciding, process_id)
    return Structure(deciding.plan(), result)


def _check(comparison: Comparison, shape: Shape, result: Result, deciding: Deciding, process_id: str) -> None:
    if not result.tokens and not result.acts:
        deciding.stay(Sentence("Er blijft in de nieuwe versie niets van deze casus over om verder te doen."))
        return
    stuck = dead_end(comparison, shape.tokens, result, process_id)
    if stuck:
        deciding.stay(stuck)
    for sentence in _about_added(comparison, result):
        deciding.note(sentence)


def _about_added(comparison: Comparison, result: Result) -> Iterator[Sentence]:
    """Say of every new step whether this casus will still meet it."""
    here = _places(result)
    ahead = ways.still_to_come(comparison.new, [comparison.new.elements[at] for at in here])
    for element in _added_elsewhere(comparison, here)[:_MOST_TOLD]:
        if element.id in ahead:
            yield Sentence("De nieuwe stap {stap} komt nog.", stap=named(element))
        else:
            yield Sentence(
                "De nieuwe stap {stap} gebeurt niet voor deze casus: ze is daar al voorbij.",
                stap=named(element),
            )


def _places(result: Result) -> set[str]:
    standing = {token.at for token in result.tokens}
    starting = {act.at for act in result.acts if act.at}
    return standing | starting


def _added_elsewhere(comparison: Comparison, here: Set[str]) -> list[Element]:
    added = [element for element in comparison.added if element.type in _TOLD]
    return [element for element in added if element.id not in here]


def _working(
    comparison: Comparison,
    shape: Shape,
    answers: Answers,
    process_id: str,
    questions: tuple[Question, ...],
) -> Mapping[str, set[str]]:
    """Return, per question, the answers that are part of some way to an end."""
    keys = [question.key for question in questions]
    found: dict[str, set[str]] = {key: {BLIJF} for key in keys}
    for number, chosen in enumerate(product(*map(_choices_to_move, questions))):
        if number >= _MOST_TRIALS:
            return {question.key: {BLIJF, *_choices_to_move(question)} for question in questions}
        trial = dict(zip(keys, chosen, strict=True))
        made = _made(comparison, shape, {**answers, **trial}, process_id)
        if made.plan.outcome is not Fate.STAYS:
            for key, value in trial.items():
                found[key].add(value)
    return found


def _choices_to_move(question: Question) -> list[str]:
    return [choice.value for choice in question.choices if choice.value != BLIJF]


def _narrowed(question: Question, working: Mapping[str, set[str]]) -> Question:
    kept = tuple(choice for choice in question.choices if choice.value in working[question.key])
    return replace(question, choices=kept)
