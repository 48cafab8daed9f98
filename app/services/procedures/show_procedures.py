"""The procedures in force, and how much still runs on older versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import NotAllowedError
from app.domain.people import Actor, Rol
from app.domain.words.processes import process_of
from app.procedure.reading import process_name
from app.services.deps import Deps
from app.services.ports.reports import ProcedureStand


@dataclass(frozen=True)
class ProcedureRegel:
    """A procedure with its name."""

    stand: ProcedureStand
    naam: str


def show_procedures(actor: Actor, deps: Deps) -> Sequence[ProcedureRegel]:
    """Return the procedures, without a partner's own space. For the coördinator."""
    if Rol.COORDINATOR not in actor.rollen:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        standen = [s for s in tx.verhuizingen.standen() if not process_of(s.proces_id).own_space]
        return [ProcedureRegel(s, process_name(tx.versies.get(s.versie_id))) for s in standen]
