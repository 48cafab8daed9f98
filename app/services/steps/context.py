"""What a step handler is given."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.casus import Casus, Instantie, Taak
from app.domain.execution import Value
from app.domain.ids import OrganisatieId
from app.services.ports.forms import FormData
from app.services.running.mover import Mover


@dataclass(frozen=True)
class StepContext:
    """One task that is being completed. `outcome` is None for a step with one exit."""

    mover: Mover
    taak: Taak
    instantie: Instantie
    casus: Casus | None
    outcome: str | None
    data: FormData

    @property
    def owner(self) -> OrganisatieId:
        """Whose words these are: the organisation the step is bound to, else the one that holds its role."""
        if self.taak.organisatie_id:
            return self.taak.organisatie_id
        actor = self.mover.actor
        gemeente = self.mover.livc.gemeente_id
        return actor.organisatie_voor(self.taak.rol, gemeente) if actor else gemeente

    def word(self, name: str) -> str:
        """Return a value of the process zone as text, "" when not given."""
        value = self.data.process.get(name)
        return "" if value is None else str(value)


Extra = Mapping[str, Value]
