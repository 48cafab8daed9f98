"""Who may say "ja, dit is een collega"."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.erkenning import (
    WACHTTIJD,
    Aanleiding,
    Erkenning,
    Kring,
    Weg,
    antwoorders,
    is_compleet,
    is_te_beantwoorden,
    laatste_dag_in_logboek,
    weg_voor,
    wegen,
)
from app.domain.ids import LidmaatschapId, LivcId, OrganisatieId, PersoonId
from app.domain.people import DOSSIERROLLEN, Actor, Lidmaatschap, Persoon, Rol

NU = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
LAAT = NU + WACHTTIJD
CLB, GEMEENTE = OrganisatieId("clb"), OrganisatieId("gemeente")
GHOST = PersoonId("ghost")


def lid(naam: str, rol: Rol, org: OrganisatieId = CLB, **persoon: object) -> tuple[Lidmaatschap, Persoon]:
    who = Persoon(PersoonId(naam), naam, f"{naam}@proef.example")
    row = Lidmaatschap(
        LidmaatschapId(naam), LivcId("l"), who.id, org, rol, "", date(2026, 1, 1), erkend_op=NU
    )
    return row, replace(who, **persoon)  # type: ignore[arg-type]


def actor(row: tuple[Lidmaatschap, Persoon], *mandaten: Rol) -> Actor:
    return Actor(row[1].id, LivcId("l"), (row[0],), frozenset(mandaten))


TOM, LOTTE = lid("tom", Rol.PARTNER), lid("lotte", Rol.PARTNER)
HILDE, NORA = lid("hilde", Rol.BURGEMEESTER, GEMEENTE), lid("nora", Rol.FG, GEMEENTE)
JORIS, BERT = lid("joris", Rol.COORDINATOR, GEMEENTE), lid("bert", Rol.BEHEERDER, GEMEENTE)
VRAAG = Erkenning(
    "v",
    LivcId("l"),
    LidmaatschapId("g"),
    GHOST,
    CLB,
    Aanleiding.LIDMAATSCHAP,
    NU,
    Rol.PARTNER,
    PersoonId("joris"),
)


def kring(
    *leden: tuple[Lidmaatschap, Persoon],
    ooit: tuple[OrganisatieId, ...] = (CLB, GEMEENTE),
    wachtend: tuple[tuple[Lidmaatschap, Persoon], ...] = (),
) -> Kring:
    return Kring(leden, wachtend, frozenset(ooit))


def test_a_colleague_who_holds_a_file_answers_alone() -> None:
    here = kring(TOM, HILDE, NORA, JORIS, BERT)
    assert weg_voor(actor(TOM), VRAAG, here, NU) is Weg.COLLEGA
    for other in (HILDE, NORA, JORIS, BERT):
        assert weg_voor(actor(other), VRAAG, here, NU) is None


@pytest.mark.parametrize("rol", sorted(set(Rol) - DOSSIERROLLEN))
def test_who_holds_no_file_there_is_not_asked(rol: Rol) -> None:
    vera = lid("vera", rol)
    assert weg_voor(actor(vera), VRAAG, kring(TOM, vera), NU) is None


def test_the_korpschef_says_yes_to_a_new_information_officer() -> None:
    kris, katrien = lid("kris", Rol.KORPSCHEF), lid("katrien", Rol.INFORMATION_OFFICER)
    new = replace(VRAAG, rol=Rol.INFORMATION_OFFICER)
    assert weg_voor(actor(kris), new, kring(kris, katrien), NU) is Weg.COLLEGA
    assert weg_voor(actor(katrien), new, kring(kris, katrien), NU) is None
    assert weg_voor(actor(katrien), new, kring(katrien), NU) is Weg.COLLEGA, "no korpschef has an account"
    elsewhere = lid("kris", Rol.KORPSCHEF, GEMEENTE)
    assert weg_voor(actor(elsewhere), new, kring(elsewhere, katrien), NU) is None
    corrected = replace(new, aanleiding=Aanleiding.ADRES)
    assert weg_voor(actor(katrien), corrected, kring(kris, katrien), NU) is Weg.COLLEGA


def test_neither_the_maker_nor_the_one_it_is_about_ever_answers() -> None:
    by_tom = replace(VRAAG, maker_id=PersoonId("tom"))
    about_tom = replace(VRAAG, persoon_id=PersoonId("tom"))
    for vraag, nu in product((by_tom, about_tom), (NU, LAAT)):
        assert weg_voor(actor(TOM), vraag, kring(TOM, LOTTE, HILDE, NORA), nu) is None
        assert weg_voor(actor(LOTTE), vraag, kring(TOM, LOTTE, HILDE, NORA), nu) is Weg.COLLEGA


def test_the_first_of_an_organisation_is_confirmed_by_burgemeester_or_dpo_alone() -> None:
    here = kring(HILDE, NORA, JORIS, BERT, ooit=(GEMEENTE,))
    assert weg_voor(actor(HILDE), VRAAG, here, NU) is Weg.TWEEDE_PERSOON
    assert weg_voor(actor(NORA), VRAAG, here, NU) is Weg.TWEEDE_PERSOON
    assert weg_voor(actor(JORIS), VRAAG, here, NU) is None


def test_where_nobody_is_left_burgemeester_and_dpo_answer_together_at_once() -> None:
    here = kring(HILDE, NORA)
    assert wegen(VRAAG, here, NU) == (Weg.SAMEN,)
    hilde, nora = PersoonId("hilde"), PersoonId("nora")
    half = replace(VRAAG, weg=Weg.SAMEN, door=hilde, eerste_ja=hilde)
    assert not is_compleet(half, Weg.SAMEN, here)
    assert weg_voor(actor(HILDE), half, here, NU) is None, "no button that cannot work"
    assert is_compleet(replace(half, tweede_ja=nora), Weg.SAMEN, here)


@pytest.mark.parametrize("persoon", [{"email": None}, {"actief": False}])
def test_a_colleague_who_cannot_log_in_is_nobody(persoon: dict[str, object]) -> None:
    sam = lid("sam", Rol.PARTNER, **persoon)
    assert wegen(VRAAG, kring(sam, HILDE, NORA), NU) == (Weg.SAMEN,)


def test_after_fourteen_days_burgemeester_and_dpo_may_as_well() -> None:
    here = kring(TOM, HILDE, NORA)
    almost = LAAT - timedelta(seconds=1)
    assert weg_voor(actor(HILDE), VRAAG, here, almost) is None
    assert weg_voor(actor(HILDE), VRAAG, here, LAAT) is Weg.SAMEN
    assert weg_voor(actor(TOM), VRAAG, here, LAAT) is Weg.COLLEGA


def test_a_mandate_is_no_office_here() -> None:
    here = kring(HILDE, NORA, JORIS, ooit=(GEMEENTE,))
    assert weg_voor(actor(BERT, Rol.BURGEMEESTER), VRAAG, here, NU) is None


def test_one_person_is_never_both_offices() -> None:
    both = (lid("hilde", Rol.BURGEMEESTER, GEMEENTE), lid("hilde", Rol.FG, GEMEENTE))
    half = replace(VRAAG, weg=Weg.SAMEN, door=PersoonId("hilde"), eerste_ja=PersoonId("hilde"))
    assert not is_compleet(half, Weg.SAMEN, kring(*both, NORA))
    assert is_compleet(half, Weg.SAMEN, kring(*both)), "nobody else there: the maker and she are two"


def test_two_burgemeesters_are_not_burgemeester_and_dpo() -> None:
    second = lid("bea", Rol.BURGEMEESTER, GEMEENTE)
    here = kring(HILDE, second, NORA)
    half = replace(VRAAG, weg=Weg.SAMEN, door=PersoonId("hilde"), eerste_ja=PersoonId("hilde"))
    assert weg_voor(actor(second), half, here, NU) is None
    assert not is_compleet(replace(half, tweede_ja=PersoonId("bea")), Weg.SAMEN, here)


@pytest.mark.parametrize("gone", [{"wachtend": (NORA,)}, {}], ids=["closed", "vacant"])
def test_where_an_office_is_closed_or_vacant_the_coordinator_is_the_other_and_one_is_never_enough(
    gone: dict[str, tuple[tuple[Lidmaatschap, Persoon], ...]],
) -> None:
    """Who closes the DPO first and then a partner still needs two honest people."""
    here = kring(HILDE, JORIS, BERT, **gone)
    vraag = replace(VRAAG, maker_id=PersoonId("bert"))
    half = replace(vraag, weg=Weg.SAMEN, door=PersoonId("hilde"), eerste_ja=PersoonId("hilde"))
    assert not is_compleet(half, Weg.SAMEN, here)
    assert antwoorders(Weg.SAMEN, half, here) == {PersoonId("joris")}


def test_colleagues_who_are_closed_are_not_gone() -> None:
    """Who closes every member of an organisation in turn does not get past the fourteen days."""
    here = kring(HILDE, NORA, wachtend=(TOM,))
    assert wegen(VRAAG, here, NU) == ()
    assert wegen(VRAAG, here, LAAT) == (Weg.SAMEN,)


@pytest.mark.parametrize("rol", [Rol.BURGEMEESTER, Rol.FG])
def test_no_colleague_gives_an_office(rol: Rol) -> None:
    office = replace(VRAAG, organisatie_id=GEMEENTE, rol=rol, maker_id=PersoonId("bert"))
    here = kring(HILDE, NORA, JORIS, BERT, lid("stagiair", Rol.PARTNER, GEMEENTE))
    for nu in (NU, LAAT):
        assert wegen(office, here, nu) == (Weg.SAMEN,)
        assert antwoorders(Weg.SAMEN, office, here) == {PersoonId("hilde"), PersoonId("nora")}


def test_a_question_that_nobody_could_ever_answer_is_known() -> None:
    hilde = replace(VRAAG, organisatie_id=GEMEENTE, rol=Rol.BURGEMEESTER, persoon_id=PersoonId("hilde"))
    hilde = replace(hilde, maker_id=PersoonId("bert"))
    assert is_te_beantwoorden(hilde, kring(NORA, JORIS, BERT, wachtend=(HILDE,)))
    assert not is_te_beantwoorden(hilde, kring(JORIS, BERT, wachtend=(HILDE, NORA)))
    assert not is_te_beantwoorden(hilde, kring(BERT, wachtend=(HILDE,)))


MENSEN = (TOM, LOTTE, HILDE, NORA, JORIS, BERT)


@given(st.sets(st.sampled_from(range(len(MENSEN)))), st.sampled_from(MENSEN), st.booleans(), st.booleans())
def test_whoever_answers_is_never_the_maker_and_always_a_member_here(
    present: set[int], maker: tuple[Lidmaatschap, Persoon], ooit: bool, laat: bool
) -> None:
    here = kring(*(MENSEN[i] for i in present), ooit=(CLB,) if ooit else ())
    vraag = replace(VRAAG, maker_id=maker[1].id)
    members = {p.id for _, p in here.leden}
    for weg in wegen(vraag, here, LAAT if laat else NU):
        able = antwoorders(weg, vraag, here)
        assert able <= members - {maker[1].id, GHOST}
        if weg is not Weg.COLLEGA:
            assert able <= {PersoonId("hilde"), PersoonId("nora"), PersoonId("joris")}


def test_a_recognition_stays_in_the_log_a_year_after_the_membership() -> None:
    assert laatste_dag_in_logboek(None) is None
    assert laatste_dag_in_logboek(date(2026, 2, 28)) == date(2027, 2, 28)
