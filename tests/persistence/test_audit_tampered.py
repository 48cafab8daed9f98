"""What was done to the log behind our back is found: the rows, their end, and who read which item."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, Executable, delete, select, update

from app.domain.ids import CasusId
from app.domain.logboek import Breuk, Breuksoort, Nazicht
from app.persistence import tables as t
from app.persistence.engine import plain_engine
from app.persistence.unit_of_work import SqlUnitOfWork
from app.services.ports.audit import Attest
from tests.persistence.conftest import ALKEN, NU, VANDAAG
from tests.persistence.values import KEY, casus, item, know_people, open_casus, regel

Tampering = Callable[[], Executable]
ROWS = 12


@pytest.fixture
def trail(uow: SqlUnitOfWork) -> SqlUnitOfWork:
    """Twelve sealed rows about one casus, written and read in turn."""
    with uow.begin(ALKEN) as tx:
        know_people(tx)
        open_casus(tx)
        tx.items.add(item("it1", casus_id="c1"))
    for number in range(ROWS // 2):
        with uow.begin(ALKEN) as tx:
            tx.audit.record(regel(f"stap{number}"))
        with uow.read(ALKEN) as tx:
            tx.audit.record(regel("casus_gelezen", soort="lezen", items=("it1",)))
    seal(uow)
    return uow


def seal(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.audit.seal(KEY, NU)


def found(uow: SqlUnitOfWork, van: int = 0, tot: int | None = None) -> list[Breuk]:
    with uow.read(ALKEN) as tx:
        return list(tx.audit.breuken(KEY, van, tot))


def behind_our_back(url: str, statement: Any) -> None:
    engine: Engine = plain_engine(url)
    with engine.execution_options(writing=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL casuspad.livc = '{ALKEN}'")
        assert connection.execute(statement).rowcount
    engine.dispose()


_ROW = t.audit_regel
_FIFTH = _ROW.c.zegelnummer == 5
_BLANK = {
    "zout": None,
    "persoon_id": None,
    "organisatie_id": None,
    "casus_id": None,
    "items": (),
    "grond": "",
}
TAMPERED: dict[str, tuple[Tampering, Breuksoort]] = {
    "who": (lambda: update(_ROW).where(_FIFTH).values(persoon_id="bo"), Breuksoort.GEWIJZIGD),
    "a row in the middle": (lambda: delete(_ROW).where(_FIFTH), Breuksoort.VERDWENEN),
    "emptied": (lambda: update(_ROW).where(_FIFTH).values(_BLANK), Breuksoort.INGEKORT),
    "emptied as of before": (
        lambda: update(_ROW).where(_FIFTH).values(_BLANK | {"inkorting": ""}),
        Breuksoort.INGEKORT,
    ),
    "emptied under an invented certificate": (
        lambda: update(_ROW).where(_FIFTH).values(_BLANK | {"inkorting": "c", "inkorting_zegel": "0" * 64}),
        Breuksoort.INGEKORT,
    ),
    "who read what": (lambda: delete(t.audit_item), Breuksoort.STUKKEN),
    "in another chain": (lambda: update(_ROW).where(_FIFTH).values(keten="c2"), Breuksoort.GEWIJZIGD),
}


@pytest.mark.parametrize(("tampering", "soort"), TAMPERED.values(), ids=TAMPERED)
def test_each_tampering_is_told_for_what_it_is(
    trail: SqlUnitOfWork, database_url: str, tampering: Tampering, soort: Breuksoort
) -> None:
    assert found(trail) == []
    if soort is Breuksoort.VERDWENEN:
        _forget_items_of(database_url, select(_ROW.c.verbintenis).where(_FIFTH))
    behind_our_back(database_url, tampering())
    assert soort in {each.soort for each in found(trail)}


def _forget_items_of(url: str, shown: Any) -> None:
    engine: Engine = plain_engine(url)
    with engine.execution_options(writing=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL casuspad.livc = '{ALKEN}'")
        connection.execute(delete(t.audit_item).where(t.audit_item.c.verbintenis.in_(shown)))
    engine.dispose()


def test_what_is_left_of_an_emptied_row_is_bound_too(trail: SqlUnitOfWork, database_url: str) -> None:
    with trail.begin(ALKEN) as tx:
        assert tx.audit.reduce(casus().id, Attest("", KEY)) == ROWS
    assert found(trail) == []
    behind_our_back(database_url, update(_ROW).where(_FIFTH).values(wat="iets_anders"))
    assert found(trail) == [Breuk(Breuksoort.INGEKORT, 5)]
    behind_our_back(database_url, update(_ROW).where(_FIFTH).values(moment=NU - timedelta(days=9)))
    assert found(trail) == [Breuk(Breuksoort.INGEKORT, 5)]


def test_a_certificate_that_is_not_there_answers_for_nothing(trail: SqlUnitOfWork) -> None:
    with trail.begin(ALKEN) as tx:
        tx.audit.reduce(casus().id, Attest("nergens", KEY))
    assert {each.soort for each in found(trail)} == {Breuksoort.INGEKORT}


def test_what_was_emptied_before_is_bound_once(trail: SqlUnitOfWork, database_url: str) -> None:
    shown = select(_ROW.c.verbintenis).where(_FIFTH)
    _forget_items_of(database_url, shown)
    behind_our_back(database_url, update(_ROW).where(_FIFTH).values(_BLANK | {"inkorting": ""}))
    with trail.begin(ALKEN) as tx:
        assert tx.audit.sign_reduced(KEY) == 1
        assert tx.audit.sign_reduced(KEY) == 0
    assert found(trail) == []


def test_a_part_can_be_looked_over_by_itself(trail: SqlUnitOfWork, database_url: str) -> None:
    behind_our_back(database_url, update(_ROW).where(_FIFTH).values(grond="geen"))
    assert found(trail, 0, 4) == []
    assert found(trail, 4, 6) == [Breuk(Breuksoort.GEWIJZIGD, 5)]
    assert found(trail, 5) == []


def test_a_gap_before_the_part_is_counted(trail: SqlUnitOfWork, database_url: str) -> None:
    _forget_items_of(database_url, select(_ROW.c.verbintenis).where(_ROW.c.zegelnummer == 4))
    behind_our_back(database_url, delete(_ROW).where(_ROW.c.zegelnummer == 4))
    assert found(trail, 8) == [Breuk(Breuksoort.VERDWENEN)]


def test_a_row_that_was_not_sealed_yet_is_looked_at(trail: SqlUnitOfWork, database_url: str) -> None:
    with trail.begin(ALKEN) as tx:
        tx.audit.record(regel("laatste", casus_id=CasusId("c1")))
    assert found(trail) == []
    behind_our_back(database_url, update(_ROW).where(_ROW.c.wat == "laatste").values(persoon_id="bo"))
    assert found(trail) == [Breuk(Breuksoort.GEWIJZIGD)]


def test_a_night_is_kept_once_and_a_year_long(trail: SqlUnitOfWork) -> None:
    breuk = Breuk(Breuksoort.EINDE, 7)
    with trail.begin(ALKEN) as tx:
        assert tx.audit.nazicht() is None
        tx.audit.keep_nazicht(Nazicht(VANDAAG, 3))
        tx.audit.keep_nazicht(Nazicht(VANDAAG, 6, (breuk,)))
        assert tx.audit.nazicht() == Nazicht(VANDAAG, 6, (breuk,))
        tx.audit.keep_nazicht(Nazicht(VANDAAG + timedelta(days=400), 9))
        assert tx.audit.nazicht() == Nazicht(VANDAAG + timedelta(days=400), 9)
    with trail.read(ALKEN) as tx:
        assert tx.audit.zegel(12) == tx.audit.head().zegel
        assert tx.audit.zegel(13) is None
