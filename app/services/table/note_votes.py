"""The chair notes what each said: "gevraagd aan …, akkoord"; each finds it back afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import NotAllowedError
from app.domain.ids import PersoonId, TaskId, new_id
from app.domain.overleg import Bevestiging, Stem
from app.domain.people import Actor
from app.domain.tafelregels import is_voorzitter
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.telling.asking import question_in
from app.services.voting import Vote, open_vote, save_answer


@dataclass(frozen=True)
class NoteVotes:
    """`antwoorden`: person → akkoord, geen_bezwaar or bezwaar; who is not in it was not asked yet."""

    actor: Actor
    task_id: TaskId
    antwoorden: Mapping[PersoonId, str]


def note_votes(command: NoteVotes, deps: Deps) -> int:
    """Keep the answers; return how many are in. Only the chair (INV-15)."""
    if not is_voorzitter(command.actor):
        raise NotAllowedError
    with deps.uow.begin(command.actor.livc_id) as tx:
        vote = open_vote(tx, command.task_id, lock=True)
        if command.actor.persoon_id not in vote.aan_tafel:
            raise NotAllowedError("Wie dit punt voorzit, neemt er zelf aan deel. Er is niets gewijzigd.")
        own = command.actor.persoon_id
        known = {s.persoon_id: s for s in vote.stemmen}
        for persoon_id, answer in command.antwoorden.items():
            before = known.get(persoon_id)
            if before and _stands(before, answer):
                continue
            stem = save_answer(tx, deps, vote, persoon_id, answer, command.actor)
            if persoon_id != own:
                _ask_back(tx, vote, stem)
        return len(tx.tafel.stemmen(command.task_id, vote.ronde))


def _stands(before: Stem, answer: str) -> bool:
    """Answer whether what is known stays: the same answer, or one from the person's own device."""
    same = before.antwoord == answer and before.bevestigd is not False
    return same or before.genoteerd_door is None


def _ask_back(tx: Tx, vote: Vote, stem: Stem) -> None:
    """Let the person see what was noted, once per answer; a changed answer changes the question."""
    waiting = tx.tafel.bevestigingen(stem.persoon_id, frozenset())
    old = next((b for b in waiting if b.stem_id == stem.id), None)
    tx.tafel.save_bevestiging(
        Bevestiging(
            id=old.id if old else new_id(),
            livc_id=stem.livc_id,
            persoon_id=stem.persoon_id,
            rol=None,
            casus_id=stem.casus_id,
            soort="stem",
            wat=f"{question_in(tx, vote.loaded.taak)} {stem.antwoord.replace('_', ' ').capitalize()}.",
            moment=tx.now.domain,
            stem_id=stem.id,
        )
    )
