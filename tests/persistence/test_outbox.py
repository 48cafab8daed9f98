"""Jobs, incidents and certificates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import NotFoundError
from app.domain.opdracht import Certificaat, Incident
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU, VANDAAG
from tests.persistence.values import opdracht

LATER = NU + timedelta(hours=1)


@pytest.fixture
def tx(uow: SqlUnitOfWork) -> Iterator[SqlTx]:
    with uow.begin(ALKEN) as tx:
        yield tx


def test_the_oldest_due_job_goes_first(tx: SqlTx) -> None:
    tx.outbox.add(opdracht("later", vanaf=LATER))
    tx.outbox.add(opdracht("eerst"))
    tx.outbox.add(opdracht("tweede", soort="mail"))
    assert tx.outbox.claim(NU - timedelta(seconds=1)) is None
    assert tx.outbox.claim(NU) == opdracht("eerst")
    tx.outbox.done("eerst")
    assert tx.outbox.claim(NU) == opdracht("tweede", soort="mail")
    assert [o.id for o in tx.outbox.pending()] == ["later", "tweede"]
    assert [o.id for o in tx.outbox.pending("mail")] == ["tweede"]


def test_the_same_work_is_asked_once(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.outbox.add(opdracht("a"), "casus:c1")
        tx.outbox.add(opdracht("b"), "casus:c1")
        tx.outbox.add(opdracht("c"), "casus:c2")
        tx.outbox.add(opdracht("d"))
        tx.outbox.add(opdracht("e"))
        assert [o.id for o in tx.outbox.pending()] == ["a", "c", "d", "e"]
    with uow.begin(BREE) as tx:
        tx.outbox.add(opdracht("a", livc_id=BREE), "casus:c1")
        assert [o.id for o in tx.outbox.pending()] == ["a"]


def test_a_failing_job_backs_off_and_is_parked_until_a_person_retries(tx: SqlTx) -> None:
    tx.outbox.add(opdracht("job", "c1"))
    assert tx.outbox.back_off("job", LATER) == 1
    assert tx.outbox.claim(NU) is None
    assert tx.outbox.claim(LATER) == replace(opdracht("job", "c1"), vanaf=LATER, pogingen=1)
    tx.outbox.postpone("job", LATER + timedelta(hours=1))
    assert tx.outbox.claim(LATER) is None
    tx.outbox.park("job")
    assert tx.outbox.claim(LATER + timedelta(days=1)) is None
    assert tx.outbox.unpark("c2", NU) == 0
    assert tx.outbox.unpark("c1", NU) == 1
    assert tx.outbox.claim(NU) == opdracht("job", "c1")
    with pytest.raises(NotFoundError):
        tx.outbox.back_off("gone", LATER)


def test_an_incident_is_open_until_resolved(tx: SqlTx) -> None:
    incident = Incident("in1", ALKEN, "c1", "termijn", "EngineError", NU, 5)
    tx.outbox.add_incident(incident)
    assert tx.outbox.incidenten() == [incident]
    resolved = replace(incident, opgelost_op=LATER)
    assert tx.outbox.resolve_incident("in1", LATER) == resolved
    assert tx.outbox.incidenten() == []
    assert tx.outbox.incidenten(open_=False) == [resolved]
    with pytest.raises(NotFoundError):
        tx.outbox.resolve_incident("in2", LATER)


def test_a_certificate_is_written_once(tx: SqlTx) -> None:
    first = Certificaat("z1", ALKEN, VANDAAG, "casus", 3, 40, "Bewaartermijn verstreken", VANDAAG)
    tx.outbox.add_certificaat(first)
    tx.outbox.add_certificaat(replace(first, rijen=0))
    newer = replace(first, id="z2", datum=VANDAAG + timedelta(days=1))
    tx.outbox.add_certificaat(newer)
    assert tx.outbox.certificaten() == [newer, first]
