from hypothesis import given
from hypothesis import strategies as st

from app.domain.people import POLITIE, Rol
from app.domain.tafelregels import SOCIALE_PARTNER, is_politie_prominent, is_voorzitter, ontbrekende_kern
from tests.domain.people import aanwezige, actor

ROLLEN = st.frozensets(st.sampled_from(list(Rol)), min_size=1)


@given(st.lists(ROLLEN, max_size=5))
def test_the_core_is_whole_when_each_of_the_three_parts_is_filled(tafel: list[frozenset[Rol]]) -> None:
    rollen = frozenset().union(*tafel)
    aanwezigen = [aanwezige(str(n), *(r.value for r in wie)) for n, wie in enumerate(tafel)]
    verwacht = [Rol.BURGEMEESTER in rollen, bool(rollen & POLITIE), Rol.COORDINATOR in rollen]
    assert len(ontbrekende_kern(aanwezigen)) == verwacht.count(False)


def test_an_empty_table_misses_all_three() -> None:
    assert len(ontbrekende_kern([])) == 3


def test_one_person_may_fill_two_parts() -> None:
    samen = [aanwezige("hilde", "burgemeester", "coordinator"), aanwezige("katrien", "information_officer")]
    assert ontbrekende_kern(samen) == ()


@given(ROLLEN, st.frozensets(st.sampled_from(list(Rol))))
def test_police_never_chairs_whatever_other_role_or_mandate(
    eigen: frozenset[Rol], mandaten: frozenset[Rol]
) -> None:
    wie = actor(*eigen, mandaten=mandaten)
    if (eigen | mandaten) & POLITIE:
        assert not is_voorzitter(wie)
    else:
        assert is_voorzitter(wie) == bool((eigen | mandaten) & {Rol.COORDINATOR, Rol.BURGEMEESTER})


@given(st.integers(0, 4), st.integers(0, 4))
def test_two_of_the_police_among_less_than_three_social_partners_are_prominent(
    politie: int, sociaal: int
) -> None:
    tafel = [
        *(aanwezige(f"p{n}", "information_officer" if n % 2 else "korpschef") for n in range(politie)),
        *(aanwezige(f"s{n}", "partner", SOCIALE_PARTNER) for n in range(sociaal)),
        aanwezige("hilde", "burgemeester"),
        aanwezige("joris", "coordinator"),
    ]
    assert is_politie_prominent(tafel) == (politie > 1 and sociaal < 3)
