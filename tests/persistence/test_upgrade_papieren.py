"""A database made before papers had a scope: each key gets its day, and speaks of whatever was on its agenda."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from alembic import command
from sqlalchemy import Engine, insert

from app.domain.ids import InstantieId, LivcId, OrganisatieId
from app.domain.inventaris import Bewaard, Plaats, laatste_dag
from app.persistence import migrate
from app.persistence.engine import make_engine, plain_engine
from app.persistence.unit_of_work import SqlUnitOfWork

LIVC, GEMEENTE = LivcId("livc-oud"), OrganisatieId("gemeente-oud")
NU = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
HELD = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
OLD = "0013"


@pytest.fixture
def upgraded(empty_database_url: str) -> Iterator[Engine]:
    """A database at 0013 with three meetings, as the program of then wrote them, brought to today."""
    plain = plain_engine(empty_database_url)
    with plain.begin() as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        command.upgrade(config, OLD)
        _write(connection)
    plain.dispose()
    migrate.upgrade(empty_database_url)
    engine = make_engine(empty_database_url)
    yield engine
    engine.dispose()


def _write(connection: object) -> None:
    from sqlalchemy import MetaData, text

    then = MetaData()
    then.reflect(connection)  # type: ignore[arg-type]
    execute = connection.execute  # type: ignore[attr-defined]
    on_sqlite = connection.dialect.name == "sqlite"  # type: ignore[attr-defined]

    def moment(value: datetime) -> object:
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ") if on_sqlite else value

    if not on_sqlite:
        execute(text("SELECT set_config('casuspad.livc', :livc, true)"), {"livc": LIVC})
    rows: dict[str, list[dict[str, object]]] = {
        "livc": [
            {
                "id": LIVC, "naam": "LIVC-R Oud", "gemeente": "Oud", "gemeente_id": GEMEENTE, "klok": 0,
                "kluizen_aan": True, "demo": False,
            }
        ],
        "casus": [
            {
                "id": name, "code": f"2026-{name}", "status": "lopend", "aangemeld_op": date(2026, 3, 1),
                "laatste_bespreking": spoken,
            }
            for name, spoken in (("c1", date(2026, 3, 12)), ("c2", date(2026, 1, 20)))
        ],
        "overleg": [
            {"id": name, "moment": moment(HELD) if status != "te_plannen" else None, "status": status}
            for name, status in (("o1", "gehouden"), ("o2", "gehouden"), ("o3", "gehouden"), ("o4", "te_plannen"))
        ],
        "agendapunt": [
            {
                "id": name, "overleg_id": overleg, "casus_id": casus, "soort": "casus", "titel": "",
                "status": "gesloten", "volgorde": 1, "kern_reden": False,
                "geopend_op": moment(HELD + timedelta(days=1)),
            }
            for name, overleg, casus in (("p1", "o1", "c1"), ("p2", "o1", "c2"), ("p3", "o2", None))
        ],
        "instantie": [
            {
                "id": name, "slot": name, "proces_id": "overleg", "versie_id": "v1", "state": b"", "actief": "[]",
                "wacht_op": "[]", "verhuisd": False, "variables": f'{{"aantal_agendapunt": {number}}}',
            }
            for name, number in (("o1", 2), ("o2", 1), ("o3", 1), ("o4", 0))
        ],
        "sleutel": [
            {"key_id": key, "zone": zone, "eigenaar_id": GEMEENTE, "scope": scope, "casus_id": casus}
            for key, zone, scope, casus in (
                ("k1", "papers", "o1", None), ("k1-concept", "vault", "o1", None), ("k2", "papers", "o2", None),
                ("k3", "papers", "o3", None), ("k4", "vault", "o4", None), ("k5", "register", "c1", "c1"),
            )
        ],
        "item": [
            {
                "id": f"i-{key}", "zone": "papers", "eigenaar_id": GEMEENTE, "key_id": key, "soort": "F19d",
                "versie": 1, "inhoud": b"x", "aangemaakt": moment(HELD), "rechten": "[]", "ingetrokken": False,
                "instantie_id": key.replace("k", "o")[:2],
            }
            for key in ("k1", "k1-concept", "k2", "k3")
        ],
    }  # fmt: skip
    for table, listed in rows.items():
        for row in listed:
            extra = {} if table == "livc" else {"livc_id": LIVC}
            execute(insert(then.tables[table]), {**row, **extra})


def kept(engine: Engine) -> dict[str, Bewaard]:
    with SqlUnitOfWork(engine, now=lambda: NU).read(LIVC) as tx:
        return {each.key_id: each for each in tx.inventaris.bewaard()}


def day(engine: Engine, key: str) -> date:
    return laatste_dag(kept(engine)[key], GEMEENTE)


def test_old_minutes_go_with_the_first_casus_that_was_on_the_agenda(upgraded: Engine) -> None:
    assert {each.casus.id for each in kept(upgraded)["k1"].genoemd} == {"c1", "c2"}
    assert day(upgraded, "k1") == day(upgraded, "k1-concept") == date(2027, 1, 20)


def test_papers_of_a_meeting_about_no_casus_go_a_year_after_the_day_it_was_held(upgraded: Engine) -> None:
    assert kept(upgraded)["k2"].plaats is Plaats.OVERLEG
    assert day(upgraded, "k2") == date(2027, 3, 13)


def test_papers_that_may_speak_of_a_casus_destroyed_before_are_due_at_once(upgraded: Engine) -> None:
    assert kept(upgraded)["k3"].genoemd_weg
    assert day(upgraded, "k3") <= NU.date()


def test_every_key_has_the_day_of_its_oldest_text_and_without_a_text_that_of_the_upgrade(
    upgraded: Engine,
) -> None:
    found = kept(upgraded)
    assert found["k1"].gemaakt_op == HELD.date()
    assert found["k4"].gemaakt_op >= datetime.now(UTC).date() - timedelta(days=1)
    assert (found["k4"].plaats, found["k5"].plaats) == (Plaats.OVERLEG, Plaats.CASUS)


def test_the_key_goes_with_the_rows_that_say_of_whom_it_speaks(upgraded: Engine) -> None:
    uow = SqlUnitOfWork(upgraded, now=lambda: NU)
    with uow.begin(LIVC) as tx:
        assert [key.key_id for key in tx.items.sleutels_die_noemen("c2")] == ["k1", "k1-concept"]  # type: ignore[arg-type]
        tx.items.delete_key("k1")
        assert [key.key_id for key in tx.items.sleutels_die_noemen("c2")] == ["k1-concept"]  # type: ignore[arg-type]
        assert tx.inventaris.overleggen_met_punten(date(2027, 1, 1)) == [InstantieId("o2")]
