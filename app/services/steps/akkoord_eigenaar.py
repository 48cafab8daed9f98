"""An owner lets a piece of its own go to another LIVC-R, or not."""

from dataclasses import replace

from app.domain.eigendossier import INBRENG, geldige_rechten
from app.domain.errors import FormInvalidError
from app.domain.ids import CasusId
from app.domain.item import Item
from app.services.running.own_pieces import ANDERE_LIVC, pieces_of
from app.services.steps.context import Extra, Handler, StepContext
from app.services.texts import read_text, rewrite

GEHEIM = "Wat onder uw beroepsgeheim valt, gaat niet mee. Vink het niet aan."


def complete(step: StepContext) -> Extra:
    """Let go what was ticked, of the own pieces only. Raises `FormInvalidError` for what is a secret."""
    chosen = set(step.data.choices.get("stukken", ()))
    own = pieces_of(step.mover.tx, CasusId(step.taak.casus_id or "")).get(step.owner, ())
    for item in own:
        if item.id in chosen:
            _let_go(step, item)
    return {}


def _let_go(step: StepContext, item: Item) -> None:
    right = frozenset({ANDERE_LIVC})
    if item.kind == INBRENG and not geldige_rechten(right, read_text(step.mover.deps.keys, item)):
        raise FormInvalidError({"stukken": [GEHEIM]})
    rewrite(step.mover.tx, step.mover.deps.keys, item, replace(item, rechten=item.rechten | right))


HANDLER = Handler(complete)
