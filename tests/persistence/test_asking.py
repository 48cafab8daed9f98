"""What is asked often is asked in words found once: the answer, the guard and the errors stay as they were."""

import pytest
from sqlalchemy import BigInteger, Engine, bindparam, func, select
from sqlalchemy.exc import DBAPIError

from app.persistence import tables as t
from app.persistence.asking import OFTEN, question_of
from app.persistence.counting import counting
from app.persistence.db import Db, here
from app.persistence.errors import ScopeError, StorageError
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE
from tests.persistence.test_asked_once import ASKED, sent
from tests.persistence.values import casus, item, open_casus

CODES = select(t.casus.c.id, t.casus.c.code).where(
    here(t.casus), t.casus.c.code.in_(bindparam("codes", expanding=True))
)
ABSOLUTE = select(func.abs(bindparam("n", type_=BigInteger)))
SMALLEST = -(2**63)
"""No database has a number for what lies as far above zero."""


@pytest.fixture
def lived(uow: SqlUnitOfWork) -> SqlUnitOfWork:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        open_casus(tx, "c2")
        tx.items.add(item("a", casus_id=casus().id))
    return uow


@pytest.mark.parametrize("what", ASKED)
def test_what_is_asked_often_is_answered_alike(what: str, lived: SqlUnitOfWork, engine: Engine) -> None:
    answers, built = [], []
    for _ in range(OFTEN + 2):
        with lived.read(ALKEN) as tx, sent(engine) as statements:
            answers.append(ASKED[what](tx))
        built.append(statements)
    assert built[0]
    assert not built[-1]
    assert answers == [answers[0]] * len(answers)


def asked(tx: SqlTx, *codes: str) -> list[str]:
    return sorted(row.id for row in tx.casussen.db.rows(CODES, codes=list(codes)))


def test_a_list_of_another_length_is_another_question(lived: SqlUnitOfWork) -> None:
    for _ in range(OFTEN + 1):
        with lived.read(ALKEN) as tx:
            assert asked(tx, "2026-c1") == ["c1"]
            assert asked(tx, "2026-c1", "2026-c2", "2026-c9") == ["c1", "c2"]
            assert asked(tx) == []


def test_it_counts_as_a_statement(lived: SqlUnitOfWork, database_url: str) -> None:
    for _ in range(OFTEN + 1):
        with lived.read(ALKEN) as tx, counting(database_url) as counted:
            asked(tx, "2026-c1")
        assert counted.statements == 1


def test_the_guard_looks_at_the_value_each_time(lived: SqlUnitOfWork) -> None:
    for _ in range(OFTEN + 1):
        with lived.read(ALKEN) as tx:
            asked(tx, "2026-c1")
    with lived.read(ALKEN) as tx:
        db: Db = tx.casussen.db
        question = question_of(db.connection, CODES)
        assert question is not None
        with pytest.raises(ScopeError):
            question.ask(db.connection, CODES, {"tx_livc": BREE, "codes": ["2026-c1"]})
    with lived.read(BREE) as tx:
        assert asked(tx, "2026-c1") == []


def test_a_statement_that_forgets_its_livc_is_never_worded(lived: SqlUnitOfWork) -> None:
    forgotten = select(t.casus.c.code)
    for _ in range(OFTEN + 1):
        with pytest.raises(ScopeError), lived.read(ALKEN) as tx:
            tx.casussen.db.rows(forgotten)


def test_what_goes_wrong_is_said_as_before(uow: SqlUnitOfWork) -> None:
    for _ in range(OFTEN + 1):
        with uow.read(ALKEN) as tx:
            assert tx.casussen.db.scalar(ABSOLUTE, n=-3) == 3
        with pytest.raises(StorageError) as raised, uow.read(ALKEN) as tx:
            tx.casussen.db.scalar(ABSOLUTE, n=SMALLEST)
        assert isinstance(raised.value.__cause__, DBAPIError)
        assert str(SMALLEST) not in str(raised.value)
