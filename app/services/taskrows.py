"""Open tasks of the engine become rows of the inbox: whose is it, and under which code."""

from collections.abc import Mapping

from app.domain.casus import Casus, DeelnameStatus, Instantie, Taak
from app.domain.execution import Moved, OpenTask
from app.domain.ids import OrganisatieId, PersoonId
from app.services.store import Tx


def open_tasks(tx: Tx, instantie: Instantie, casus: Casus | None, moved: Moved) -> list[Taak]:
    """Return the rows for every task that is open now."""
    persons = {t.binding for t in moved.tasks if t.per == "effectieve_deelnemer" and t.binding}
    org_of = _organisations(tx, casus) if persons else {}
    acties = _actors(tx, casus) if any(t.per == "actie" for t in moved.tasks) else {}
    return [_row(task, instantie, casus, org_of, acties) for task in moved.tasks]


def _row(
    task: OpenTask,
    instantie: Instantie,
    casus: Casus | None,
    org_of: Mapping[str, OrganisatieId],
    acties: Mapping[str, OrganisatieId],
) -> Taak:
    persoon = PersoonId(task.binding) if task.per == "effectieve_deelnemer" and task.binding else None
    return Taak(
        id=task.task_id,
        livc_id=instantie.livc_id,
        instantie_id=instantie.id,
        casus_id=instantie.casus_id,
        casus_code=casus.code if casus else None,
        proces_id=task.process_id,
        element_id=task.element_id,
        naam=task.name,
        rol=task.role,
        kind=task.kind,
        sinds=task.since,  # type: ignore[arg-type]  # the engine gives every open task its moment
        subject=task.subject,
        form=task.form,
        result=task.result,
        fase=task.phase,
        per=task.per,
        binding=task.binding,
        organisatie_id=_organisatie(task, instantie, casus, org_of, acties),
        persoon_id=persoon,
        streefdatum=task.due,
        plaatsvervanger=task.deputy,
    )


def _organisatie(
    task: OpenTask,
    instantie: Instantie,
    casus: Casus | None,
    org_of: Mapping[str, OrganisatieId],
    acties: Mapping[str, OrganisatieId],
) -> OrganisatieId | None:
    if task.per in ("dienst", "dossierhouder") and task.binding and task.role == "partner":
        return OrganisatieId(task.binding)
    if task.per == "actie" and task.binding:
        return acties.get(task.binding)
    if task.per == "effectieve_deelnemer" and task.binding:
        return org_of.get(task.binding)
    if task.role == "partner":
        return instantie.organisatie_id or (casus.aanmelder_id if casus else None)
    return None


def _organisations(tx: Tx, casus: Casus | None) -> dict[str, OrganisatieId]:
    if casus is None:
        return {}
    punt = tx.tafel.find_open_punt(casus.id) or tx.tafel.laatste_punt(casus.id)
    return {a.persoon_id: a.organisatie_id for a in tx.tafel.aanwezigen(punt.id)} if punt else {}


def _actors(tx: Tx, casus: Casus | None) -> dict[str, OrganisatieId]:
    """Return whose each action is; of who left the casus, it falls to the gemeente."""
    if casus is None:
        return {}
    gemeente = tx.livcs.get(casus.livc_id).gemeente_id
    return {
        a.id: gemeente if a.status == "vervallen" else a.organisatie_id for a in tx.casussen.acties(casus.id)
    }


def is_deelnemer(status: DeelnameStatus) -> bool:
    """Answer whether an organisation with this status sits at the table of the casus."""
    return status in (DeelnameStatus.DEELNEMER, DeelnameStatus.AANMELDER)
