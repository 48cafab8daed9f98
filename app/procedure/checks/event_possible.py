"""An event has a definition that is executed where it stands."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.known import POSSIBLE_EVENTS
from app.procedure.model import Element

SOURCE: Final = "BPMN 2.0.2 §10.5; CONVENTIES.md, BPMN"
_INSTEAD: Final[Mapping[str, str]] = {
    "signal": "Gebruik een bericht (livc:message): dat heeft een afzender en een ontvanger.",
    "error": "Laat de stap een uitkomst schrijven, en kies met een exclusieve gateway.",
    "escalation": "Gebruik een bericht, of een boundary event dat de stap niet onderbreekt.",
    "cancel": "Gebruik een boundary event met een bericht op een gewoon deelproces.",
    "compensate": "Teken wat er dan gebeurt als een gewone stap.",
    "conditional": "Kies met een exclusieve gateway, of wacht op een bericht.",
    "link": "Teken de pijl helemaal, of splits met een call activity.",
    "multiple": "Een event is één bericht of één timer; gebruik een gateway die op events wacht.",
    "terminate": "Enkel een eindevent kan alles beëindigen.",
}

_BARE: Final = 'Een event "{event}" kan hier niet; wel: {wel}.'
_ADVISED: Final = 'Een event "{event}" kan hier niet; wel: {wel}. {raad}'


def check(model: Model) -> Iterator[Finding]:
    """Yield events that cannot be executed as drawn."""
    for _, element in drawn(model):
        possible = POSSIBLE_EVENTS.get(element.type)
        if possible and element.event not in possible:
            yield _impossible(element, possible)


def _impossible(element: Element, possible: frozenset[str]) -> Finding:
    event, able = element.event or "", ", ".join(sorted(possible))
    if event in _INSTEAD:
        advice = Sentence(_INSTEAD[event])
        return at(element.place, _ADVISED, event=event, wel=able, raad=advice)
    return at(element.place, _BARE, event=event, wel=able)
