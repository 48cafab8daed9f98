"""Only the attributes of the list have a meaning."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, worded
from app.procedure.findings import Finding
from app.procedure.worded import WORDS_OF

SOURCE: Final = "CONVENTIES.md, BPMN: attributen"
_OTHER: Final = frozenset({"form", "result", "message", "due", "besluit", "vraag"})


def check(model: Model) -> Iterator[Finding]:
    """Yield attributes that nothing reads."""
    for place, livc in worded(model):
        for name in (name for name in livc if name not in WORDS_OF and name not in _OTHER):
            yield at(place, '"livc:{attribuut}" bestaat niet.', attribuut=name)
