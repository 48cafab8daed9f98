"""Rows of before copies were linked: what an owner can still take back, and where an own item lay."""

from alembic import command
from sqlalchemy import Connection, func, select, text

from app.persistence import migrate
from app.persistence.engine import plain_engine

VAN, TOT = "2026-03-01T10:00:00.000000Z", "2026-03-01T11:00:00.000000Z"
BEFORE, DURING = "2026-02-01T10:00:00.000000Z", "2026-03-01T10:30:00.000000Z"
ITEMS = (
    ("own", "vault", "clb", "F08", "task1", None, DURING),
    ("early", "vault", "clb", "F08", "task2", None, BEFORE),
    ("copy", "vault", "ocmw", "F08", "task1", "punt", TOT),
    ("joint", "vault", "ocmw", "F09", "task3", "punt", TOT),
    ("note", "vault", "ocmw", "F11", "task4", None, DURING),
)


def test_copies_are_linked_to_what_they_copy_and_items_to_the_point_they_lay_at(
    empty_database_url: str,
) -> None:
    engine = plain_engine(empty_database_url)
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        migrated(connection, "0013")
        livc(connection)
        rows_of_before(connection)
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        migrated(connection, "0018")
    with engine.connect() as connection, connection.begin():
        livc(connection)
        linked = {row.id: row.bron_id for row in connection.execute(text("SELECT id, bron_id FROM item"))}
        assert linked == {"own": None, "early": None, "copy": "own", "joint": None, "note": None}
        shown = connection.execute(text("SELECT item_id, punt_id, casus_id FROM getoond")).all()
        assert [tuple(row) for row in shown] == [("own", "punt", "c1")]
    engine.dispose()


def migrated(connection: Connection, revision: str) -> None:
    config = migrate._config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def livc(connection: Connection) -> None:
    """Act in one LIVC-R: its policies hide the rows of every other."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.set_config("casuspad.livc", "l", True)))


def rows_of_before(connection: Connection) -> None:
    off, empty = ("0", "x'00'") if connection.dialect.name == "sqlite" else ("false", "'\\x00'")
    connection.execute(text("INSERT INTO organisatie (id, naam, soort) VALUES ('g', 'Gemeente', 'gemeente')"))
    connection.execute(
        text(
            "INSERT INTO livc (id, naam, gemeente, gemeente_id, klok, kluizen_aan, demo) "
            f"VALUES ('l', 'L', 'L', 'g', 0, {off}, {off})"
        )
    )
    connection.execute(
        text(
            "INSERT INTO agendapunt (livc_id, id, overleg_id, casus_id, soort, titel, status, volgorde, "
            "geopend_op, gesloten_op, sluit_op, kern_reden) VALUES "
            f"('l', 'punt', NULL, 'c1', 'casus', '', 'gesloten', 1, '{VAN}', '{TOT}', '{TOT}', {off})"
        )
    )
    for item_id, zone, owner, soort, task, punt, moment in ITEMS:
        connection.execute(
            text(
                "INSERT INTO item (livc_id, id, zone, eigenaar_id, key_id, soort, versie, inhoud, aangemaakt, "
                "casus_id, punt_id, task_id, rechten, ingetrokken) VALUES ('l', :id, :zone, :owner, 'k', :soort, "
                f"1, {empty}, '{moment}', 'c1', :punt, :task, '[]', {off})"
            ),
            {"id": item_id, "zone": zone, "owner": owner, "soort": soort, "punt": punt, "task": task},
        )
