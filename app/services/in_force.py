"""Which memberships somebody holds today, each by the clock of its own LIVC-R."""

from datetime import date

from app.domain.ids import LidmaatschapId, PersoonId
from app.domain.now import now_in
from app.domain.people import Lidmaatschap
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx


def in_force(tx: Tx, persoon_id: PersoonId, deps: Deps) -> list[Lidmaatschap]:
    """Return the memberships of a person in force today, over all LIVC-Rs; a demo lives on a day of its own."""
    real = deps.clock.now()
    days = {livc.id: now_in(livc, real).day for livc in tx.livcs.all()}
    once: dict[LidmaatschapId, Lidmaatschap] = {}
    for day in sorted(set(days.values())):
        for lid in tx.people.lidmaatschappen(persoon_id, day):
            once[lid.id] = lid
    return [lid for lid in once.values() if _is_on(lid, days[lid.livc_id])]


def _is_on(lid: Lidmaatschap, day: date) -> bool:
    return lid.van <= day and (lid.tot is None or day <= lid.tot)
