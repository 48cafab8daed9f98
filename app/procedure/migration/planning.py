"""The plan of one instance: the drawing decides per place, dates and values per instance."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import Final

from app.domain.execution import Bundle, Value, Variables
from app.domain.migration import Answers, Fate, MigrationPlan
from app.domain.sentence import Sentence
from app.procedure.bundle import model_of
from app.procedure.migration.comparing import Comparison
from app.procedure.migration.deciding import Deciding
from app.procedure.migration.position import EnginePosition, EngineToken, Shape, shape_of
from app.procedure.migration.result import Act, Result
from app.procedure.migration.structure import Structure, structure_of
from app.procedure.migration.timing import Timing
from app.procedure.migration.values import carried_over

_PAIRS: Final = 16
_SHAPES: Final = 2000
_OF_DATES: Final = ("termijn:", "gegeven:")
"""Questions about dates and values: no part of what is kept per shape."""


@dataclass(frozen=True)
class Planned:
    """The plan, and what the engine makes of the instance when it moves."""

    plan: MigrationPlan
    result: Result
    variables: Mapping[str, Value]


class Planner:
    """Plans from one version to one other; what holds for a place is worked out once."""

    def __init__(self, old: Bundle, new: Bundle) -> None:
        self.process_id = old.process_id
        self.comparison = Comparison(model_of(old), model_of(new))
        self._known: OrderedDict[tuple[Shape, frozenset[tuple[str, str]]], Structure] = OrderedDict()
        self._lock = Lock()

    def plan(
        self, position: EnginePosition, variables: Variables, answers: Answers, now: datetime
    ) -> Planned:
        """Return what becomes of one instance."""
        shape, stands_for = shape_of(position)
        structure = self._structure(shape, answers)
        plan, details = structure.plan, list[Sentence]()
        deciding = Deciding(answers)
        values = carried_over(self.comparison, variables, deciding)
        result = _real(structure.result, stands_for)
        if plan.outcome is not Fate.STAYS:
            timing = Timing(self.comparison, position, values, now, deciding, details)
            result = timing.timed(result)
        return Planned(_joined(plan, deciding.plan(tuple(details))), result, values)

    def _structure(self, shape: Shape, answers: Answers) -> Structure:
        asked = {key: value for key, value in answers.items() if not key.startswith(_OF_DATES)}
        key = (shape, frozenset(asked.items()))
        with self._lock:
            found = self._known.get(key)
            if found is None:
                found = structure_of(self.comparison, shape, asked, self.process_id)
                self._known[key] = found
                if len(self._known) > _SHAPES:
                    self._known.popitem(last=False)
        return found


def _joined(one: MigrationPlan, other: MigrationPlan) -> MigrationPlan:
    """Return both plans as one."""
    sentences = (*one.sentences, *other.sentences)
    for plan in (one, other):
        if plan.outcome is Fate.STAYS:
            return replace(plan, details=other.details)
    questions = (*one.questions, *other.questions)
    outcome = Fate.ASKS if questions else Fate.MOVES
    return MigrationPlan(outcome, sentences, questions, other.details)


def _real(result: Result, stands_for: Mapping[str, EngineToken]) -> Result:
    """Put the tokens of the instance in the place of those of its shape."""
    ids = {name: token.id for name, token in stands_for.items()}

    def real(token: EngineToken) -> EngineToken:
        inside, under = ids.get(token.inside, token.inside), ids.get(token.under or "", token.under)
        if token.is_new:
            since = stands_for[token.origin or ""].since
            return replace(token, inside=inside, under=under, since=since)
        mine = stands_for[token.id]
        return replace(
            mine,
            at=token.at,
            inside=inside,
            under=under,
            state=token.state,
            items=None if token.items is None else mine.items,
            next=token.next,
            arrived=token.arrived,
            flow=token.flow,
        )

    acts = tuple(Act(a.kind, ids.get(a.token, a.token), a.at, a.flow) for a in result.acts)
    return Result(tuple(real(token) for token in result.tokens), acts)


def planner_of(old: Bundle, new: Bundle) -> Planner:
    """Return the planner between two versions, made once."""
    key = (old.version_id, new.version_id)
    with _lock:
        if key not in _planners:
            _planners[key] = Planner(old, new)
            while len(_planners) > _PAIRS:
                _planners.popitem(last=False)
        _planners.move_to_end(key)
        return _planners[key]


_planners: Final[OrderedDict[tuple[str, str], Planner]] = OrderedDict()
_lock: Final = Lock()
