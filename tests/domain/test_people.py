from app.domain.ids import OrganisatieId
from app.domain.people import Actor, Rol
from tests.domain.people import actor


def test_a_mandate_adds_a_role_but_does_not_make_it_ones_own() -> None:
    joris = actor(Rol.COORDINATOR, mandaten=frozenset({Rol.BURGEMEESTER}))
    assert joris.rollen == {Rol.COORDINATOR, Rol.BURGEMEESTER}
    assert joris.eigen_rollen == {Rol.COORDINATOR}


def test_manager_fg_and_beheerder_sit_for_no_organisation_in_casework() -> None:
    assert actor(Rol.MANAGER, Rol.FG, Rol.BEHEERDER).organisaties == frozenset()
    assert actor(Rol.PARTNER, Rol.MANAGER).organisaties == {OrganisatieId("org")}


def test_one_person_with_two_roles_counts_once() -> None:
    samen = actor(Rol.COORDINATOR, Rol.VERSLAGGEVER)
    assert isinstance(samen, Actor)
    assert samen.organisaties == {OrganisatieId("org")}
