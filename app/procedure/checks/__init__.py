"""What a model must satisfy before it is used: every check returns all it finds, in a place and a sentence."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from app.procedure.bundle import Model
from app.procedure.checks import (
    calls,
    data,
    elements,
    events,
    lanes,
    reminders,
    repetition,
    retention,
    structure,
    tables,
    words,
)
from app.procedure.findings import Finding

_CHECKS: Final[Sequence[Callable[[Model], Iterator[Finding]]]] = (
    elements.check,
    events.check,
    reminders.check,
    structure.check,
    words.check,
    lanes.check,
    data.check,
    tables.check,
    repetition.check,
    retention.check,
    calls.check,
)


def check_model(model: Model) -> list[Finding]:
    """Return everything that is wrong with a model."""
    return [finding for check in _CHECKS for finding in check(model)]
