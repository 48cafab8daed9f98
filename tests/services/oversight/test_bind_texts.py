"""What an owner permits is bound to the text: a row changed in the database opens nothing, and says so."""

import sqlite3

import pytest

from app.domain.ids import ItemId
from app.domain.item import Item
from app.domain.words.jobs import BESCHADIGD
from app.services.casework.show_casus import show_casus
from app.services.casework.show_shared import show_shared
from app.services.casework.withdraw_item import withdraw_item
from app.services.clockwork.seal_reads import seal_reads
from app.services.legible import SAID
from app.services.oversight.bind_texts import bind_texts
from app.services.texts import read_text
from tests.services.conftest import At
from tests.services.installation import Installation


def change(inst: Installation, statement: str, *values: object) -> None:
    connection = sqlite3.connect(inst.folder / "data" / "casuspad.db")
    assert connection.execute(statement, values).rowcount
    connection.commit()
    connection.close()


def own(inst: Installation, name: str) -> Item:
    """Return what this person's organisation wrote to share, in its own vault."""
    actor = inst.actor(name)
    with inst.read() as tx:
        items = [item for org in actor.organisaties for item in tx.items.of_eigenaar(org)]
    return next(item for item in items if item.is_eigen_inbreng)


def shown(inst: Installation, name: str) -> str:
    return str(show_shared(inst.actor(name), inst.deps))


@pytest.fixture
def inst(at: At) -> Installation:
    return at("gewogen")


ROWS = {
    "given back after a withdrawal": "ingetrokken = 0",
    "another permission": 'rechten = \'["eigen_dossier", "fiche"]\'',
    "another zone": "zone = 'register'",
    "another point": "punt_id = 'elders'",
    "another kind": "kind = 'aanmelding'",
    "another owner": "eigenaar_id = (SELECT min(id) FROM organisatie o WHERE o.id <> eigenaar_id)",
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_row_that_was_changed_opens_nothing(inst: Installation, row: str) -> None:
    item = own(inst, "tom")
    withdraw_item(inst.actor("tom"), item.id, inst.deps)
    change(inst, f"UPDATE item SET {row} WHERE id = ?", item.id)
    with inst.read() as tx, pytest.raises(Exception, match="beschadigd"):
        read_text(inst.deps.keys, tx.items.get(ItemId(item.id)))


def test_withdrawing_and_permitting_keep_the_text(inst: Installation) -> None:
    item = own(inst, "tom")
    with inst.read() as tx:
        before = read_text(inst.deps.keys, tx.items.get(item.id))
    withdraw_item(inst.actor("tom"), item.id, inst.deps)
    with inst.read() as tx:
        assert read_text(inst.deps.keys, tx.items.get(item.id)) == before


def test_one_damaged_text_leaves_the_others_and_opens_one_incident(inst: Installation) -> None:
    item = own(inst, "tom")
    whole = shown(inst, "tom")
    change(
        inst,
        "UPDATE item SET inhoud = CAST(substr(inhoud, 1, length(inhoud) - 1) || x'00' AS BLOB) WHERE id = ?",
        item.id,
    )
    told = shown(inst, "tom")
    assert SAID in told
    assert SAID not in whole
    assert show_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    for _ in range(2):
        seal_reads(inst.livc_id, inst.deps)
    with inst.read() as tx:
        assert [each.soort for each in tx.outbox.incidenten()] == [BESCHADIGD.word]


def test_a_text_of_before_is_bound_once_and_nothing_else(inst: Installation) -> None:
    item = own(inst, "tom")
    keys = inst.deps.keys
    with inst.deps.uow.begin(inst.livc_id) as tx:
        kept = tx.items.get(item.id)
        plain = keys.decrypt(kept.key_id, kept.inhoud, kept.context)  # type: ignore[arg-type]
        old = keys.encrypt(kept.key_id, plain, kept.context_before)  # type: ignore[arg-type]
        tx.items.replace(Item(**{**vars(kept), "inhoud": old}))
    assert bind_texts(inst.deps.uow, keys) == 1
    assert bind_texts(inst.deps.uow, keys) == 0
    with inst.read() as tx:
        assert read_text(keys, tx.items.get(item.id))
