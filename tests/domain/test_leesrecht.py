"""The line under a field says what is so, also where no casus is."""

from app.domain.leesrecht import leesrecht, regel
from app.domain.words.processes import process_of
from app.domain.words.steps import KINDS


def is_without_casus(proces_id: str) -> bool:
    process = process_of(proces_id)
    return process.free_standing and not process.own_space


def test_what_belongs_to_no_casus_never_says_that_it_goes_with_one() -> None:
    """A possible data breach, a question about the own data, a meeting: whoever answers reads who sees it."""
    loose = {kind.word for kind in KINDS.values() if kind.roots and all(map(is_without_casus, kind.roots))}
    assert {"datalek", "inzageverzoek", "strategisch_besluiten", "overleg_plannen"} <= loose
    untrue = {word for word in loose if "casus mag volgen" in str(regel(leesrecht("process", word)))}
    assert not untrue
