"""A business rule task works its decision out after all that it requires, and writes that decision only."""

from datetime import date

import pytest

from app.domain.errors import EngineError
from app.domain.execution import Bundle
from app.domain.execution import Effect as Done
from tests.engine.models import end, flows, one, rule, run, start, sub, user
from tests.procedure.dmn.drawing import decision, file, literal, table

VARIABLES = """{
n: {type: integer, schrijver: a}, dag: {type: date, schrijver: a}, graad: {type: integer, schrijver: besluit},
klasse: {type: enum, waarden: {laag: laag, hoog: hoog}, schrijver: besluit},
tot: {type: date, schrijver: besluit}}"""
DRD = file(
    decision("klasse_en_tot", table("FIRST", ["graad", "Grens.hoogste"], ["klasse", "tot"], [
        '< 5 | - | "laag" | dag + duration("P1M")',
        '>= 5 | [1..10] | "hoog" | dag + duration("P1Y")',
    ]), ["graad", "grens"]),
    decision("graad", literal("n * 2")),
    decision("grens", table("UNIQUE", ["n"], ["laagste", "hoogste"], ["- | 0 | n + 1"]), name="Grens"),
)  # fmt: skip


def model(content: bytes = DRD, decided: str = "klasse_en_tot", variables: str = VARIABLES) -> Bundle:
    parts = (start(), user("a"), rule("besluit", decided), user("b"), end())
    return one(*parts, flows("start>a; a>besluit; besluit>b; b>end"), variables=variables, dmn_d=content)


def decisions(effects: tuple[Done, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(effect.name, effect.matched) for effect in effects if effect.kind == "decision"]


@pytest.mark.parametrize(
    ("n", "klasse", "tot", "rules"),
    [(2, "laag", date(2026, 2, 28), "1 (r1)"), (3, "hoog", date(2027, 1, 31), "2 (r2)")],
)
def test_it_writes_the_decision_and_tells_which_rules_decided(
    n: int, klasse: str, tot: date, rules: str
) -> None:
    going = run(model()).done("a", n=n, dag=date(2026, 1, 31))
    variables = dict(going.state.variables)
    assert variables == {"n": n, "dag": date(2026, 1, 31), "klasse": klasse, "tot": tot}, "graad stays inside"
    assert going.moved
    assert decisions(going.moved.effects) == [("grens", ("1 (r1)",)), ("klasse_en_tot", (rules,))]


def test_a_required_decision_is_worked_out_anew_whatever_a_variable_of_that_name_says() -> None:
    going = run(model(), graad=99).done("a", n=2, dag=date(2026, 1, 31))
    assert going.state.variables["klasse"] == "laag"
    assert going.state.variables["graad"] == 99


def test_no_rule_that_fits_writes_null_and_is_told() -> None:
    going = run(model()).done("a", n=20, dag=date(2026, 1, 31))
    assert going.state.variables["klasse"] is None
    assert going.moved
    assert decisions(going.moved.effects)[-1] == ("klasse_en_tot", ())


def test_a_failure_names_the_step_the_table_and_the_cell() -> None:
    content = file(decision("x", table("UNIQUE", ["n"], ["graad"], ["- | n / dag"]), name="De tabel"))
    with pytest.raises(
        EngineError, match=r'"besluit" .*Tabel "De tabel", regel 1, uitkomst 1 \("graad"\): [^.]*\. Er is'
    ):
        run(model(content, "x")).done("a", n=4711, dag=date(2026, 1, 31))


@pytest.mark.parametrize(
    ("logic", "words"),
    [
        (table("COLLECT", ["n"], ["graad"], ["- | 1"]), "regel 1, uitkomst 1 .* een geheel getal"),
        (
            table("UNIQUE", ["n"], ["graad: number"], ["< 1 | 1", "> 1 | n / 4"]),
            "regel 2, uitkomst 1 .* getal",
        ),
        (
            table("ANY", ["n"], ["graad"], ["> 1 | n / 4", "> 2 | n / 4"]),
            "regels 1 en 2, uitkomst 1 .* getal",
        ),
        (table("UNIQUE", ["n"], ["graad ? 0.5"], ["< 1 | 1"]), r"uitkomst 1 \("),
        (
            table("UNIQUE", ["n"], ["klasse"], ['- | if n > 1 then "x" else "laag"']),
            "regel 1, .* is laag, hoog",
        ),
        (table("UNIQUE", ["n"], ["graad", "tot"], ["- | 1 | n"]), "regel 1, uitkomst 2 .* een datum"),
        (literal("n / 2"), "uitdrukking: .* een geheel getal"),
        (literal('duration("P1D")'), "uitdrukking: .* een geheel getal"),
        (literal('date and time("2026-01-01T00:00:00")'), "uitdrukking: .* een geheel getal"),
        (literal('"tekst"'), "uitdrukking: .* een geheel getal"),
    ],
)
def test_what_no_variable_can_hold_is_an_error_in_its_step_table_rule_and_cell(
    logic: str, words: str
) -> None:
    content = file(decision("x", logic, variable="graad", name="De naam"))
    with pytest.raises(
        EngineError, match=rf'"besluit" .*p/dmn_d.dmn:1:x: (Tabel|Beslissing) "De naam", {words}'
    ) as failed:
        run(model(content, "x")).done("a", n=3, dag=date(2026, 1, 31))
    assert "0.75" not in str(failed.value)


def test_a_decision_inside_a_repetition_reads_and_writes_what_is_its_own_through_all_that_it_requires() -> (
    None
):
    variables = """{
    n: {type: integer, schrijver: a, per: dienst}, graad: {type: integer, schrijver: besluit, per: dienst},
    aantal_dienst: {type: integer, schrijver: systeem}}"""
    content = file(
        decision("x", literal("dubbel + 1"), ["dubbel"], variable="graad"),
        decision("dubbel", literal("n * 2")),
    )
    inner = sub("s", start("ss"), user("a"), rule("besluit", "x"), end("se"), flows("ss>a; a>besluit; besluit>se"),
                livc_per="dienst")  # fmt: skip
    outer = sub("rond", start("rs"), inner, end("re"), flows("rs>s; s>re"))
    drawn = one(
        start(),
        outer,
        user("b"),
        end(),
        flows("start>rond; rond>b; b>end"),
        variables=variables,
        dmn_d=content,
    )
    going = run(drawn, {"dienst": ("p", "q")}).done("a@p", n=1).done("a@q", n=5)
    assert {k: v for k, v in going.state.variables.items() if k.startswith("graad")} == {
        "graad@p": 3,
        "graad@q": 11,
    }
