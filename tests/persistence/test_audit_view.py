"""Who sees what of the audit trail; nobody learns who stayed silent (INV-10)."""

from datetime import timedelta

import pytest

from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from app.services.ports.audit import LogKeuze
from tests.persistence.conftest import ALKEN
from tests.persistence.values import AN, BO, CLB, OCMW, item, know_people, open_casus, regel


@pytest.fixture
def tx(uow: SqlUnitOfWork) -> SqlTx:
    """A contribution of the OCMW, a step of the CLB, and a read by the CLB of items of both."""
    with uow.begin(ALKEN) as tx:
        know_people(tx)
        open_casus(tx)
        tx.items.add(item("van-ocmw", casus_id="c1"))
        tx.items.add(item("van-clb", "k2", casus_id="c1", eigenaar_id=CLB))
        tx.audit.record(regel("informatie_inbreng_afgewerkt", items=("van-ocmw",)))
        tx.audit.record(regel("intake_afgewerkt", persoon_id=BO, organisatie_id=CLB))
    with uow.read(ALKEN) as reading:
        shown = ("van-ocmw", "van-clb")
        reading.audit.record(
            regel("casus_gelezen", soort="lezen", persoon_id=BO, organisatie_id=CLB, items=shown)
        )
    with uow.read(ALKEN) as tx:
        yield tx


def test_the_fg_sees_every_row_with_names(tx: SqlTx) -> None:
    newest = tx.audit.rows(None, 0, 10)[0]
    assert (newest.naam, newest.casus_code) == ("Bo Jacobs", "2026-c1")
    assert newest.regel.items == ("van-ocmw", "van-clb")
    assert [view.regel.wat for view in tx.audit.rows(None, 0, 10)] == [
        "casus_gelezen",
        "intake_afgewerkt",
        "taak_afgewerkt",
    ]


def test_the_fg_sees_a_contribution_without_whose_it_was(tx: SqlTx) -> None:
    contribution = tx.audit.rows(None, 2, 1)[0]
    assert contribution.naam is None
    assert (contribution.regel.persoon_id, contribution.regel.organisatie_id) == (None, None)
    assert (contribution.regel.grond, contribution.regel.items) == ("", ())


def test_an_organisation_sees_its_own_contribution(tx: SqlTx) -> None:
    mine = tx.audit.rows(OCMW, 0, 10)[-1]
    assert (mine.regel.wat, mine.regel.persoon_id, mine.regel.items) == (
        "informatie_inbreng_afgewerkt",
        AN,
        ("van-ocmw",),
    )


def test_another_organisation_never_sees_it(tx: SqlTx) -> None:
    assert [view.regel.wat for view in tx.audit.rows(CLB, 0, 10)] == ["casus_gelezen", "intake_afgewerkt"]


def test_an_organisation_sees_who_read_its_items_and_no_others(tx: SqlTx) -> None:
    for views in (tx.audit.readers(OCMW), tx.audit.rows(OCMW, 0, 1)):
        assert [(view.naam, view.regel.items) for view in views] == [("Bo Jacobs", ("van-ocmw",))]


def test_the_trail_is_read_page_by_page(tx: SqlTx) -> None:
    numbers = [view.volgnummer for van in range(3) for view in tx.audit.rows(None, van, 1)]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 3


@pytest.mark.parametrize(
    "wat",
    ["toestemming_ingetrokken", "eigen_dossier_bewaard", "eigen_dossier_gewist", "verlenging_afgewerkt"],
)
def test_the_fg_does_not_see_which_organisation_has_a_file(uow: SqlUnitOfWork, tx: SqlTx, wat: str) -> None:
    with uow.begin(ALKEN) as writing:
        writing.audit.record(regel(wat, persoon_id=BO, organisatie_id=CLB, items=("van-clb",)))
    with uow.read(ALKEN) as reading:
        seen, mine = reading.audit.rows(None, 0, 1)[0], reading.audit.rows(CLB, 0, 1)[0]
    assert (seen.naam, seen.regel.persoon_id, seen.regel.organisatie_id) == (None, None, None)
    assert (seen.regel.wat, seen.regel.grond, seen.regel.items) == (wat, "", ())
    assert (mine.naam, mine.regel.wat, mine.regel.items) == ("Bo Jacobs", wat, ("van-clb",))


def test_the_fg_sees_that_one_looked_at_the_own_page_and_not_how_much_stood_there(
    uow: SqlUnitOfWork, tx: SqlTx
) -> None:
    with uow.read(ALKEN) as reading:
        reading.audit.record(
            regel(
                "eigen_kluis_gelezen",
                soort="lezen",
                persoon_id=BO,
                organisatie_id=CLB,
                items=("van-clb", "van-ocmw"),
            )
        )
    with uow.read(ALKEN) as after:
        seen, mine = after.audit.rows(None, 0, 1)[0], after.audit.rows(CLB, 0, 1)[0]
        others = [view.regel.wat for view in (*after.audit.readers(OCMW), *after.audit.rows(OCMW, 0, 9))]
    assert (seen.naam, seen.regel.wat, seen.regel.items) == ("Bo Jacobs", "eigen_kluis_gelezen", ())
    assert mine.regel.items == ("van-clb", "van-ocmw")
    assert "eigen_kluis_gelezen" not in others, (
        "reading back what one sent is no reading of anothers register"
    )


def test_the_fg_chooses_which_rows_to_see(tx: SqlTx) -> None:
    read, *written = tx.audit.rows(None, 0, 10)
    assert [read] == tx.audit.rows(None, 0, 10, LogKeuze("lezen"))
    assert written == tx.audit.rows(None, 0, 10, LogKeuze("schrijven"))
    moment = read.regel.moment
    assert tx.audit.rows(None, 0, 10, LogKeuze(vanaf=moment, tot=moment)) == []
    assert len(tx.audit.rows(None, 0, 10, LogKeuze(vanaf=moment, tot=moment + timedelta(seconds=1)))) == 3


def test_who_opened_many_casussen_is_told_with_how_many(uow: SqlUnitOfWork, tx: SqlTx) -> None:
    sinds = tx.audit.rows(None, 0, 1)[0].regel.moment
    assert tx.audit.veel_gelezen(sinds, 0) == [("Bo Jacobs", 1)]
    assert tx.audit.veel_gelezen(sinds, 1) == []
    assert tx.audit.veel_gelezen(sinds + timedelta(seconds=1), 0) == []
