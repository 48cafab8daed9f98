import pytest

from app.domain.errors import NotFoundError, TaskNotOpenError
from app.domain.vraag import BevestigingNodigError
from app.services.tasks.discard_draft import WEGGOOIEN, discard_draft
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.save_draft import SaveDraft, save_draft
from tests.services.conftest import At

WORDS = {"vastgesteld": ["Komt niet meer naar de les."]}


def test_a_denkhulp_is_thrown_away_after_a_question_and_its_key_goes(at: At) -> None:
    inst = at("leeg")
    inst.prescreen("ann")
    inst.prescreen("ann")
    kept, gone = (row.taak for row in list_tasks(ListTasks(inst.actor("ann")), inst.deps).regels)
    for taak in (kept, gone):
        save_draft(SaveDraft(inst.actor("ann"), taak.id, WORDS), inst.deps)
    with pytest.raises(BevestigingNodigError):
        discard_draft(inst.actor("ann"), gone.id, None, inst.deps)
    discard_draft(inst.actor("ann"), gone.id, WEGGOOIEN.kenmerk, inst.deps)
    rows = list_tasks(ListTasks(inst.actor("ann")), inst.deps).regels
    assert [row.taak.id for row in rows] == [kept.id]
    inst.work()
    with inst.read() as tx:
        assert tx.items.sleutels_of_scope(gone.instantie_id) == []
        assert len(tx.items.sleutels_of_scope(kept.instantie_id)) == 1
    with pytest.raises(TaskNotOpenError):
        discard_draft(inst.actor("ann"), gone.id, WEGGOOIEN.kenmerk, inst.deps)


def test_nobody_throws_away_what_is_of_another_or_of_a_casus(at: At) -> None:
    inst = at("uitgenodigd")
    own = inst.prescreen("ann")
    for name in ("tom", "joris", "hilde"):
        with pytest.raises(NotFoundError):
            discard_draft(inst.actor(name), own.id, WEGGOOIEN.kenmerk, inst.deps)
    invitation = inst.task("r_antw", binding=inst.org("tom"))
    with pytest.raises(NotFoundError):
        discard_draft(inst.actor("tom"), invitation.id, WEGGOOIEN.kenmerk, inst.deps)
    assert inst.task("r_antw", binding=inst.org("tom")) == invitation
