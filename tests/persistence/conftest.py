"""A migrated database of each kind with two LIVC-Rs in it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from app.domain.ids import LivcId, OrganisatieId
from app.domain.people import Livc
from app.persistence.engine import make_engine
from app.persistence.unit_of_work import SqlUnitOfWork

ALKEN, BREE = LivcId("livc-alken"), LivcId("livc-bree")
NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
VANDAAG = date(2026, 3, 2)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def uow(engine: Engine) -> SqlUnitOfWork:
    uow = SqlUnitOfWork(engine, now=lambda: NU)
    with uow.begin(None) as tx:
        tx.livcs.save(Livc(ALKEN, "LIVC-R Alken", "Alken", OrganisatieId("gemeente-alken")))
        tx.livcs.save(Livc(BREE, "LIVC-R Bree", "Bree", OrganisatieId("gemeente-bree")))
    return uow
