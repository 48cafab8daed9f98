"""Settle what the table may decide while somebody of its core is not there: from a day on."""

from dataclasses import dataclass
from datetime import date

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.kern import INSTELLING, Kernregel
from app.domain.people import Actor, Rol
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel


@dataclass(frozen=True)
class SettleCore:
    """`van` is the first day; the rule of before holds until then."""

    actor: Actor
    regel: Kernregel
    van: date


def settle_core(command: SettleCore, deps: Deps) -> None:
    """Keep the rule. The burgemeester in person, who is responsible for it. Raises `NotAllowedError`."""
    actor = command.actor
    if Rol.BURGEMEESTER not in actor.eigen_rollen:
        raise NotAllowedError("Dit beslist enkel de burgemeester zelf. Er is niets gewijzigd.")
    with deps.uow.begin(actor.livc_id) as tx:
        if command.van < tx.now.day:
            raise ConflictError("Kies vandaag of een latere dag als eerste dag. Er is niets gewijzigd.")
        tx.livcs.save_instelling(
            actor.livc_id, INSTELLING, command.regel.tekst, command.van, actor.persoon_id
        )
        tx.audit.record(
            AuditRegel(
                tx.now.real, "schrijven", "kernregel", "eigen rol", actor.persoon_id, actor.organisatie_id
            )
        )
