import pytest

from app.domain.errors import NotFoundError
from app.services.casework.withdraw_item import withdraw_item
from app.services.table.show_table import show_table
from tests.services.casework.test_present_item import own_item
from tests.services.conftest import At
from tests.services.installation import Installation


def lies_on_table(inst: Installation, name: str) -> bool:
    page = show_table(inst.actor(name), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    return any(item.soort == "F08" for _, items in page.getoond for item in items)


def test_what_is_withdrawn_disappears_from_the_open_table(at: At) -> None:
    inst = at("gewogen")
    assert lies_on_table(inst, "ann")
    withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    assert not lies_on_table(inst, "ann")
    assert own_item(inst).ingetrokken
    assert own_item(inst).rechten == frozenset()


def test_withdrawing_opens_a_new_round_of_the_vote(at: At) -> None:
    inst = at("plan")
    inst.note("p_cons", hilde="akkoord", joris="akkoord")
    overleg = inst.punt.overleg_id
    assert overleg is not None
    before = show_table(inst.actor("joris"), overleg, inst.deps)
    assert (before.ronde, before.stemmen_binnen) == (1, 2)
    withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    after = show_table(inst.actor("joris"), overleg, inst.deps)
    assert (after.ronde, after.stemmen_binnen) == (2, 0)


def test_only_the_owner_withdraws(at: At) -> None:
    inst = at("gewogen")
    for name in ("ann", "joris", "hilde", "katrien"):
        with pytest.raises(NotFoundError):
            withdraw_item(inst.actor(name), own_item(inst).id, inst.deps)
    with pytest.raises(NotFoundError):
        withdraw_item(inst.other.actor("wies"), own_item(inst).id, inst.deps)


def test_nobody_gets_a_copy_of_what_was_withdrawn(at: At) -> None:
    inst = at("plan")
    withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    inst.agree("p_cons")
    inst.step("joris", "u_dicht")
    with inst.read() as tx:
        copies = [i for i in tx.items.of_casus(inst.casus.id, "vault") if i.soort == "F08"]
    assert {i.eigenaar_id for i in copies} == {inst.org("tom")}
