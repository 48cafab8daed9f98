"""What a process remembers of who takes part is never older than what was committed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from app.domain.ids import LidmaatschapId, LivcId
from app.domain.people import Lidmaatschap, Mandaat, Persoon, Rol
from app.persistence.counting import counting
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU, VANDAAG
from tests.persistence.values import AN, BO, OCMW, know_people


class ChangedMindError(Exception):
    """Rolls a transaction back."""


def lid(name: str = "l1", livc_id: LivcId = ALKEN) -> Lidmaatschap:
    return Lidmaatschap(
        LidmaatschapId(name), livc_id, AN, OCMW, Rol.PARTNER, "vast lid", VANDAAG, erkend_op=NU
    )


@pytest.fixture
def uow(uow: SqlUnitOfWork) -> SqlUnitOfWork:
    with uow.begin(None) as tx:
        know_people(tx)
    with uow.begin(ALKEN) as tx:
        tx.people.save_lidmaatschap(lid())
    return uow


def names(uow: SqlUnitOfWork, livc_id: LivcId = ALKEN) -> list[str]:
    with uow.read(livc_id) as tx:
        return [persoon.naam for _, persoon, _ in tx.people.leden(livc_id, VANDAAG)]


def other_process(engine: Engine) -> SqlUnitOfWork:
    return SqlUnitOfWork(engine, now=lambda: NU)


def test_a_second_reading_asks_the_database_one_question(uow: SqlUnitOfWork, database_url: str) -> None:
    names(uow)
    with counting(database_url) as counted, uow.read(None) as tx:
        tx.enter(ALKEN)
        tx.people.leden(ALKEN, VANDAAG)
        tx.people.organisaties(ALKEN)
        tx.people.mandaten(ALKEN, NU)
        tx.people.persoon(AN)
    told = 1 if "postgresql" in database_url else 0  # row-level security hears the LIVC-R
    assert counted.statements == 1 + told


def test_a_withdrawn_membership_counts_in_every_process_at_once(uow: SqlUnitOfWork, engine: Engine) -> None:
    elsewhere = other_process(engine)
    assert names(uow) == names(elsewhere) == ["An Peeters"]
    with uow.begin(ALKEN) as tx:
        tx.people.save_lidmaatschap(replace(lid(), tot=VANDAAG - timedelta(days=1)))
    assert names(uow) == names(elsewhere) == []


def test_every_change_of_who_takes_part_is_seen_elsewhere(uow: SqlUnitOfWork, engine: Engine) -> None:
    elsewhere = other_process(engine)
    mandate = Mandaat("m1", ALKEN, Rol.BURGEMEESTER, AN, BO, NU, NU + timedelta(days=1))

    def seen() -> tuple[bool, str, int]:
        with elsewhere.read(ALKEN) as tx:
            people = tx.people
            return people.persoon(AN).actief, people.organisatie(OCMW).naam, len(people.mandaten(ALKEN, NU))

    assert seen() == (True, "OCMW Alken", 0)
    with uow.begin(None) as tx:
        tx.people.save_persoon(replace(tx.people.persoon(AN), actief=False))
    assert seen() == (False, "OCMW Alken", 0)
    with uow.begin(None) as tx:
        tx.people.save_organisatie(replace(tx.people.organisatie(OCMW), naam="OCMW Nieuw"))
    assert seen() == (False, "OCMW Nieuw", 0)
    with uow.begin(ALKEN) as tx:
        tx.people.save_mandaat(mandate)
    assert seen() == (False, "OCMW Nieuw", 1)


def rename_and_roll_back(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.people.save_persoon(Persoon(AN, "Andere Naam"))
        assert [p.naam for _, p, _ in tx.people.leden(ALKEN, VANDAAG)] == ["Andere Naam"]
        raise ChangedMindError


def test_what_was_rolled_back_is_not_remembered(uow: SqlUnitOfWork) -> None:
    with pytest.raises(ChangedMindError):
        rename_and_roll_back(uow)
    assert names(uow) == ["An Peeters"]
    with uow.begin(ALKEN) as tx:
        tx.people.save_persoon(replace(tx.people.persoon(BO), actief=False))
    assert names(uow) == ["An Peeters"]


def test_the_list_of_one_livc_is_not_that_of_another(uow: SqlUnitOfWork) -> None:
    assert (names(uow), names(uow, BREE)) == (["An Peeters"], [])
