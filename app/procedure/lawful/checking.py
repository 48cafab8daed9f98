"""Judges procedures by all rules."""

from collections.abc import Callable, Iterable, Iterator

from app.domain.words.steps.vrij import VRIJ
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.report import Judgement, Report
from app.procedure.lawful.rule import RuleOfLaw
from app.procedure.lawful.standing import STANDING, judge_standing
from app.procedure.lawful.ways import Ways
from app.procedure.model import Element
from app.procedure.sound.exploring import Budget
from app.procedure.sound.judging import MOST_MOVES


def check(
    procedures: DrawnModel,
    rules: Iterable[RuleOfLaw],
    budget: Callable[[], Budget] = lambda: Budget(MOST_MOVES),
) -> Report:
    """Return what each rule says of procedures; `budget` gives each process its own."""
    ways = Ways(procedures, budget)
    return Report(tuple(_judged(procedures, rules, ways)), tuple(_free(procedures)))


def _judged(procedures: DrawnModel, rules: Iterable[RuleOfLaw], ways: Ways) -> Iterator[Judgement]:
    for rule in rules:
        if rule.pattern in STANDING:
            yield from judge_standing(procedures, rule)
        else:
            yield from ways.judge(rule)


def _free(procedures: DrawnModel) -> Iterator[Element]:
    """Yield the steps that no rule can judge."""
    for element in procedures.model.elements.values():
        if element.livc.get("kind") == VRIJ.word:
            yield element
