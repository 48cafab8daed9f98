"""Nothing tells others what someone chose who may stay silent (INV-10)."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.placeholders import DIENST
from app.domain.words.step_kind import StepKind
from app.domain.words.steps import KINDS
from app.procedure.bundle import Model
from app.procedure.drawn import asked, at, with_event
from app.procedure.findings import Finding
from app.procedure.model import Element

SOURCE: Final = "INV-10; CONVENTIES.md, livc:gevolg"


def check(model: Model) -> Iterator[Finding]:
    """Yield what the timeline would tell of what must not be told, and what names who chose."""
    for element in asked(model):
        kind = KINDS.get(element.livc.get("kind", ""))
        if kind is not None:
            yield from _of_step(element, kind)
    for _, element in with_event(model, "timer"):
        yield from _tells(element)


def _of_step(element: Element, kind: StepKind) -> Iterator[Finding]:
    if not kind.told:
        yield from _tells(element)
    if kind.declinable:
        yield from _names(element)


def _tells(element: Element) -> Iterator[Finding]:
    for each in element.consequences:
        if each.told:
            yield at(each.place, "De tijdlijn zegt hier niets van: laat verteld weg.")


def _names(element: Element) -> Iterator[Finding]:
    for each in element.consequences:
        if f"{{{DIENST}}}" in each.text:
            yield at(
                each.place, "Wie hier mag zwijgen, wordt niet genoemd: laat {dienst} weg.", dienst="{dienst}"
            )
