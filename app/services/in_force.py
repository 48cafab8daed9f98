"""Which memberships somebody holds today, each by the clock of its own LIVC-R."""

from itertools import chain

from app.domain.ids import PersoonId
from app.domain.now import now_in
from app.domain.people import Lidmaatschap
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx


def in_force(tx: Tx, persoon_id: PersoonId, deps: Deps) -> list[Lidmaatschap]:
    """Return the memberships of a person in force today, over all LIVC-Rs; a demo lives on a day of its own."""
    real = deps.clock.now()
    days = {livc.id: now_in(livc, real).day for livc in tx.livcs.all()}
    found = chain.from_iterable(
        tx.people.lidmaatschappen(persoon_id, day) for day in sorted(set(days.values()))
    )
    once = {lid.id: lid for lid in found}
    return [lid for lid in once.values() if lid.geldt_op(days[lid.livc_id])]
