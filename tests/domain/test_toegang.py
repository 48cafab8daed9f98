from hypothesis import given
from hypothesis import strategies as st

from app.domain.casus import Deelname, DeelnameStatus
from app.domain.eigenaar import Bezetting
from app.domain.ids import CasusId, OrganisatieId, PersoonId
from app.domain.people import Rol
from app.domain.toegang import (
    GRONDEN,
    Relatie,
    getoonde_deelnames,
    grond_om_af_te_werken,
    gronden,
    mag_noteren_voor,
    mag_register_lezen,
    mag_verloop_zien,
    neemt_deel,
)
from app.domain.words.steps import kind_of
from tests.domain.people import NU, actor, taak

IEDEREEN = Bezetting(frozenset(Rol), frozenset(Rol), True, bekend=frozenset({OrganisatieId("ander")}))
ROL = st.sampled_from(list(Rol))
STATUS = st.sampled_from(list(DeelnameStatus))
ZICHT = {
    DeelnameStatus.AANMELDER,
    DeelnameStatus.UITGENODIGD,
    DeelnameStatus.DEELNEMER,
}


def relatie(status: DeelnameStatus, org: str = "org", aan_tafel: bool = False) -> Relatie:
    return Relatie((Deelname(CasusId("casus"), OrganisatieId(org), status, NU),), aan_tafel)


@given(ROL, STATUS)
def test_an_organisation_sees_a_casus_only_while_it_is_in_it_and_only_as_partner(
    rol: Rol, status: DeelnameStatus
) -> None:
    found = gronden(actor(rol), relatie(status))
    leads = rol in (Rol.BURGEMEESTER, Rol.COORDINATOR)
    assert bool(found) == (leads or (rol is Rol.PARTNER and status in ZICHT))


@given(ROL, STATUS)
def test_another_organisations_place_gives_no_sight(rol: Rol, status: DeelnameStatus) -> None:
    found = gronden(actor(rol, org="eigen"), relatie(status, org="ander"))
    assert bool(found) == (rol in (Rol.BURGEMEESTER, Rol.COORDINATOR))


@given(st.frozensets(ROL, min_size=1), STATUS, st.booleans())
def test_every_ground_has_a_sentence_for_why_do_i_see_this(
    rollen: frozenset[Rol], status: DeelnameStatus, aan_tafel: bool
) -> None:
    found = gronden(actor(*rollen), relatie(status, aan_tafel=aan_tafel))
    assert all(GRONDEN[ground] for ground in found)


@given(STATUS)
def test_who_only_notified_or_was_invited_reads_neither_timeline_nor_name(status: DeelnameStatus) -> None:
    found = gronden(actor(Rol.PARTNER), relatie(status))
    assert mag_verloop_zien(found) == (status is DeelnameStatus.DEELNEMER)
    assert mag_register_lezen(found) == (status is DeelnameStatus.DEELNEMER)


def test_a_seat_at_the_open_point_shows_the_course_but_not_the_register() -> None:
    found = gronden(actor(Rol.INFORMATION_OFFICER), Relatie((), aan_tafel=True))
    assert mag_verloop_zien(found)
    assert not mag_register_lezen(found)


def test_a_mandate_gives_the_sight_of_the_giver() -> None:
    assert gronden(actor(Rol.VERSLAGGEVER, mandaten=frozenset({Rol.BURGEMEESTER})), Relatie()) == (
        "burgemeester",
    )


@given(ROL, st.booleans())
def test_a_table_step_is_for_the_chair_and_only_while_the_point_is_open(rol: Rol, aan_tafel: bool) -> None:
    grond = grond_om_af_te_werken(actor(rol), taak(rol="tafel", kind="weging"), aan_tafel)
    assert bool(grond) == (aan_tafel and rol in (Rol.COORDINATOR, Rol.BURGEMEESTER))


@given(st.frozensets(ROL, min_size=1))
def test_a_personal_step_is_for_that_person_whatever_roles_others_hold(rollen: frozenset[Rol]) -> None:
    persoonlijk = taak(
        kind="informatie_inbreng", persoon_id=PersoonId("ann"), organisatie_id=OrganisatieId("org")
    )
    alle = frozenset(Rol)
    assert grond_om_af_te_werken(actor(*rollen, naam="ann"), persoonlijk, aan_tafel=True)
    assert not grond_om_af_te_werken(actor(*rollen, naam="tom", mandaten=alle), persoonlijk, aan_tafel=True)


def test_a_step_of_an_organisation_is_for_whoever_sits_for_it() -> None:
    van_org = taak(organisatie_id=OrganisatieId("org"))
    assert grond_om_af_te_werken(actor(Rol.PARTNER), van_org, aan_tafel=False)
    assert not grond_om_af_te_werken(actor(Rol.PARTNER, org="ander"), van_org, aan_tafel=False)
    assert not grond_om_af_te_werken(actor(Rol.MANAGER), van_org, aan_tafel=False)


def test_a_mandate_is_named_as_the_ground() -> None:
    lijst = taak(rol="burgemeester", kind="casuslijst")
    assert grond_om_af_te_werken(actor(Rol.BURGEMEESTER), lijst, aan_tafel=False) == "rol"
    joris = actor(Rol.COORDINATOR, mandaten=frozenset({Rol.BURGEMEESTER}))
    assert grond_om_af_te_werken(joris, lijst, aan_tafel=False) == "mandaat"
    assert grond_om_af_te_werken(actor(Rol.COORDINATOR), lijst, aan_tafel=False) is None


def test_the_model_may_name_a_deputy_role() -> None:
    met = taak(rol="verslaggever", kind="aanwezigheid", plaatsvervanger="coordinator")
    assert grond_om_af_te_werken(actor(Rol.COORDINATOR), met, aan_tafel=False) == "rol"


@given(ROL)
def test_only_the_coordinator_notes_for_someone_else_and_never_by_mandate(rol: Rol) -> None:
    antwoord = taak(kind="antwoord_uitnodiging", organisatie_id=OrganisatieId("ander"))
    assert bool(mag_noteren_voor(actor(rol), antwoord, IEDEREEN)) == (rol is Rol.COORDINATOR)
    gemandateerd = actor(Rol.VERSLAGGEVER, mandaten=frozenset({Rol.COORDINATOR}))
    assert not mag_noteren_voor(gemandateerd, antwoord, IEDEREEN)


def test_a_consensus_and_a_prescreening_are_never_noted_for_someone() -> None:
    joris = actor(Rol.COORDINATOR)
    assert not mag_noteren_voor(joris, taak(rol="tafel", kind="consensus"), IEDEREEN)
    eigen = taak(proces_id="prescreening", kind="prescreening", organisatie_id=OrganisatieId("ander"))
    assert not mag_noteren_voor(joris, eigen, IEDEREEN)


def test_what_one_may_decline_is_a_closed_list() -> None:
    for word in ("informatie_inbreng", "antwoord_uitnodiging", "identiteit_vrijgeven"):
        assert kind_of(word).declinable
    assert not kind_of("casuslijst").declinable


DEELNAMES = st.builds(
    Deelname,
    casus_id=st.just(CasusId("casus")),
    organisatie_id=st.sampled_from([OrganisatieId(n) for n in "abc"]),
    status=st.sampled_from(list(DeelnameStatus)),
    sinds=st.just(NU),
    uitgenodigd=st.booleans(),
)


@given(st.lists(DEELNAMES), st.sets(st.sampled_from(["deelnemer", "aan_tafel", "aanmelder"])))
def test_who_declined_or_notified_is_shown_to_the_office_only(rows: list[Deelname], found: set[str]) -> None:
    assert getoonde_deelnames(rows, found | {"burgemeester"}) == rows
    shown = getoonde_deelnames(rows, found)
    assert [d.organisatie_id for d in shown] == [d.organisatie_id for d in rows if neemt_deel(d)]
    assert {d.status for d in shown} <= {DeelnameStatus.DEELNEMER}
