"""Conclude a consensus step: the aggregate is computed, never chosen."""

from dataclasses import dataclass, replace

from app.domain.consensus import ontbrekende_antwoorden, uitkomst_van
from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import TaskId
from app.domain.people import Actor
from app.domain.tafelregels import is_voorzitter, ontbrekende_kern
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.moving import Mover
from app.services.steps.own_actions import keep_own_actions
from app.services.store import AuditRegel, Tx
from app.services.table.voting import Vote, open_vote
from app.services.tasks.complete_task import Afgewerkt


@dataclass(frozen=True)
class ConcludeConsensus:
    """`uitkomst` is None to count the answers, or `uitgesteld` / `aanpassen` where the model knows it."""

    actor: Actor
    task_id: TaskId
    uitkomst: str | None = None


def conclude_consensus(command: ConcludeConsensus, deps: Deps) -> Afgewerkt:
    """Conclude, and move on. Raises `ConflictError` while someone was not asked."""
    if not is_voorzitter(command.actor):
        raise NotAllowedError
    with deps.uow.begin(command.actor.livc_id) as tx:
        vote = open_vote(tx, command.task_id, lock=True)
        if command.actor.persoon_id not in vote.deelnemers:
            raise NotAllowedError("Wie dit punt voorzit, neemt er zelf aan deel. Er is niets gewijzigd.")
        mover = mover_for(tx, deps, command.actor)
        outcome = _outcome(command, tx, vote)
        words, follows = _checked(mover, vote, outcome)
        taak, casus = vote.loaded.taak, vote.loaded.casus
        kwalificatie = vote.loaded.instantie.variables.get("kwalificatie")
        if casus and taak.subject == "kwalificatie" and outcome == "consensus":
            tx.casussen.save(replace(casus, kwalificatie=str(kwalificatie)))
        variable = dict(taak.result)["uitkomst"]
        mover.complete(vote.loaded.instantie, taak.id, {variable: outcome})
        own = keep_own_actions(mover, taak.casus_id) if outcome == "consensus" else []
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                f"consensus_{taak.subject}",
                "voorzitter van het open punt",
                command.actor.persoon_id,
                command.actor.organisatie_id,
                taak.casus_id,
                tuple(own),
            )
        )
    return Afgewerkt(taak.naam, taak.casus_id, taak.casus_code, words, follows)


def _outcome(command: ConcludeConsensus, tx: Tx, vote: Vote) -> str:
    if command.uitkomst in ("uitgesteld", "aanpassen"):
        return command.uitkomst
    if command.uitkomst is not None:
        raise ConflictError("Consensus wordt geteld, niet gekozen. Noteer wat ieder antwoordde.")
    present = [a for a in tx.tafel.aanwezigen(vote.punt.id) if a.tot is None]
    if ontbrekende_kern(present) and not vote.punt.kern_reden:
        raise ConflictError("De wettelijke kern is niet volledig. Stel uit, of noteer eerst waarom.")
    if ontbrekende_antwoorden(vote.deelnemers, vote.stemmen, vote.hash):
        raise ConflictError("Nog niet iedereen antwoordde. Vraag het aan ieder die aan dit punt deelneemt.")
    return uitkomst_van(vote.deelnemers, vote.stemmen, vote.hash)


def _checked(mover: Mover, vote: Vote, outcome: str) -> tuple[str, tuple[str, ...]]:
    taak = vote.loaded.taak
    outcomes = mover.deps.procedure.outcomes(
        mover.bundle(vote.loaded.instantie), taak.proces_id, taak.element_id
    )
    found = next((o for o in outcomes if o.value == outcome), None)
    if found is None:
        raise ConflictError("Deze uitkomst bestaat niet bij deze stap. Er is niets gewijzigd.")
    return found.label, found.next
