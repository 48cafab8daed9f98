import pytest

from app.domain.errors import NotAllowedError
from app.services.tasks.claim_task import claim_task
from app.services.tasks.release_task import release_task
from tests.services.conftest import At
from tests.services.tasks.test_claim_task import colleague_of_joris


def test_a_task_given_back_is_free_for_a_colleague(at: At) -> None:
    inst = at("aangemeld")
    colleague_of_joris(inst)
    taak = inst.task("i_gesprek")
    claim_task(inst.actor("joris"), taak.id, inst.deps)
    release_task(inst.actor("joris"), taak.id, inst.deps)
    claim_task(inst.actor("kris"), taak.id, inst.deps)
    assert inst.task("i_gesprek").opgenomen_door == inst.actor("kris").persoon_id


def test_one_gives_back_only_what_one_took_on(at: At) -> None:
    inst = at("aangemeld")
    colleague_of_joris(inst)
    taak = inst.task("i_gesprek")
    claim_task(inst.actor("joris"), taak.id, inst.deps)
    for name in ("kris", "ann"):
        with pytest.raises(NotAllowedError):
            release_task(inst.actor(name), taak.id, inst.deps)
    assert inst.task("i_gesprek").opgenomen_door == inst.actor("joris").persoon_id
