"""A case that is years old is as small and as right as a new one."""

import pytest

from app.domain.errors import EngineError
from app.engine.tokens import MOST_TOKENS
from tests.engine.models import (
    Run,
    boundary,
    catch,
    ebg,
    end,
    flows,
    one,
    par,
    run,
    service,
    start,
    sub,
    user,
    xor,
)

AGAIN = "{k: {type: boolean, schrijver: a}}"


def test_two_hundred_rounds_keep_the_size_of_the_state() -> None:
    review = sub(
        "s",
        start("ss"),
        par("g"),
        user("a"),
        ebg("w"),
        catch("t", duration="P90D"),
        catch("m", "evaluatie_vervroegd"),
        end("se"),
        end("stop", terminate=True),
        flows("ss>g; g>a; g>w; w>t; w>m; a>se; t>stop; m>stop"),
    )
    parts = (start(), xor("in"), review, user("e"), xor("x", "f_x_end"), end())
    reminder = (boundary("r", "e", interrupting=False, cycle="R/P7D"), service("mail"), end("re"))
    case = run(
        one(
            *parts,
            *reminder,
            flows("start>in; in>s; s>e; e>x; x>in[k = true]; x>end; r>mail; mail>re"),
            variables=AGAIN,
        )
    )
    sizes = []
    for number in range(200):
        if number % 2:
            case.deliver("evaluatie_vervroegd")
        else:
            case.tick(case.timers()["t"])
        case.tick(case.timers()["r"])
        case.done("e", k=True)
        sizes.append(len(case.state.state))
    assert max(sizes[1:]) - min(sizes[1:]) < 40
    assert max(sizes) < 1000
    assert case.effects.count("herinnering_sturen") == 200
    case.deliver("evaluatie_vervroegd").done("e", k=False)
    assert case.ended == "end"


def reviewed() -> Run:
    """A review that comes back, with a reminder that becomes a task of its own."""
    parts = (
        start(),
        xor("in"),
        user("e"),
        boundary("r", "e", interrupting=False, duration="P7D"),
        user("her"),
    )
    lines = "start>in; in>e; e>x; x>in[k = true]; x>end; r>her; her>re"
    return run(one(*parts, xor("x", "f_x_end"), end("re"), end(), flows(lines), variables=AGAIN))


def review(case: Run, *, reminded: bool = False) -> int:
    """Go round once; return the size of the state."""
    if reminded:
        case.tick(case.timers()["r"])
    case.done("e", k=True)
    return len(case.state.state)


def test_a_reminder_that_nobody_closes_costs_the_same_after_a_thousand_reviews() -> None:
    case = reviewed()
    sizes = [review(case, reminded=number == 0) for number in range(1000)]
    assert max(sizes) - min(sizes) < 40
    assert case.open() == ["her", "e"]
    assert case.done("her").done("e", k=False).ended == "end"


def test_what_is_left_open_costs_itself_and_nothing_of_the_reviews() -> None:
    early, late = reviewed(), reviewed()
    for number in range(300):
        review(late, reminded=number % 15 == 0)
    for _ in range(20):
        review(early, reminded=True)
    assert early.open().count("her") == late.open().count("her") == 20
    assert abs(len(early.state.state) - len(late.state.state)) < 100


def test_a_branch_that_nobody_closes_piles_up_to_a_limit_that_names_it() -> None:
    case = reviewed()
    for _ in range(MOST_TOKENS):
        review(case, reminded=True)
    assert len(case.state.state) < 8000
    with pytest.raises(EngineError, match=r"\(her\).*100 keer"):
        case.copy().tick(case.timers()["r"])
    case.done("her").tick(case.timers()["r"])
    assert case.open().count("her") == MOST_TOKENS


def test_the_instances_of_a_repetition_are_no_pile() -> None:
    people = tuple(f"p{number}" for number in range(150))
    inside = sub("s", start("ss"), user("m", livc_per="dienst"), end("se"), flows("ss>m; m>se"))
    case = run(one(start(), inside, end(), flows("start>s; s>end")), {"dienst": people})
    assert len(case.open()) == 150
