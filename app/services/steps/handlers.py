"""Which handler belongs to a step kind: the one in the module of that name, found once."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from app.domain.vraag import Vraag
from app.services import steps
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.endings import UITGESTELD, put_off

MOVES_ONLY = Handler()


@cache
def all_handlers() -> Mapping[str, Handler]:
    """Return the handler of every kind that has one."""
    named = [module.name for module in iter_modules(steps.__path__)]
    found = {name: getattr(import_module(f"{steps.__name__}.{name}"), "HANDLER", None) for name in named}
    return {name: handler for name, handler in found.items() if isinstance(handler, Handler)}


def handler_of(kind: str) -> Handler:
    """Return what a step of this kind means beyond moving the token."""
    return all_handlers().get(kind, MOVES_ONLY)


def extra_variables(step: StepContext) -> Extra:
    """Do what the step means for the casus and return the variables that follow from it."""
    return handler_of(step.taak.kind).complete(step)


def question_of(step: StepContext) -> Vraag | None:
    """Return what is asked before this step is completed; None when it only moves on.

    What lies in the lane of the table asks when it is put off, whatever its kind.
    """
    if step.taak.rol == "tafel" and step.outcome == UITGESTELD:
        return put_off(step.taak)
    return handler_of(step.taak.kind).question(step)
