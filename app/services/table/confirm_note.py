""" "Klopt dit?": who was noted at the table or by phone, confirms with one tap."""

from dataclasses import dataclass, replace

from app.domain.errors import NotFoundError
from app.domain.ids import CasusId
from app.domain.instantie import Taak
from app.domain.overleg import Bevestiging
from app.domain.people import Actor
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.table.without_core import HEROPENT, contest_decision
from app.services.voting import open_vote


@dataclass(frozen=True)
class ConfirmNote:
    """`klopt` False contests what was noted: the log tells the FG; of a decision, the coördinator is told."""

    actor: Actor
    bevestiging_id: str
    klopt: bool


def confirm_note(command: ConfirmNote, deps: Deps) -> None:
    """Answer once; only the person, or a holder of the role, that was noted."""
    actor = command.actor
    with deps.uow.begin(actor.livc_id) as tx:
        note = _locked(tx, command.bevestiging_id)
        mine = note.persoon_id == actor.persoon_id or (
            note.persoon_id is None and note.rol in {rol.value for rol in actor.eigen_rollen}
        )
        answer = "klopt" if command.klopt else "klopt_niet"
        if not mine or not tx.tafel.answer_bevestiging(note.id, answer):
            raise NotFoundError
        if note.stem_id:
            _mark_answer(tx, note, command.klopt)
        if note.soort in HEROPENT and not command.klopt:
            contest_decision(mover_for(tx, deps, actor), note)
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


def _locked(tx: Tx, bevestiging_id: str) -> Bevestiging:
    """Return the note as it is once nobody else can answer it: read again under the lock of its casus."""
    casus_id = tx.tafel.bevestiging(bevestiging_id).casus_id
    if casus_id is not None:
        tx.slots.lock(casus_id)
    return tx.tafel.bevestiging(bevestiging_id)


def _mark_answer(tx: Tx, note: Bevestiging, klopt: bool) -> None:
    """While the vote is still open, an answer that is contested no longer counts; the chair asks again."""
    if note.casus_id is None:
        return
    step = _open_vote_on(tx, note.casus_id)
    if step is None:
        return
    stemmen = {stem.id: stem for stem in open_vote(tx, step.id, lock=False).stemmen}
    answer = stemmen.get(note.stem_id or "")
    if answer:
        tx.tafel.save_stem(replace(answer, bevestigd=klopt))


def _open_vote_on(tx: Tx, casus_id: CasusId) -> Taak | None:
    """Return the step of the vote on a casus that lies on the table now."""
    steps = [taak for taak in tx.taken.of_slot(casus_id) if has_part(taak.kind, Part.VOTING)]
    if not steps or tx.tafel.find_open_punt(casus_id) is None:
        return None
    return steps[0]
