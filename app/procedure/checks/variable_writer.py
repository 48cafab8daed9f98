"""Whoever writes a variable is there: a step, a message, the system or the caller."""

from collections.abc import Iterator
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
    for folder, declared in model.declared.items():
        for variable in declared.values():
            for writer in (writer for writer in variable.writers if not _may_write(model, writer)):
                yield fault(
                    f"{folder}/variabelen.yaml",
                    variable.line,
                    variable.name,
                    'De schrijver "{schrijver}" bestaat niet; noem de id van een stap, '
                    '"bericht" met een bericht uit de lijst, "systeem" of "aanroeper".',
                    schrijver=visible(writer),
                )


def _may_write(model: Model, writer: str) -> bool:
    before, _, message = writer.partition(" ")
    if before == "bericht":
        return message in MESSAGES
    if writer in {SYSTEM, CALLER}:
        return True
    return any(process.node(writer) for process in model.processes.values())
