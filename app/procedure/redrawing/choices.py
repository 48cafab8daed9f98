"""All that may be changed at one step, in the order in which it is shown."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Final

from app.domain.errors import NotFoundError
from app.procedure.redrawing.acting import acting
from app.procedure.redrawing.adding import adding
from app.procedure.redrawing.asked import Possible, Topic
from app.procedure.redrawing.deadlines import deadlines
from app.procedure.redrawing.leading import leading, leaving
from app.procedure.redrawing.spot import StepSpot
from app.procedure.redrawing.tables import counted
from app.procedure.redrawing.wording import wording

_EACH: Final[tuple[Callable[[StepSpot], Iterable[Possible]], ...]] = (
    wording,
    acting,
    leading,
    deadlines,
    adding,
    leaving,
)
_ORDER: Final = list(Topic)


def possible(spot: StepSpot, files: Mapping[str, bytes]) -> tuple[Possible, ...]:
    """Return what may be changed at a step of these files."""
    found = chain(*(each(spot) for each in _EACH), counted(spot, files))
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.topic)))


def find_choice(spot: StepSpot, files: Mapping[str, bytes], key: str) -> Possible:
    """Return one choice by its key; raises `NotFoundError` where the step has none of that key."""
    every = {each.key: each for each in possible(spot, files)}
    if key not in every:
        raise NotFoundError
    return every[key]
