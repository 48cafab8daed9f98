"""What parts of a page ask alike is asked once in its transaction, by statements built once in a process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from app.domain.eigenaar import Bezetting
from app.domain.ids import CasusId, InstantieId, ItemId, PersoonId, PuntId, TaskId
from app.persistence.counting import counting
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from app.services.ports.casussen import CasusFilter, CasusZicht
from app.services.ports.taken import TaakFilter, TaakZicht
from tests.persistence.conftest import ALKEN, NU, VANDAAG
from tests.persistence.values import OCMW, casus, item, open_casus

THERE = Bezetting(bekend=frozenset({OCMW}), leden=frozenset({PersoonId("ann")}))
SIGHT = TaakZicht(frozenset({"coordinator"}), frozenset({OCMW}), PersoonId("joris"), noteert=THERE)
PAGE = TaakFilter(fase="intake", te_laat_op=NU, soorten=frozenset({"intake"}), aantal=5)
PARTNER = CasusZicht(False, frozenset({OCMW}), frozenset({"deelnemer"}), PersoonId("ann"))
CHOSEN = CasusFilter(lopend=True, fase="intake", code="2026-c1", weg_voor=VANDAAG)
ASKED: dict[str, Callable[[SqlTx], object]] = {
    "an inbox": lambda tx: tx.taken.inbox(SIGHT, TaakFilter()),
    "an inbox with choices": lambda tx: tx.taken.inbox(SIGHT, PAGE),
    "how many tasks": lambda tx: tx.taken.count(SIGHT, TaakFilter()),
    "what is to be noted": lambda tx: tx.taken.te_noteren(THERE, 10),
    "tasks of casussen": lambda tx: tx.taken.of_slots(["c1", "c2"]),
    "what an organisation brought in": lambda tx: tx.casussen.aangemeld_door(OCMW),
    "what was destroyed": lambda tx: tx.reports.vernietigde_casussen(VANDAAG, 5),
    "a setting": lambda tx: tx.livcs.instelling(ALKEN, "telefoon"),
    "open questions": lambda tx: tx.erkenningen.open_(),
    "tasks of a casus": lambda tx: tx.taken.of_slot("c1"),
    "casussen": lambda tx: tx.casussen.page(PARTNER, CasusFilter()),
    "casussen chosen": lambda tx: tx.casussen.page(PARTNER, CHOSEN),
    "how many casussen": lambda tx: tx.casussen.count(PARTNER, CHOSEN),
    "whether a casus is seen": lambda tx: tx.casussen.is_visible(CasusId("c1"), PARTNER),
    "participants": lambda tx: tx.casussen.deelnames(CasusId("c1")),
    "longer kept": lambda tx: tx.casussen.verlengingen(CasusId("c1")),
    "actions": lambda tx: tx.casussen.acties(CasusId("c1")),
    "the timeline": lambda tx: tx.casussen.gebeurtenissen(CasusId("c1")),
    "what was passed": lambda tx: tx.casussen.doorlopen(CasusId("c1")),
    "instances": lambda tx: tx.instanties.of_slot("c1"),
    "running instances": lambda tx: tx.instanties.of_process("overleg"),
    "what running instances say": lambda tx: tx.instanties.variables_of("bewaring"),
    "timers of several": lambda tx: tx.instanties.timers_of(["c1", "c2"]),
    "several casussen": lambda tx: tx.casussen.several([CasusId("c1"), CasusId("c2")]),
    "who was at several points": lambda tx: tx.tafel.aanwezigen_van([PuntId("p1"), PuntId("p2")]),
    "timers": lambda tx: tx.instanties.timers("c1"),
    "terms": lambda tx: tx.reports.termijnen(NU, 5),
    "meetings": lambda tx: tx.tafel.overleggen(),
    "an agenda": lambda tx: tx.tafel.punten(InstantieId("o1")),
    "on no agenda": lambda tx: tx.tafel.punten(None),
    "an open point": lambda tx: tx.tafel.find_open_punt(CasusId("c1")),
    "the last point": lambda tx: tx.tafel.laatste_punt(CasusId("c1")),
    "who is present": lambda tx: tx.tafel.aanwezigen(PuntId("p1")),
    "votes": lambda tx: tx.tafel.stemmen(TaskId("t1"), 1),
    "what to confirm": lambda tx: tx.tafel.bevestigingen(PersoonId("ann"), frozenset({"partner"})),
    "texts of a casus": lambda tx: tx.items.of_casus(CasusId("c1"), "vault"),
    "own texts of a casus": lambda tx: tx.items.of_casus(CasusId("c1"), "vault", OCMW),
    "texts of a point": lambda tx: tx.items.of_punt(PuntId("p1")),
    "a draft": lambda tx: tx.items.find_concept(TaskId("t1"), OCMW),
    "where a text was shown": lambda tx: tx.items.getoond(ItemId("a")),
}


@contextmanager
def sent(engine: Engine) -> Iterator[list[object]]:
    """Gather the statements of this block, as they were built."""
    found: list[object] = []

    def note(_connection: object, statement: object, *_more: object) -> None:
        found.append(statement)

    event.listen(engine, "before_execute", note)
    yield found
    event.remove(engine, "before_execute", note)


@pytest.mark.parametrize("what", ASKED)
def test_what_is_asked_again_is_not_built_again(what: str, engine: Engine, uow: SqlUnitOfWork) -> None:
    found: list[list[object]] = []
    for _ in range(2):
        with uow.read(ALKEN) as tx, sent(engine) as statements:
            ASKED[what](tx)
        found.append(statements)
    first, second = found
    assert first
    assert [id(each) for each in first] == [id(each) for each in second]


def test_a_page_asks_once_and_has_one_answer(uow: SqlUnitOfWork, database_url: str) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        tx.items.add(item("a", casus_id=casus().id))
    with uow.read(ALKEN) as tx, counting(database_url) as counted:
        once, again = (tx.items.of_casus(casus().id, "vault") for _ in range(2))
        codes = [tx.casussen.get(casus().id).code for _ in range(2)]
    assert [each.id for each in once] == [each.id for each in again] == ["a"]
    assert codes == ["2026-c1", "2026-c1"]
    assert counted.statements == 2


def test_who_may_see_a_casus_has_read_it(uow: SqlUnitOfWork, database_url: str) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
    with uow.read(ALKEN) as tx, counting(database_url) as counted:
        assert tx.casussen.is_visible(casus().id, CasusZicht(alle=True))
        assert not tx.casussen.is_visible(casus().id, CasusZicht(alle=False))
        assert tx.casussen.get(casus().id).code == "2026-c1"
    assert counted.statements == 2


def test_another_question_has_its_own_answer(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        tx.items.add(item("a", casus_id=casus().id))
    with uow.read(ALKEN) as tx:
        assert [each.id for each in tx.items.of_casus(casus().id, "vault")] == ["a"]
        assert list(tx.items.of_casus(casus().id, "register")) == []
        assert list(tx.items.of_casus(CasusId("elders"), "vault")) == []


def test_the_next_page_asks_again(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
    with uow.read(ALKEN) as tx:
        assert list(tx.items.of_casus(casus().id, "vault")) == []
    with uow.begin(ALKEN) as tx:
        tx.items.add(item("a", casus_id=casus().id))
    with uow.read(ALKEN) as tx:
        assert len(tx.items.of_casus(casus().id, "vault")) == 1


def test_who_writes_reads_what_was_written(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        assert list(tx.items.of_casus(casus().id, "vault")) == []
        tx.items.add(item("a", casus_id=casus().id))
        assert len(tx.items.of_casus(casus().id, "vault")) == 1


def test_what_was_answered_is_not_what_a_reader_makes_of_it(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
    with uow.read(ALKEN) as tx:
        found = tx.items.of_casus(casus().id, "vault")
        assert isinstance(found, list)
        found.append(item("b"))
        assert list(tx.items.of_casus(casus().id, "vault")) == []
