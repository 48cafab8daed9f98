"""Who told the burgemeester something takes it back: it is gone from Casuspad (INV-35)."""

from app.domain.errors import NotFoundError
from app.domain.ids import ItemId
from app.domain.item import Item
from app.domain.leesrecht import ANTWOORDEN
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.domain.vraag import Vraag, ensure_bevestigd
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx

GEVOLGEN = (
    Sentence("Wat u schreef, wordt nu gewist: in Casuspad leest niemand het nog, ook u niet."),
    Sentence("Wie het las, kan het onthouden of opgeschreven hebben: dat kan Casuspad niet wissen."),
    Sentence("U hoeft geen reden te geven, en niemand krijgt er bericht van."),
)


def take_back_answer(actor: Actor, item_id: ItemId, bevestigd: str | None, deps: Deps) -> None:
    """Delete an own answer. Raises `NotFoundError` for anything else, `BevestigingNodigError` until the yes.

    The log tells that something was taken back, and to nobody by whom (INV-10).
    """
    with deps.uow.begin(actor.livc_id) as tx:
        item = _own_answer(tx, actor, item_id)
        title, yes = Sentence("Wilt u uw antwoord terugnemen?"), Sentence("Ja, terugnemen")
        ensure_bevestigd(Vraag(title, GEVOLGEN, yes, (item.id,)), bevestigd)
        tx.items.delete(item.id)
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                "toestemming_ingetrokken",
                "eigenaar",
                actor.persoon_id,
                actor.organisatie_id,
                item.casus_id,
                (item.id,),
            )
        )


def _own_answer(tx: Tx, actor: Actor, item_id: ItemId) -> Item:
    """Return what the actor wrote, its casus locked."""
    item = tx.items.get(item_id)
    if item.auteur_id != actor.persoon_id or item.kind not in ANTWOORDEN or item.casus_id is None:
        raise NotFoundError
    tx.slots.lock(item.casus_id)
    return tx.items.get(item_id)
