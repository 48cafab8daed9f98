"""A step of which only facts may be kept asks those facts and nothing else: no words, no other outcome."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.step_kind import StepKind
from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding, fault
from app.procedure.forms import form_file
from app.procedure.forms.definition import Component
from app.procedure.model import Element
from app.procedure.needs import tasks
from app.procedure.needs.exits import offered
from app.procedure.outcomes import ONLY_WAY

SOURCE: Final = "INV-46: van een informatiekaart blijft enkel dat ze getoond is"
_CHOSEN: Final = frozenset({"date", "radio", "checkbox"})


def check(model: Model) -> Iterator[Finding]:
    """Yield what such a step asks or offers beside what its record names."""
    for _, element, kind in tasks(model):
        if kind.closed:
            yield from _outcomes(model, element, kind)
            yield from _questions(model, element.livc.get("form", ""), kind)


def _outcomes(model: Model, element: Element, kind: StepKind) -> Iterator[Finding]:
    for value in sorted(offered(model, element) - kind.acted - kind.safe - {ONLY_WAY}):
        yield at(
            element.place,
            'De soort "{soort}" kent de uitkomst "{uitkomst}" niet: meer mag hier niet bewaard worden.',
            soort=kind.word,
            uitkomst=value,
        )


def _questions(model: Model, key: str, kind: StepKind) -> Iterator[Finding]:
    if key in model.forms:
        for each in model.forms[key].components:
            yield from _question(key, each, kind)


def _question(key: str, each: Component, kind: StepKind) -> Iterator[Finding]:
    named = {known.key for known in kind.fields}
    closed = each.key in named and each.kind in _CHOSEN and each.zone == "process"
    if each.kind != "text" and not closed:
        yield fault(
            form_file(key),
            each.line,
            each.key,
            "“{vraag}” kan hier niet gevraagd worden: van deze stap ({soort}) blijft enkel {wel}, geen tekst.",
            vraag=each.label,
            soort=kind.name,
            wel=", ".join(sorted(named)),
        )
