from app.services.demo.show_demo import show_demo
from tests.services.installation import Installation


def test_everyone_with_an_account_can_be_chosen_once(inst: Installation) -> None:
    people = show_demo(inst.deps)
    names = [p.naam for p in people]
    assert len(names) == len(set(names)) == 12
    assert "Sam Staaltje" not in names


def test_a_livc_that_is_no_demo_shows_nobody(inst: Installation) -> None:
    assert {p.livc_id for p in show_demo(inst.deps)} == {inst.livc_id}
