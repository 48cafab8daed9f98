"""Upgrade 0014 on a database in use: who was a member stays one, and names that fold to one are told apart."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, text

from app.domain.ids import LivcId
from app.persistence import migrate
from app.persistence.engine import make_engine, plain_engine
from app.persistence.unit_of_work import SqlUnitOfWork

OLD, NEW = "0013", "0014"
ALKEN, BREE = LivcId("livc-alken"), LivcId("livc-bree")
ORGANISATIES = {
    "o1": ("OCMW Proefstad", "sociaal"),
    "o2": ("ocmw  proefstad ", "sociaal"),
    "o3": ("OCMW\u200b Proefstad", "sociaal"),
    "o4": ("Justitiehuis", "justitie"),
    "o5": ("Stadhuis", "gemeente"),
    "o6": ("Dienst X", "iets anders"),
}
LEDEN = (
    ("l1", ALKEN, "o1"),
    ("l2", ALKEN, "o1"),
    ("l3", ALKEN, "o2"),
    ("l4", ALKEN, "o3"),
    ("l5", ALKEN, "o4"),
    ("l6", ALKEN, "o6"),
    ("l7", BREE, "o5"),
)


def _upgrade(connection: Connection, revision: str) -> None:
    config = migrate._config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@pytest.fixture
def upgraded(empty_database_url: str) -> str:
    engine = plain_engine(empty_database_url)
    with engine.begin() as connection:
        _upgrade(connection, OLD)
        _fill(connection)
    with engine.begin() as connection:
        _upgrade(connection, "head")
    engine.dispose()
    return empty_database_url


def _fill(connection: Connection) -> None:
    def put(statement: str, **values: object) -> None:
        connection.execute(text(statement), values)

    for livc, gemeente in ((ALKEN, "o9"), (BREE, "o5")):
        put(
            "INSERT INTO livc (id, naam, gemeente, gemeente_id, klok, kluizen_aan, demo) "
            "VALUES (:id, :id, 'x', :g, 0, false, false)",
            id=livc,
            g=gemeente,
        )
    for key, (naam, soort) in {**ORGANISATIES, "o9": ("Gemeente Alken", "gemeente")}.items():
        put(
            "INSERT INTO organisatie (id, naam, soort) VALUES (:id, :naam, :soort)",
            id=key,
            naam=naam,
            soort=soort,
        )
    for key, livc, org in LEDEN:
        put("INSERT INTO persoon (id, naam, actief) VALUES (:id, :id, true)", id=f"p-{key}")
        if connection.dialect.name == "postgresql":
            put("SELECT set_config('casuspad.livc', :livc, true)", livc=livc)
        put(
            "INSERT INTO lidmaatschap (livc_id, id, persoon_id, organisatie_id, rol, functie, van) "
            "VALUES (:livc, :id, :persoon, :org, 'partner', '', :van)",
            livc=livc,
            id=key,
            persoon=f"p-{key}",
            org=org,
            van=date(2026, 1, 1),
        )


@pytest.fixture
def engine(upgraded: str) -> Iterator[Engine]:
    made = make_engine(upgraded)
    yield made
    made.dispose()


def test_who_was_a_member_stays_one(engine: Engine) -> None:
    uow = SqlUnitOfWork(engine, now=lambda: datetime(2026, 3, 2, tzinfo=UTC))
    for livc in (ALKEN, BREE):
        with uow.read(livc) as tx:
            rows = tx.people.leden(livc, date(2026, 3, 2))
            assert {lid.id for lid, _, _ in rows} == {key for key, where, _ in LEDEN if where == livc}
            assert not tx.people.wachtenden(livc, date(2026, 3, 2))
            assert not tx.erkenningen.open_()


def test_names_that_fold_to_one_are_kept_under_a_number_and_can_be_listed(engine: Engine) -> None:
    uow = SqlUnitOfWork(engine, now=lambda: datetime(2026, 3, 2, tzinfo=UTC))
    with uow.read(ALKEN) as tx:
        orgs = {org.id: org for org in tx.people.organisaties(ALKEN)}
        assert orgs["o1"].naam == "OCMW Proefstad"
        assert orgs["o1"].vorige_naam is None
        assert {orgs["o2"].naam, orgs["o3"].naam} == {"ocmw  proefstad (2)", "OCMW\u200b Proefstad (3)"}
        assert orgs["o2"].vorige_naam == "ocmw  proefstad "
        found = tx.people.find_genoemd("ocmw proefstad")
        assert found
        assert found.id == "o1"
        gemeente = tx.people.find_genoemd("gemeente alken")
        assert gemeente
        assert gemeente.id == "o9"


def test_kinds_become_words_of_the_closed_list(engine: Engine) -> None:
    uow = SqlUnitOfWork(engine, now=lambda: datetime(2026, 3, 2, tzinfo=UTC))
    with uow.read(ALKEN) as tx:
        kinds = {org.id: org.soort for org in tx.people.organisaties(ALKEN)}
    assert kinds == {"o1": "ocmw", "o2": "ocmw", "o3": "ocmw", "o4": "justitiehuis", "o6": "overig"}
