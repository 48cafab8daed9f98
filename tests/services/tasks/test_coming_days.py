"""The coming sixty days say what happens, in the words of the model: one line per casus and day for one thing."""

from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.conftest import At


def test_a_day_says_what_happens_then_and_names_no_step(at: At) -> None:
    inst = at("weerhouden")
    terms = list_tasks(ListTasks(inst.actor("joris")), inst.deps).termijnen
    said = [str(each.wat) for each in terms]
    assert "We herinneren één keer aan de naam bij casus 2026-01" in said
    assert "Zonder naam stopt casus 2026-01 dan" in said
    assert len({(each.wat, each.op.date()) for each in terms}) == len(terms)
    assert not any(each.code for each in terms), "the sentence names the casus"


def test_what_each_service_is_asked_is_one_line(at: At) -> None:
    inst = at("uitgenodigd")
    said = [str(each.wat) for each in list_tasks(ListTasks(inst.actor("joris")), inst.deps).termijnen]
    assert said.count("Wie de uitnodiging voor casus 2026-01 dan niet beantwoordde, doet niet mee") == 1
