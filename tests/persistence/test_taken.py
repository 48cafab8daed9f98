"""The inbox: whose tasks, in which order, page by page, also when there are thousands."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.domain.errors import TaskNotOpenError
from app.domain.instantie import Taak
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from app.services.ports.taken import TaakFilter, TaakZicht
from tests.persistence.conftest import ALKEN, NU
from tests.persistence.values import AN, BO, CLB, OCMW, instantie, open_casus, taak

ALLES = TaakFilter()
LEIDING = TaakZicht(frozenset({"coordinator"}), frozenset({OCMW}), AN)


@pytest.fixture
def tx(uow: SqlUnitOfWork) -> Iterator[SqlTx]:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        yield tx


def keep(tx: SqlTx, *tasks: Taak) -> None:
    tx.instanties.save(instantie(), tasks, [], frozenset())


def test_one_sees_the_tasks_of_role_organisation_and_person(tx: SqlTx) -> None:
    keep(
        tx,
        taak("1-rol"),
        taak("2-andere-rol", rol="burgemeester"),
        taak("3-eigen-organisatie", rol="partner", organisatie_id=OCMW),
        taak("4-andere-organisatie", rol="coordinator", organisatie_id=CLB),
        taak("5-ik", rol="partner", persoon_id=AN),
        taak("6-een-ander", rol="coordinator", persoon_id=BO),
        taak("7-tafel", rol="tafel", persoon_id=AN),
    )
    assert [t.id for t in tx.taken.inbox(LEIDING, ALLES)] == ["1-rol", "3-eigen-organisatie", "5-ik"]
    assert tx.taken.count(LEIDING, ALLES) == 3


def test_the_table_lies_in_nobody_s_inbox(tx: SqlTx) -> None:
    keep(tx, taak("t", rol="tafel"))
    chair = TaakZicht(frozenset({"tafel", "coordinator"}), frozenset(), AN, voorzitter=True)
    assert tx.taken.inbox(chair, ALLES) == []


def test_what_has_a_date_comes_first_and_then_the_oldest(tx: SqlTx) -> None:
    keep(
        tx,
        taak("d", sinds=NU),
        taak("c", sinds=NU - timedelta(days=9)),
        taak("b", streefdatum=NU + timedelta(days=2)),
        taak("a", streefdatum=NU - timedelta(days=2)),
    )
    assert [t.id for t in tx.taken.inbox(LEIDING, ALLES)] == ["a", "b", "c", "d"]


def test_the_inbox_can_be_narrowed_to_a_phase_or_to_what_is_late(tx: SqlTx) -> None:
    late = NU - timedelta(days=1)
    keep(
        tx,
        taak("a", fase="dossierweging"),
        taak("b", streefdatum=late),
        taak("c", streefdatum=late, kind="informatie_inbreng", persoon_id=AN),
    )
    assert [t.id for t in tx.taken.inbox(LEIDING, TaakFilter(fase="dossierweging"))] == ["a"]
    assert [t.id for t in tx.taken.inbox(LEIDING, TaakFilter(te_laat_op=NU))] == ["b"], (
        "declining is never late"
    )
    kinds = frozenset({"informatie_inbreng"})
    assert [t.id for t in tx.taken.inbox(LEIDING, TaakFilter(soorten=kinds))] == ["c"]
    assert tx.taken.count(LEIDING, TaakFilter(soorten=kinds)) == 1


def test_taking_on_what_is_gone_says_so(tx: SqlTx) -> None:
    keep(tx, taak("a"))
    tx.taken.assign(taak("a").id, AN)
    tx.taken.assign(taak("a").id, None)
    with pytest.raises(TaskNotOpenError):
        tx.taken.assign(taak("b").id, AN)


def test_five_thousand_tasks_are_read_page_by_page(tx: SqlTx) -> None:
    keep(tx, *(taak(f"t{n:04}", streefdatum=NU + timedelta(minutes=n)) for n in range(5000)))
    assert tx.taken.count(LEIDING, ALLES) == 5000
    assert [t.id for t in tx.taken.inbox(LEIDING, TaakFilter(van=4950))] == [
        f"t{n:04}" for n in range(4950, 5000)
    ]
    assert tx.taken.inbox(LEIDING, TaakFilter(van=5000)) == []
