"""A message is one of the closed list."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.messages import MESSAGES
from app.procedure.bundle import Model
from app.procedure.drawn import at, with_event
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:message"


def check(model: Model) -> Iterator[Finding]:
    """Yield messages that nobody sends or receives."""
    for _, element in with_event(model, "message"):
        word = element.message
        if word and word not in MESSAGES:
            yield at(element.place, '"{bericht}" staat niet in de lijst van berichten.', bericht=word)
