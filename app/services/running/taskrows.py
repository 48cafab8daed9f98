"""Open tasks of the engine become rows of the inbox: whose is it, and under which code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from app.domain.casus import Casus
from app.domain.execution import Moved, OpenTask
from app.domain.ids import OrganisatieId, PersoonId
from app.domain.inlichten import organisatie_van, persoon_van, rol_van
from app.domain.instantie import Instantie, Taak
from app.domain.kalender import begin_van, dag_van
from app.domain.strategie import Instructie
from app.domain.words.processes import process_of
from app.domain.words.repetitions import OF_ORGANISATIONS, OWNED
from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part, kind_of
from app.services.ports.unit_of_work import Tx
from app.services.presence import seated_at

DAG, SECONDE = timedelta(days=1), timedelta(seconds=1)


@dataclass(frozen=True)
class Owners:
    """Whose the steps of a repetition are; each list is read when a step asks for it."""

    tx: Tx
    instantie: Instantie
    casus: Casus | None

    @cached_property
    def diensten(self) -> frozenset[str]:
        """The organisations that take or took part in the LIVC-R."""
        livc = self.tx.livcs.get(self.instantie.livc_id)
        return frozenset({livc.gemeente_id, *(org.id for org in self.tx.people.organisaties(livc.id))})

    @cached_property
    def deelnemers(self) -> Mapping[str, OrganisatieId]:
        """Return for whom each participant of the open, or else the last, point sits there."""
        if self.casus is None:
            return {}
        tafel = self.tx.tafel
        punt = tafel.find_open_punt(self.casus.id) or tafel.laatste_punt(self.casus.id)
        return {each.persoon_id: each.organisatie_id for each in seated_at(self.tx, punt)}

    @cached_property
    def acties(self) -> Mapping[str, OrganisatieId]:
        """Return whose each action is; of who left the casus, it falls to the gemeente."""
        if self.casus is None:
            return {}
        gemeente = self.tx.livcs.get(self.casus.livc_id).gemeente_id
        every = self.tx.casussen.acties(self.casus.id)
        return {a.id: a.organisatie_id if a.geldt else gemeente for a in every}

    @cached_property
    def instructies(self) -> Mapping[str, Instructie]:
        """Return what the strategic meeting asked, by its id."""
        return {each.id: each for each in self.tx.strategie.instructies(self.instantie.id)}

    def due(self, task: OpenTask) -> datetime | None:
        """Return by when a step is best done: an instruction, and the opening of a meeting, on its own day."""
        if task.per == "instructie":
            return _end_of(self.instructies[task.binding or ""].tegen)
        if has_part(task.kind, Part.OPENING):
            moment = self.tx.tafel.overleg(self.instantie.id).moment
            return _end_of(dag_van(moment)) if moment else task.streefdatum
        return task.streefdatum

    def of(self, task: OpenTask) -> OrganisatieId | None:
        """Return the organisation a step is bound to; None for one of a role, and for one that is nobody's."""
        if process_of(self.instantie.proces_id).own_space:
            return self._of_one(task)
        if task.per is not None:
            return self._of_bound(task, task.binding or "")
        if task.rol in PARTNER_LANES:
            return self._of_one(task)
        return None

    def _of_bound(self, task: OpenTask, binding: str) -> OrganisatieId | None:
        match task.per:
            case "actie":
                return self.acties.get(binding)
            case "effectieve_deelnemer":
                return self.deelnemers.get(binding)
            case "instructie":
                return self.instructies[binding].organisatie_id
            case "deelnemer" | "verteller":
                return organisatie_van(binding) if binding in self.diensten else None
        if binding and self._is_bound(task):
            return OrganisatieId(binding)
        return None

    def _of_one(self, task: OpenTask) -> OrganisatieId | None:
        """Return the organisation whose space this is, else the one that notified."""
        if self.instantie.organisatie_id or kind_of(task.kind).own_space:
            return self.instantie.organisatie_id
        return self.casus.aanmelder_id if self.casus else None

    def _is_bound(self, task: OpenTask) -> bool:
        """Answer whether a step per dienst, dossierhouder or eigenaar is of that known one, not about it."""
        its_own = task.rol in PARTNER_LANES or kind_of(task.kind).own_space or task.per in OWNED
        return its_own and task.per in OF_ORGANISATIONS and task.binding in self.diensten


def _end_of(day: date) -> datetime:
    return begin_van(day + DAG) - SECONDE


def open_tasks(tx: Tx, instantie: Instantie, casus: Casus | None, moved: Moved) -> list[Taak]:
    """Return the rows for every task that is open now."""
    owners = Owners(tx, instantie, casus)
    return [_row(task, instantie, casus, owners) for task in moved.tasks]


def _row(task: OpenTask, instantie: Instantie, casus: Casus | None, owners: Owners) -> Taak:
    return Taak(
        id=task.task_id,
        livc_id=instantie.livc_id,
        instantie_id=instantie.id,
        casus_id=instantie.casus_id,
        casus_code=casus.code if casus else None,
        proces_id=task.proces_id,
        element_id=task.element_id,
        naam=task.naam,
        rol=_rol(task),
        kind=task.kind,
        sinds=task.sinds,  # type: ignore[arg-type]  # the engine gives every open task its moment
        subject=task.subject,
        form=task.form,
        result=task.result,
        fase=task.fase,
        per=task.per,
        binding=task.binding,
        organisatie_id=owners.of(task),
        persoon_id=_persoon(task),
        streefdatum=owners.due(task),
        plaatsvervanger=task.plaatsvervanger,
        vraag=task.vraag,
    )


def _rol(task: OpenTask) -> str:
    """Return whose role a step is in: that of the lane, or the office by which someone is asked."""
    asked = rol_van(task.binding) if task.per in BY_OFFICE and task.binding else None
    return asked or task.rol


def _persoon(task: OpenTask) -> PersoonId | None:
    """Return the one person that a step is of."""
    binding = task.binding or ""
    if task.per in BY_OFFICE:
        return persoon_van(binding)
    if task.per == "effectieve_deelnemer" and binding:
        return PersoonId(binding)
    return None


BY_OFFICE = frozenset({"deelnemer", "verteller"})
"""Repetitions that bind to an organisation, an office or a person."""
