"""The screen of a table: one step at a time, what follows it, and the closing of the point apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.ids import TaskId
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.views.table import TafelPagina
from app.services.views.tasks import TaakPagina
from app.web.invullen import Fouten, Ingevuld, Raw, ingevuld


@dataclass(frozen=True)
class Geweigerd:
    """What was posted and refused, or comes back as it was typed."""

    task_id: TaskId
    raw: Raw
    fouten: Fouten


@dataclass(frozen=True)
class Tafelscherm:
    """What the page of a meeting shows of its steps."""

    stap: Ingevuld | None
    """The one step in hand."""
    straks: Sequence[Ingevuld]
    """Other open steps, by name: each is one click away."""
    afronden: Ingevuld | None
    """The closing of the point, for who may close it."""
    open_: TaskId | None
    """The step that came back with what was typed in it."""

    @property
    def fout(self) -> Ingevuld | None:
        """The step that was refused."""
        return next((each for each in (self.stap, self.afronden) if each and each.fouten), None)


def scherm_van(
    pagina: TafelPagina, terug: Geweigerd | None = None, gekozen: str | None = None
) -> Tafelscherm:
    """Put a page together: the step that came back goes first, then the one that was chosen, then the next."""
    stappen = [_ingevuld(each, terug) for each in (*pagina.overlegtaken, *pagina.tafeltaken)]
    sluiten = next(filter(_closes, stappen), None)
    rest = [each for each in stappen if each is not sluiten]
    came_back = terug.task_id if terug else None
    stap = _in_hand(rest, came_back, gekozen)
    return Tafelscherm(stap, [each for each in rest if each is not stap], sluiten, came_back)


def _in_hand(stappen: Sequence[Ingevuld], *wanted: str | None) -> Ingevuld | None:
    """Return the first of the wanted steps that is open, else the first step of all."""
    by_id = {each.pagina.taak.id: each for each in reversed(stappen)}
    found = (by_id[TaskId(each)] for each in wanted if each in by_id)
    return next(found, None) or next(iter(stappen), None)


def _ingevuld(pagina: TaakPagina, terug: Geweigerd | None) -> Ingevuld:
    if terug is None or pagina.taak.id != terug.task_id:
        return ingevuld(pagina)
    return ingevuld(pagina, terug.raw, terug.fouten)


def _closes(stap: Ingevuld) -> bool:
    return has_part(stap.pagina.taak.kind, Part.CLOSING)
