"""What the strategic table decided, and what it asks others to do."""

from collections.abc import Mapping
from datetime import date

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import OrganisatieId, new_id
from app.domain.strategie import Instructie, ensure_tijdig
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.over_niemand import ensure_over_niemand
from app.services.steps.papieren import NUMMER
from app.services.strategisch import TAFEL


def complete(step: StepContext) -> Extra:
    """Note what is asked of whom; nothing leaves before the burgemeester fixed the report."""
    ensure_over_niemand(step)
    for row in step.data.rows.get("opdrachten", ()):
        step.mover.tx.strategie.save_instructie(_instruction(step, row))
    return {}


def _instruction(step: StepContext, row: Mapping[str, str]) -> Instructie:
    number, day = int(row[NUMMER]), date.fromisoformat(row["tegen"])
    try:
        ensure_tijdig(day, step.mover.tx.now.day)
    except ConflictError as error:
        raise FormInvalidError({f"opdrachten-{number - 1}-tegen": [error.sentence]}) from error
    at_table = row["aan"] == TAFEL
    return Instructie(
        id=new_id(),
        livc_id=step.mover.livc.id,
        overleg_id=step.instantie.id,
        task_id=step.taak.id,
        nr=number,
        onderwerp=row["onderwerp"],
        organisatie_id=step.mover.livc.gemeente_id if at_table else OrganisatieId(row["aan"]),
        aan_tafel=at_table,
        tegen=day,
    )


HANDLER = Handler(complete)
