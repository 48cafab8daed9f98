"""What a plan says once that which goes on by itself in the new version has been tried."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.errors import DomainError, EngineError
from app.domain.execution import Step
from app.domain.migration import Fate, MigrationPlan
from app.domain.sentence import Sentence
from app.procedure.bundle import Model
from app.procedure.migration.comparing import named
from app.procedure.migration.result import Result


def may_go_on(result: Result) -> bool:
    """Answer whether anything can go on by itself as soon as the tokens stand in place."""
    return bool(result.acts or result.joins)


def stuck_at_once(plan: MigrationPlan, error: DomainError) -> MigrationPlan:
    """Return the plan of an instance whose first steps failed: it stays."""
    why = error.why if isinstance(error, EngineError) and error.why else error.sentence
    sentence = Sentence("In de nieuwe versie loopt deze casus meteen vast. {waarom}", waarom=why)
    return replace(plan, outcome=Fate.STAYS, sentences=(sentence,))


def gone_on(plan: MigrationPlan, result: Result, steps: Sequence[Step], model: Model) -> MigrationPlan:
    """Return the plan with the joins that need not wait any longer."""
    waiting = result.joins
    done = (step.element_id for step in steps if step.state == "completed")
    said = list(plan.sentences)
    for at in dict.fromkeys(done):
        if at in waiting:
            join = named(model.elements[at])
            said.append(
                Sentence("Bij {stap} wacht deze casus niet langer: hij gaat er meteen verder.", stap=join)
            )
    return replace(plan, sentences=tuple(said))
