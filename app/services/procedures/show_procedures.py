"""The procedures in force, and how much still runs on older versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import NotAllowedError
from app.domain.ids import LivcId
from app.domain.people import Actor, Rol
from app.domain.words.processes import process_of
from app.procedure.reading import process_name
from app.services.deps import Deps
from app.services.ports.reports import ProcedureStand
from app.services.procedures.newer_model import NieuwerModel, find_newer_model
from app.services.procedures.reading_release import faults_in_force, warnings_in_force


@dataclass(frozen=True)
class ProcedureRegel:
    """A procedure with its name."""

    stand: ProcedureStand
    naam: str


@dataclass(frozen=True)
class ProceduresPagina:
    """What is in force, whether a newer model is there, and what this program finds wrong with what runs."""

    regels: Sequence[ProcedureRegel]
    nieuwer: NieuwerModel | None
    livc_id: LivcId
    bevindingen: tuple[str, ...] = ()
    waarschuwingen: tuple[str, ...] = ()
    """What is lawful in what runs and perhaps not meant; it blocks nothing."""


def show_procedures(actor: Actor, deps: Deps) -> ProceduresPagina:
    """Return the procedures, without a partner's own space. For the coördinator."""
    if Rol.COORDINATOR not in actor.rollen:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        release = tx.versies.release()
        standen = [s for s in tx.verhuizingen.standen() if not process_of(s.proces_id).own_space]
        rows = [ProcedureRegel(s, process_name(tx.versies.get(s.versie_id))) for s in standen]
    return ProceduresPagina(
        rows,
        find_newer_model(release, deps.procedures),
        actor.livc_id,
        tuple(map(str, faults_in_force(release, deps.engine, deps.procedures.rules()))),
        tuple(map(str, warnings_in_force(release, deps.procedures.rules()))),
    )
