"""Only the attributes of the list have a meaning."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, attributes
from app.procedure.findings import Finding
from app.procedure.worded import WORDS_OF

SOURCE: Final = "CONVENTIES.md, BPMN: attributen"
KNOWN: Final = frozenset({"form", "result", "message", "due", "besluit", "vraag", *WORDS_OF})
"""Every attribute of ours that is read."""


def check(model: Model) -> Iterator[Finding]:
    """Yield attributes that nothing reads."""
    for place, name, _ in attributes(model):
        if name not in KNOWN:
            yield at(place, '"livc:{attribuut}" bestaat niet.', attribuut=name)
