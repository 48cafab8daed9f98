"""Who may decide for another, and when a mandate counts."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import LidmaatschapId, LivcId, OrganisatieId, PersoonId
from app.domain.mandaat import DOORGEEFBAAR, geldig, mag_doorgeven, mag_in_de_plaats
from app.domain.people import POLITIE, Lidmaatschap, Mandaat, Rol
from tests.domain.people import actor

ROLLEN = st.sampled_from(list(Rol))
WIE = st.sampled_from(["an", "bo", "ed"])
LIVC, ORG = LivcId("livc"), OrganisatieId("org")
DAG = datetime(2026, 2, 2, tzinfo=UTC)


def lid(persoon: str, rol: Rol) -> Lidmaatschap:
    return Lidmaatschap(
        LidmaatschapId(persoon + rol), LIVC, PersoonId(persoon), ORG, rol, "", date(2026, 1, 1)
    )


def mandaat(rol: Rol, gever: str, nemer: str) -> Mandaat:
    return Mandaat("m", LIVC, rol, PersoonId(gever), PersoonId(nemer), DAG, DAG)


@given(st.lists(st.tuples(WIE, ROLLEN)), st.lists(st.tuples(ROLLEN, WIE, WIE)))
def test_a_mandate_counts_while_its_giver_has_the_role_and_its_receiver_is_no_police(
    leden: list[tuple[str, Rol]], gegeven: list[tuple[Rol, str, str]]
) -> None:
    counts = geldig([mandaat(*each) for each in gegeven], [lid(*each) for each in leden])
    for each in counts:
        assert each.rol in DOORGEEFBAAR
        assert (each.gever_id, each.rol) in leden
        assert not {(each.nemer_id, rol) for rol in POLITIE} & set(leden)
    left = len([g for g in gegeven if mandaat(*g) not in counts])
    assert len(counts) + left == len(gegeven)


def test_a_mandate_of_who_still_has_the_role_counts() -> None:
    given_ = mandaat(Rol.COORDINATOR, "an", "bo")
    assert geldig([given_], [lid("an", Rol.COORDINATOR), lid("bo", Rol.PARTNER)]) == [given_]
    assert geldig([given_], [lid("bo", Rol.PARTNER)]) == []
    assert geldig([given_], [lid("an", Rol.COORDINATOR), lid("bo", Rol.KORPSCHEF)]) == []


@given(ROLLEN, st.frozensets(ROLLEN))
def test_only_an_own_role_is_passed_on_never_one_by_mandate(eigen: Rol, mandaten: frozenset[Rol]) -> None:
    wie = actor(eigen, mandaten=mandaten)
    for rol in Rol:
        assert mag_doorgeven(wie, rol) == (rol is eigen and rol in DOORGEEFBAAR)


@given(st.frozensets(ROLLEN), st.frozensets(st.sampled_from(["gemeente", "ocmw", "politie"])))
def test_police_dpo_beheerder_and_who_has_no_seat_never_decide_for_another(
    rollen: frozenset[Rol], soorten: frozenset[str]
) -> None:
    never = POLITIE | {Rol.FG, Rol.BEHEERDER}
    wanted = bool(rollen) and "politie" not in soorten and not rollen & never
    assert mag_in_de_plaats(rollen, soorten) is wanted
