"""The patterns that speak of what is drawn, and not of ways: one module for each thing that is looked at."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.report import Judgement
from app.procedure.lawful.rule import RuleOfLaw
from app.procedure.lawful.seen import Observed
from app.procedure.lawful.standing.answers import equal_exits, outcome_unread
from app.procedure.lawful.standing.clocks import no_escalation
from app.procedure.lawful.standing.forms import demands
from app.procedure.lawful.standing.messages import message_flow
from app.procedure.lawful.standing.steps import attribute, forbidden, lane
from app.procedure.lawful.standing.terms import timer_bound
from app.procedure.lawful.telling import gone, wrong_at

STANDING: Final[Mapping[str, Callable[[DrawnModel, RuleOfLaw], Iterator[Observed]]]] = {
    "attribute": attribute,
    "demands": demands,
    "equal_exits": equal_exits,
    "forbidden": forbidden,
    "lane": lane,
    "message_flow": message_flow,
    "no_escalation": no_escalation,
    "outcome_unread": outcome_unread,
    "timer_bound": timer_bound,
}
"""Pattern → what looks at everything that it speaks of."""
_MAY_BE_GONE: Final = frozenset({"forbidden"})


def judge_standing(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Judgement]:
    """Yield where what is drawn breaks a rule, and each process of which what it speaks of is gone."""
    looked_at = list(STANDING[rule.pattern](procedures, rule))
    found = [wrong_at(rule, each) for each in looked_at if each.wrong]
    if rule.pattern not in _MAY_BE_GONE:
        holders = {each.process for each in looked_at}
        found += _gone(procedures, rule, holders)
    yield from found or (Judgement(rule, "", "holds"),)


def _gone(procedures: DrawnModel, rule: RuleOfLaw, holders: set[str]) -> Iterator[Judgement]:
    for process in filter(procedures.calls.__contains__, rule.within):
        if holders.isdisjoint(procedures.calls[process]):
            yield gone(procedures.model, rule, process, rule.operands.get("a", ()))
