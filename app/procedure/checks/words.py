"""The livc words: only those of the vocabulary, and those that an element needs."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from app.domain import vocabulary
from app.procedure.bundle import Model
from app.procedure.checks.places import at, drawn
from app.procedure.durations import parse_duration
from app.procedure.findings import Finding
from app.procedure.model import Element, Place

_LISTS: Final[Mapping[str, Collection[str]]] = {
    "role": vocabulary.ROLES,
    "kind": vocabulary.KINDS,
    "subject": vocabulary.SUBJECTS,
    "decision": vocabulary.DECISIONS,
    "per": vocabulary.PER,
    "operatie": vocabulary.OPERATIONS,
    "origin": vocabulary.ORIGINS,
    "phase": vocabulary.PHASES,
    "plaatsvervanger": vocabulary.ROLES,
}
_OTHER: Final = frozenset({"form", "result", "message", "due", "besluit"})
_MANY: Final = frozenset({"origin", "plaatsvervanger"})
_FORM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def check(model: Model) -> Iterator[Finding]:
    """Yield unknown words and missing ones."""
    for process in model.processes.values():
        for lane in process.lanes:
            yield from _known(lane.place, lane.livc)
            if not lane.livc.get("role"):
                yield at(lane.place, "Deze lane noemt geen rol (livc:role).")
    for _, element in drawn(model):
        yield from _known(element.place, element.livc)
        yield from _needed(model, element)
        yield from _consensus(element)


def _known(place: Place, livc: Mapping[str, str]) -> Iterator[Finding]:
    for name, value in livc.items():
        allowed = _LISTS.get(name)
        if allowed is None:
            if name not in _OTHER:
                yield at(place, f'"livc:{name}" bestaat niet.')
            continue
        words = value.split() if name in _MANY else [value]
        for word in words:
            if word not in allowed:
                yield at(place, f'"{word}" is geen woord voor livc:{name}.')
    if "due" in livc and parse_duration(livc["due"]) is None:
        yield at(place, "livc:due is een duur zoals P14D.")
    if "form" in livc and not _FORM.fullmatch(livc["form"]):
        yield at(place, "livc:form is de sleutel van een formulier.")


def _needed(model: Model, element: Element) -> Iterator[Finding]:
    if element.type in {"userTask", "manualTask"}:
        if not element.livc.get("kind"):
            yield at(element.place, "Er staat niet wat voor stap dit is (livc:kind).")
        if not element.role:
            yield at(element.place, "Er staat niet wie dit doet: geen lane en geen livc:role.")
        if element.role == "systeem":
            yield at(element.place, "Het systeem krijgt geen taak: niemand zou ze in zijn inbox vinden.")
        if not element.name:
            yield at(element.place, "Deze stap heeft geen naam.")
    if element.type == "serviceTask" and not element.livc.get("operatie"):
        yield at(element.place, "Er staat niet wat er gebeurt (livc:operatie).")
    if element.type == "businessRuleTask" and element.livc.get("besluit") not in model.tables:
        yield at(
            element.place, f'De beslissing "{element.livc.get("besluit", "")}" bestaat niet (livc:besluit).'
        )


def _consensus(element: Element) -> Iterator[Finding]:
    is_consensus = element.livc.get("kind") == "consensus"
    if is_consensus and not element.livc.get("subject"):
        yield at(element.place, "Er staat niet waarover de consensus gaat (livc:subject).")
    if not is_consensus and element.livc.get("subject"):
        yield at(element.place, "livc:subject hoort enkel bij livc:kind=consensus.")
