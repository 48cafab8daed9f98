"""A timer says what happens at that moment, in words for people."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import EVENTS, Element

SOURCE: Final = "CONVENTIES.md, livc:gevolg"


def check(model: Model) -> Iterator[Finding]:
    """Yield moments of which nobody reads what happens, and events that say it and are no moment."""
    for _, element in drawn(model):
        if element.event == "timer":
            yield from _of_timer(element)
        elif element.type in EVENTS and element.consequences:
            yield at(element.place, "Een livc:gevolg staat bij een stap voor mensen of bij een timer.")


def _of_timer(element: Element) -> Iterator[Finding]:
    said = element.consequences
    if not said or not said[0].text:
        yield at(element.place, "Wat gebeurt er op dit moment? Zet het in een livc:gevolg bij deze timer.")
    elif len(said) > 1 or said[0].outcome:
        yield at(element.place, "Een timer heeft één livc:gevolg, zonder uitkomst.")
