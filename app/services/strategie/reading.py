"""Home of what reading the papers of the strategic table leaves behind: one row of the log for a page."""

from collections.abc import Iterable

from app.domain.people import Actor
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.strategisch import StrategischePapieren


def record_reading(tx: Tx, actor: Actor, papers: Iterable[StrategischePapieren]) -> None:
    """Write what was read; nothing when there was nothing to read."""
    read: dict[str, None] = {}
    for each in papers:
        read |= dict.fromkeys(each.gelezen)
    if read:
        _record(tx, actor, "lezen", "strategisch_gelezen", tuple(read))


def record_change(tx: Tx, actor: Actor, what: str, *items: str) -> None:
    """Write what somebody changed at the strategic table."""
    _record(tx, actor, "schrijven", what, items)


def _record(tx: Tx, actor: Actor, sort: str, what: str, items: tuple[str, ...]) -> None:
    tx.audit.record(
        AuditRegel(
            tx.now.real,
            sort,
            what,
            "plaats aan de strategische tafel",
            actor.persoon_id,
            actor.organisatie_id,
            None,
            items,
        )
    )
