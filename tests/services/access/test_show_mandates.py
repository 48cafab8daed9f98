from app.domain.people import Rol
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.access.show_mandates import show_mandates
from tests.services.installation import Installation


def test_giver_and_receiver_both_see_it_with_the_others_name(inst: Installation) -> None:
    command = GrantMandate(inst.actor("hilde"), Rol.BURGEMEESTER, inst.actor("joris").persoon_id, inst.today)
    grant_mandate(command, inst.deps)
    assert [name for _, name in show_mandates(inst.actor("hilde"), inst.deps).gegeven] == ["Joris Voorbeeld"]
    assert [name for _, name in show_mandates(inst.actor("joris"), inst.deps).gekregen] == [
        "Hilde Demeyer-Demo"
    ]
    ann = show_mandates(inst.actor("ann"), inst.deps)
    assert not ann.gegeven
    assert not ann.gekregen


def test_police_and_people_without_account_are_not_offered(inst: Installation) -> None:
    offered = {name for _, name in show_mandates(inst.actor("hilde"), inst.deps).mogelijke_nemers}
    assert "Joris Voorbeeld" in offered
    assert not offered & {"Katrien Proef", "Sam Staaltje", "Hilde Demeyer-Demo"}


def test_one_may_pass_on_what_one_holds_in_person(inst: Installation) -> None:
    assert [rol for rol, _ in show_mandates(inst.actor("hilde"), inst.deps).eigen_rollen] == ["burgemeester"]
    assert show_mandates(inst.actor("ann"), inst.deps).eigen_rollen == []
