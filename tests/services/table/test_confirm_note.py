import pytest

from app.domain.errors import ConflictError, NotFoundError
from app.domain.overleg import Bevestiging
from app.services.table.confirm_note import ConfirmNote, confirm_note
from app.services.table.show_table import show_table
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.conftest import At
from tests.services.installation import Installation


@pytest.fixture
def noted(at: At) -> tuple[Installation, Bevestiging]:
    inst = at("gekwalificeerd")
    inst.note("k_cons", ann="akkoord")
    [note] = list_tasks(ListTasks(inst.actor("ann")), inst.deps).bevestigingen
    return inst, note


def test_one_tap_confirms_and_it_is_asked_once(noted: tuple[Installation, Bevestiging]) -> None:
    inst, note = noted
    confirm_note(ConfirmNote(inst.actor("ann"), note.id, klopt=True), inst.deps)
    assert list_tasks(ListTasks(inst.actor("ann")), inst.deps).bevestigingen == []
    with pytest.raises(NotFoundError):
        confirm_note(ConfirmNote(inst.actor("ann"), note.id, klopt=False), inst.deps)


def test_this_is_not_right_stands_in_the_audit_trail(noted: tuple[Installation, Bevestiging]) -> None:
    inst, note = noted
    confirm_note(ConfirmNote(inst.actor("ann"), note.id, klopt=False), inst.deps)
    with inst.read() as tx:
        newest = tx.audit.rows(None, 0, 1)[0].regel
    assert newest.wat == "bevestiging_klopt_niet"


def test_nobody_confirms_for_another(noted: tuple[Installation, Bevestiging]) -> None:
    inst, note = noted
    for name in ("joris", "hilde", "tom"):
        with pytest.raises(NotFoundError):
            confirm_note(ConfirmNote(inst.actor(name), note.id, klopt=True), inst.deps)


def test_an_answer_that_is_contested_no_longer_counts_until_it_is_asked_again(
    noted: tuple[Installation, Bevestiging],
) -> None:
    inst, note = noted
    inst.note("k_cons", hilde="akkoord", joris="akkoord", katrien="akkoord")
    confirm_note(ConfirmNote(inst.actor("ann"), note.id, klopt=False), inst.deps)
    with pytest.raises(ConflictError):
        inst.conclude("k_cons")
    page = show_table(inst.actor("joris"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    assert [line.naam for line in page.stemmen if not line.gevraagd] == ["Ann Staal"]
    inst.note("k_cons", ann="akkoord")
    assert inst.conclude("k_cons").uitkomst == "Consensus"
