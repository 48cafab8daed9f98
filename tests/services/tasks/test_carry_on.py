"""Nothing typed into a denkhulp is lost on a detour (S4); what is shared or noted more than once stays apart."""

import pytest

from app.domain.errors import TaskNotOpenError
from app.domain.vraag import BevestigingNodigError
from app.services.casework.show_shared import show_shared
from app.services.steps.context import Handler
from app.services.steps.handlers import all_handlers
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation

WORDS = "Iets dat opviel, verzonnen."


def typed(inst: Installation, element: str) -> object:
    return show_task(inst.actor("ann"), inst.task(element).id, inst.deps).waarden.get("signalen")


@pytest.mark.parametrize(("outcome", "between"), [("extern_advies", "q_adv"), ("acuut_gevaar", "q_nood")])
def test_a_detour_brings_back_what_was_typed(inst: Installation, outcome: str, between: str) -> None:
    inst.do("ann", inst.prescreen("ann"), outcome, signalen=WORDS)
    inst.step("ann", between)
    assert typed(inst, "q_besp") == [WORDS]


def test_an_aanmelding_begins_with_what_the_denkhulp_said(inst: Installation) -> None:
    inst.do("ann", inst.prescreen("ann"), "aanmelden", signalen=WORDS)
    assert typed(inst, "q_aanm") == [WORDS]


def test_one_goes_on_with_the_step_that_follows(inst: Installation) -> None:
    done = inst.do("ann", inst.prescreen("ann"), "aanmelden")
    assert done.volgende == inst.task("q_aanm").id


def test_what_was_typed_is_wiped_only_after_a_yes(inst: Installation) -> None:
    taak = inst.prescreen("ann")
    raw = {"uitkomst": ["niets"], "signalen": [WORDS]}
    with pytest.raises(BevestigingNodigError) as asked:
        complete_task(CompleteTask(inst.actor("ann"), taak.id, raw), inst.deps)
    yes = asked.value.vraag.kenmerk
    assert (
        complete_task(CompleteTask(inst.actor("ann"), taak.id, raw, bevestigd=yes), inst.deps).volgende
        is None
    )
    with pytest.raises(TaskNotOpenError):
        show_task(inst.actor("ann"), taak.id, inst.deps)


def test_an_empty_denkhulp_ends_without_a_question(inst: Installation) -> None:
    taak = inst.prescreen("ann")
    complete_task(CompleteTask(inst.actor("ann"), taak.id, {"uitkomst": ["niets"]}), inst.deps)


def test_two_facts_are_shared_in_one_step_and_each_is_withdrawn_by_itself(at: At) -> None:
    inst = at("inbreng")
    taak = inst.task("m_deel", binding=inst.actor("tom").persoon_id)
    before = inst.open_elements()
    for fact, more in (("eerste feit", "kenmerk"), ("tweede feit", "")):
        raw = inst.filled("tom", taak, None, wijze="schriftelijk", inhoud=fact)
        done = complete_task(CompleteTask(inst.actor("tom"), taak.id, raw, nog_een=more), inst.deps)
        assert done.blijft_open is bool(more)
        assert not more or inst.open_elements() == before
    with inst.read() as tx:
        items = tx.items.of_casus(inst.casus.id, "vault", inst.org("tom"))
        assert len({item.task_id for item in items if item.is_eigen_inbreng}) == 2
    assert show_shared(inst.actor("tom"), inst.deps)


def test_a_fact_that_is_sent_twice_is_kept_once_and_another_fact_from_the_same_page_is_kept_too(
    at: At,
) -> None:
    inst = at("inbreng")
    taak = inst.task("m_deel", binding=inst.actor("tom").persoon_id)
    for fact in ("eerste feit", "eerste feit", "ander feit"):
        raw = inst.filled("tom", taak, None, wijze="schriftelijk", inhoud=fact)
        complete_task(CompleteTask(inst.actor("tom"), taak.id, raw, nog_een="kenmerk"), inst.deps)
    with inst.read() as tx:
        own = tx.items.of_casus(inst.casus.id, "vault", inst.org("tom"))
        lying = [
            item for item in tx.items.of_casus(inst.casus.id, "table") if item.eigenaar_id == inst.org("tom")
        ]
    assert len([item for item in own if item.is_eigen_inbreng]) == 2
    assert len(lying) == 2


STAY = {
    "informatie_inbreng": ("inbreng", "m_deel", {"wijze": "schriftelijk", "inhoud": "een feit"}, "kenmerk"),
    "opvolgtaak": ("traject", "v_acties", {"stand": "bezig", "voortgang": "een gesprek"}, ""),
}
"""Of each kind of step that may stay open: where it is met, an answer after which it does, its button."""


def test_every_kind_of_step_that_may_stay_open_is_sent_twice_below() -> None:
    assert {word for word, handler in all_handlers().items() if handler.stays is not Handler().stays} == set(
        STAY
    )


@pytest.mark.parametrize("kind", STAY)
def test_an_answer_after_which_a_step_stays_open_is_kept_once_however_often_it_is_sent(
    at: At, kind: str
) -> None:
    stage, element, words, button = STAY[kind]
    inst = at(stage)
    binding = inst.actor("tom").persoon_id if element == "m_deel" else inst.org("tom")
    taak = inst.task(element, binding=binding)

    def send(page: str, **more: str) -> int:
        raw = inst.filled("tom", taak, None, **{**words, **more})
        command = CompleteTask(inst.actor("tom"), taak.id, raw, nog_een=button and page, eenmalig=page)
        assert complete_task(command, inst.deps).blijft_open
        with inst.read() as tx:
            own = tx.items.of_casus(inst.casus.id, "vault", inst.org("tom"))
        return len([item for item in own if item.kind == kind])

    assert [send("een"), send("een")] == [1, 1]
    assert send("twee") == 2
    other = {"inhoud": "een ander feit"} if element == "m_deel" else {"voortgang": "een ander gesprek"}
    assert send("twee", **other) == 3


def test_an_action_that_goes_on_stays_open_with_what_was_noted(at: At) -> None:
    inst = at("traject")
    taak = inst.task("v_acties")
    name = next(n for n in ("tom", "ann") if inst.org(n) == taak.organisatie_id)
    done = inst.do(
        name,
        taak,
        None,
        None,
        stand="bezig",
        voortgang="eerste gesprek gehad",
        opnieuw_op=inst.today.isoformat(),
    )
    assert done.blijft_open
    assert inst.task("v_acties", binding=taak.organisatie_id).id == taak.id
