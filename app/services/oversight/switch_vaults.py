"""Switch vaults on or off by a recorded decision of burgemeester and DPO."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import FormInvalidError, NotAllowedError
from app.domain.people import Actor, Rol
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel


@dataclass(frozen=True)
class SwitchVaults:
    """`besluit` says which decision, `datum` of which day. The burgemeester records it; the DPO is named in it."""

    actor: Actor
    aan: bool
    besluit: str
    datum: date


def switch_vaults(command: SwitchVaults, deps: Deps) -> None:
    """Record the decision and switch. What is in the vaults stays until its own term."""
    actor = command.actor
    if not actor.rollen & {Rol.BURGEMEESTER, Rol.FG}:
        raise NotAllowedError
    if len(command.besluit.strip()) < 10:
        raise FormInvalidError(
            {"besluit": ["Schrijf welk besluit dit is: van wie, en met welk advies van de DPO."]}
        )
    with deps.uow.begin(actor.livc_id) as tx:
        livc = tx.livcs.get(actor.livc_id)
        if command.datum > tx.now.day:
            raise FormInvalidError({"datum": ["De datum van het besluit ligt in de toekomst."]})
        words = f"{'aan' if command.aan else 'uit'}: {command.besluit.strip()} ({command.datum:%d-%m-%Y})"
        tx.livcs.save_instelling(livc.id, "kluisbesluit", words, command.datum, actor.persoon_id)
        tx.livcs.save(replace(livc, kluizen_aan=command.aan))
        tx.audit.record(
            AuditRegel(tx.now.real, "schrijven", "kluisbesluit", "burgemeester en DPO", actor.persoon_id)
        )
