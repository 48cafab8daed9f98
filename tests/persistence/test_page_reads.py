"""A page reads in one transaction, what is written ends it, and nothing is held after the answer."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.domain.errors import NotFoundError
from app.persistence.counting import counting
from app.persistence.errors import StorageError
from app.persistence.page_reads import PageReads
from app.persistence.unit_of_work import SqlUnitOfWork
from app.services.ports.unit_of_work import PageUnitOfWork
from tests.persistence.conftest import ALKEN, BREE
from tests.persistence.values import ATTEST, casus, open_casus, regel


@pytest.fixture
def page(uow: SqlUnitOfWork, engine: Engine) -> Iterator[PageReads]:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
    reads = uow.for_page()
    yield reads
    reads.end()
    assert held(engine) == 0


def held(engine: Engine) -> int:
    """Return how many connections are in use."""
    return engine.pool.checkedout()  # type: ignore[attr-defined,no-any-return]


def codes(page: PageUnitOfWork) -> set[str]:
    with page.read(ALKEN) as tx:
        return {
            each.code for each in (tx.casussen.find_by_code(code) for code in ("2026-c1", "2026-c2")) if each
        }


def test_what_a_page_reads_again_is_not_asked_again(
    page: PageReads, engine: Engine, database_url: str
) -> None:
    with page.read(None) as tx:
        tx.enter(ALKEN)
        tx.livcs.get(ALKEN)
    with counting(database_url) as counted:
        for _ in range(2):
            with page.read(ALKEN) as tx:
                assert tx.casussen.get(casus().id).code == "2026-c1"
                assert tx.livcs.get(ALKEN).naam == "LIVC-R Alken"
    assert counted.statements == 1
    assert held(engine) == 1


def test_what_a_page_wrote_it_reads(page: PageReads) -> None:
    assert codes(page) == {"2026-c1"}
    with page.begin(ALKEN) as tx:
        open_casus(tx, "c2")
    assert codes(page) == {"2026-c1", "2026-c2"}


def test_who_writes_while_it_reads_reads_the_new_afterwards(page: PageReads, engine: Engine) -> None:
    with page.read(ALKEN) as outer:
        assert outer.casussen.find_by_code("2026-c2") is None
        with page.begin(ALKEN) as tx:
            open_casus(tx, "c2")
        assert codes(page) == {"2026-c1", "2026-c2"}
        assert outer.casussen.get(casus().id).code == "2026-c1"
    assert held(engine) == 0
    assert codes(page) == {"2026-c1", "2026-c2"}


def test_another_livc_is_read_apart(page: PageReads) -> None:
    with page.read(ALKEN) as here, page.read(BREE) as there, page.read(None) as outside:
        assert here.casussen.find_by_code("2026-c1")
        assert there.casussen.find_by_code("2026-c1") is None
        assert outside.livc_id is None
    assert codes(page) == {"2026-c1"}


def test_an_error_ends_what_was_read(page: PageReads, engine: Engine) -> None:
    with pytest.raises(NotFoundError), page.read(ALKEN) as tx:
        tx.casussen.get(casus("nergens").id)
    assert held(engine) == 0
    assert codes(page) == {"2026-c1"}


def test_a_connection_that_is_lost_is_replaced(page: PageReads, engine: Engine) -> None:
    with pytest.raises(StorageError), page.read(ALKEN) as tx:  # noqa: PT012
        tx.casussen.get(casus().id)
        tx.livcs.db.connection.connection.driver_connection.close()  # type: ignore[union-attr]
        tx.casussen.find_by_code("2026-c2")
    engine.dispose()
    assert codes(page) == {"2026-c1"}


def test_each_block_writes_its_own_audit_rows(page: PageReads, uow: SqlUnitOfWork) -> None:
    for what in ("casus_gelezen", "taak_gelezen"):
        with page.read(ALKEN) as tx:
            tx.audit.record(regel(what, soort="lezen"))
        with uow.read(ALKEN) as tx:
            assert tx.audit.rows(None, 0, 1)[0].regel.wat == what


def test_a_casus_destroyed_while_its_page_is_read_is_not_shown(page: PageReads, uow: SqlUnitOfWork) -> None:
    with pytest.raises(NotFoundError), page.read(ALKEN) as tx:  # noqa: PT012
        tx.casussen.get(casus().id)
        tx.audit.record(regel("casus_gelezen", soort="lezen"))
        with uow.begin(ALKEN) as destroying:
            destroying.delete_casus(casus().id, ATTEST)


def test_no_other_page_reads_what_this_one_knows(page: PageReads, uow: SqlUnitOfWork) -> None:
    assert codes(page) == {"2026-c1"}
    with uow.begin(ALKEN) as tx:
        open_casus(tx, "c2")
    other = uow.for_page()
    assert codes(other) == {"2026-c1", "2026-c2"}
    other.end()


def test_after_the_answer_nothing_is_held(page: PageReads, engine: Engine) -> None:
    page.end()
    assert codes(page) == {"2026-c1"}
    assert held(engine) == 0


def test_a_page_is_not_in_the_way_of_what_it_has_destroyed(page: PageReads) -> None:
    assert codes(page) == {"2026-c1"}
    with page.begin(ALKEN) as tx:
        tx.delete_casus(casus().id, ATTEST)
    assert codes(page) == set()
    assert page.checkpoint()


def test_a_page_that_lets_go_opens_anew(page: PageReads, engine: Engine) -> None:
    assert codes(page) == {"2026-c1"}
    page.close()
    assert held(engine) == 0
    assert codes(page) == {"2026-c1"}


def test_a_page_of_a_page_is_that_page(page: PageReads) -> None:
    assert page.for_page() is page


def test_what_a_page_works_out_it_works_out_once_until_it_writes(page: PageReads) -> None:
    times: list[int] = []

    def work_out(asked: PageUnitOfWork, question: str) -> int:
        with asked.read(ALKEN) as tx:
            return tx.once(question, lambda: times.append(1) or len(times))  # type: ignore[func-returns-value]

    assert [work_out(page, "who") for _ in range(3)] == [1, 1, 1]
    assert work_out(page, "what") == 2
    with page.begin(ALKEN) as tx:
        assert [tx.once("who", lambda: times.append(1)) for _ in range(2)] == [None, None]
    assert len(times) == 4
    assert work_out(page, "who") == 5


def test_a_page_has_one_moment(page: PageReads) -> None:
    with page.read(ALKEN) as one, page.read(ALKEN) as other:
        assert one.now == other.now
