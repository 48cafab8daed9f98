import pytest

from app.domain.errors import NotAllowedError
from app.services.tasks.hand_over_task import hand_over_task
from tests.services.conftest import At
from tests.services.tasks.test_claim_task import colleague_of_joris


def test_a_task_handed_over_carries_the_colleagues_name(at: At) -> None:
    inst = at("aangemeld")
    colleague_of_joris(inst)
    taak = inst.task("i_gesprek")
    name = hand_over_task(inst.actor("joris"), taak.id, inst.actor("kris").persoon_id, inst.deps)
    assert name == "Kris Collega"
    assert inst.task("i_gesprek").opgenomen_door == inst.actor("kris").persoon_id


@pytest.mark.parametrize("name", ["ann", "vera", "bert"])
def test_only_to_someone_who_could_complete_it(at: At, name: str) -> None:
    inst = at("aangemeld")
    with pytest.raises(NotAllowedError):
        hand_over_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.actor(name).persoon_id, inst.deps)


def test_a_contribution_cannot_be_handed_over(at: At) -> None:
    inst = at("inbreng")
    own = inst.task("m_deel", binding=inst.actor("tom").persoon_id)
    with pytest.raises(NotAllowedError):
        hand_over_task(inst.actor("tom"), own.id, inst.actor("ann").persoon_id, inst.deps)


def test_not_to_someone_outside_this_livc(at: At) -> None:
    inst = at("aangemeld")
    wim = inst.other.actor("wim").persoon_id
    with pytest.raises(NotAllowedError):
        hand_over_task(inst.actor("joris"), inst.task("i_gesprek").id, wim, inst.deps)
