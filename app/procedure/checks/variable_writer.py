"""Whoever writes a variable is there: a step, a message, the system or the caller."""

from collections.abc import Collection, Iterator
from typing import Final

from app.domain.words.messages import MESSAGES
from app.procedure.bundle import Model
from app.procedure.expressions.tokenizer import visible
from app.procedure.findings import Finding, fault
from app.procedure.uses import CALLER, SYSTEM

SOURCE: Final = "CONVENTIES.md, variabelen.yaml: schrijver"


def check(model: Model) -> Iterator[Finding]:
    """Yield writers that are not there."""
    if any(file.endswith(".bpmn") for file in model.unread_files):
        return
    known = {SYSTEM, CALLER}.union(*(p.elements.keys() | p.refused.keys() for p in model.processes.values()))
    for folder, declared in model.declared.items():
        for variable in declared.values():
            for writer in (writer for writer in variable.writers if not _may_write(known, writer)):
                yield fault(
                    f"{folder}/variabelen.yaml",
                    variable.line,
                    variable.name,
                    'De schrijver "{schrijver}" bestaat niet; noem de id van een stap, '
                    '"bericht" met een bericht uit de lijst, "systeem" of "aanroeper".',
                    schrijver=visible(writer),
                )


def _may_write(known: Collection[str], writer: str) -> bool:
    before, _, message = writer.partition(" ")
    if before == "bericht":
        return message in MESSAGES
    return writer in known
