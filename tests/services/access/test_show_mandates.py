from app.domain.ids import PersoonId
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


def test_only_whom_the_rule_accepts_is_offered_with_what_each_does(inst: Installation) -> None:
    offered = [words for _, words in show_mandates(inst.actor("hilde"), inst.deps).mogelijke_nemers]
    assert offered[0] == "Joris Voorbeeld, coördinator preventie (Gemeente Lindervoorde)"
    left_out = ("Katrien", "Sam", "Hilde", "Nora", "Bert")
    assert [words for words in offered if words.startswith(left_out)] == []
    for persoon_id, _ in show_mandates(inst.actor("hilde"), inst.deps).mogelijke_nemers:
        grant_mandate(
            GrantMandate(inst.actor("hilde"), Rol.BURGEMEESTER, PersoonId(persoon_id), inst.today), inst.deps
        )


def test_one_may_pass_on_what_one_holds_in_person(inst: Installation) -> None:
    assert [rol for rol, _ in show_mandates(inst.actor("hilde"), inst.deps).eigen_rollen] == ["burgemeester"]
    assert show_mandates(inst.actor("ann"), inst.deps).eigen_rollen == []
