"""The worker moves one casus that the coördinator let go along."""

import json

from app.domain.errors import DomainError, NotFoundError
from app.domain.ids import PersoonId, VersieId, new_id
from app.domain.opdracht import Incident, Opdracht
from app.services.deps import Deps
from app.services.owners import actor_of
from app.services.ports.unit_of_work import Tx
from app.services.procedures import carrying
from app.services.procedures.migrate_casus import MigrateCasus, carried_moves
from app.services.running.mover import Mover


def carry_out_migration(tx: Tx, opdracht: Opdracht, deps: Deps) -> None:
    """Move it, or leave it as it is with the reason for people to see; one that is gone is gone."""
    try:
        tx.slots.lock(opdracht.slot)
    except NotFoundError:
        return
    livc = tx.livcs.get(opdracht.livc_id)
    who = actor_of(tx, PersoonId(opdracht.payload["persoon"]), livc)
    mover = Mover(tx, deps, livc, who)
    command = MigrateCasus(
        opdracht.livc_id,
        who,
        opdracht.payload["proces"],
        opdracht.slot,
        VersieId(opdracht.payload["naar"]),
        json.loads(opdracht.payload["antwoorden"]),
    )
    try:
        moves = carried_moves(mover, command)
    except DomainError as error:  # nothing was written yet
        now = deps.clock.now()
        tx.outbox.add_incident(
            Incident(new_id(), opdracht.livc_id, opdracht.slot, opdracht.soort, str(error), now, 1)
        )
        return
    for move in moves:
        carrying.keep(mover, move)
