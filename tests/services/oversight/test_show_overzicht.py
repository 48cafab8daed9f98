from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import NotAllowedError
from app.services.oversight.show_overzicht import (
    KLEINSTE_GETAL,
    hidden,
    show_overzicht,
    total_beside,
    waiting,
)
from app.services.ports.reports import Wachtend
from tests.services.conftest import At


@given(st.integers(0, 1000))
def test_a_count_under_five_is_hidden(count: int) -> None:
    assert hidden(count) == (count if count >= KLEINSTE_GETAL else None)


def test_a_manager_sees_that_it_is_active_but_no_small_number_and_no_casus(at: At) -> None:
    inst = at("traject")
    inst.later(days=1)
    page = show_overzicht(inst.actor("mia"), inst.deps)
    assert page.actief
    assert page.lopend == (None, False)
    assert all(count is None for _, count in page.per_fase)
    assert page.laatste_overleg is not None
    assert "2026-01" not in repr(page)


def test_a_step_that_one_may_decline_never_makes_something_look_stuck(at: At) -> None:
    inst = at("uitgenodigd")
    inst.step("joris", "x_plan", overlegmoment="2026-02-28", uur="10:00")
    inst.wait(days=20)
    assert {t.kind for t in inst.open_tasks()} == {"antwoord_uitnodiging"}
    assert not show_overzicht(inst.actor("mia"), inst.deps).iets_vast


def test_what_really_waits_too_long_is_said(at: At) -> None:
    inst = at("deelnemers")
    inst.wait(days=30)
    assert show_overzicht(inst.actor("mia"), inst.deps).iets_vast


@pytest.mark.parametrize("name", ["ann", "katrien", "nora", "bert", "vera"])
def test_others_do_not(at: At, name: str) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        show_overzicht(inst.actor(name), inst.deps)


@given(st.lists(st.integers(0, 400)), st.integers(0, 400))
def test_of_what_waits_no_part_under_five_can_be_worked_out(days: list[int], over: int) -> None:
    over = min(over, len(days))
    told = waiting("weging", Wachtend(tuple(sorted(days)), over))
    if told.over_streeftijd is None:
        return
    assert told.aantal == len(days)
    assert all(part == 0 or part >= KLEINSTE_GETAL for part in (over, len(days) - over))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_the_total_tells_no_count_that_is_hidden(counts: list[int]) -> None:
    """Whoever knows the total and what is shown finds more than one value for each phase that is not empty."""
    shown = [hidden(count) for count in counts]
    told = total_beside(shown, sum(counts))
    assert told.aantal is None or told.minstens or told.aantal == sum(counts)
    if told.aantal is None or told.minstens:
        return
    rest = told.aantal - sum(count or 0 for count in shown)
    hidden_ones = [count for count in counts if count < KLEINSTE_GETAL]
    possible = [each for each in product(range(KLEINSTE_GETAL), repeat=len(hidden_ones)) if sum(each) == rest]
    assert rest == 0 or all(len({each[i] for each in possible}) > 1 for i in range(len(hidden_ones)))


def test_a_phase_with_few_casussen_tells_nothing_of_its_steps(at: At) -> None:
    inst = at("traject")
    assert show_overzicht(inst.actor("mia"), inst.deps).wachttijden == []
