"""Questions whether somebody is a colleague are kept in their LIVC-R, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.erkenning import Aanleiding, Besluit, Erkenning, Weg
from app.domain.errors import ConflictError
from app.domain.ids import LidmaatschapId
from app.domain.people import Rol
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU
from tests.persistence.values import AN, BO, CLB, OCMW, know_people


def vraag(name: str = "v1", **more: object) -> Erkenning:
    plain = Erkenning(name, ALKEN, LidmaatschapId("l1"), AN, OCMW, Aanleiding.ADRES, NU, Rol.PARTNER, BO)
    return replace(plain, **more)  # type: ignore[arg-type]


def test_a_question_comes_back_as_it_was_kept(uow: SqlUnitOfWork) -> None:
    answered = vraag(besluit=Besluit.JA, weg=Weg.SAMEN, door=BO, tweede_ja=BO, beslist_op=NU)
    with uow.begin(ALKEN) as tx:
        tx.erkenningen.lock()
        tx.erkenningen.save(vraag())
        tx.erkenningen.save(answered)
    with uow.read(ALKEN) as tx:
        assert tx.erkenningen.find("v1") == answered
        assert not tx.erkenningen.open_()
    with uow.read(BREE) as tx:
        assert tx.erkenningen.find("v1") is None


def test_a_page_is_newest_first_and_of_these_organisations(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        for number in range(5):
            at = NU + timedelta(days=number)
            tx.erkenningen.save(
                vraag(f"v{number}", gevraagd_op=at, organisatie_id=CLB if number % 2 else OCMW)
            )
    with uow.read(ALKEN) as tx:
        assert [v.id for v in tx.erkenningen.of_organisaties(None, 1, 2)] == ["v3", "v2"]
        assert [v.id for v in tx.erkenningen.of_organisaties(frozenset({CLB}), 0, 9)] == ["v3", "v1"]
        assert [v.id for v in tx.erkenningen.of_organisaties(frozenset(), 0, 9)] == []
        assert [v.id for v in tx.erkenningen.open_()] == ["v0", "v1", "v2", "v3", "v4"]
    with uow.begin(ALKEN) as tx:
        assert tx.erkenningen.forget([LidmaatschapId("l1")]) == 5
        assert tx.erkenningen.forget([]) == 0


def test_one_folded_name_is_one_organisation_in_a_livc(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        know_people(tx)
    for livc_id in (ALKEN, BREE):
        with uow.begin(livc_id) as tx:
            tx.people.save_naam(OCMW, "ocmw alken")
    with pytest.raises(ConflictError), uow.begin(ALKEN) as tx:
        tx.people.save_naam(CLB, "ocmw alken")
    with uow.read(ALKEN) as tx:
        found = tx.people.find_genoemd("ocmw alken")
        assert found
        assert found.id == OCMW
        assert tx.people.find_genoemd("clb kompas") is None
