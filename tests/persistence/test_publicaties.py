"""Questions to publish and choices for casussen, in both databases, each LIVC-R its own."""

from dataclasses import replace
from datetime import timedelta

from app.domain.ids import OntwerpId, PersoonId, ReleaseId
from app.domain.publicatie import Publicatie, PublicatieStatus
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU

EEN = OntwerpId("een")
ASKED = Publicatie(
    EEN, ALKEN, 1, 4, PublicatieStatus.GEVRAAGD, PersoonId("p"), NU, (("Dit mag.", "Zo is het afgesproken."),)
)


def test_a_question_is_kept_with_its_answer_and_the_last_one_counts(uow: SqlUnitOfWork) -> None:
    later = replace(ASKED, nummer=2, gevraagd_op=NU + timedelta(minutes=1), redenen=())
    done = replace(later.answered(PublicatieStatus.GEPUBLICEERD, PersoonId("h"), NU), vervangt=ReleaseId("r"))
    with uow.begin(ALKEN) as tx:
        tx.publicaties.save(ASKED)
        assert tx.publicaties.open() == [ASKED]
        tx.publicaties.save(later)
        tx.publicaties.save(done)
    with uow.read(ALKEN) as tx:
        assert tx.publicaties.find_last(EEN) == done
        assert tx.publicaties.van(EEN) == [done, ASKED]
        assert tx.publicaties.open() == [ASKED]
        assert tx.publicaties.find_last(OntwerpId("twee")) is None
    with uow.read(BREE) as tx:
        assert tx.publicaties.find_last(EEN) is None
        assert list(tx.publicaties.open()) == []


def test_choices_are_kept_changed_and_taken_away(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.publicaties.keep_keuzes(
            EEN, {("casus", "", "stap:a"): "naar:b", ("casus", "c1", "casus"): "blijf"}
        )
        tx.publicaties.keep_keuzes(EEN, {("casus", "", "stap:a"): "naar:c", ("casus", "c1", "casus"): ""})
    with uow.read(ALKEN) as tx:
        assert tx.publicaties.keuzes(EEN) == {("casus", "", "stap:a"): "naar:c"}
    with uow.read(BREE) as tx:
        assert tx.publicaties.keuzes(EEN) == {}
