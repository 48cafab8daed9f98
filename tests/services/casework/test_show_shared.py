import pytest

from app.domain.errors import NotAllowedError
from app.services.casework.show_shared import show_shared
from app.services.table.show_table import show_table
from tests.services.conftest import At
from tests.services.installation import Installation


def shared(inst: Installation, name: str) -> list[str]:
    return [item.soort for _, item in show_shared(inst.actor(name), inst.deps).items]


def test_an_organisation_finds_what_it_wrote_and_nobody_else_does(at: At) -> None:
    inst = at("gewogen")
    assert "F08" in shared(inst, "tom")
    for name in ("ann", "joris", "katrien"):
        assert "F08" not in shared(inst, name), name


def test_the_owner_sees_who_read_what_lay_on_the_table(at: At) -> None:
    inst = at("inbreng")
    inst.contribute("tom", "schriftelijk", delen_met="tafel", geheim="nee")
    show_table(inst.actor("katrien"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    readers = show_shared(inst.actor("tom"), inst.deps).lezers
    assert {r.regel.persoon_id for r in readers} >= {inst.actor("katrien").persoon_id}


def test_open_prescreenings_are_listed_to_their_owner_only(at: At) -> None:
    inst = at("leeg")
    inst.prescreen("ann")
    assert len(show_shared(inst.actor("ann"), inst.deps).prescreenings) == 1
    assert not show_shared(inst.actor("tom"), inst.deps).prescreenings


@pytest.mark.parametrize("name", ["mia", "nora", "bert"])
def test_roles_outside_casework_have_nothing_here(at: At, name: str) -> None:
    inst = at("gewogen")
    with pytest.raises(NotAllowedError):
        show_shared(inst.actor(name), inst.deps)
