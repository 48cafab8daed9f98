"""Conclude a consensus step: the aggregate is computed, never chosen.

A consensus that is there is concluded at once. No consensus is no end (INV-27): the chair is told so and chooses
what then, to go on as the drawing says or to put it off. Asking must not become a way to find out who objected:

- nothing is computed before everybody answered: until then the chair hears how many answers are missing, which the
  screen shows anyway. Otherwise pressing after each answer would tell whose answer turned the outcome;
- the question says what concluding would say, that there is no consensus, and nothing more: not how many objected.
  It is the same text, and the same token, whoever objected and however many did;
- the token therefore does not depend on the answers: a yes stays good when answers changed and there still is no
  consensus. Asking again would tell that somebody changed. What is voted on (the hash) and the round are in it.

What remains: when a person changes an answer after the question was shown, the next press may conclude in
consensus. The table then knows that somebody came round, as it would hear aloud. Asking everyone anew is the
second round.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.domain.casus import Casus
from app.domain.consensus import CONSENSUS, GEEN_CONSENSUS, ontbrekende_antwoorden, uitkomst_van
from app.domain.consensusbewijs import Consensusbewijs
from app.domain.errors import ConflictError, NotAllowedError
from app.domain.explanation import Outcome
from app.domain.ids import CasusId, TaskId
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.domain.tafelregels import is_voorzitter
from app.domain.vraag import Vraag, ensure_bevestigd
from app.domain.words.subjects import find_subject
from app.procedure.closing import closes
from app.procedure.reading import outcomes_at
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover
from app.services.steps.endings import UITGESTELD, put_off
from app.services.steps.own_actions import keep_own_actions
from app.services.table.without_core import Reden, ensure_may_decide, keep_reason
from app.services.tasks.complete_task import Afgewerkt, afgewerkt
from app.services.telling.asking import question
from app.services.telling.filling import what_follows
from app.services.telling.words import nog_zoveel
from app.services.voting import Vote, open_vote


@dataclass(frozen=True)
class ConcludeConsensus:
    """`uitkomst` is None to count the answers, or `uitgesteld` / `aanpassen` where the model knows it.

    `bevestigd` names the question that was answered with yes.
    """

    actor: Actor
    task_id: TaskId
    uitkomst: str | None = None
    bevestigd: str | None = None
    reden: Reden = field(default_factory=Reden)
    """Why, where somebody of the core is not there and the decision may be taken for a reason (INV-14)."""


def conclude_consensus(command: ConcludeConsensus, deps: Deps) -> Afgewerkt:
    """Conclude, and move on. Raises `ConflictError` while someone was not asked.

    Raises `BevestigingNodigError` before anything but a consensus, until that very question was answered with yes;
    `ConflictError` and `FormInvalidError` for a consensus of a table whose core is not whole (INV-14).
    """
    if not is_voorzitter(command.actor):
        raise NotAllowedError
    with deps.uow.begin(command.actor.livc_id) as tx:
        vote = open_vote(tx, command.task_id, lock=True)
        if command.actor.persoon_id not in vote.aan_tafel:
            raise NotAllowedError("Wie dit punt voorzit, neemt er zelf aan deel. Er is niets gewijzigd.")
        mover = mover_for(tx, deps, command.actor)
        outcome = _outcome(command, vote)
        found = _checked(mover, vote, outcome)
        ensure_bevestigd(_question(mover, vote, found), command.bevestigd)
        taak = vote.loaded.taak
        written = _decide(mover, vote, command.reden) if outcome == CONSENSUS else []
        variable = dict(taak.result)["uitkomst"]
        proof = _proven(tx, vote, outcome, deps) if _is_counted(command, vote) else ()
        mover.complete(vote.loaded.instantie, taak.id, {variable: outcome})
        written += keep_own_actions(mover, taak.casus_id) if outcome == CONSENSUS else []
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                f"consensus_{taak.subject}",
                "voorzitter van het open punt",
                command.actor.persoon_id,
                command.actor.organisatie_id,
                taak.casus_id,
                (*written, *proof),
            )
        )
        return afgewerkt(tx, taak, found.label, found)


VERTROKKEN = (
    "Iemand die vandaag bij deze casus was, vertrok zonder te antwoorden. Voor een fiche antwoordt iedereen die "
    "erbij was. Stel uit naar een volgend overleg."
)


def _decide(mover: Mover, vote: Vote, reden: Reden) -> list[str]:
    """Fix what was agreed, where this table may decide it; return the ids of what is written with it."""
    oordeel, casus = ensure_may_decide(mover, vote, reden), vote.loaded.casus
    if casus:
        mover.tx.casussen.save(_qualified(casus, vote))
    return list(keep_reason(mover, vote, oordeel, reden))


def _outcome(command: ConcludeConsensus, vote: Vote) -> str:
    if command.uitkomst in ("uitgesteld", "aanpassen"):
        return command.uitkomst
    if command.uitkomst is not None:
        raise ConflictError("Consensus wordt geteld, niet gekozen. Noteer wat ieder antwoordde.")
    if vote.vertrokken:
        raise ConflictError(VERTROKKEN)
    missing = len(ontbrekende_antwoorden(vote.deelnemers, vote.stemmen, vote.hash))
    if missing:
        raise ConflictError(
            "Nog niet iedereen antwoordde. {missing}. Vraag het aan ieder die aan dit punt deelneemt.",
            missing=nog_zoveel(missing),
        )
    return uitkomst_van(vote.deelnemers, vote.stemmen, vote.hash)


def _is_counted(command: ConcludeConsensus, vote: Vote) -> bool:
    """Answer whether the answers decide, on letting a text leave: of that a proof is kept."""
    return vote.verlaat and command.uitkomst is None


def _proven(tx: Tx, vote: Vote, outcome: str, deps: Deps) -> Sequence[str]:
    """Keep what proves this round, and return its digest: the audit chain names it, so that it cannot change."""
    unnamed = Consensusbewijs(
        id="",
        livc_id=vote.loaded.taak.livc_id,
        casus_id=CasusId(vote.loaded.taak.casus_id or ""),
        task_id=vote.loaded.taak.id,
        punt_id=vote.punt.id,
        subject=vote.loaded.taak.subject or "",
        ronde=vote.ronde,
        hash=vote.hash,
        uitkomst=outcome,
        deelnemers=vote.deelnemers,
        moment=deps.clock.now(),
    )
    tx.fiches.save_bewijs(replace(unnamed, id=unnamed.kenmerk))
    return (unnamed.kenmerk,)


def _qualified(casus: Casus, vote: Vote) -> Casus:
    """Return the casus with the kwalificatie that was agreed, when that is what was agreed on."""
    subject = find_subject(vote.loaded.taak.subject)
    if subject is None or not subject.qualifies:
        return casus
    (agreed,) = subject.agreed
    return replace(casus, kwalificatie=str(vote.loaded.instantie.variables.get(agreed)))


def _checked(mover: Mover, vote: Vote, outcome: str) -> Outcome:
    found = next((o for o in _outcomes(mover, vote) if o.value == outcome), None)
    if found is None:
        raise ConflictError("Deze uitkomst bestaat niet bij deze stap. Er is niets gewijzigd.")
    return found


def _outcomes(mover: Mover, vote: Vote) -> Sequence[Outcome]:
    taak = vote.loaded.taak
    return outcomes_at(mover.bundle(vote.loaded.instantie), taak.proces_id, taak.element_id)


def _question(mover: Mover, vote: Vote, outcome: Outcome) -> Vraag | None:
    """Return what is asked first; None for a consensus that is there."""
    stand = (vote.loaded.taak.id, vote.hash, str(vote.ronde), outcome.value)
    if outcome.value == CONSENSUS:
        return None
    if outcome.value == UITGESTELD:
        return replace(put_off(vote.loaded.taak), stand=stand)
    then = _then(vote, outcome)
    if outcome.value != GEEN_CONSENSUS:
        title = Sentence("Kiest u “{uitkomst}”?", uitkomst=outcome.label)
        yes = Sentence("Ja, {uitkomst}", uitkomst=outcome.label.lower())
        return Vraag(title, (then, OPNIEUW), yes, stand)
    rest = [(o.value, LIEVER_LATER) for o in _outcomes(mover, vote) if o.value == UITGESTELD]
    told = (_ends(mover, vote, outcome), then, OPEN)
    about = question(vote.loaded.taak, {})
    yes = Sentence("Besluiten: {uitkomst}", uitkomst=outcome.label.lower())
    return Vraag(Sentence("Er is nog geen consensus"), told, yes, stand, rest, about)


def _then(vote: Vote, outcome: Outcome) -> Sentence:
    """Say what follows from an outcome, in the words of the model."""
    told = what_follows(outcome, vote.loaded.taak.casus_code)
    return told or Sentence("Dan volgt: {stappen}.", stappen=list(outcome.next))


def _ends(mover: Mover, vote: Vote, outcome: Outcome) -> Sentence:
    """Say that nothing is decided; a version of before may end a casus here, and then it says that."""
    taak = vote.loaded.taak
    bundle = mover.bundle(vote.loaded.instantie)
    if closes(bundle, taak.proces_id, taak.element_id, outcome.value):
        return Sentence(
            "Besluit u nu, dan stopt deze casus hier: hij komt niet meer aan tafel en wordt afgesloten."
        )
    return NIETS_BESLIST


NIETS_BESLIST = Sentence("Zonder consensus is er niets beslist, en er eindigt niets.")
LIEVER_LATER = Sentence("Liever uitstellen naar een volgend overleg")
OPNIEUW = Sentence("Antwoorden die al gegeven zijn, tellen dan niet meer: ieder wordt opnieuw gevraagd.")
OPEN = Sentence(
    "Besluit u nog niet, dan blijft de vraag open: u kunt er nog over spreken, en ieder kan zijn antwoord nog "
    "wijzigen. Wie wat antwoordde, toont Casuspad aan niemand."
)
