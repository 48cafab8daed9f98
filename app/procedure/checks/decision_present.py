"""A business rule task names a decision that is there."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:besluit"


def check(model: Model) -> Iterator[Finding]:
    """Yield steps without a decision; one that is there and was refused is another finding."""
    for _, element in drawn(model):
        name = element.livc.get("besluit", "")
        if element.type == "businessRuleTask" and name not in model.tables and not _is_unread(model, name):
            yield at(element.place, 'De beslissing "{besluit}" bestaat niet (livc:besluit).', besluit=name)


def _is_unread(model: Model, name: str) -> bool:
    if not name:
        return False
    unread = any(file.endswith(".dmn") for file in model.unread_files)
    return unread or any(each.file.endswith(".dmn") and each.element == name for each in model.faults)
