"""Saving an instance makes its tasks, timers and awaited messages exactly what the engine said."""

from datetime import timedelta

import pytest

from app.domain.errors import NotFoundError
from app.domain.execution import ArmedTimer
from app.domain.ids import TaskId
from app.domain.instantie import Instantie
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from app.services.ports.instanties import Wijziging
from tests.asking import find_task
from tests.persistence.conftest import ALKEN, NU
from tests.persistence.values import AN, BO, CLB, OCMW, instantie, open_casus, taak, timer


@pytest.fixture
def tx(uow: SqlUnitOfWork) -> SqlTx:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        yield tx


def save(tx: SqlTx, i: Instantie, *tasks: str, timers: tuple[str, ...] = (), wait: str = "") -> None:
    tx.instanties.save(
        i,
        [taak(name, instantie_id=i.id) for name in tasks],
        [timer(name) for name in timers],
        frozenset(wait.split()),
    )


def test_what_is_saved_comes_back(tx: SqlTx) -> None:
    kept = instantie(
        variables={"leeftijdsgroep": "12-18", "anoniem": True, "dag": NU.date(), "aantal": 3, "leeg": None}
    )
    full = taak(
        "t1", result=(("uitkomst", "besluit"),), streefdatum=NU, organisatie_id=OCMW, binding="x", form="F08"
    )
    tx.instanties.save(kept, [full], [timer("t2", host_element_id="h")], frozenset())
    assert tx.instanties.get(kept.id) == kept
    assert find_task(tx, full.id) == full
    assert tx.instanties.timers("c1") == [timer("t2", host_element_id="h")]


def test_a_task_that_stays_keeps_who_took_it_and_when(tx: SqlTx) -> None:
    first = taak("t1", streefdatum=NU, organisatie_id=OCMW)
    tx.instanties.save(instantie(), [first], [], frozenset())
    tx.taken.assign(first.id, AN)
    later = taak("t1", naam="Nieuwe naam", sinds=NU + timedelta(days=1), organisatie_id=CLB, persoon_id=BO)
    tx.instanties.save(instantie(), [later], [], frozenset())
    found = find_task(tx, first.id)
    assert found is not None
    assert (found.naam, found.opgenomen_door, found.sinds) == ("Nieuwe naam", AN, NU)
    assert (found.streefdatum, found.organisatie_id, found.persoon_id) == (NU, OCMW, None)


def test_what_is_not_named_any_more_is_gone(tx: SqlTx) -> None:
    save(tx, instantie(), "t1", "t2", timers=("m1", "m2"), wait="besproken ronde_gesloten")
    save(tx, instantie("i2"), "t9", timers=("m9",), wait="besproken")
    save(tx, instantie(), "t2", "t3", timers=("m2",), wait="ronde_gesloten")
    assert {t.id for t in tx.taken.of_slot("c1")} == {"t2", "t3", "t9"}
    assert {t.task_id for t in tx.instanties.timers("c1")} == {"m2", "m9"}
    assert [i.id for i in tx.instanties.waits_for("c1", "besproken")] == ["i2"]
    assert [i.id for i in tx.instanties.waits_for("c1", "ronde_gesloten")] == ["i1"]


def test_a_moved_timer_is_due_at_its_new_moment(tx: SqlTx) -> None:
    save(tx, instantie(), timers=("m1",))
    tx.instanties.save(instantie(), [], [timer("m1", due_at=NU + timedelta(days=3))], frozenset())
    assert tx.instanties.next_timer() == NU + timedelta(days=3)


def kept(tx: SqlTx, tasks: str, gone: str, timers: tuple[ArmedTimer, ...], disarmed: str) -> None:
    rows = [taak(name) for name in tasks.split()]
    ids = [[TaskId(name) for name in names.split()] for names in (gone, disarmed)]
    tx.instanties.keep(instantie(), Wijziging(rows, ids[0], timers, ids[1], frozenset({"besproken"})))


@pytest.mark.parametrize(
    ("come", "go"), [("", "t1"), ("t3", ""), ("t3", "t1"), ("t3", "t1 t2"), ("t3 t4", "t1")]
)
def test_only_what_came_and_went_is_written(tx: SqlTx, come: str, go: str) -> None:
    save(tx, instantie(), "t1", "t2")
    tx.taken.assign(TaskId("t1"), AN)
    kept(tx, come, go, (), "")
    assert {t.id for t in tx.taken.of_slot("c1")} == {"t1", "t2", *come.split()} - set(go.split())
    assert {t.opgenomen_door for t in tx.taken.of_slot("c1") if t.id != "t1"} <= {None}
    assert [i.id for i in tx.instanties.waits_for("c1", "besproken")] == ["i1"]


def test_a_timer_that_moves_and_one_that_goes_leave_the_right_ones(tx: SqlTx) -> None:
    save(tx, instantie(), timers=("m1", "m2", "m3"))
    later = NU + timedelta(days=7)
    kept(tx, "", "", (timer("m2", due_at=later), timer("m4")), "m1 m2")
    assert {t.task_id: t.due_at for t in tx.instanties.timers("c1")} == {"m2": later, "m3": NU, "m4": NU}


def test_an_instance_that_stands_alone_takes_its_slot_with_it(tx: SqlTx) -> None:
    tx.slots.add("alone")
    save(tx, instantie("alone", None), "t1", timers=("m1",))
    assert [i.id for i in tx.instanties.of_slot("alone")] == ["alone"]
    tx.instanties.delete(instantie("alone").id)
    assert (tx.taken.of_slot("alone"), tx.instanties.timers("alone")) == ([], [])
    with pytest.raises(NotFoundError):
        tx.instanties.get(instantie("alone").id)


def test_a_deleted_slot_is_really_gone(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.slots.add("alone")
        save(tx, instantie("alone", None))
    with uow.begin(ALKEN) as tx:
        tx.instanties.delete(instantie("alone").id)
        with pytest.raises(NotFoundError):
            tx.slots.lock("alone")


def test_ended_instances_are_listed_only_when_asked(tx: SqlTx) -> None:
    save(tx, instantie())
    save(tx, instantie("i2", beeindigd="einde"))
    assert [i.id for i in tx.instanties.of_process("casus")] == ["i1"]
    assert [i.id for i in tx.instanties.of_process("casus", lopend=False)] == ["i1", "i2"]


def test_what_running_instances_say_is_read_by_casus_and_no_other_casus_is(tx: SqlTx) -> None:
    save(tx, instantie())
    save(tx, instantie("i2", beeindigd="einde"))
    tx.slots.add("alone")
    save(tx, instantie("alone", None))
    assert tx.instanties.variables_of("casus") == {"c1": instantie().variables}
    assert tx.instanties.variables_of("bewaring") == {}
