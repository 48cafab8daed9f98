"""A consensus says what it is about, and nothing else does."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.step_kind import Part
from app.domain.words.steps import find_kind
from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import Element

SOURCE: Final = "CONVENTIES.md, livc:subject"


def check(model: Model) -> Iterator[Finding]:
    """Yield a consensus about nothing, and a subject without a consensus."""
    for _, element in drawn(model):
        is_consensus = _is_consensus(element)
        has_subject = bool(element.livc.get("subject"))
        if is_consensus and not has_subject:
            yield at(element.place, "Er staat niet waarover de consensus gaat (livc:subject).")
        if has_subject and not is_consensus:
            yield at(element.place, "livc:subject hoort enkel bij livc:kind=consensus.")


def _is_consensus(element: Element) -> bool:
    kind = find_kind(element.livc.get("kind"))
    return kind is not None and kind.part is Part.VOTING
