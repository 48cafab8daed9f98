"""The outcomes of a step: those that code acts on are offered, and the one that does no harm is the default."""

from collections.abc import Iterator

from app.domain.words.step_kind import Exits
from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.model import Element
from app.procedure.needs import Step, tasks
from app.procedure.outcomes import ONLY_WAY, defaults_to, offered_by
from app.procedure.uses import OUTCOME


def offered(model: Model, element: Element) -> frozenset[str]:
    """Return the outcomes that a step offers."""
    variable = model.variables.get(dict(element.results).get(OUTCOME, ""))
    return frozenset({ONLY_WAY} if variable is None else offered_by(variable))


def outcomes_lacking(model: Model) -> Iterator[Finding]:
    """Yield outcomes that a step does not offer, and harmful defaults."""
    for step in tasks(model):
        if step[2].exits:
            way = _followed(step, offered(model, step[1]))
            yield from _lacking(step, way, offered(model, step[1]))
            yield from _unsafe(model, step, way)


def _followed(step: Step, given: frozenset[str]) -> Exits:
    """Return the way to draw it that comes nearest."""
    return min(step[2].exits, key=lambda way: len((way.acted | {way.safe}) - given))


def _lacking(step: Step, way: Exits, given: frozenset[str]) -> Iterator[Finding]:
    _, element, kind = step
    for outcome in sorted((way.acted | {way.safe}) - given):
        yield at(
            element.place,
            'De soort "{soort}" heeft de uitkomst "{uitkomst}" nodig: daar hangt aan vast wat er gebeurt. Zet ze '
            "in variabelen.yaml en teken haar pijl.",
            soort=kind.word,
            uitkomst=outcome,
        )


def _unsafe(model: Model, step: Step, way: Exits) -> Iterator[Finding]:
    process, element, kind = step
    variable = model.variables.get(dict(element.results).get(OUTCOME, ""))
    if variable is None or way.safe not in offered_by(variable):
        return
    if defaults_to(process, element, variable) not in {None, way.safe}:
        yield at(
            element.place,
            'De veilige uitkomst van de soort "{soort}" is "{uitkomst}"; laat de standaardpijl daarheen leiden.',
            soort=kind.word,
            uitkomst=way.safe,
        )
