"""Take away a text of the strategic table that speaks of somebody: no list of persons can find it, people do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.errors import KeyMissingError, NotAllowedError, NotFoundError
from app.domain.ids import InstantieId, ItemId
from app.domain.item import Item
from app.domain.people import Actor
from app.domain.strategie import KANTOOR
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.strategie.reading import record_change
from app.services.strategisch import NR, overleg_of
from app.services.texts import read_text, sealed


@dataclass(frozen=True)
class EraseText:
    """`plek` says where the text stands, as the page of the report named it."""

    actor: Actor
    overleg_id: InstantieId
    item_id: ItemId
    plek: str


def erase_text(command: EraseText, deps: Deps) -> None:
    """Take it away; its subject, and who does it by when, stay. Raises `NotAllowedError`, `NotFoundError`."""
    if not command.actor.rollen & KANTOOR:
        raise NotAllowedError
    with deps.uow.begin(command.actor.livc_id) as tx:
        item = _paper(tx, command)
        try:
            content = read_text(deps.keys, item)
        except KeyMissingError as error:
            raise NotFoundError from error
        emptied = replace(item, versie=item.versie + 1)
        tx.items.replace(sealed(deps.keys, emptied, _without(content, command.plek)))
        record_change(tx, command.actor, "strategisch_gewist", item.id)


def _paper(tx: Tx, command: EraseText) -> Item:
    """Return the paper, of this very meeting."""
    overleg = overleg_of(tx, command.overleg_id)
    papers = {each.id: each for each in tx.items.of_instantie(overleg.id, "papers")}
    if command.item_id not in papers:
        raise NotFoundError
    return papers[command.item_id]


def _without(content: Mapping[str, object], plek: str) -> dict[str, object]:
    field, _, rest = plek.partition("-")
    number, _, column = rest.partition("-")
    if content.get(field) is None:
        raise NotFoundError
    rows = content[field]
    if not isinstance(rows, list):
        return {**content, field: ""}
    return {**content, field: [_emptied(row, column) if str(row[NR]) == number else row for row in rows]}


def _emptied(row: Mapping[str, object], column: str) -> dict[str, object]:
    return {**row, column: ""}
