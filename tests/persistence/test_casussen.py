"""Casussen and who sees them: one filter behind the list, the page and its absence."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest

from app.domain.casus import Actie, Casus, CasusStatus, Deelname, DeelnameStatus, Gebeurtenis
from app.domain.errors import NotFoundError
from app.domain.ids import CasusId
from app.domain.overleg import Aanwezige, PuntStatus
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from app.services.ports.casussen import CasusFilter, CasusZicht
from tests.asking import history
from tests.persistence.conftest import ALKEN, BREE, NU, VANDAAG
from tests.persistence.values import AN, ATTEST, BO, CLB, OCMW, casus, punt

STATUSSEN = frozenset({"aanmelder", "deelnemer"})
NIEMAND = CasusZicht(alle=False)


@pytest.fixture
def tx(uow: SqlUnitOfWork) -> Iterator[SqlTx]:
    with uow.begin(ALKEN) as tx:
        for number in range(1, 4):
            tx.casussen.save(casus(f"c{number}", aangemeld_op=VANDAAG + timedelta(days=number)))
        yield tx


def seen(tx: SqlTx, zicht: CasusZicht) -> list[str]:
    found = [each.id for each in tx.casussen.visible(zicht)]
    by_one = [name for name in ("c3", "c2", "c1") if tx.casussen.is_visible(CasusId(name), zicht)]
    assert found == by_one, "list and page must agree"
    return found


def test_a_casus_comes_back_as_it_was_saved(tx: SqlTx) -> None:
    full = casus("c1", kwalificatie="weerhouden", laatste_bespreking=VANDAAG, vernietigen_op=VANDAAG)
    tx.casussen.save(full)
    assert tx.casussen.get(full.id) == full
    assert tx.casussen.find_by_code("2026-c1") == full
    assert tx.casussen.find_by_code("2026-99") is None
    with pytest.raises(NotFoundError):
        tx.casussen.get(CasusId("c9"))


def test_saving_again_what_was_loaded_still_saves_changes(tx: SqlTx) -> None:
    loaded: Casus = tx.casussen.get(CasusId("c1"))
    tx.casussen.save(loaded)
    tx.casussen.save(casus("c1", fase="aanpak"))
    tx.casussen.save(loaded)
    assert tx.casussen.get(CasusId("c1")) == loaded


def test_some_see_all_and_some_see_nothing(tx: SqlTx) -> None:
    assert seen(tx, CasusZicht(alle=True)) == ["c3", "c2", "c1"]
    assert seen(tx, NIEMAND) == []


def test_an_organisation_sees_where_its_status_gives_sight(tx: SqlTx) -> None:
    tx.casussen.save_deelname(
        Deelname(CasusId("c1"), OCMW, DeelnameStatus.DEELNEMER, NU, uitgenodigd=True), ALKEN
    )
    tx.casussen.save_deelname(Deelname(CasusId("c2"), OCMW, DeelnameStatus.NEEMT_NIET_DEEL, NU), ALKEN)
    tx.casussen.save_deelname(Deelname(CasusId("c3"), CLB, DeelnameStatus.DEELNEMER, NU), ALKEN)
    zicht = CasusZicht(alle=False, organisaties=frozenset({OCMW}), statussen=STATUSSEN)
    assert seen(tx, zicht) == ["c1"]
    tx.casussen.save_deelname(Deelname(CasusId("c1"), OCMW, DeelnameStatus.VERTROKKEN, NU), ALKEN)
    assert seen(tx, zicht) == []
    assert [d.status for d in tx.casussen.deelnames(CasusId("c1"))] == [DeelnameStatus.VERTROKKEN]


def test_a_person_sees_a_casus_only_while_at_its_table(tx: SqlTx) -> None:
    open_, dicht = punt("p1"), punt("p2", casus_id=CasusId("c2"), status=PuntStatus.GESLOTEN)
    for each in (open_, dicht):
        tx.tafel.save_punt(each)
        tx.tafel.save_aanwezige(Aanwezige(each.id, AN, OCMW, frozenset({"partner"}), NU), ALKEN)
    assert seen(tx, CasusZicht(alle=False, persoon_id=AN)) == ["c1"]
    assert seen(tx, CasusZicht(alle=False, persoon_id=BO)) == []
    tx.tafel.save_aanwezige(Aanwezige(open_.id, AN, OCMW, frozenset({"partner"}), NU, NU), ALKEN)
    assert seen(tx, CasusZicht(alle=False, persoon_id=AN)) == []


def test_a_number_never_comes_back(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        first = casus(code=tx.casussen.next_code(2026))
        tx.casussen.save(first)
        tx.delete_casus(first.id, ATTEST)
    with uow.begin(ALKEN) as tx:
        assert [first.code, tx.casussen.next_code(2026), tx.casussen.next_code(2027)] == [
            "2026-01",
            "2026-02",
            "2027-01",
        ]
    with uow.begin(BREE) as tx:
        assert tx.casussen.next_code(2026) == "2026-01"


def test_actions_and_the_timeline_come_in_order(tx: SqlTx) -> None:
    for number in (2, 1):
        tx.casussen.save_actie(Actie(f"a{number}", ALKEN, CasusId("c1"), number, OCMW, "begeleiding", "open"))
    assert [actie.nummer for actie in tx.casussen.acties(CasusId("c1"))] == [1, 2]
    lines = [Gebeurtenis(ALKEN, CasusId("c1"), NU, "casus", f"e{n}", "Stap", "stap") for n in range(3)]
    tx.casussen.add_gebeurtenissen(lines)
    assert tx.casussen.gebeurtenissen(CasusId("c1")) == lines
    assert tx.casussen.gebeurtenissen(CasusId("c2")) == []


def test_the_history_also_holds_what_the_timeline_does_not_tell(tx: SqlTx) -> None:
    told = Gebeurtenis(ALKEN, CasusId("c1"), NU, "casus", "a", "Stap (vervallen)", "stap", "vervallen")
    untold = Gebeurtenis(ALKEN, CasusId("c1"), NU, "casus", "g", "", "pad", pijlen=("f1", "f2"))
    tx.casussen.add_gebeurtenissen([told, untold, untold])
    assert tx.casussen.gebeurtenissen(CasusId("c1")) == [told]
    assert history(tx, CasusId("c1")) == [told, untold, untold]
    assert tx.casussen.doorlopen(CasusId("c1")) == {"a", "g", "f1", "f2"}
    assert tx.casussen.doorlopen(CasusId("c2")) == frozenset()


def test_an_organisation_finds_what_it_brought_in(tx: SqlTx) -> None:
    tx.casussen.save(casus("c2", aanmelder_id=CLB))
    assert [each.id for each in tx.casussen.aangemeld_door(OCMW)] == ["c3", "c1"]


def test_a_number_whose_transaction_failed_is_given_to_the_next(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.casussen.next_code(2026)
    with suppress(ZeroDivisionError), uow.begin(ALKEN) as tx:
        assert tx.casussen.next_code(2026) == "2026-02"
        raise ZeroDivisionError
    with uow.begin(ALKEN) as tx:
        assert [tx.casussen.next_code(2026) for _ in range(60)] == [f"2026-{n:02d}" for n in range(2, 62)]


ALLES = CasusZicht(alle=True)


def asked(tx: SqlTx, filter: CasusFilter, zicht: CasusZicht = ALLES) -> tuple[list[str], int]:
    return [each.id for each in tx.casussen.page(zicht, filter)], tx.casussen.count(zicht, filter)


def test_a_page_has_what_runs_first_and_then_the_newest_and_the_count_is_over_all_pages(tx: SqlTx) -> None:
    tx.casussen.save(casus("c3", aangemeld_op=VANDAAG + timedelta(days=3), status=CasusStatus.AFGESLOTEN))
    assert asked(tx, CasusFilter(aantal=2)) == (["c2", "c1"], 3)
    assert asked(tx, CasusFilter(aantal=2, van=2)) == (["c3"], 3)
    assert asked(tx, CasusFilter(lopend=False)) == (["c3"], 1)
    assert asked(tx, CasusFilter(lopend=True)) == (["c2", "c1"], 2)
    assert asked(tx, CasusFilter(code="2026-c1")) == (["c1"], 1)
    assert asked(tx, CasusFilter(fase="dossierweging")) == ([], 0)


def test_a_filter_finds_nothing_that_is_out_of_sight(tx: SqlTx) -> None:
    tx.casussen.save_deelname(Deelname(CasusId("c1"), CLB, DeelnameStatus.DEELNEMER, NU), ALKEN)
    mine = CasusZicht(alle=False, organisaties=frozenset({CLB}), statussen=STATUSSEN)
    assert asked(tx, CasusFilter(), mine) == (["c1"], 1)
    assert asked(tx, CasusFilter(code="2026-c2"), mine) == ([], 0)
    assert asked(tx, CasusFilter(), NIEMAND) == ([], 0)


def test_what_is_destroyed_first_comes_first(tx: SqlTx) -> None:
    for number, days in ((1, 9), (2, 3)):
        tx.casussen.save(casus(f"c{number}", vernietigen_op=VANDAAG + timedelta(days=days)))
    assert [each.id for each in tx.casussen.to_destroy(5)] == ["c2", "c1"]
    assert [each.id for each in tx.casussen.to_destroy(1)] == ["c2"]


def test_the_list_can_begin_with_what_ends_first_and_hold_only_what_ends_soon(tx: SqlTx) -> None:
    for number, days in ((1, 9), (2, 30)):
        tx.casussen.save(casus(f"c{number}", vernietigen_op=VANDAAG + timedelta(days=days)))
    tx.casussen.save(casus("c3", aangemeld_op=VANDAAG + timedelta(days=3)))
    assert asked(tx, CasusFilter(op_termijn=True)) == (["c1", "c2", "c3"], 3)
    assert asked(tx, CasusFilter(weg_voor=VANDAAG + timedelta(days=30))) == (["c1"], 1)
