"""Undo and redo of a draft, over every order in which a person can press them."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import LivcId, OntwerpId, PersoonId
from app.domain.ontwerp import (
    OntwerpStap,
    StapSoort,
    ongedaan_te_maken,
    opnieuw_te_doen,
    standen,
    teruggenomen,
    verschil,
)

NU = datetime(2026, 3, 2, tzinfo=UTC)
FILES = ("a/a.bpmn", "forms/F01.json", "rules/x.yaml")


def step(nr: int, soort: StapSoort, *became: tuple[str, str], van: int | None = None) -> OntwerpStap:
    wie, moment = PersoonId("p"), NU + timedelta(minutes=nr)
    return OntwerpStap(OntwerpId("o"), LivcId("l"), nr, soort, f"stap {nr}", wie, moment, became, van)


BEGIN = step(1, StapSoort.BEGIN, ("a/a.bpmn", "h0"), ("forms/F01.json", "f0"))
PRESSED = st.one_of(
    st.tuples(st.sampled_from(FILES), st.sampled_from(["", "h1", "h2", "h3"])),
    st.sampled_from(["undo", "redo", "neemt over"]),
)


def played(pressed: list[object]) -> tuple[list[OntwerpStap], list[dict[str, str]], list[dict[str, str]]]:
    """Return the steps, and the states that a plain stack of whole states holds."""
    steps, past, future = [BEGIN], [standen([BEGIN])], []
    for each in pressed:
        number = len(steps) + 1
        if each == "undo":
            target = ongedaan_te_maken(steps)
            if target is None:
                assert len(past) == 1
                continue
            became = teruggenomen(steps, target)
            steps.append(step(number, StapSoort.ONGEDAAN, *became, van=target.revisie))
            future.append(past.pop())
        elif each == "redo":
            target = opnieuw_te_doen(steps)
            if target is None:
                assert not future
                continue
            steps.append(step(number, StapSoort.OPNIEUW, *target.bestanden, van=target.revisie))
            past.append(future.pop())
        elif each == "neemt over":
            steps.append(step(number, StapSoort.AFSPRAAK))
        else:
            assert isinstance(each, tuple)
            steps.append(step(number, StapSoort.WIJZIGING, each))
            past.append(standen(steps))
            future.clear()
    return steps, past, future


@given(st.lists(PRESSED, max_size=20))
def test_undo_and_redo_are_those_of_a_stack_of_whole_states(pressed: list[object]) -> None:
    steps, past, future = played(pressed)
    assert standen(steps) == past[-1]
    assert (ongedaan_te_maken(steps) is None) == (len(past) == 1)
    assert (opnieuw_te_doen(steps) is None) == (not future)


@given(st.lists(PRESSED, max_size=20))
def test_every_earlier_state_stays_to_be_seen(pressed: list[object]) -> None:
    steps, _, _ = played(pressed)
    for count, each in enumerate(steps, start=1):
        assert standen(steps, each.revisie) == standen(steps[:count])


def test_a_file_that_goes_is_told_apart_from_one_that_comes() -> None:
    assert verschil({"a": "1", "b": "2"}, {"b": "3", "c": "4"}) == (("a", ""), ("b", "3"), ("c", "4"))
