"""Counts without identities, and the coming deadlines."""

from datetime import timedelta

from app.domain.casus import CasusStatus
from app.domain.ids import InstantieId
from app.domain.opdracht import Incident
from app.domain.overleg import Overleg
from app.persistence.unit_of_work import SqlUnitOfWork
from app.services.ports.reports import Telling, Wachtend
from tests.persistence.conftest import ALKEN, BREE, NU, VANDAAG
from tests.persistence.values import ATTEST, casus, instantie, open_casus, taak, timer

LATER = NU + timedelta(days=3)


def test_nothing_counts_as_nothing(uow: SqlUnitOfWork) -> None:
    with uow.read(ALKEN) as tx:
        assert tx.reports.telling(NU) == Telling(0, 0, {}, {}, (), None, 0, 0)


def test_managers_get_counts_only(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        for number in range(3):
            code = tx.casussen.next_code(2026)
            tx.casussen.save(casus(f"c{number}", code=code, fase="dossierweging" if number else None))
        done = VANDAAG + timedelta(days=90)
        tx.casussen.save(casus("c2", code="2026-03", status=CasusStatus.AFGESLOTEN, afgesloten_op=done))
        tx.tafel.save_overleg(Overleg(InstantieId("o1"), ALKEN, NU, "gehouden"))
        tx.tafel.save_overleg(Overleg(InstantieId("o2"), ALKEN, LATER, "gepland"))
        tx.outbox.add_incident(Incident("in1", ALKEN, "c1", "mail", "x", NU, 5))
        tx.outbox.add_incident(Incident("in2", ALKEN, "c1", "mail", "x", NU, 5, NU))
        late = [taak("t1", streefdatum=NU), taak("t2", streefdatum=NU, kind="informatie_inbreng"), taak("t3")]
        tx.instanties.save(instantie(), late, [], frozenset())
        tx.delete_casus(casus("c0").id, ATTEST)
    with uow.read(ALKEN) as tx:
        assert tx.reports.telling(LATER) == Telling(
            lopend=1,
            afgesloten=1,
            per_fase={"dossierweging": 1},
            per_jaar={2026: 3},
            doorlooptijden=(90,),
            laatste_overleg=NU,
            incidenten=1,
            te_laat=1,
        )
    with uow.read(BREE) as tx:
        assert tx.reports.telling(LATER).lopend == 0


def test_what_waits_is_counted_per_phase_and_never_what_one_may_decline(uow: SqlUnitOfWork) -> None:
    fase, begonnen = "dossierweging", LATER - timedelta(days=3)
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        waits = [
            taak("t1", streefdatum=NU, fase=fase, sinds=begonnen),
            taak("t2", streefdatum=LATER, fase=fase, sinds=LATER),
            taak("t3", fase=fase),
            taak("t4", streefdatum=NU, fase=fase, kind="informatie_inbreng"),
        ]
        tx.instanties.save(instantie(), waits, [], frozenset())
    with uow.read(ALKEN) as tx:
        assert tx.reports.telling(LATER).wachtend == {fase: Wachtend((0, 3), 1)}


def test_coming_deadlines_name_their_casus(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        opened = open_casus(tx)
        timers = [timer("b", due_at=NU + timedelta(days=1)), timer("a"), timer("c", due_at=LATER)]
        tx.instanties.save(instantie(), [], timers, frozenset())
        tx.instanties.save(instantie("alone", None), [], [timer("d")], frozenset())
        assert tx.reports.termijnen(LATER, 9) == [(opened, timers[1]), (opened, timers[0])]


def test_the_instances_of_a_slot_come_with_their_code_and_its_failures(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        opened = open_casus(tx)
        tx.instanties.save(instantie(), [], [], frozenset())
        tx.slots.add("alone")
        tx.instanties.save(instantie("alone", None), [], [], frozenset())
        tx.slots.back_off(opened.id, LATER)
        found = tx.reports.plekken([opened.id, "alone", "gone", opened.id])
        assert [(p.instantie, p.casus_code, p.pogingen) for p in found] == [
            (instantie("alone", None), None, 0),
            (instantie(), opened.code, 1),
        ]
        assert tx.reports.plekken([]) == []
    with uow.read(BREE) as tx:
        assert tx.reports.plekken([opened.id, "alone"]) == []
