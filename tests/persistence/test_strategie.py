"""The strategic table in both databases: it keeps what it is given, and has no room for a casus."""

from datetime import timedelta

from sqlalchemy import Table

from app.domain.ids import InstantieId, LivcId, OrganisatieId, PersoonId, TaskId, ZetelId
from app.domain.strategie import (
    Instructie,
    Opvolging,
    Stadium,
    StrategischeZetel,
    StrategischOverleg,
    TafelPlaats,
)
from app.persistence import tables as t
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU, VANDAAG

TABLES: tuple[Table, ...] = (t.strategisch_overleg, t.instructie, t.strategische_zetel)


def meeting(name: str, stand: Stadium, days: int | None = 0) -> StrategischOverleg:
    moment = None if days is None else NU + timedelta(days=days)
    return StrategischOverleg(InstantieId(name), ALKEN, moment, stand)


def asked(name: str, days: int, opvolging: Opvolging = Opvolging.GEGEVEN) -> Instructie:
    return Instructie(
        name,
        ALKEN,
        InstantieId("een"),
        TaskId("t"),
        1,
        "vorming",
        OrganisatieId("ocmw"),
        aan_tafel=False,
        tegen=VANDAAG + timedelta(days=days),
        opvolging=opvolging,
    )


def test_nothing_of_it_has_room_for_a_casus_or_a_name() -> None:
    """INV-17, by construction: nothing refers to a casus, and only a place at the table has a person."""
    for table in TABLES:
        names = {column.name for column in table.columns}
        assert not any("casus" in name or "punt" in name or "naam" in name for name in names), table.name
        assert not {key.column.table.name for key in table.foreign_keys} - {"livc"}
    assert not any("persoon" in column.name for column in (*t.strategisch_overleg.c, *t.instructie.c))


def test_meetings_come_in_order_those_to_come_apart(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        for each in (
            meeting("een", Stadium.VASTGESTELD, -9),
            meeting("twee", Stadium.GEHOUDEN, -2),
            meeting("drie", Stadium.GEPLAND, 5),
            meeting("vier", Stadium.TE_PLANNEN, None),
            meeting("vijf", Stadium.AFGELAST, None),
        ):
            tx.strategie.save_overleg(each)
    with uow.read(ALKEN) as tx:
        assert [each.id for each in tx.strategie.to_come()] == ["drie", "vier"]
        assert [each.id for each in tx.strategie.past(0, 9)] == ["twee", "een", "vijf"]
        assert [each.id for each in tx.strategie.past(1, 1)] == ["een"]
        assert tx.strategie.find_overleg(InstantieId("drie")) == meeting("drie", Stadium.GEPLAND, 5)
    with uow.read(BREE) as tx:
        assert tx.strategie.find_overleg(InstantieId("drie")) is None
        assert not tx.strategie.to_come()


def test_what_is_asked_comes_by_its_day_and_what_is_done_is_not_open(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        for each in (asked("laat", 9), asked("vroeg", 1), asked("klaar", 2, Opvolging.UITGEVOERD)):
            tx.strategie.save_instructie(each)
    with uow.read(ALKEN) as tx:
        assert [each.id for each in tx.strategie.instructies(InstantieId("een"))] == [
            "vroeg",
            "klaar",
            "laat",
        ]
        assert [each.id for each in tx.strategie.open_instructies(0, 9)] == ["vroeg", "laat"]
        assert [each.id for each in tx.strategie.open_instructies(1, 9)] == ["laat"]
        assert tx.strategie.find_instructie("klaar") == asked("klaar", 2, Opvolging.UITGEVOERD)
        assert tx.strategie.find_instructie("geen") is None
    with uow.read(BREE) as tx:
        assert tx.strategie.find_instructie("klaar") is None


def test_a_place_is_kept_with_the_day_of_the_procureur(uow: SqlUnitOfWork) -> None:
    held = StrategischeZetel(
        ZetelId("z"), LivcId(ALKEN), TafelPlaats.PARKET, None, None, VANDAAG, None, PersoonId("b"), VANDAAG
    )
    with uow.begin(ALKEN) as tx:
        tx.strategie.save_zetel(held)
    with uow.read(ALKEN) as tx:
        assert tx.strategie.zetels() == [held]
    with uow.read(BREE) as tx:
        assert not tx.strategie.zetels()
