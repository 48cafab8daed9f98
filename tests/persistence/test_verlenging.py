"""Until when a holder keeps its own file: one row for each, and those that ran before there were rows."""

import json
from datetime import date

from alembic import command
from sqlalchemy import Connection, text

from app.domain.casus import Verlenging
from app.domain.ids import CasusId
from app.persistence import migrate
from app.persistence.engine import plain_engine
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE
from tests.persistence.values import CLB, OCMW, know_people

EEN, ANDER = CasusId("c-1"), CasusId("c-2")


def test_each_holder_has_one_row_and_forgets_only_its_own(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        know_people(tx)
        for casus_id, holder, day in (
            (EEN, OCMW, date(2028, 1, 1)),
            (EEN, OCMW, date(2029, 1, 1)),
            (EEN, CLB, date(2028, 6, 1)),
            (ANDER, OCMW, date(2028, 2, 2)),
        ):
            tx.casussen.save_verlenging(Verlenging(ALKEN, casus_id, holder, day))
    with uow.read(ALKEN) as tx:
        assert [v.tot for v in tx.casussen.verlengingen(EEN)] == [date(2028, 6, 1), date(2029, 1, 1)]
    with uow.begin(BREE) as tx:
        assert tx.casussen.verlengingen(EEN) == []
        tx.casussen.forget_verlengingen(EEN)
    with uow.begin(ALKEN) as tx:
        tx.casussen.forget_verlenging(EEN, OCMW)
    with uow.begin(ALKEN) as tx:
        assert [v.organisatie_id for v in tx.casussen.verlengingen(EEN)] == [CLB]
        tx.casussen.forget_verlengingen(EEN)
        assert tx.casussen.verlengingen(EEN) == []
        assert [v.tot for v in tx.casussen.verlengingen(ANDER)] == [date(2028, 2, 2)]


def test_extensions_that_ran_before_there_were_rows_are_read_from_the_retention(
    empty_database_url: str,
) -> None:
    migrate.upgrade(empty_database_url)
    engine = plain_engine(empty_database_url)
    config = migrate._config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0013")
        connection.execute(text(LIVC), {"id": "alken"})
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT set_config('casuspad.livc', 'alken', true)"))
        known = {"vernietigen_op": day("2027-09-10"), "einddatum@clb": day("2029-06-01")}
        asked = known | {"y_besl@clb": "verlengen"}
        keep(connection, "loopt", asked | {"einddatum@ocmw": day("2030-01-01")}, ["y_jaar"])
        keep(connection, "gestopt", asked | {"y_herz@clb": "niet_meer_nodig"}, ["y_jaar"])
        keep(connection, "herstart", asked, ["z_loopt"])
        keep(connection, "te_kort", asked | {"einddatum@clb": day("2027-09-10")}, ["y_herz"])
        keep(connection, "voorbij", asked, ["y_jaar"], beeindigd="z_end")
    migrate.upgrade(empty_database_url)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT set_config('casuspad.livc', 'alken', true)"))
        found = connection.execute(text("SELECT casus_id, organisatie_id, tot FROM verlenging")).all()
    engine.dispose()
    assert [(c, o, str(tot)) for c, o, tot in found] == [("loopt", "clb", "2029-06-01")]


def day(iso: str) -> dict[str, str]:
    return {"datum": iso}


def keep(
    connection: Connection,
    casus_id: str,
    variables: object,
    active: list[str],
    beeindigd: str | None = None,
) -> None:
    row = {"id": f"i-{casus_id}", "casus": casus_id, "variables": json.dumps(variables)}
    row |= {"active": json.dumps(active), "ended": beeindigd}  # type: ignore[dict-item]
    connection.execute(text(INSTANTIE), row)


INSTANTIE = """
    INSERT INTO instantie (livc_id, id, casus_id, slot, proces_id, versie_id, state, variables, beeindigd, actief,
        wacht_op)
    VALUES ('alken', :id, :casus, :casus, 'bewaring', 'v1', '', :variables, :ended, :active, '[]')
"""
LIVC = """
    INSERT INTO livc (id, naam, gemeente, gemeente_id, klok, kluizen_aan, demo)
    VALUES (:id, 'Alken', 'Alken', 'gemeente', 0, true, false)
"""
