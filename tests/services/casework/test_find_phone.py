from datetime import timedelta

from app.services.casework.find_phone import SLEUTEL, find_phone
from tests.services.installation import Installation


def test_the_number_of_the_own_livc_is_found(inst: Installation) -> None:
    assert find_phone(inst.actor("ann"), inst.deps)
    assert find_phone(inst.other.actor("wies"), inst.deps) is None


def test_a_number_that_begins_later_does_not_count_yet(inst: Installation) -> None:
    before = find_phone(inst.actor("ann"), inst.deps)
    with inst.begin() as tx:
        tx.livcs.save_instelling(inst.livc_id, SLEUTEL, "089 11 11 11", inst.today + timedelta(days=1), None)
    assert find_phone(inst.actor("ann"), inst.deps) == before
    inst.wait(days=1)
    assert find_phone(inst.actor("ann"), inst.deps) == "089 11 11 11"
