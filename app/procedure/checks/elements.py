"""Only elements that the engine executes as BPMN 2.0 says (engine-notes §9); scripts never."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.procedure.bundle import Model
from app.procedure.checks.places import at, drawn
from app.procedure.findings import Finding

MAX_ELEMENTS: Final = 300
_INSTEAD: Final[Mapping[str, str]] = {
    "scriptTask": "Scripts worden niet uitgevoerd; gebruik een business rule task of livc:operatie.",
    "task": "Kies wat voor taak dit is: user task, service task of business rule task.",
    "transaction": "Gebruik een gewoon deelproces met een boundary event.",
    "adHocSubProcess": "Gebruik een deelproces met een pijl naar elke stap.",
    "complexGateway": "Gebruik een exclusieve, parallelle of inclusieve gateway.",
    "dataObject": "Gegevens staan in variabelen.yaml.",
    "dataObjectReference": "Gegevens staan in variabelen.yaml.",
    "dataStoreReference": "Gegevens staan in variabelen.yaml.",
}


def check(model: Model) -> Iterator[Finding]:
    """Yield elements that are not in the language."""
    for process in model.processes.values():
        for name, place in process.unknown:
            yield at(
                place, f'"{name}" kan hier niet. {_INSTEAD.get(name, "Gebruik een element uit het palet.")}'
            )
        if len(process.elements) > MAX_ELEMENTS:
            yield at(
                process.place, f"Een proces heeft ten hoogste {MAX_ELEMENTS} elementen; splits met een call."
            )
    for _, element in drawn(model):
        if not element.id:
            yield at(element.place, "Dit element heeft geen id.")
        if element.scripts:
            yield at(element.place, _INSTEAD["scriptTask"])
        if element.triggered_by_event:
            yield at(
                element.place,
                "Een event-deelproces kan hier niet; gebruik een boundary event op een gewoon deelproces.",
            )
