"""Which handler belongs to a kind of step: the one in the module of its name, found once."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from app.domain.eigenaar import hoort_bij_punt
from app.domain.errors import EngineError
from app.domain.vraag import Vraag
from app.domain.words.step_kind import StepKind
from app.domain.words.steps import KINDS, kind_of
from app.services import steps
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.endings import UITGESTELD, put_off

MOVES_ONLY = Handler()


@cache
def all_handlers() -> Mapping[str, Handler]:
    """Return the handler of every kind. Raises `EngineError` when records and handlers do not agree."""
    return matched(KINDS.values(), _found())


def matched(kinds: Iterable[StepKind], found: Mapping[str, Handler]) -> Mapping[str, Handler]:
    """Return a handler for each kind; raises `EngineError` for a kind without one, and for one without a kind."""
    expected = {kind.word: kind.only_moves for kind in kinds}
    for word in sorted(set(found) - set(expected)):
        raise EngineError("Voor de stap “{kind}” is er code, maar geen woord in de woordenlijst.", kind=word)
    for word, only_moves in expected.items():
        _ensure_agrees(word, only_moves=only_moves, has_handler=word in found)
    return {word: found.get(word, MOVES_ONLY) for word in expected}


def _ensure_agrees(word: str, *, only_moves: bool, has_handler: bool) -> None:
    if only_moves == has_handler:
        raise EngineError(ONENIG if only_moves else ONTBREEKT, kind=word)


ONTBREEKT = "Wat er gebeurt bij een stap “{kind}”, staat nergens geschreven. Er is niets gewijzigd."
ONENIG = "Bij een stap “{kind}” gebeurt volgens de woordenlijst niets, maar er is wel code voor."


def _found() -> Mapping[str, Handler]:
    """Return what the modules here hold: one named as a kind holds its handler, any other none."""
    found: dict[str, Handler] = {}
    for module in iter_modules(steps.__path__):
        handler = getattr(import_module(f"{steps.__name__}.{module.name}"), "HANDLER", None)
        if isinstance(handler, Handler):
            found[module.name] = handler
    return found


def handler_of(kind: str) -> Handler:
    """Return what a step of this kind means beyond moving the token. Raises `EngineError` for an unknown one."""
    return all_handlers()[kind_of(kind).word]


def question_of(step: StepContext) -> Vraag | None:
    """Return what is asked before this step is completed; None when it only moves on.

    What lies in the lane of the table asks when it is put off, whatever its kind.
    """
    if hoort_bij_punt(step.taak) and step.outcome == UITGESTELD:
        return put_off(step.taak)
    return handler_of(step.taak.kind).question(step)


def extra_variables(step: StepContext) -> Extra:
    """Do what the step means for the casus and return the variables that follow from it."""
    return handler_of(step.taak.kind).complete(step)


def stays_open(step: StepContext) -> bool:
    """Answer whether the step stays open after this answer."""
    return handler_of(step.taak.kind).stays(step)


def kept_afterwards(step: StepContext) -> Sequence[str]:
    """Keep what the step leaves behind once the casus moved on; return the ids of the items."""
    return handler_of(step.taak.kind).afterwards(step)
