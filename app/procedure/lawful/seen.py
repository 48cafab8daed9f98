"""One thing that a rule speaks of, as it was found in a drawing."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.domain.words.step_kind import StepKind
from app.domain.words.steps import KINDS, WITHOUT
from app.procedure.model import Element, Place


@dataclass(frozen=True)
class Observed:
    """Something that a rule looks at, and what is wrong with it."""

    process: str
    place: Place
    wrong: Sentence | None = None


def seen(element: Element, wrong: Sentence | None = None) -> Observed:
    """Return a step that was looked at."""
    return Observed(element.process_id, element.place, wrong)


def kind_drawn(element: Element) -> StepKind:
    """Return the kind of a step; for a word that is no kind, one that means nothing."""
    return KINDS.get(element.livc.get("kind", ""), WITHOUT)


def name_of(element: Element) -> str:
    """Return what a step is called."""
    return element.name or element.id
