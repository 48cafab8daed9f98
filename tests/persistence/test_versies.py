"""A procedure version never changes; one of a process is in force."""

from datetime import datetime, timedelta
from hashlib import sha256

import pytest

from app.domain.errors import NotFoundError
from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.persistence.unit_of_work import SqlUnitOfWork
from app.services.ports.unit_of_work import Tx
from tests.persistence.conftest import ALKEN, BREE, NU

FIRST = Bundle(VersieId("v1"), "casus", {"casus/casus.bpmn": b"<a/>", "casus/tabel.dmn": b"\x00\xff"})
SECOND = Bundle(VersieId("v2"), "casus", {"casus/casus.bpmn": b"<b/>"})
OTHER = Bundle(VersieId("v3"), "bewaring", {"bewaring/bewaring.bpmn": b"<c/>"})


def put(tx: Tx, bundle: Bundle, moment: datetime = NU) -> None:
    """Put a release in force in which this procedure is the only one that changed."""
    tx.versies.publish(tx.versies.release().with_bundle(bundle), moment)


def test_the_version_published_last_is_in_force(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        assert tx.versies.find_current("casus") is None
        for number, bundle in enumerate((FIRST, OTHER, SECOND)):
            put(tx, bundle, NU + timedelta(days=number))
        assert tx.versies.find_current("casus") == SECOND
        assert tx.versies.find_current("bewaring") == OTHER
        assert tx.versies.get(FIRST.version_id) == FIRST


def test_the_same_content_twice_is_one_version(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        for bundle in (FIRST, FIRST, SECOND, FIRST):
            put(tx, bundle)
        assert tx.versies.find_current("casus") == FIRST


def test_a_version_belongs_to_its_livc(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        put(tx, FIRST)
        tx.versies.get(FIRST.version_id)
    with uow.read(BREE) as tx, pytest.raises(NotFoundError):
        tx.versies.get(FIRST.version_id)


def test_a_version_is_read_once_per_process(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        put(tx, FIRST)
    with uow.read(ALKEN) as tx:
        once = tx.versies.get(FIRST.version_id)
    with uow.read(ALKEN) as tx:
        assert tx.versies.get(FIRST.version_id) is once


def test_a_release_is_of_its_livc_and_comes_back_as_it_was(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        put(tx, FIRST)
        first = tx.versies.release()
        put(tx, SECOND)
        put(tx, OTHER)
        assert tx.versies.release().bundles == {"casus": SECOND, "bewaring": OTHER}
        tx.versies.publish(first, NU)
        assert tx.versies.release() == first
        assert tx.versies.find_current("bewaring") is None
    with uow.read(BREE) as tx:
        assert tx.versies.release().bundles == {}


def test_a_form_is_found_by_its_hash_in_its_own_livc(uow: SqlUnitOfWork) -> None:
    key = sha256(b"{}").hexdigest()
    with uow.begin(ALKEN) as tx:
        put(tx, Bundle(VersieId("v4"), "casus", {"casus/casus.bpmn": b"<a/>", "forms/F04.json": b"{}"}))
        assert tx.versies.formulier(key) == b"{}"
        assert tx.versies.formulier("onbekend") is None
    with uow.read(BREE) as tx:
        assert tx.versies.formulier(key) is None
