"""What a step handler is given, and what it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.casus import Casus
from app.domain.execution import Value
from app.domain.ids import OrganisatieId
from app.domain.instantie import Instantie, Taak
from app.domain.vraag import Vraag
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
    via: str | None = None
    """How it was told, when it is noted for someone."""
    nog_een: str = ""
    """The token of a form after which who answers wants to add something: the step may then stay open."""
    eenmalig: str = ""
    """Of a step that stays open: the token of the page it came from; the same from it twice is one."""

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


def _nothing(step: StepContext) -> Extra:
    return {}


def _none_kept(step: StepContext) -> Sequence[str]:
    return ()


def _unasked(step: StepContext) -> Vraag | None:
    return None


def _goes_on(step: StepContext) -> bool:
    return False


@dataclass(frozen=True)
class Handler:
    """What completing a step of one kind means beyond moving the token; a part that is not given means nothing."""

    complete: Callable[[StepContext], Extra] = _nothing
    """Does what the step means for the casus; returns the variables that follow from it."""
    question: Callable[[StepContext], Vraag | None] = _unasked
    """Returns what is asked before the step is completed, when it ends or destroys something."""
    afterwards: Callable[[StepContext], Sequence[str]] = _none_kept
    """Keeps what the step leaves behind once the casus moved on; returns the ids of the items."""
    stays: Callable[[StepContext], bool] = _goes_on
    """Answers whether what was said is kept while the step stays open."""
