"""Who knows what they want goes to the aanmelding at once; a second press changes nothing."""

from app.domain.words.steps.aanmelding import AANMELDING
from app.services.tasks.go_straight import go_straight
from tests.services.installation import Installation


def test_one_press_leads_to_the_aanmelding_and_a_second_to_the_same(inst: Installation) -> None:
    actor = inst.actor("ann")
    there = go_straight(actor, inst.prescreen("ann").id, AANMELDING.word, inst.deps)
    assert there == inst.task("q_aanm").id
    assert go_straight(actor, there, AANMELDING.word, inst.deps) == there


def test_without_a_way_there_one_stays(inst: Installation) -> None:
    taak = inst.prescreen("ann")
    assert go_straight(inst.actor("ann"), taak.id, "verlenging", inst.deps) == taak.id
