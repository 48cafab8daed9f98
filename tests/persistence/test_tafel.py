"""Meetings, points, attendance, votes and confirmations."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.domain.casus import CasusStatus
from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import CasusId, InstantieId, PuntId, TaskId
from app.domain.overleg import Aanwezige, Bevestiging, Overleg, PuntStatus, Stem
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from tests.persistence.conftest import ALKEN, NU
from tests.persistence.values import AN, BO, OCMW, casus, punt

LATER = NU + timedelta(hours=1)


@pytest.fixture
def tx(uow: SqlUnitOfWork) -> Iterator[SqlTx]:
    with uow.begin(ALKEN) as tx:
        yield tx


def stem(name: str, **changes: object) -> Stem:
    plain = {
        "ronde": 1,
        "persoon_id": AN,
        "antwoord": "akkoord",
        "genoteerd_door": BO,
        "moment": NU,
    } | changes
    return Stem(name, ALKEN, CasusId("c1"), TaskId("t1"), "kwalificatie", hash="h", **plain)  # type: ignore[arg-type]


def test_meetings_come_by_date_and_those_without_last(tx: SqlTx) -> None:
    for name, moment in (("geen", None), ("later", LATER), ("eerst", NU)):
        tx.tafel.save_overleg(Overleg(InstantieId(name), ALKEN, moment, "gepland"))
    assert [o.id for o in tx.tafel.overleggen()] == ["eerst", "later", "geen"]
    assert tx.tafel.overleg(InstantieId("eerst")).moment == NU
    with pytest.raises(NotFoundError):
        tx.tafel.overleg(InstantieId("nooit"))


def test_points_come_in_order_and_wait_until_planned(tx: SqlTx) -> None:
    for each in (punt("b", volgorde=2), punt("a", volgorde=1), punt("c", overleg_id=None)):
        tx.tafel.save_punt(each)
    assert [p.id for p in tx.tafel.punten(InstantieId("o1"))] == ["a", "b"]
    assert [p.id for p in tx.tafel.punten(None)] == ["c"]
    with pytest.raises(NotFoundError):
        tx.tafel.punt(PuntId("d"))


def test_the_open_point_and_the_last_one_are_found(tx: SqlTx) -> None:
    tx.tafel.save_punt(punt("oud", status=PuntStatus.GESLOTEN, geopend_op=NU, gesloten_op=NU))
    tx.tafel.save_punt(punt("gevraagd", status=PuntStatus.GEVRAAGD))
    assert tx.tafel.find_open_punt(CasusId("c1")) is None
    open_ = punt("nieuw", geopend_op=LATER, sluit_op=LATER + timedelta(days=1))
    tx.tafel.save_punt(open_)
    assert tx.tafel.find_open_punt(CasusId("c1")) == open_
    assert tx.tafel.laatste_punt(CasusId("c1")) == open_
    assert tx.tafel.laatste_punt(CasusId("c2")) is None
    assert tx.tafel.geopend(CasusId("c1")) == [NU, LATER]
    assert tx.tafel.geopend(CasusId("c2")) == []
    assert tx.tafel.open_punten_te_sluiten(LATER) == []
    assert tx.tafel.open_punten_te_sluiten(LATER + timedelta(days=1)) == [open_]


def test_a_point_about_no_casus_opens_and_closes_by_itself_as_any_other(tx: SqlTx) -> None:
    open_ = punt("algemeen", casus_id=None, soort="algemeen", geopend_op=NU, sluit_op=LATER)
    tx.tafel.save_punt(open_)
    assert tx.tafel.open_punten_te_sluiten(LATER) == [open_]
    assert tx.tafel.find_open_punt(CasusId("c1")) is None


def test_attendance_is_one_row_for_a_person_at_a_point(tx: SqlTx) -> None:
    tx.tafel.save_punt(punt())
    tx.tafel.save_aanwezige(
        Aanwezige(PuntId("p1"), AN, OCMW, frozenset({"partner", "voorzitter"}), NU), ALKEN
    )
    left = Aanwezige(PuntId("p1"), AN, OCMW, frozenset({"partner"}), NU, LATER)
    tx.tafel.save_aanwezige(left, ALKEN)
    assert tx.tafel.aanwezigen(PuntId("p1")) == [left]


def test_one_answers_once_in_a_round_and_may_change_it(tx: SqlTx) -> None:
    tx.tafel.save_stem(stem("s1"))
    tx.tafel.save_stem(stem("s1", antwoord="bezwaar"))
    tx.tafel.save_stem(stem("s2", ronde=2))
    assert [s.antwoord for s in tx.tafel.stemmen(TaskId("t1"), 1)] == ["bezwaar"]


def test_a_second_vote_in_a_round_is_refused(uow: SqlUnitOfWork) -> None:
    with pytest.raises(ConflictError), uow.begin(ALKEN) as tx:  # noqa: PT012
        tx.tafel.save_stem(stem("s1"))
        tx.tafel.save_stem(stem("s2"))


def test_a_confirmation_waits_for_a_person_or_for_a_role(tx: SqlTx) -> None:
    rows = [("1", AN, None), ("2", BO, None), ("3", None, "burgemeester"), ("4", AN, "burgemeester")]
    for name, persoon, rol in rows:
        tx.tafel.save_bevestiging(Bevestiging(name, ALKEN, persoon, rol, None, "stem", "Akkoord", NU))
    assert [b.id for b in tx.tafel.bevestigingen(AN, frozenset())] == ["1", "4"]
    assert [b.id for b in tx.tafel.bevestigingen(BO, frozenset({"burgemeester"}))] == ["2", "3"]
    tx.tafel.save_bevestiging(Bevestiging("1", ALKEN, AN, None, None, "stem", "Akkoord", NU, "klopt"))
    assert tx.tafel.bevestiging("1").antwoord == "klopt"
    assert [b.id for b in tx.tafel.bevestigingen(AN, frozenset())] == ["4"]
    assert tx.tafel.answer_bevestiging("4", "klopt_niet")
    assert not tx.tafel.answer_bevestiging("4", "klopt"), "two taps at once are one answer"
    assert not tx.tafel.answer_bevestiging("1", "klopt_niet")
    assert tx.tafel.bevestiging("4").antwoord == "klopt_niet"
    with pytest.raises(NotFoundError):
        tx.tafel.bevestiging("5")


def test_what_waits_for_a_meeting_is_told_with_its_moment_and_only_of_the_casussen_asked_for(
    tx: SqlTx,
) -> None:
    asked = PuntStatus.GEVRAAGD
    for each in (
        punt("op", casus_id="c1", status=asked),
        punt("niet", casus_id="c2", overleg_id=None, status=asked),
        punt("toe", casus_id="c3", status=PuntStatus.GESLOTEN),
        punt("ander", casus_id="c4", status=asked),
    ):
        tx.tafel.save_punt(each)
    three = [CasusId(c) for c in ("c1", "c2", "c3")]
    assert tx.tafel.waits_for_meeting(three) == {"c1": None, "c2": None}
    tx.tafel.save_overleg(Overleg(InstantieId("o1"), ALKEN, NU, "bezig"))
    tx.tafel.save_overleg(Overleg(InstantieId("o2"), ALKEN, LATER, "gepland"))
    assert tx.tafel.waits_for_meeting(three) == {"c1": NU, "c2": LATER}
    assert tx.tafel.waits_for_meeting(()) == {}


def test_who_took_part_in_a_point_attended_its_casus_once(tx: SqlTx) -> None:
    for each in (punt("een", casus_id="c1"), punt("twee", casus_id="c1"), punt("drie", casus_id="c2")):
        tx.tafel.save_punt(each)
    for point in ("een", "twee"):
        tx.tafel.save_aanwezige(Aanwezige(PuntId(point), AN, OCMW, frozenset({"partner"}), NU), ALKEN)
    assert tx.tafel.attended(AN) == ["c1"]
    assert tx.tafel.attended(BO) == []


def test_what_must_come_back_soon_is_what_the_last_point_of_a_running_casus_said(tx: SqlTx) -> None:
    closed = {"status": PuntStatus.GESLOTEN, "geopend_op": NU, "dringend": True}
    for name, status in (
        ("c1", CasusStatus.LOPEND),
        ("c2", CasusStatus.LOPEND),
        ("c3", CasusStatus.AFGESLOTEN),
    ):
        tx.casussen.save(casus(name, status=status))
        tx.tafel.save_punt(punt(f"p-{name}", casus_id=CasusId(name), gesloten_op=NU, **closed))
    assert tx.tafel.lopende_en_dringende() == (2, 2)
    later = closed | {"dringend": False, "gesloten_op": LATER}
    tx.tafel.save_punt(punt("p-later", casus_id=CasusId("c2"), **later))
    assert tx.tafel.lopende_en_dringende() == (2, 1)


def test_who_took_part_in_several_points_is_read_together(tx: SqlTx) -> None:
    for name in ("p1", "p2", "p3"):
        tx.tafel.save_punt(punt(name))
    for name, who in (("p1", AN), ("p1", BO), ("p2", BO)):
        tx.tafel.save_aanwezige(Aanwezige(PuntId(name), who, OCMW, frozenset({"partner"}), NU), ALKEN)
    found = tx.tafel.aanwezigen_van([PuntId("p1"), PuntId("p2"), PuntId("p3")])
    assert found == {PuntId(name): tx.tafel.aanwezigen(PuntId(name)) for name in ("p1", "p2")}
    assert tx.tafel.aanwezigen_van([]) == {}
