"""Persons, organisations and settings are global; memberships and mandates are not."""

from datetime import date, timedelta

import pytest

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import LidmaatschapId, LivcId, OrganisatieId, PersoonId
from app.domain.people import Lidmaatschap, Livc, Mandaat, Persoon, Rol
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU, VANDAAG
from tests.persistence.values import AN, BO, CLB, OCMW, know_people


def lid(
    name: str, livc_id: LivcId, persoon_id: PersoonId = AN, organisatie_id: OrganisatieId = OCMW
) -> Lidmaatschap:
    return Lidmaatschap(
        LidmaatschapId(name),
        livc_id,
        persoon_id,
        organisatie_id,
        Rol.PARTNER,
        "vast lid",
        date(2026, 1, 1),
        VANDAAG,
        NU,
    )


def test_a_person_is_found_by_e_mail_whatever_its_capitals(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        know_people(tx)
        found = tx.people.find_by_email(" AN@OCMW.example")
        assert found is not None
        assert (found.id, found.email) == (AN, "An@ocmw.example")
        assert tx.people.find_by_email("niemand@ocmw.example") is None
        assert set(tx.people.personen([AN, PersoonId("weg")])) == {AN}


def test_two_persons_cannot_have_one_e_mail_address(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        know_people(tx)
        tx.people.save_persoon(Persoon(PersoonId("x"), "Zonder adres"))
        tx.people.save_persoon(Persoon(PersoonId("y"), "Ook zonder"))
    with pytest.raises(ConflictError), uow.begin(None) as tx:
        tx.people.save_persoon(Persoon(PersoonId("z"), "Dubbel", "AN@ocmw.EXAMPLE"))


def test_who_is_absent_is_not_found(uow: SqlUnitOfWork) -> None:
    with uow.read(None) as tx:
        for ask in (
            lambda: tx.people.persoon(AN),
            lambda: tx.people.organisatie(OCMW),
            lambda: tx.livcs.get(LivcId("geen")),
        ):
            with pytest.raises(NotFoundError):
                ask()


def test_memberships_are_found_over_all_livcs_on_a_day(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        know_people(tx)
        tx.people.save_lidmaatschap(lid("l1", ALKEN))
        tx.people.save_lidmaatschap(lid("l3", ALKEN, BO, CLB))
    with uow.begin(BREE) as tx:
        tx.people.save_lidmaatschap(lid("l2", BREE))
    for livc_id in (None, ALKEN):
        with uow.read(livc_id) as tx:
            assert [each.id for each in tx.people.lidmaatschappen(AN, VANDAAG)] == ["l1", "l2"]
            assert tx.people.lidmaatschappen(AN, VANDAAG + timedelta(days=1)) == []
            assert tx.people.lidmaatschappen(AN, date(2025, 12, 31)) == []


def test_members_come_by_name_with_their_organisation(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        know_people(tx)
        tx.people.save_lidmaatschap(lid("l1", ALKEN, BO, CLB))
        tx.people.save_lidmaatschap(lid("l2", ALKEN))
        rows = tx.people.leden(ALKEN, VANDAAG)
        assert [(each.id, persoon.naam, org.naam) for each, persoon, org in rows] == [
            ("l2", "An Peeters", "OCMW Alken"),
            ("l1", "Bo Jacobs", "CLB Kompas"),
        ]
        assert [org.naam for org in tx.people.organisaties(ALKEN)] == ["CLB Kompas", "OCMW Alken"]
    with uow.read(BREE) as tx:
        assert not tx.people.organisaties(BREE)


def test_a_mandate_is_in_force_until_it_ends_or_is_withdrawn(uow: SqlUnitOfWork) -> None:
    tot = NU + timedelta(days=7)
    mandaat = Mandaat("m1", ALKEN, Rol.BURGEMEESTER, AN, BO, NU, tot)
    with uow.begin(ALKEN) as tx:
        tx.people.save_mandaat(mandaat)
        assert tx.people.mandaten(ALKEN, NU) == [mandaat]
        assert tx.people.mandaten(ALKEN, tot) == []
        tx.people.save_mandaat(
            Mandaat("m1", ALKEN, Rol.BURGEMEESTER, AN, BO, NU, tot, NU + timedelta(days=1))
        )
        assert len(tx.people.mandaten(ALKEN, NU)) == 1
        assert tx.people.mandaten(ALKEN, NU + timedelta(days=1)) == []


def test_a_setting_starts_on_its_day_in_the_clock_of_the_livc(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        assert tx.livcs.instelling(ALKEN, "kluisbesluit") is None
        tx.livcs.save_instelling(ALKEN, "kluisbesluit", "uit", VANDAAG, AN)
        tx.livcs.save_instelling(ALKEN, "kluisbesluit", "aan", VANDAAG + timedelta(days=1), AN)
        assert tx.livcs.instelling(ALKEN, "kluisbesluit") == "uit"
        tx.livcs.save_instelling(ALKEN, "kluisbesluit", "toch niet", VANDAAG, AN)
        assert tx.livcs.instelling(ALKEN, "kluisbesluit") == "toch niet"
        assert tx.livcs.instelling(BREE, "kluisbesluit") is None
        ahead = Livc(
            ALKEN, "LIVC-R Alken", "Alken", OrganisatieId("g"), timedelta(days=1, microseconds=1), demo=True
        )
        tx.livcs.save(ahead)
        assert tx.livcs.get(ALKEN) == ahead
        assert tx.livcs.instelling(ALKEN, "kluisbesluit") == "aan"


def test_the_worker_lives_in_one_row(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        assert tx.livcs.heartbeat() is None
        tx.livcs.beat(NU)
        tx.livcs.beat(NU + timedelta(seconds=5))
        assert tx.livcs.heartbeat() == NU + timedelta(seconds=5)
