""" "Klopt dit?": who was noted at the table or by phone, confirms with one tap."""

from dataclasses import dataclass, replace

from app.domain.errors import NotFoundError
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.store import AuditRegel


@dataclass(frozen=True)
class ConfirmNote:
    """`klopt` False tells the FG and the coördinator that what was noted is contested."""

    actor: Actor
    bevestiging_id: str
    klopt: bool


def confirm_note(command: ConfirmNote, deps: Deps) -> None:
    """Answer once; only the person, or a holder of the role, that was noted."""
    actor = command.actor
    with deps.uow.begin(actor.livc_id) as tx:
        note = tx.tafel.bevestiging(command.bevestiging_id)
        mine = note.persoon_id == actor.persoon_id or (
            note.persoon_id is None and note.rol in {rol.value for rol in actor.eigen_rollen}
        )
        if not mine or note.antwoord is not None:
            raise NotFoundError
        answer = "klopt" if command.klopt else "klopt_niet"
        tx.tafel.save_bevestiging(replace(note, antwoord=answer))
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                f"bevestiging_{answer}",
                "eigen uitspraak",
                actor.persoon_id,
                actor.organisatie_id,
                note.casus_id,
            )
        )
