"""Terms are kept: a term that came, went or changed length is counted from the beginning of its step, or asked."""

from datetime import datetime, timedelta

from app.domain.execution import Bundle
from tests.engine.migration.moving import asks, moves, plan, stays, told
from tests.engine.models import Run, boundary, catch, end, flows, one, run, start, user

ENDS = (user("y"), end())


def with_term(*, kind: str = "", variables: str = "{}", interrupting: bool = True, **timer: str) -> Bundle:
    event = boundary("t", "a", interrupting=interrupting, **timer)
    if kind:
        event = event.replace('id="t"', f'id="t" livc:kind="{kind}"')
    return one(start(), user("a"), event, *ENDS, flows("start>a; a>end; t>y; y>end"), variables=variables)


def plain(variables: str = "{}") -> Bundle:
    return one(start(), user("a"), end(), flows("start>a; a>end"), variables=variables)


def after(days: float, model: Bundle, **variables: object) -> tuple[Run, datetime]:
    case = run(model, **variables)
    begun = case.now
    case.now += timedelta(days=days)
    return case, begun


def test_a_new_term_counts_from_the_beginning_of_the_step() -> None:
    case, begun = after(3, plain())
    case = moves(case, with_term(duration="P10D"))
    assert case.timers() == {"t": begun + timedelta(days=10)}
    assert case.tick(begun + timedelta(days=10)).open() == ["y"]


def test_a_new_term_that_is_over_already_is_asked() -> None:
    case, begun = after(30, plain())
    new = with_term(duration="P10D")
    assert asks(case, new) == {"termijn:t": ("nu", "begin", "blijf")}
    now = moves(case, new, termijn__t="nu")
    assert now.timers() == {"t": case.now + timedelta(days=10)}
    at_once = moves(case, new, termijn__t="begin")
    assert at_once.timers() == {"t": begun + timedelta(days=10)}
    assert at_once.tick(case.now).open() == ["y"]


def test_a_term_counted_from_now_is_recomputed_from_that_moment_later() -> None:
    case, _ = after(30, plain())
    case = moves(case, with_term(duration="P10D"), termijn__t="nu")
    counted = case.now
    case.now += timedelta(days=1)
    case = moves(case, with_term(duration="P20D"), termijn__t="herrekenen")
    assert case.timers() == {"t": counted + timedelta(days=20)}


def test_a_term_that_is_gone_is_gone() -> None:
    case, _ = after(3, with_term(duration="P10D"))
    assert "“t” bij “a” vervalt" in told(case, plain())
    case = moves(case, plain())
    assert case.timers() == {}
    assert case.tick(case.now + timedelta(days=100)).open() == ["a"]


def test_another_length_is_kept_or_recomputed() -> None:
    case, begun = after(3, with_term(duration="P10D"))
    new = with_term(duration="P1M")
    assert asks(case, new) == {"termijn:t": ("houden", "herrekenen", "blijf")}
    said = plan(case, new)
    assert "1 maand in plaats van 10 dagen" in said.questions[0].sentence
    assert said.details == ("“t” eindigt nu op 25-01-2026, herrekend op 15-02-2026.",)
    assert moves(case, new, termijn__t="houden").timers() == {"t": begun + timedelta(days=10)}
    assert moves(case, new, termijn__t="herrekenen").timers() == {"t": begun + timedelta(days=31)}


def test_a_shorter_length_that_is_over_says_so() -> None:
    case, begun = after(5, with_term(duration="P10D"))
    new = with_term(duration="P2D")
    assert "loopt meteen af" in plan(case, new).questions[0].choices[1].words
    case = moves(case, new, termijn__t="herrekenen")
    assert case.timers() == {"t": begun + timedelta(days=2)}
    assert case.tick(case.now).open() == ["y"]


def test_retention_takes_the_earlier_without_asking() -> None:
    case, begun = after(5, with_term(kind="bewaartermijn", duration="P1Y"))
    shorter = with_term(kind="bewaartermijn", duration="P30D")
    assert "vroegste" in told(case, shorter)
    short = moves(case, shorter)
    assert short.timers() == {"t": begun + timedelta(days=30)}
    back = moves(short, with_term(kind="bewaartermijn", duration="P2Y"))
    assert back.timers() == {"t": begun + timedelta(days=30)}


def test_the_same_moment_written_otherwise_is_not_asked() -> None:
    case, begun = after(5, with_term(duration="P14D"))
    assert moves(case, with_term(duration="P2W")).timers() == {"t": begun + timedelta(days=14)}


DATED = "{tot: {type: date, schrijver: systeem}}"


def test_a_term_that_reads_a_value_reads_it_from_the_case() -> None:
    known, _ = after(1, plain(DATED), tot=datetime(2026, 3, 1).date())
    assert (
        f"{moves(known, with_term(date='tot', variables=DATED)).timers()['t']:%Y-%m-%d %H}" == "2026-02-28 23"
    )
    unknown, _ = after(1, plain(DATED))
    assert "kan voor deze casus nu niet berekend worden" in stays(
        unknown, with_term(date="tot", variables=DATED)
    )


def test_a_running_term_that_cannot_be_recomputed_keeps_its_moment() -> None:
    case, begun = after(1, with_term(duration="P10D", variables=DATED))
    assert "houdt haar einddatum" in told(case, with_term(date="tot", variables=DATED))
    assert moves(case, with_term(date="tot", variables=DATED)).timers() == {"t": begun + timedelta(days=10)}


def test_a_repeated_term_goes_on_where_it_was_or_counts_on() -> None:
    old = with_term(interrupting=False, cycle="R5/P7D")
    case = run(old)
    begun = case.now
    case.tick(begun + timedelta(days=8))
    new = with_term(interrupting=False, cycle="R5/P10D")
    assert moves(case, new, termijn__t="houden").timers() == {"t": begun + timedelta(days=14)}
    case.now = begun + timedelta(days=12)
    counted = moves(case, new, termijn__t="herrekenen")
    assert counted.timers() == {"t": begun + timedelta(days=20)}
    counted.tick(begun + timedelta(days=100))
    assert len([task for task in counted.open() if task == "y"]) == 1 + 4  # each moment to come fires once


def test_a_repeated_term_with_all_moments_past_ends() -> None:
    case = run(with_term(interrupting=False, cycle="R5/P7D"))
    case.tick(case.now + timedelta(days=8))
    new = with_term(interrupting=False, cycle="R2/P1D")
    assert "vervalt" in plan(case, new).questions[0].choices[1].words
    case = moves(case, new, termijn__t="herrekenen")
    assert case.timers() == {}
    assert sorted(case.open()) == ["a", "y"]


def test_interrupting_or_not_follows_the_new_drawing() -> None:
    case, _ = after(1, with_term(duration="P10D"))
    case = moves(case, with_term(interrupting=False, duration="P10D"))
    assert sorted(case.tick(case.now + timedelta(days=20)).open()) == ["a", "y"]


def test_a_moment_that_became_a_message_is_no_timer_any_more() -> None:
    old = one(start(), catch("c", duration="P5D"), user("y"), end(), flows("start>c; c>y; y>end"))
    new = one(start(), catch("c", "besproken"), user("y"), end(), flows("start>c; c>y; y>end"))
    case = run(old)
    begun = case.now
    moved = moves(case, new)
    assert moved.timers() == {}
    assert moved.copy().deliver("besproken").open() == ["y"]
    moved.now += timedelta(days=2)
    assert moves(moved, old).timers() == {"c": begun + timedelta(days=5)}


def test_a_term_moves_to_another_step_with_its_moment() -> None:
    both = (start(), user("a"), user("b"), *ENDS)
    text = "start>a; a>b; b>end; t>y; y>end"
    old = one(*both, boundary("t", "b", duration="P9D"), flows(text))
    new = one(*both, boundary("t", "a", duration="P9D"), flows(text))
    case = run(old).done("a")
    timers = case.timers()
    moved = moves(case, new)
    assert (moved.open(), moved.timers()) == (["b"], {})
    assert timers
