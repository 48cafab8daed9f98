"""A list of tasks costs the same however many tasks lie open: it is read in its order, from an index."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from app.domain.eigenaar import Bezetting
from app.domain.ids import InstantieId, OrganisatieId, PersoonId, TaskId
from app.domain.instantie import Taak
from app.persistence.engine import plain_engine
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from app.services.ports.taken import TaakFilter, TaakZicht
from tests.persistence.conftest import ALKEN, NU
from tests.persistence.values import CLB, OCMW, instantie, open_casus, taak

FEW, MANY = 300, 3000
"""Even the few fill a page."""
JORIS, ANN = PersoonId("joris"), PersoonId("ann")
KNOWN = frozenset({OCMW, CLB, *(OrganisatieId(f"org {n}") for n in range(20))})
THERE = Bezetting(
    vervuld=frozenset({"burgemeester", "coordinator", "partner"}),
    rollen=frozenset({"coordinator", "partner"}),
    noteerders=True,
    organisaties=KNOWN - {CLB},
    personen=frozenset({JORIS}),
    bekend=KNOWN,
    leden=frozenset({JORIS, ANN}),
)
CHAIR = TaakZicht(frozenset({"coordinator", "burgemeester"}), frozenset({OCMW}), JORIS, noteert=THERE)
PARTNER = TaakZicht(frozenset({"partner"}), frozenset({CLB}), ANN)
ASKED: dict[str, Callable[[SqlTx], object]] = {
    "what the coordinator sees": lambda tx: tx.taken.inbox(CHAIR, TaakFilter()),
    "what is late": lambda tx: tx.taken.inbox(CHAIR, TaakFilter(te_laat_op=NU + timedelta(days=3))),
    "what is of one kind": lambda tx: tx.taken.inbox(
        CHAIR, TaakFilter(soorten=frozenset({"intake"}), aantal=10)
    ),
    "what a partner sees": lambda tx: tx.taken.inbox(PARTNER, TaakFilter()),
    "how much a partner sees": lambda tx: tx.taken.count(PARTNER, TaakFilter()),
    "what is to be noted": lambda tx: tx.taken.te_noteren(THERE, 200),
}


OTHERS: list[dict[str, Any]] = [
    {"organisatie_id": CLB, "rol": "partner"},
    {"persoon_id": ANN},
    {"rol": "burgemeester"},
]


@dataclass
class Work:
    """What a database did: rows that it looked at, or steps of its machine."""

    done: int = 0


@pytest.fixture
def filled(uow: SqlUnitOfWork) -> SqlUnitOfWork:
    fill(uow, 0, FEW)
    return uow


def fill(uow: SqlUnitOfWork, first: int, last: int) -> None:
    with uow.begin(ALKEN) as tx:
        if not first:
            open_casus(tx)
        rows = [one(number) for number in range(first, last)]
        tx.instanties.save(instantie(f"i{first}"), rows, [], frozenset())


def one(number: int) -> Taak:
    """Nearly all are of the coordinator; the first few of somebody else."""
    due = None if number % 3 else NU + timedelta(hours=number % 97)
    other: dict[str, Any] = {}
    if number < 6:
        other = [{"organisatie_id": CLB, "rol": "partner"}, {"persoon_id": ANN}, {"rol": "burgemeester"}][
            number % 3
        ]
    plain = taak(f"t{number:05}", streefdatum=due, sinds=NU - timedelta(minutes=number))
    return Taak(**{**vars(plain), "instantie_id": InstantieId("i0" if number < FEW else f"i{FEW}"), **other})


@pytest.mark.parametrize("what", ASKED)
def test_a_list_looks_at_no_more_than_it_shows(
    what: str, filled: SqlUnitOfWork, engine: Engine, database_url: str
) -> None:
    few = cost(filled, engine, database_url, ASKED[what])
    fill(filled, FEW, MANY)
    many = cost(filled, engine, database_url, ASKED[what])
    assert few
    assert many <= 1.5 * few + 200


def cost(uow: SqlUnitOfWork, engine: Engine, url: str, ask: Callable[[SqlTx], object]) -> int:
    plain = plain_engine(url)
    with plain.begin() as connection:
        if engine.dialect.name != "sqlite":
            connection.execute(text("ANALYZE taak"))
    plain.dispose()
    with uow.read(ALKEN) as tx, counted(engine, tx) as work:
        ask(tx)
    return work.done


@contextmanager
def counted(engine: Engine, tx: SqlTx) -> Iterator[Work]:
    """Count what the database does in this block."""
    work = Work()
    if engine.dialect.name == "sqlite":
        raw: Any = tx.livcs.db.connection.connection.driver_connection

        def step() -> None:
            work.done += 1

        raw.set_progress_handler(step, 10)
        yield work
        raw.set_progress_handler(None, 0)
        return

    def explain(_c: object, cursor: Any, words: str, bound: Any, *_x: object) -> None:
        with cursor.connection.cursor() as beside:
            beside.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {words}", bound)
            (found,) = beside.fetchone()
        work.done += looked_at((found if isinstance(found, list) else json.loads(found))[0]["Plan"])

    event.listen(engine, "before_cursor_execute", explain)
    yield work
    event.remove(engine, "before_cursor_execute", explain)


def looked_at(plan: dict[str, Any]) -> int:
    """Return how many rows the scans of a plan read, those that they dropped among them."""
    own = 0
    if "Scan" in plan["Node Type"]:
        own = plan["Actual Loops"] * (plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0))
    return int(own) + sum(looked_at(each) for each in plan.get("Plans", ()))


def test_what_is_counted_of_a_lane_is_counted_in_an_index(filled: SqlUnitOfWork, engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by what it counted in the tables")
    plans: list[str] = []

    def explain(_c: object, cursor: Any, words: str, bound: Any, *_x: object) -> None:
        plans.extend(row[3] for row in cursor.connection.execute(f"EXPLAIN QUERY PLAN {words}", bound))

    fill(filled, FEW, MANY)
    with filled.read(ALKEN) as tx:
        event.listen(engine, "before_cursor_execute", explain)
        assert tx.taken.count(CHAIR, TaakFilter()) == MANY
        event.remove(engine, "before_cursor_execute", explain)
    assert sum("COVERING INDEX ix_taak_van_rol (livc_id=? AND rol=?" in line for line in plans) == 2
    assert not [line for line in plans if line.endswith("(livc_id=?)")]


def test_pages_follow_each_other_in_the_order_of_all(filled: SqlUnitOfWork) -> None:
    with filled.read(ALKEN) as tx:
        whole = [each.id for each in tx.taken.inbox(CHAIR, TaakFilter(aantal=1000))]
        parts = [
            each.id
            for van in range(0, FEW, 70)
            for each in tx.taken.inbox(CHAIR, TaakFilter(van=van, aantal=70))
        ]
        every = {each.id: each for each in tx.taken.of_slot("c1")}
    assert len(whole) == FEW
    assert parts == whole
    assert whole == sorted(whole, key=lambda each: order(every[TaskId(each)]))


def order(each: Taak) -> tuple[Any, ...]:
    due = each.streefdatum
    return (due is None, due or NU, each.sinds, each.id)
