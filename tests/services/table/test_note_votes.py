import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.telling.asking import question_in
from tests.services.conftest import At
from tests.services.installation import Installation


def test_what_the_chair_notes_is_found_back_by_each_and_asks_is_this_right(at: At) -> None:
    inst = at("gekwalificeerd")
    assert inst.note("k_cons", hilde="akkoord", ann="geen_bezwaar", joris="akkoord") == 3
    asked = question_in_words(inst)
    for name, answer in (("hilde", "Akkoord."), ("ann", "Geen bezwaar.")):
        [note] = list_tasks(ListTasks(inst.actor(name)), inst.deps).bevestigingen
        assert note.soort == "stem"
        assert note.wat == f"{asked} {answer}", "the question, and never the name of a step"
    assert list_tasks(ListTasks(inst.actor("joris")), inst.deps).bevestigingen == []
    assert list_tasks(ListTasks(inst.actor("katrien")), inst.deps).bevestigingen == []


def question_in_words(inst: Installation) -> str:
    with inst.read() as tx:
        return str(question_in(tx, inst.task("k_cons")))


@pytest.mark.parametrize("name", ["ann", "katrien", "vera", "tom"])
def test_only_the_chair_notes_and_the_chair_is_never_police(at: At, name: str) -> None:
    inst = at("gekwalificeerd")
    given = {inst.actor("ann").persoon_id: "akkoord"}
    with pytest.raises(NotAllowedError):
        note_votes(NoteVotes(inst.actor(name), inst.task("k_cons").id, given), inst.deps)


def test_who_does_not_take_part_is_not_asked(at: At) -> None:
    inst = at("gekwalificeerd")
    with pytest.raises(ConflictError):
        inst.note("k_cons", tom="akkoord")


def test_a_word_that_is_no_answer_is_refused(at: At) -> None:
    inst = at("gekwalificeerd")
    with pytest.raises(ConflictError):
        inst.note("k_cons", ann="misschien")


def test_a_slip_of_the_pen_is_put_right_in_the_same_round(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.note("k_cons", ann="bezwaar")
    assert inst.note("k_cons", ann="akkoord", hilde="akkoord", katrien="akkoord", joris="akkoord") == 4
    assert inst.conclude("k_cons").uitkomst == "Consensus"


def test_what_someone_answered_on_an_own_device_is_not_overwritten(at: At) -> None:
    from app.services.table.cast_vote import CastVote, cast_vote

    inst = at("gekwalificeerd")
    cast_vote(CastVote(inst.actor("ann"), inst.task("k_cons").id, "bezwaar", 1), inst.deps)
    inst.note("k_cons", ann="akkoord", hilde="akkoord", katrien="akkoord", joris="akkoord")
    assert inst.conclude("k_cons").uitkomst == "Nog eens bespreken"


def test_before_the_point_is_open_there_is_nothing_to_answer(at: At) -> None:
    inst = at("gekwalificeerd")
    taak = inst.task("k_cons")
    inst.step("joris", "u_dicht")
    given = {inst.actor("ann").persoon_id: "akkoord"}
    with pytest.raises(Exception, match=r"al afgewerkt") as refused:
        note_votes(NoteVotes(inst.actor("joris"), taak.id, given), inst.deps)
    assert "Er is niets gewijzigd" in str(refused.value)
