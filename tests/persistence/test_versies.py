"""A procedure version never changes; one of a process is in force."""

from datetime import timedelta

import pytest

from app.domain.errors import NotFoundError
from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU

FIRST = Bundle(VersieId("v1"), "casus", {"casus/casus.bpmn": b"<a/>", "casus/tabel.dmn": b"\x00\xff"})
SECOND = Bundle(VersieId("v2"), "casus", {"casus/casus.bpmn": b"<b/>"})
OTHER = Bundle(VersieId("v3"), "bewaring", {"bewaring/bewaring.bpmn": b"<c/>"})


def test_the_version_published_last_is_in_force(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        assert tx.versies.find_current("casus") is None
        for number, bundle in enumerate((FIRST, OTHER, SECOND)):
            tx.versies.publish(bundle, NU + timedelta(days=number))
        assert tx.versies.find_current("casus") == SECOND
        assert tx.versies.find_current("bewaring") == OTHER
        assert tx.versies.get(FIRST.version_id) == FIRST


def test_the_same_content_twice_is_one_version(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        for bundle in (FIRST, FIRST, SECOND, FIRST):
            tx.versies.publish(bundle, NU)
        assert tx.versies.find_current("casus") == FIRST


def test_a_version_belongs_to_its_livc(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.versies.publish(FIRST, NU)
        tx.versies.get(FIRST.version_id)
    with uow.read(BREE) as tx, pytest.raises(NotFoundError):
        tx.versies.get(FIRST.version_id)


def test_a_version_is_read_once_per_process(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.versies.publish(FIRST, NU)
    with uow.read(ALKEN) as tx:
        once = tx.versies.get(FIRST.version_id)
    with uow.read(ALKEN) as tx:
        assert tx.versies.get(FIRST.version_id) is once
