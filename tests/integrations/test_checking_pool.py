"""Questions are worked out beside this process; a later turn calls an earlier one back, and nothing hangs long."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic, sleep

import pytest

from app.domain.sentence import given_text
from app.integrations.checking_pool import CheckingPool
from app.procedure.findings import Finding, Level
from app.procedure.live import Within
from app.procedure.model import Place
from app.services.ports.checker import Turn


@dataclass(frozen=True)
class Says:
    """Answers with the number of its process; `tells` until it is called back, `dies` or `hangs` on the way."""

    key: str
    how: str = ""

    def answered(self, within: Within) -> tuple[Finding, ...]:
        if self.how == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.how == "hangs":
            sleep(60)
        while self.how == "tells" and not within():
            pass
        return (Finding(Place("", 0, ""), given_text(str(os.getpid()))),)


@pytest.fixture
def pool() -> Iterator[CheckingPool]:
    found = CheckingPool(processes=1, longest=8)
    yield found
    found.close()


def said(answers: object) -> list[str]:
    assert isinstance(answers, list)
    return [each[0].sentence for each in answers]


def test_an_answer_comes_from_another_process_and_is_kept(pool: CheckingPool) -> None:
    first = said(pool.answers([Says("a"), Says("b")], Turn("o", 1), 20))
    assert str(os.getpid()) not in first
    assert said(pool.answers([Says("a"), Says("b")], Turn("o", 2), 0.5)) == first


def test_what_takes_long_lets_nobody_wait_and_is_there_later(pool: CheckingPool) -> None:
    begun = monotonic()
    assert pool.answers([Says("a")], Turn("o", 1), 0.01) is None
    assert monotonic() - begun < 1
    assert pool.answers([Says("a")], Turn("o", 1), 20) is not None


def test_a_later_turn_calls_an_earlier_one_back(pool: CheckingPool) -> None:
    pool.answers([Says("warm")], Turn("ander", 1), 20)
    assert pool.answers([Says("lang", "tells")], Turn("o", 1), 0.1) is None
    begun = monotonic()
    assert pool.answers([Says("kort")], Turn("o", 2), 20) is not None
    assert monotonic() - begun < 5, "the process was still at the question that nobody waits for"
    assert pool.answers([Says("weer", "tells")], Turn("o", 1), 0.5) is None


def test_one_that_dies_or_hangs_is_not_decided_and_the_next_question_is_answered(pool: CheckingPool) -> None:
    for how in ("dies", "hangs"):
        answers = pool.answers([Says(how, how)], Turn(how, 1), 30)
        assert answers is not None
        assert [each.level for each in answers[0]] == [Level.ONBESLIST]
    assert pool.answers([Says("a")], Turn("o", 1), 20) is not None


def test_after_closing_the_next_question_begins_anew(pool: CheckingPool) -> None:
    assert pool.answers([Says("a")], Turn("o", 1), 20) is not None
    pool.close()
    assert pool.answers([Says("a")], Turn("o", 2), 20) is not None
