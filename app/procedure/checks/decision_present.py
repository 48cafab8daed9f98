"""A business rule task names a decision that is there."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, of_type
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:besluit"


def check(model: Model) -> Iterator[Finding]:
    """Yield steps without a decision; one that is there and was refused is another finding."""
    for _, element in of_type(model, "businessRuleTask"):
        name = element.livc.get("besluit", "")
        if name in model.tables or _is_unread(model, name):
            continue
        yield at(element.place, 'De beslissing "{besluit}" bestaat niet (livc:besluit).', besluit=name)


def _is_unread(model: Model, name: str) -> bool:
    if not name:
        return False
    files = model.unread_files | _files_at_fault(model, name)
    return any(file.endswith(".dmn") for file in files)


def _files_at_fault(model: Model, name: str) -> set[str]:
    return {each.file for each in model.faults if each.element == name}
