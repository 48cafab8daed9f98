import pytest

from app.domain.errors import ConflictError, NotAllowedError, TaskNotOpenError
from app.domain.people import Rol
from app.services.tasks.claim_task import claim_task
from app.services.tasks.complete_task import CompleteTask, complete_task
from tests.services.conftest import At
from tests.services.installation import Installation


def colleague_of_joris(inst: Installation) -> None:
    inst.join(
        "Kris Collega", "kris@lindervoorde.example", "Gemeente Lindervoorde", "gemeente", Rol.COORDINATOR
    )


def test_a_task_taken_on_carries_that_name_and_a_colleague_is_told(at: At) -> None:
    inst = at("aangemeld")
    colleague_of_joris(inst)
    taak = inst.task("i_gesprek")
    claim_task(inst.actor("joris"), taak.id, inst.deps)
    claim_task(inst.actor("joris"), taak.id, inst.deps)
    with pytest.raises(ConflictError):
        claim_task(inst.actor("kris"), taak.id, inst.deps)
    assert inst.task("i_gesprek").opgenomen_door == inst.actor("joris").persoon_id


@pytest.mark.parametrize("name", ["ann", "katrien", "mia", "bert", "nora"])
def test_a_task_that_is_not_ones_own_cannot_be_taken_on(at: At, name: str) -> None:
    inst = at("aangemeld")
    with pytest.raises(NotAllowedError):
        claim_task(inst.actor(name), inst.task("i_gesprek").id, inst.deps)


def test_a_contribution_is_personal_and_is_not_taken_on(at: At) -> None:
    inst = at("inbreng")
    own = inst.task("m_deel", binding=inst.actor("tom").persoon_id)
    with pytest.raises(NotAllowedError):
        claim_task(inst.actor("tom"), own.id, inst.deps)


def test_after_the_casus_moved_on_there_is_nothing_to_take_on(at: At) -> None:
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    raw = inst.filled("joris", taak, "klaar", leeftijdsgroep="volwassene")
    complete_task(CompleteTask(inst.actor("joris"), taak.id, raw), inst.deps)
    with pytest.raises(TaskNotOpenError):
        claim_task(inst.actor("joris"), taak.id, inst.deps)


def test_a_task_of_another_livc_does_not_exist(at: At) -> None:
    inst = at("aangemeld")
    with pytest.raises(TaskNotOpenError):
        claim_task(inst.other.actor("wim"), inst.task("i_gesprek").id, inst.deps)
