"""The engagement of secrecy: per seat, and anew when its sentences change."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from app.domain.ids import LidmaatschapId, LivcId, OrganisatieId, PersoonId
from app.domain.people import Actor, Lidmaatschap, Rol
from app.domain.verklaring import (
    VERSIE,
    ZINNEN,
    VerklaringNodigError,
    bevestigde_afspraken,
    ensure_gebonden,
    laatst_bevestigd,
    te_bevestigen,
    versie_met,
)

DAG = date(2026, 3, 2)
LID = Lidmaatschap(
    LidmaatschapId("l"), LivcId("x"), PersoonId("p"), OrganisatieId("o"), Rol.PARTNER, "lid", date(2026, 1, 1)
)
BEVESTIGD = replace(LID, verklaard_op=DAG, verklaard_versie=VERSIE)


def actor(*lidmaatschappen: Lidmaatschap) -> Actor:
    return Actor(PersoonId("p"), LivcId("x"), lidmaatschappen)


def test_nothing_about_anybody_is_read_before_it_was_confirmed() -> None:
    with pytest.raises(VerklaringNodigError):
        ensure_gebonden(actor(LID), ("iets",))
    ensure_gebonden(actor(BEVESTIGD), ("iets",))


def test_where_nothing_is_read_nothing_is_asked() -> None:
    ensure_gebonden(actor(LID), ())


def test_another_seat_confirms_for_itself() -> None:
    ander = replace(LID, id=LidmaatschapId("m"), organisatie_id=OrganisatieId("q"))
    assert list(te_bevestigen(actor(BEVESTIGD, ander))) == [ander]
    with pytest.raises(VerklaringNodigError):
        ensure_gebonden(actor(BEVESTIGD, ander), ("iets",))


def test_an_earlier_version_is_asked_once_more() -> None:
    with pytest.raises(VerklaringNodigError):
        ensure_gebonden(actor(replace(BEVESTIGD, verklaard_versie="2026-01")), ("iets",))


def test_agreements_that_changed_are_asked_once_more() -> None:
    agreed = replace(actor(BEVESTIGD), werkafspraken=1)
    with pytest.raises(VerklaringNodigError):
        ensure_gebonden(agreed, ("iets",))
    signed = replace(BEVESTIGD, verklaard_versie=versie_met(1))
    ensure_gebonden(replace(agreed, lidmaatschappen=(signed,)), ("iets",))
    with pytest.raises(VerklaringNodigError):
        ensure_gebonden(replace(agreed, lidmaatschappen=(signed,), werkafspraken=2), ("iets",))


def test_a_confirmed_version_says_which_agreements_it_held() -> None:
    assert [bevestigde_afspraken(each) for each in (None, VERSIE, versie_met(0), versie_met(12))] == [
        0,
        0,
        0,
        12,
    ]


@pytest.mark.parametrize("rol", [Rol.BEHEERDER, Rol.MANAGER])
def test_who_reads_nothing_is_asked_nothing(rol: Rol) -> None:
    assert not list(te_bevestigen(actor(replace(LID, rol=rol))))


def test_the_day_is_known() -> None:
    assert laatst_bevestigd((LID, BEVESTIGD)) == DAG
    assert laatst_bevestigd((LID,)) is None


def test_other_sentences_have_another_version() -> None:
    """Who changes a sentence changes the version as well, and this hash."""
    assert (VERSIE, sha256("\n".join(ZINNEN).encode()).hexdigest()[:12]) == ("2026-12", "ae760975a634")
