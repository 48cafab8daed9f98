"""A step under another id that asks the same of the same people is the same work: the open task goes on there."""

from datetime import timedelta

from app.domain.execution import Bundle
from tests.engine.migration.moving import asks, ids, moves, plan, told
from tests.engine.models import boundary, end, flows, one, run, start, sub, user

FORM = {"livc_form": "F02"}


def model(step: str, *more: str, extra: str = "", **attributes: str) -> Bundle:
    parts = (start(), user(step, **{**FORM, **attributes}), *more, end())
    return one(*parts, flows(f"start>{step}; {step}>end{extra}"))


def test_the_task_keeps_its_id_and_its_moment() -> None:
    case = run(model("a"))
    before, begun = ids(case)["a"], case.now
    case.now += timedelta(days=3)
    after = moves(case, model("n", name="Anders"), stap__a="naar:n")
    assert ids(after) == {"n": before}
    assert after.moved is not None
    assert after.moved.tasks[0].sinds == begun
    assert after.moved.steps == ()
    assert after.done("n").ended == "end"
    assert "“a” heet voortaan “Anders”" in told(case, model("n", name="Anders"), stap__a="naar:n")


def test_another_form_or_role_is_another_task() -> None:
    for other in ({"livc_form": "F03"}, {"livc_role": "burgemeester"}):
        case = run(model("a"))
        assert ids(moves(case, model("n", **other), stap__a="naar:n"))["n"] != ids(case)["a"]


def test_a_step_that_was_there_before_is_other_work_even_with_the_same_form() -> None:
    steps = start(), user("b", **FORM), end()
    old = one(*steps, user("a", **FORM), flows("start>a; a>b; b>end"))
    case = run(old)
    after = moves(case, one(*steps, flows("start>b; b>end")), stap__a="naar:b")
    assert ids(after)["b"] != ids(case)["a"]


def test_what_would_be_lost_is_said_with_the_choice_and_in_the_plan() -> None:
    lost = "at bij “a” al ingevuld was zonder te versturen, gaat niet mee"
    case, other = run(model("a")), model("n", livc_form="F03")
    (question,) = plan(case, other).questions
    assert question.choices[0].words == f"Ga verder bij “n”; w{lost}"
    assert f"W{lost}." in told(case, other, stap__a="naar:n")
    same = model("n")
    assert plan(case, same).questions[0].choices[0].words == "Ga verder bij “n”"
    assert "ingevuld" not in told(case, same, stap__a="naar:n")


def test_a_term_of_the_step_keeps_its_end_and_one_that_fired_does_not_come_back() -> None:
    def with_term(step: str) -> Bundle:
        event = boundary("t", step, interrupting=False, duration="P5D")
        return model(step, event, user("y"), extra="; t>y; y>end")

    case = run(with_term("a"))
    due = case.timers()
    case.now += timedelta(days=2)
    after = moves(case, with_term("n"), stap__a="naar:n")
    assert after.timers() == due
    assert after.done("n").ended == "end"
    fired = run(with_term("a"))
    fired = fired.tick(fired.now + timedelta(days=5))
    after = moves(fired, with_term("n"), stap__a="naar:n")
    assert (after.timers(), sorted(after.open())) == ({}, ["n", "y"])


def test_a_term_under_another_id_counts_from_the_beginning_of_the_step() -> None:
    def with_term(step: str, term: str) -> Bundle:
        event = boundary(term, step, duration="P5D")
        return model(step, event, user("y"), extra=f"; {term}>y; y>end")

    case = run(with_term("a", "t"))
    begun = case.now
    case.now += timedelta(days=2)
    after = moves(case, with_term("n", "u"), stap__a="naar:n")
    assert after.timers() == {"u": begun + timedelta(days=5)}


def test_a_repeated_step_keeps_the_tasks_of_everybody() -> None:
    who = {"dienst": ("d1", "d2", "d3")}
    for more in ({}, {"sequential": "ja"}):
        repeated = {"livc_per": "dienst", **FORM, **more}

        def drawn(step: str, repeated: dict[str, str] = repeated) -> Bundle:
            inner = sub("s", start("s0"), user(step, **repeated), end("s1"), flows(f"s0>{step}; {step}>s1"))
            return one(start(), inner, user("z"), end(), flows("start>s; s>z; z>end"))

        case = run(drawn("a"), who).done("a@d1")
        assert asks(case, drawn("n")) == {"stap:a": ("naar:n", "blijf")}
        after = moves(case, drawn("n"), stap__a="naar:n")
        assert list(ids(after).values()) == list(ids(case).values())
        assert after.done("n@d2").done("n@d3").done("z").ended == "end"
