"""The dry run: what would become of every casus that runs on an older version."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import chain

from app.domain.errors import DomainError, NotFoundError
from app.domain.execution import Bundle
from app.domain.ids import InstantieId, LivcId, VersieId
from app.domain.instantie import Instantie
from app.domain.migration import Answers, Fate, MigrationPlan, Question
from app.domain.opdracht import Incident
from app.domain.people import Actor
from app.domain.stored import state_of
from app.procedure.reading import process_name
from app.services.deps import Deps
from app.services.ports.reports import ProcedureStand
from app.services.ports.unit_of_work import Tx
from app.services.ports.verhuizingen import Lopend
from app.services.procedures.migrate_casus import ensure_may_migrate
from app.services.running.bindings import bindings_of

JOB = "verhuizing"
"""The kind of job that moves one casus, and of the incident when it cannot."""


@dataclass(frozen=True)
class PreviewMigration:
    """Without an actor it is whoever runs the installation (the command line)."""

    livc_id: LivcId
    actor: Actor | None
    proces_id: str
    antwoorden: Answers


@dataclass(frozen=True)
class VerhuisRegel:
    """One casus, or one instance that stands alone (`code` is None)."""

    slot: str
    code: str | None
    van: VersieId
    plan: MigrationPlan


@dataclass(frozen=True)
class VerhuisGroep:
    """The casussen of which the same is said, and asked. The key changes when what is said changes."""

    key: str
    plan: MigrationPlan
    regels: Sequence[VerhuisRegel]


@dataclass(frozen=True)
class VerhuisPagina:
    """One procedure: its version in force, and what becomes of what runs on older ones."""

    stand: ProcedureStand
    naam: str
    groepen: Sequence[VerhuisGroep]
    bezig: int
    """Casussen that the worker still has to move."""
    mislukt: Sequence[tuple[str | None, Incident]]
    terug: Sequence[tuple[InstantieId, str | None, datetime]]
    """What can be undone: instance, code, moment."""

    def groep(self, key: str) -> VerhuisGroep | None:
        """Return a group by its key."""
        return next((groep for groep in self.groepen if groep.key == key), None)


def preview_migration(command: PreviewMigration, deps: Deps) -> VerhuisPagina:
    """Return the page; nothing moves. Raises `NotFoundError` for a procedure that is not in force."""
    ensure_may_migrate(command.actor, command.proces_id)
    with deps.uow.read(command.livc_id) as tx:
        stand = next((s for s in tx.verhuizingen.standen() if s.proces_id == command.proces_id), None)
        if stand is None:
            raise NotFoundError
        return _page(tx, deps, command, stand)


def _page(tx: Tx, deps: Deps, command: PreviewMigration, stand: ProcedureStand) -> VerhuisPagina:
    lopend = tx.verhuizingen.lopend(command.proces_id, stand.versie_id)
    naar = tx.versies.get(stand.versie_id)
    regels = lines_towards(tx, deps, naar, lopend, lambda _: command.antwoorden)
    moving = {job.slot for job in tx.outbox.pending(JOB) if job.payload["proces"] == command.proces_id}
    return VerhuisPagina(
        stand=stand,
        naam=process_name(tx.versies.get(stand.versie_id)),
        groepen=grouped_lines(regel for regel in regels if regel.slot not in moving),
        bezig=len(moving),
        mislukt=_failed(tx, lopend),
        terug=tx.verhuizingen.of_process(command.proces_id),
    )


def _failed(tx: Tx, lopend: Iterable[Lopend]) -> list[tuple[str | None, Incident]]:
    codes = {each.instantie.slot: each.code for each in lopend}
    return [(codes[i.slot], i) for i in tx.outbox.incidenten() if i.soort == JOB and i.slot in codes]


def lines_towards(
    tx: Tx, deps: Deps, naar: Bundle, lopend: Iterable[Lopend], answers: Callable[[str], Answers]
) -> list[VerhuisRegel]:
    """Return what would become of each casus on a version, in force or not; `answers` are those of a slot."""
    plans: dict[str, list[MigrationPlan]] = defaultdict(list)
    first: dict[str, Lopend] = {}
    for each in lopend:
        slot = each.instantie.slot
        first.setdefault(slot, each)
        plans[slot].append(_plan(tx, deps, naar, each.instantie, answers(slot)))
    return [
        VerhuisRegel(slot, first[slot].code, first[slot].instantie.versie_id, _together(of_slot))
        for slot, of_slot in plans.items()
    ]


def _plan(tx: Tx, deps: Deps, naar: Bundle, instantie: Instantie, answers: Answers) -> MigrationPlan:
    old = tx.versies.get(instantie.versie_id)
    try:
        bindings = bindings_of(tx, instantie)
        return deps.engine.plan_migration(old, naar, state_of(instantie), answers, bindings, tx.now.domain)
    except DomainError as error:  # one that cannot be read stays, and stops nobody else
        return MigrationPlan(Fate.STAYS, (error.sentence,))


def _together(plans: Sequence[MigrationPlan]) -> MigrationPlan:
    """Return the plan of a casus with several instances of the same procedure: they move together, or stay."""
    if len(plans) == 1:
        return plans[0]
    for plan in plans:
        if plan.outcome is Fate.STAYS:
            return plan
    return _merged(plans)


def _merged(plans: Sequence[MigrationPlan]) -> MigrationPlan:
    questions: dict[str, Question] = {}
    for plan in plans:
        questions |= {question.key: question for question in plan.questions}
    sentences = chain.from_iterable(plan.sentences for plan in plans)
    details = chain.from_iterable(plan.details for plan in plans)
    return MigrationPlan(
        Fate.ASKS if questions else Fate.MOVES,
        tuple(dict.fromkeys(sentences)),
        tuple(questions.values()),
        tuple(details),
    )


def grouped_lines(regels: Iterable[VerhuisRegel]) -> list[VerhuisGroep]:
    """Return the casussen of which the same is said together, those that ask something first."""
    found: dict[object, list[VerhuisRegel]] = defaultdict(list)
    for regel in regels:
        found[regel.plan.outcome, regel.plan.sentences, regel.plan.questions].append(regel)
    groups = [VerhuisGroep(_key(same[0].plan), same[0].plan, same) for same in found.values()]
    order = [Fate.ASKS, Fate.MOVES, Fate.STAYS]
    return sorted(groups, key=lambda groep: (order.index(groep.plan.outcome), -len(groep.regels)))


def _key(plan: MigrationPlan) -> str:
    said = repr((plan.outcome.value, plan.sentences, plan.questions))
    return sha256(said.encode()).hexdigest()[:16]
