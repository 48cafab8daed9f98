"""The table agrees who does what."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.casus import Actie
from app.domain.errors import FormInvalidError
from app.domain.ids import CasusId, OrganisatieId
from app.domain.ids import new_id as random_id
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.evaluatiedag import plan_evaluation
from app.services.steps.own_actions import keep_own_actions
from app.services.steps.voorstellen import proposed_anew


def complete(step: StepContext) -> Extra:
    """Write down who does what; an action lives in the plan, not in the task."""
    if step.outcome != "klaar":
        return proposed_anew(step, counts=False)
    _replace_actions(step)
    return {**plan_evaluation(step), **proposed_anew(step)}


def _replace_actions(step: StepContext) -> None:
    tx, casus_id = step.mover.tx, CasusId(step.taak.casus_id or "")
    rows = step.data.rows.get("acties", ())
    if not rows:
        raise FormInvalidError({"acties": ["Schrijf minstens één actie op: wie doet wat?"]})
    old = tx.casussen.acties(casus_id)
    for actie in old:
        tx.casussen.save_actie(replace(actie, status="vervallen"))
    first = max((a.nummer for a in old), default=0) + 1
    for nummer, row in enumerate(rows, first):
        tx.casussen.save_actie(
            Actie(
                random_id(),
                step.mover.livc.id,
                casus_id,
                nummer,
                OrganisatieId(row["uitvoerder"]),
                row.get("aard", ""),
                "open",
            )
        )


def afterwards(step: StepContext) -> Sequence[str]:
    """Each organisation keeps its own action, where the plan needs no consensus any more."""
    return keep_own_actions(step.mover, step.taak.casus_id)


HANDLER = Handler(complete, afterwards=afterwards)
