"""What one may answer at a step, and who reads that."""

from collections.abc import Iterator

from app.domain.sentence import Sentence
from app.domain.words.step_kind import StepKind
from app.procedure.bundle import Model
from app.procedure.lawful.arrows import choices_reading
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.rule import RuleOfLaw
from app.procedure.lawful.seen import Observed, kind_drawn, name_of, seen
from app.procedure.lawful.selecting import elements_of
from app.procedure.model import Element
from app.procedure.outcomes import offered_by
from app.procedure.uses import OUTCOME
from app.procedure.walk import Situation, Walk


def equal_exits(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Observed]:
    """Yield each step, wrong where one cannot decline, or only with somebody else."""
    model = procedures.model
    for element in elements_of(model, rule.operands["a"]):
        yield seen(element, _unequal(model, element))


def _unequal(model: Model, element: Element) -> Sentence | None:
    kind, variable = kind_drawn(element), model.variables.get(_outcome(element))
    if variable is None:
        return None if kind.declinable else _cannot(element)
    declines = _declining(kind, offered_by(variable))
    again = [value for value in declines if _is_asked_again(model, element, value)]
    if again:
        return Sentence("Wie bij “{naam}” niets wil zeggen, krijgt de vraag opnieuw.", naam=name_of(element))
    return None if declines else _cannot(element)


def _cannot(element: Element) -> Sentence:
    return Sentence("Bij “{naam}” kan wie niets wil zeggen dat niet kiezen.", naam=name_of(element))


def _declining(kind: StepKind, offered: tuple[str, ...]) -> tuple[str, ...]:
    """Return the outcomes that say no: those that the kind calls safe, else all but the first."""
    if not kind.safe:
        return offered[1:]
    return tuple(filter(kind.safe.__contains__, offered))


def _is_asked_again(model: Model, element: Element, value: str) -> bool:
    """Answer whether somebody who declines comes back at the same step, by himself or because of another."""
    walk = Walk(model, Situation().knowing({_outcome(element): value}))
    return any(each.id == element.id for each in walk.after(element))


def _outcome(element: Element) -> str:
    return dict(element.results).get(OUTCOME, "")


def outcome_unread(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Observed]:
    """Yield each step, wrong where an arrow or a table depends on what somebody answered."""
    for element in elements_of(procedures.model, rule.operands["a"]):
        reader = next(_readers(procedures.model, _outcome(element)), None)
        wrong = None
        if reader is not None:
            wrong = Sentence(
                "“{lezer}” leest wat iemand bij “{naam}” antwoordde: zo ziet men wie niets deelde.",
                lezer=reader,
                naam=name_of(element),
            )
        yield seen(element, wrong)


def _readers(model: Model, variable: str) -> Iterator[str]:
    if variable:
        yield from (name_of(choice.gateway) for choice in choices_reading(model, variable))
        yield from (table.name or table.id for table in model.tables.values() if variable in table.reads())
