"""What is asked about one casus is found by its own name: it costs the same however many others there are."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from app.domain.ids import CasusId, InstantieId, PuntId, TaskId
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from app.services.ports.instanties import Wijziging
from tests.asking import texts_of
from tests.persistence.conftest import ALKEN, NU
from tests.persistence.values import OCMW, instantie, item, open_casus, sleutel, taak, timer

WALKED = re.compile(r"SCAN (?!CONSTANT|ledenstand)|\(livc_id=\?\)$")
"""In SQLite's words: all of a table (but for the one row of `ledenstand`), or all that a LIVC-R has in it."""
SWAP = Wijziging([taak("t2")], ["t1"], [timer("t2")], ["t1"], frozenset())
DROP = Wijziging([], ["t2"], [], ["t2"], frozenset())
ASKED: dict[str, Callable[[SqlTx], object]] = {
    "instances": lambda tx: tx.instanties.of_slot("c1"),
    "instances with a due timer": lambda tx: tx.instanties.with_due_timer("c1", NU),
    "instances that wait": lambda tx: tx.instanties.waits_for("c1", "besproken"),
    "timers": lambda tx: tx.instanties.timers("c1"),
    "timers of several": lambda tx: tx.instanties.timers_of(["c1", "c2"]),
    "several casussen": lambda tx: tx.casussen.several([CasusId("c1"), CasusId("c2")]),
    "who was at several points": lambda tx: tx.tafel.aanwezigen_van([PuntId("p1"), PuntId("p2")]),
    "tasks and timers that change": lambda tx: tx.instanties.keep(instantie(), SWAP),
    "tasks and timers that go": lambda tx: tx.instanties.keep(instantie(), DROP),
    "tasks": lambda tx: tx.taken.of_slot("c1"),
    "a task to complete": lambda tx: tx.taken.lock(TaskId("t1")),
    "participants": lambda tx: tx.casussen.deelnames(CasusId("c1")),
    "actions": lambda tx: tx.casussen.acties(CasusId("c1")),
    "the timeline": lambda tx: tx.casussen.gebeurtenissen(CasusId("c1")),
    "keys": lambda tx: tx.items.sleutels(CasusId("c1")),
    "keys of a scope": lambda tx: tx.items.sleutels_of_scope("c1"),
    "a key": lambda tx: tx.items.find_sleutel("vault", OCMW, "c1"),
    "texts of a point": lambda tx: tx.items.of_punt(PuntId("p1")),
    "texts of an instance": lambda tx: texts_of(tx, InstantieId("i1")),
    "a draft": lambda tx: tx.items.find_concept(TaskId("t1"), OCMW),
    "a number": lambda tx: tx.casussen.next_code(2026),
}


@contextmanager
def explained(engine: Engine) -> Iterator[dict[str, list[str]]]:
    """Gather how SQLite finds the rows of each statement in this block."""
    plans: dict[str, list[str]] = {}

    def explain(_c: object, cursor: Any, words: str, bound: Any, _x: object, many: bool) -> None:
        if re.match("SELECT|UPDATE|DELETE", words):
            one = bound[0] if many else bound
            found = cursor.connection.execute(f"EXPLAIN QUERY PLAN {words}", one)
            plans[words] = [row[3] for row in found]

    event.listen(engine, "before_cursor_execute", explain)
    yield plans
    event.remove(engine, "before_cursor_execute", explain)


@pytest.mark.parametrize("what", ASKED)
def test_what_is_asked_of_one_casus_walks_past_no_other(
    uow: SqlUnitOfWork, engine: Engine, what: str
) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by what it counted in the tables")
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        tx.instanties.save(instantie(), [taak("t1")], [timer("t1")], frozenset())
        tx.items.add_sleutel(sleutel())
        tx.items.add(item("x"))
    with uow.begin(ALKEN) as tx, explained(engine) as plans:
        ASKED[what](tx)
    walks = {words: line for words, plan in plans.items() for line in plan if WALKED.search(line)}
    assert plans
    assert walks == {}
