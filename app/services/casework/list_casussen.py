"""The casussen an actor may see."""

from collections.abc import Sequence

from app.domain.casus import Casus
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import casus_zicht


def list_casussen(actor: Actor, deps: Deps) -> Sequence[Casus]:
    """Return them by code, newest first; the filter is domain/toegang's."""
    with deps.uow.read(actor.livc_id) as tx:
        rows = tx.casussen.visible(casus_zicht(actor))
    return sorted(rows, key=lambda c: c.code, reverse=True)
