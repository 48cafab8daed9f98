"""The casussen an actor may see, and who has the ball in each."""

from collections.abc import Mapping, Sequence

from app.domain.casus import Casus, CasusStatus
from app.domain.people import Actor
from app.domain.toegang import LEIDING
from app.services.casework.show_casus import ball_of
from app.services.deps import Deps
from app.services.loading import bezetting_now, casus_zicht


def list_casussen(actor: Actor, deps: Deps) -> Sequence[Casus]:
    """Return them by code, newest first; the filter is domain/toegang's."""
    with deps.uow.read(actor.livc_id) as tx:
        rows = tx.casussen.visible(casus_zicht(actor))
    return sorted(rows, key=lambda c: c.code, reverse=True)


def who_has_the_ball(actor: Actor, casussen: Sequence[Casus], deps: Deps) -> Mapping[str, Sequence[str]]:
    """Return, per running casus, what it waits for; for the burgemeester's office only."""
    if not actor.rollen & LEIDING:
        return {}
    with deps.uow.read(actor.livc_id) as tx:
        there = bezetting_now(tx, actor)
        return {
            casus.id: ball_of(tx, casus, there) for casus in casussen if casus.status is CasusStatus.LOPEND
        }
