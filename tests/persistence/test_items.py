"""Ciphertext and the keys that lock it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import CasusId, InstantieId, ItemId, PuntId, TaskId
from app.domain.overleg import Getoond
from app.persistence.counting import counting
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from tests.asking import texts_of
from tests.persistence.conftest import ALKEN, NU
from tests.persistence.values import AN, CLB, OCMW, item, open_casus, sleutel


@pytest.fixture
def tx(uow: SqlUnitOfWork) -> Iterator[SqlTx]:
    with uow.begin(ALKEN) as tx:
        yield tx


def test_an_item_comes_back_byte_for_byte(tx: SqlTx) -> None:
    full = item(
        "it1",
        inhoud=bytes(range(256)),
        casus_id=CasusId("c1"),
        auteur_id=AN,
        rechten=frozenset({"verslag", "fiche"}),
        ingetrokken=True,
    )
    tx.items.add(full)
    assert tx.items.get(full.id) == full


def test_a_new_version_leaves_nothing_of_the_old_one(tx: SqlTx) -> None:
    tx.items.add(item("it1"))
    tx.items.replace(item("it1", versie=2, inhoud=b"new"))
    assert tx.items.get(ItemId("it1")) == item("it1", versie=2, inhoud=b"new")
    with pytest.raises(NotFoundError):
        tx.items.replace(item("it2"))
    tx.items.delete(ItemId("it1"))
    with pytest.raises(NotFoundError):
        tx.items.get(ItemId("it1"))


def test_items_are_found_by_what_they_belong_to(tx: SqlTx) -> None:
    tx.items.add(item("a", casus_id=CasusId("c1")))
    tx.items.add(item("b", casus_id=CasusId("c1"), eigenaar_id=CLB))
    tx.items.add(item("c", casus_id=CasusId("c1"), zone="register"))
    tx.items.add(item("d", punt_id=PuntId("p1")))
    tx.items.add(item("e", instantie_id=InstantieId("i1")))
    found = tx.items
    assert [i.id for i in found.of_casus(CasusId("c1"), "vault")] == ["a", "b"]
    assert [i.id for i in found.of_casus(CasusId("c1"), "vault", CLB)] == ["b"]
    assert [i.id for i in found.of_punt(PuntId("p1"))] == ["d"]
    assert [i.id for i in texts_of(tx, InstantieId("i1"))] == ["e"]
    assert [i.id for i in found.of_eigenaar(CLB)] == ["b"]


def test_a_draft_is_its_organisation_s_until_deleted(tx: SqlTx) -> None:
    tx.items.add(item("a", soort="concept", task_id=TaskId("t1")))
    tx.items.add(item("b", soort="concept", task_id=TaskId("t1"), eigenaar_id=CLB))
    tx.items.add(item("c", task_id=TaskId("t1")))
    found = tx.items.find_concept(TaskId("t1"), CLB)
    assert found is not None
    assert found.id == "b"
    assert tx.items.delete_concepts(TaskId("t1")) == 2
    assert tx.items.find_concept(TaskId("t1"), CLB) is None
    assert [i.id for i in tx.items.of_eigenaar(OCMW)] == ["c"]


def test_a_key_takes_every_item_it_locks_with_it(tx: SqlTx) -> None:
    tx.items.add_sleutel(sleutel("k1"))
    tx.items.add_sleutel(sleutel("k2", zone="register"))
    for name, key in (("a", "k1"), ("b", "k1"), ("c", "k2")):
        tx.items.add(item(name, key))
    assert tx.items.find_sleutel("vault", OCMW, "c1") == sleutel("k1")
    assert tx.items.delete_key("k1") == 2
    assert tx.items.delete_key("k1") == 0
    assert tx.items.find_sleutel("vault", OCMW, "c1") is None
    assert (
        tx.items.sleutels(CasusId("c1"))
        == tx.items.sleutels_of_scope("c1")
        == [sleutel("k2", zone="register")]
    )
    assert [i.id for i in tx.items.of_eigenaar(OCMW)] == ["c"]


def test_a_scope_has_one_key(uow: SqlUnitOfWork) -> None:
    with pytest.raises(ConflictError), uow.begin(ALKEN) as tx:  # noqa: PT012
        tx.items.add_sleutel(sleutel("k1"))
        tx.items.add_sleutel(sleutel("k2"))


def test_what_a_transaction_made_itself_it_does_not_look_up(uow: SqlUnitOfWork, database_url: str) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        with counting(database_url) as counted:
            assert tx.items.find_sleutel("vault", OCMW, "c1") is None
        tx.items.add_sleutel(sleutel())
        assert tx.items.find_sleutel("vault", OCMW, "c1") == sleutel()
        tx.items.delete_key("k1")
        assert tx.items.find_sleutel("vault", OCMW, "c1") is None
    assert counted.statements == 0


def test_copies_are_found_by_what_they_copy_and_where_an_item_lay_goes_with_its_key(tx: SqlTx) -> None:
    tx.items.add_sleutel(sleutel("k1"))
    tx.items.add(item("own", "k1"))
    for name, owner in (("a", CLB), ("b", OCMW)):
        tx.items.add(item(name, "k2", eigenaar_id=owner, bron_id=ItemId("own")))
    assert [i.id for i in tx.items.kopieen(ItemId("own"))] == ["a", "b"]
    late = Getoond(ItemId("own"), PuntId("p2"), CasusId("c1"), NU + timedelta(days=1))
    first = Getoond(ItemId("own"), PuntId("p1"), CasusId("c1"), NU)
    for each in (late, first, replace(first, tot=NU + timedelta(hours=1))):
        tx.items.save_getoond(each, ALKEN)
    assert [(g.punt_id, g.tot) for g in tx.items.getoond(ItemId("own"))] == [
        ("p1", NU + timedelta(hours=1)),
        ("p2", None),
    ]
    tx.items.delete_key("k1")
    assert not tx.items.getoond(ItemId("own"))
