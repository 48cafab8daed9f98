"""Let a group of casussen go along to the version in force: the worker moves them one by one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import VersieId, new_id
from app.domain.migration import Fate
from app.domain.opdracht import Opdracht
from app.domain.people import Actor
from app.domain.sentence import given_text, in_a_row
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.procedures.migrate_casus import ANDERE_VERSIE, ensure_may_migrate
from app.services.procedures.preview_migration import (
    JOB,
    PreviewMigration,
    VerhuisGroep,
    preview_migration,
)

VERANDERD = (
    "Intussen veranderde er iets aan deze casussen. Er is niets gewijzigd. Bekijk de proef hieronder opnieuw."
)


@dataclass(frozen=True)
class StartMigration:
    """`groep` and `naar` say what the coördinator saw; `antwoorden` what was decided for these casussen."""

    actor: Actor
    proces_id: str
    naar: VersieId
    groep: str
    antwoorden: Mapping[str, str]


def start_migration(command: StartMigration, deps: Deps) -> int:
    """Ask the worker to move every casus of the group; return how many.

    Raises `FormInvalidError` for what is not decided yet, `ConflictError` when the group is not what it was.
    """
    actor = command.actor
    ensure_may_migrate(actor, command.proces_id)
    page = preview_migration(PreviewMigration(actor.livc_id, actor, command.proces_id, {}), deps)
    if page.stand.versie_id != command.naar:
        raise ConflictError(ANDERE_VERSIE)
    groep = page.groep(command.groep)
    if groep is None or groep.plan.outcome is Fate.STAYS:
        raise ConflictError(VERANDERD)
    _ensure_decided(groep, command.antwoorden)
    with deps.uow.begin(actor.livc_id) as tx:
        _forget_failures(tx, groep, deps)
        for regel in groep.regels:
            tx.outbox.add(_job(command, regel.slot, deps), f"{JOB}:{command.proces_id}:{regel.slot}")
    return len(groep.regels)


def _ensure_decided(groep: VerhuisGroep, antwoorden: Mapping[str, str]) -> None:
    missing = {
        question.key: [in_a_row(["Kies wat er gebeurt.", given_text(question.sentence)])]
        for question in groep.plan.questions
        if not question.allows(antwoorden.get(question.key, ""))
    }
    if missing:
        raise FormInvalidError(missing)


def _forget_failures(tx: Tx, groep: VerhuisGroep, deps: Deps) -> None:
    """Close what went wrong before: it is tried again now."""
    slots = {regel.slot for regel in groep.regels}
    for incident in tx.outbox.incidenten():
        if incident.soort == JOB and incident.slot in slots:
            tx.outbox.resolve_incident(incident.id, deps.clock.now())


def _job(command: StartMigration, slot: str, deps: Deps) -> Opdracht:
    payload = {
        "proces": command.proces_id,
        "naar": command.naar,
        "persoon": command.actor.persoon_id,
        "antwoorden": json.dumps(dict(command.antwoorden), sort_keys=True),
    }
    return Opdracht(new_id(), command.actor.livc_id, slot, JOB, payload, deps.clock.now())
