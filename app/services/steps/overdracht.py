"""Two burgemeesters agree who follows a person."""

from app.domain.ids import CasusId
from app.services.running.own_pieces import pieces_of, take_back
from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """Say what was agreed and whether an owner must be asked; what was let go earlier counts no more."""
    tx, casus_id = step.mover.tx, CasusId(step.taak.casus_id or "")
    take_back(tx, step.mover.deps.keys, casus_id)
    return {"overdracht": step.outcome or "geen_akkoord", "iets_gedeeld": bool(pieces_of(tx, casus_id))}


HANDLER = Handler(complete)
