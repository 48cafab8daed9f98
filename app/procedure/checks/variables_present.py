"""Beside every drawing stand its variables."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.findings import Finding, fault
from app.procedure.model import folder_of

SOURCE: Final = "CONVENTIES.md, variabelen.yaml"


def check(model: Model) -> Iterator[Finding]:
    """Yield drawings without a list of variables; one that is there and cannot be read is another finding."""
    for document in model.documents:
        if not _is_there(model, folder_of(document.file)):
            yield fault(document.file, 0, "", "Naast dit model staat geen variabelen.yaml.")


def _is_there(model: Model, folder: str) -> bool:
    return folder in model.declared or model.could_not_read(folder, "variabelen.yaml")
