"""What can only fail, never comes, or is not what it seems, is found while a procedure is read."""

import pytest

from app.procedure.bundle import read_model
from app.procedure.checks import findings_of
from app.procedure.findings import Level
from tests.engine.models import boundary, catch, end, flows, process, service, start, user, xor
from tests.procedure.dmn.drawing import decision, file, table

VARIABLES = b"""variabelen:
  a: {type: enum, waarden: {ja: ja, nee: nee}, schrijver: a}
  n: {type: integer, schrijver: a}
  k: {type: boolean, schrijver: a}
  dag: {type: date, schrijver: a}
"""


def found(check: str, drawing: bytes, **more: bytes) -> list[str]:
    files = {"p/p.bpmn": drawing, "p/variabelen.yaml": VARIABLES, **more}
    return [each.sentence for each in findings_of(check, read_model(files)[0])]


def on_arrow(condition: str) -> bytes:
    condition = condition.replace("<", "&lt;")
    parts = (start(), user("a"), xor("g", "f_g_end2"), end("end1"), end("end2"))
    return process("p", *parts, flows(f"start>a; a>g; g>end1[{condition}]; g>end2"))


def waiting(kind: str, text: str) -> bytes:
    return process("p", start(), catch("t", **{kind: text}), end(), flows("start>t; t>end"))


def reminded(text: str) -> bytes:
    parts = (
        start(),
        user("a"),
        boundary("r", "a", interrupting=False, cycle=text),
        service("m"),
        end(),
        end("re"),
    )
    return process("p", *parts, flows("start>a; a>end; r>m; m>re"))


def cell(test: str, column: str = "n", kind: str = "") -> bytes:
    drawn = table("COLLECT", [f"{column}: {kind}" if kind else column], ["uit"], [f"{test} | 1"])
    return file(decision("d", drawn))


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ('dag + duration("PT1H") > today()', "Deze duur kan niet bij een datum geteld worden."),
        ('today() + duration("PT1H") > dag', "Deze duur kan niet bij een datum geteld worden."),
        ('dag + duration("P9999Y") > today()', "Deze duur kan niet bij een datum geteld worden."),
        ('a + 1 = "ja1"', 'Deze waarden kunnen niet samen met "+".'),
        ("k and dag - n > today()", 'Deze waarden kunnen niet samen met "-".'),
        ('a = "ja" or "nee"', 'Naast "or" staan voorwaarden'),
        ("n = 1 or 2", 'Naast "or" staan voorwaarden'),
        ("not(n)", "verwachten ja of nee"),
        ("floor(a) = 1", "Enkel een getal kan afgerond worden."),
        ('if k then n + "a" > 1 else true', 'Deze waarden kunnen niet samen met "+".'),
    ],
)
def test_a_part_that_can_only_fail_is_found(condition: str, said: str) -> None:
    [sentence] = found("expression_fails", on_arrow(condition))
    assert said in sentence


@pytest.mark.parametrize(
    "condition",
    ['dag + duration("P1Y") > today()', 'k or a = "ja"', "n in [1..5]", "n / 0 = 1", "vreemd + 1 = 2", "k"],
)
def test_what_may_go_well_is_left_alone(condition: str) -> None:
    assert found("expression_fails", on_arrow(condition)) == []
    assert found("condition_answer", on_arrow(condition)) == []


@pytest.mark.parametrize("condition", ["n", "a", "dag", "n + 1", '"ja"', "if k then 1 else 2"])
def test_a_condition_that_gives_no_yes_or_no_is_found(condition: str) -> None:
    assert len(found("condition_answer", on_arrow(condition))) == 1


@pytest.mark.parametrize("text", ["n", "k", "n + 1", "a", 'if k then "x" else "y"'])
def test_a_timer_that_gives_no_moment_is_found(text: str) -> None:
    assert len(found("timer_constant", waiting("date", text))) == 1


@pytest.mark.parametrize(
    ("kind", "text"),
    [("duration", "P9999Y"), ("duration", "P101Y"), ("duration", "P99999D"), ("date", "9999-12-31")],
)
def test_a_timer_that_nobody_lives_to_see_is_found(kind: str, text: str) -> None:
    [said] = found("timer_fires", waiting(kind, text))
    assert said.startswith("Dit duurt meer dan 100 jaar")


@pytest.mark.parametrize(
    ("kind", "text"), [("duration", "P5Y"), ("duration", "P0D"), ("date", "2020-01-01"), ("date", "dag")]
)
def test_a_timer_that_comes_is_left_alone(kind: str, text: str) -> None:
    assert found("timer_fires", waiting(kind, text)) == []


def test_a_cycle_in_the_past_never_comes_and_one_that_stops_is_a_warning() -> None:
    [said] = found("timer_fires", reminded("R1/2020-07-01T19:22:00/P1DT0S"))
    assert "hield op 01-07-2020 op" in said
    files = {"p/p.bpmn": reminded("R3/2026-01-31/P1M"), "p/variabelen.yaml": VARIABLES}
    [warning] = findings_of("timer_fires", read_model(files)[0])
    assert "houdt op 31-03-2026 op" in warning.sentence
    assert warning.level is Level.WAARSCHUWING
    for text in ("R/2020-01-01/P7D", "R3/P7D", "R/P1M"):
        assert found("timer_fires", reminded(text)) == []


@pytest.mark.parametrize(("test", "said"), [("> 1,5", "1.5"), ("< 2,50", "2.50"), ('"a", >= 3,0', "3.0")])
def test_a_comma_that_seems_to_stand_in_a_number_is_found(test: str, said: str) -> None:
    [sentence] = found("cell_meaning", on_arrow("k"), **{"p/d.dmn": cell(test)})
    assert said in sentence


@pytest.mark.parametrize("test", ["1,5", "5, > 1", "[1..5], 7", "> n, 5", "> 1.5", "-", "1, 2, 3"])
def test_tests_side_by_side_are_left_alone(test: str) -> None:
    assert found("cell_meaning", on_arrow("k"), **{"p/d.dmn": cell(test)}) == []


@pytest.mark.parametrize(
    ("test", "said"),
    [("1 or 2", 'Naast "or"'), ('"a" or "b"', 'Naast "or"'), ("not(? + dag > 1)", 'niet samen met "+"')],
)
def test_a_cell_that_can_only_fail_is_found(test: str, said: str) -> None:
    [sentence] = found("decision_fails", on_arrow("k"), **{"p/d.dmn": cell(test)})
    assert said in sentence
    assert "regel 1, cel 1" in sentence
