"""Who chairs a point, effectively takes part in it (INV-15, INV-44)."""

import pytest

from app.domain.errors import NotAllowedError
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.tasks.complete_task import CompleteTask, complete_task
from tests.services.conftest import At


def test_a_burgemeester_who_does_not_attend_moves_nothing_at_the_table(at: At) -> None:
    inst = at("op_lijst")
    inst.meet("joris", "katrien", "ann")
    hilde, first = inst.actor("hilde"), next(t for t in inst.open_tasks() if t.rol == "tafel")
    with pytest.raises(NotAllowedError):
        complete_task(CompleteTask(hilde, first.id, {}), inst.deps)
    if "k_belang" in inst.open_elements():
        inst.step("joris", "k_belang")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="onvoldoende")
    vote = inst.task("k_cons")
    with pytest.raises(NotAllowedError):
        note_votes(NoteVotes(hilde, vote.id, {inst.actor("ann").persoon_id: "akkoord"}), inst.deps)
    with pytest.raises(NotAllowedError):
        conclude_consensus(ConcludeConsensus(hilde, vote.id), inst.deps)
    inst.agree("k_cons")
    assert inst.casus.kwalificatie == "onvoldoende"
