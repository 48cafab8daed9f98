"""Home of what a fiche may rest on: what lies on the table with the permission of its owner, and what was said."""

from collections.abc import Sequence

from app.domain.eigendossier import INBRENG, is_tafelversie
from app.domain.fiche import GEZEGD, mag_in_fiche
from app.domain.ids import ItemId
from app.domain.item import Item
from app.domain.overleg import Agendapunt
from app.domain.people import Actor
from app.services.loading import Loaded
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.presence import present_at
from app.services.running.mover import Mover
from app.services.texts import Content, is_getoond_aan, read_text

Choices = Sequence[tuple[str, str]]
GEZEGD_AAN_TAFEL = (GEZEGD, "Aan tafel gezegd, met akkoord van wie het zei")
LANGST = 80


def sources_at(mover: Mover, loaded: Loaded) -> Choices:
    """Return on what a fiche may rest: what was said, and what lies on the table with its owner's permission.

    A secret, or what its owner does not permit for a fiche, is not among it. Reading it leaves a trace.
    """
    actor, punt = mover.actor, _open_point(mover.tx, loaded)
    if actor is None or punt is None:
        return [GEZEGD_AAN_TAFEL]
    if not any(each.persoon_id == actor.persoon_id for each in present_at(mover.tx, punt)):
        return [GEZEGD_AAN_TAFEL]
    shown = _permitted(mover, actor, punt)
    if shown:
        note_read(mover, actor, punt, [item.id for item, _ in shown])
    return [*(as_choice(mover.tx, item, content) for item, content in shown), GEZEGD_AAN_TAFEL]


def _open_point(tx: Tx, loaded: Loaded) -> Agendapunt | None:
    return tx.tafel.find_open_punt(loaded.casus.id) if loaded.casus else None


def _permitted(mover: Mover, actor: Actor, punt: Agendapunt) -> list[tuple[Item, Content]]:
    """Return what lies there that a fiche may rest on, and that is shown to who drafts it."""
    found: list[tuple[Item, Content]] = []
    for item in contributions_at(mover.tx, punt):
        content = read_text(mover.deps.keys, item)
        if mag_in_fiche(item, content) and is_getoond_aan(content, actor.persoon_id):
            found.append((item, content))
    return found


def contributions_at(tx: Tx, punt: Agendapunt) -> Sequence[Item]:
    """Return what owners laid on the table of a point."""
    lying = [item for item in tx.items.of_punt(punt.id) if item.kind == INBRENG]
    return [item for item in lying if item.zone == "table"]


def as_choice(tx: Tx, item: Item, content: Content) -> tuple[str, str]:
    """Return a contribution to choose: its source, and whose it is with how it begins."""
    said = " ".join(str(content.get("inhoud") or "").split())
    begin = said if len(said) <= LANGST else f"{said[:LANGST].rsplit(' ', 1)[0]} …"
    return str(source_of(tx, item)), f"{tx.people.organisatie(item.eigenaar_id).naam}: {begin}"


def note_read(mover: Mover, actor: Actor, punt: Agendapunt, items: Sequence[str]) -> None:
    """Note in the log that someone at the table read these texts of it."""
    now, who = mover.tx.now.real, actor.persoon_id
    mover.tx.audit.record(
        AuditRegel(
            now, "lezen", "tafel_gelezen", "aan_tafel", who, actor.organisatie_id, punt.casus_id, tuple(items)
        )
    )


def source_of(tx: Tx, item: Item) -> ItemId:
    """Return what a copy is a copy of: the owner's own item, which outlives the table, or the joint text."""
    if item.kind != INBRENG or item.casus_id is None:
        return item.id
    vault = tx.items.of_casus(item.casus_id, "vault", item.eigenaar_id)
    originals = (own.id for own in vault if own.is_eigen_inbreng and is_tafelversie(own, item))
    return next(originals, item.id)
