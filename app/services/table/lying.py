"""What lies on the table of an open point, and what its owner may still lay there: reading it leaves a trace."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.casus import Casus
from app.domain.eigendossier import INBRENG, is_tafelversie
from app.domain.ids import ItemId, PersoonId
from app.domain.item import Item
from app.domain.overleg import Aanwezige, Agendapunt
from app.domain.people import Actor
from app.domain.sentence import Said, Sentence
from app.domain.verklaring import ensure_gebonden
from app.services.deps import Deps
from app.services.legible import is_damaged, legible
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.presence import present_at
from app.services.telling.showing import kluis_items, organisation_names, person_names
from app.services.texts import Content, is_getoond_aan
from app.services.views.items import KluisItem
from app.services.views.table import Getoonde


def shown_at(tx: Tx, actor: Actor, punt: Agendapunt, own: Sequence[Item], deps: Deps) -> list[Getoonde]:
    """Return what lies on the table, per owner; reading it, with the own items beside it, is one audit row."""
    items = _lying(tx, actor, punt, deps)
    if not items and not own:
        return []
    _audit(tx, actor, punt, [*(_contribution(tx, i) for i in items), *(i.id for i in own)])
    owners: dict[str, list[Item]] = {}
    for item in items:
        owners.setdefault(tx.people.organisatie(item.eigenaar_id).naam, []).append(item)
    names, seen = organisation_names(tx, actor), _seen_by(tx, punt, items, deps)
    return [
        Getoonde(name, _told(kluis_items(tx, deps, rows, actor, names), seen))
        for name, rows in sorted(owners.items())
    ]


def _told(shown: Sequence[KluisItem], seen: Mapping[str, Said]) -> list[KluisItem]:
    """Return the texts, each with who sees it now."""
    return [replace(each, zien=seen.get(each.id, "")) for each in shown]


def _seen_by(tx: Tx, punt: Agendapunt, items: Sequence[Item], deps: Deps) -> Mapping[str, Said]:
    """Return of each contribution who at the table sees it now; what was written together, everyone saw."""
    present = present_at(tx, punt)
    names = person_names(tx, (row.persoon_id for row in present))
    told: dict[str, Said] = {}
    for item in items:
        if item.kind == INBRENG:
            content = legible(tx, deps.keys, item)
            told[item.id] = _seen(names, [row.persoon_id for row in present if _sees(row, item, content)])
    return told


def _sees(row: Aanwezige, item: Item, content: Content) -> bool:
    """Answer whether someone at the table sees it; to whom a damaged text was shown, nobody knows any more."""
    shown = not is_damaged(content) and is_getoond_aan(content, row.persoon_id)
    return shown or row.organisatie_id == item.eigenaar_id


def _seen(names: Mapping[PersoonId, str], who: Sequence[PersoonId]) -> Sentence:
    if len(who) == len(names):
        return Sentence("Dit ziet nu iedereen aan tafel.")
    return Sentence("Dit zien nu enkel: {wie}.", wie=sorted(names[each] for each in who))


def _lying(tx: Tx, actor: Actor, punt: Agendapunt, deps: Deps) -> list[Item]:
    lying = [i for i in tx.items.of_punt(punt.id) if i.zone == "table" and not i.ingetrokken]
    return [i for i in lying if _is_for(tx, actor, i, deps)]


def _audit(tx: Tx, actor: Actor, punt: Agendapunt, read: Sequence[ItemId]) -> None:
    ensure_gebonden(actor, read)
    tx.audit.record(
        AuditRegel(
            tx.now.real,
            "lezen",
            "tafel_gelezen",
            "aan_tafel",
            actor.persoon_id,
            actor.organisatie_id,
            punt.casus_id,
            tuple(dict.fromkeys(read)),
        )
    )


def _contribution(tx: Tx, item: Item) -> ItemId:
    """Return the item in the owner's vault: the copy on the table goes, who saw it stays known to the owner."""
    own = tx.items.of_casus(item.casus_id, "vault", item.eigenaar_id) if item.casus_id else ()
    return next((i.id for i in own if is_tafelversie(i, item)), item.id)


def _is_for(tx: Tx, actor: Actor, item: Item, deps: Deps) -> bool:
    """Answer whether the owner shows this item to the actor: to the whole table, or to whom it names."""
    if item.kind != INBRENG or item.eigenaar_id in actor.organisaties:
        return True
    content = legible(tx, deps.keys, item)
    return not is_damaged(content) and is_getoond_aan(content, actor.persoon_id)


def own_to_show(tx: Tx, actor: Actor, casus: Casus) -> list[Item]:
    """Return the own contributions that may be shown now."""
    own: list[Item] = []
    for organisatie_id in sorted(actor.organisaties):
        own += filter(_may_be_shown, tx.items.of_casus(casus.id, "vault", organisatie_id))
    return own


def _may_be_shown(item: Item) -> bool:
    return item.is_eigen_inbreng and not item.ingetrokken
