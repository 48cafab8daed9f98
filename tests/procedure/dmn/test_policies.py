"""Hit policies, cells, types and allowed values; errors name table, rule and cell, and never a value."""

import re
from datetime import date

import pytest

from app.domain.errors import ModelError
from tests.procedure.dmn.drawing import decision, file, findings_of, one, read, table, worked_out

ROWS = ["< 10 | 1", "[5..20] | 2", "- | 3"]
WORDS = ['< 10 | "laag"', '[5..20] | "hoog"', '- | "midden"']
WEIGHED = 'uit = "hoog","midden","laag"'


@pytest.mark.parametrize(
    ("policy", "n", "expected", "rules"),
    [
        ("FIRST", 7, 1, "r1"),
        ("FIRST", 99, 3, "r3"),
        ("RULE ORDER", 7, (1, 2, 3), "r1 r2 r3"),
        ("COLLECT", 15, (2, 3), "r2 r3"),
        ("COLLECT SUM", 7, 6, "r1 r2 r3"),
        ("COLLECT MIN", 15, 2, "r2 r3"),
        ("COLLECT MAX", 15, 3, "r2 r3"),
        ("COLLECT COUNT", 15, 2, "r2 r3"),
    ],
)
def test_hit_policies_over_numbers(policy: str, n: int, expected: object, rules: str) -> None:
    outcome = worked_out(one(policy, ["n"], ["uit"], ROWS), n=n)
    assert outcome.values == {"uit": expected}
    assert outcome.matched == tuple(rules.split())


@pytest.mark.parametrize(
    ("policy", "n", "expected", "rules"),
    [
        ("PRIORITY", 7, "hoog", "r2"),
        ("PRIORITY", 2, "midden", "r3"),
        ("OUTPUT ORDER", 7, ("hoog", "midden", "laag"), "r2 r3 r1"),
        ("OUTPUT ORDER", 2, ("midden", "laag"), "r3 r1"),
        ("RULE ORDER", 7, ("laag", "hoog", "midden"), "r1 r2 r3"),
        ("FIRST", 7, "laag", "r1"),
        ("COLLECT COUNT", 7, 3, "r1 r2 r3"),
        ("COLLECT MIN", 7, "hoog", "r1 r2 r3"),
    ],
)
def test_hit_policies_over_words(policy: str, n: int, expected: object, rules: str) -> None:
    outcome = worked_out(one(policy, ["n"], [WEIGHED], WORDS), n=n)
    assert outcome.values == {"uit": expected}
    assert outcome.matched == tuple(rules.split())


def test_first_looks_no_further_than_the_first_rule_that_fits() -> None:
    found = one("FIRST", ["n"], ["uit"], ["> 5 | 1", '? + "a" = 1 | 2'])
    assert worked_out(found, n=7).values == {"uit": 1}
    with pytest.raises(ModelError, match="regel 2, cel 1"):
        worked_out(found, n=3)


def test_unique_is_checked_and_names_the_rules() -> None:
    unique = one("UNIQUE", ["n"], ["uit"], ROWS[:2])
    assert worked_out(unique, n=15).values == {"uit": 2}
    assert worked_out(unique, n=50).values == {"uit": None}
    with pytest.raises(ModelError, match=r'Tabel "De tabel", regels 1 en 2'):
        worked_out(unique, n=7)


def test_a_table_without_hit_policy_is_unique() -> None:
    content = file(
        decision("tabel", table("UNIQUE", ["n"], ["uit"], ROWS).replace(' hitPolicy="UNIQUE"', ""))
    )
    assert b"UNIQUE" not in content
    with pytest.raises(ModelError, match="regels 1, 2 en 3"):
        worked_out(read(content)["tabel"], n=7)


def test_any_is_checked() -> None:
    same = one("ANY", ["n"], ["uit"], ["< 10 | 1", "< 20 | 1.0"])
    assert worked_out(same, n=7).values == {"uit": 1}
    assert worked_out(same, n=7).matched == ("r1", "r2")
    with pytest.raises(ModelError, match=r"regels 1, 2 en 3: .*niet hetzelfde"):
        worked_out(one("ANY", ["n"], ["uit"], ROWS), n=7)


def test_any_looks_at_every_output() -> None:
    rows = ['< 10 | "a" | 1', '< 20 | "a" | 2']
    with pytest.raises(ModelError, match="niet hetzelfde"):
        worked_out(one("ANY", ["n"], ["x", "y"], rows), n=7)


TWO = ['uit = "hoog","laag"', "rente"]
TWO_ROWS = ['< 10 | "laag" | 1', '< 20 | "hoog" | 2', '< 30 | "hoog" | 3', '- | "laag" | 4']


@pytest.mark.parametrize(
    ("policy", "n", "expected"),
    [
        ("FIRST", 5, ("laag", 1)),
        ("PRIORITY", 5, ("hoog", 2)),
        ("PRIORITY", 25, ("hoog", 3)),
        ("PRIORITY", 40, ("laag", 4)),
        ("RULE ORDER", 15, (("hoog", "hoog", "laag"), (2, 3, 4))),
        ("OUTPUT ORDER", 5, (("hoog", "hoog", "laag", "laag"), (2, 3, 1, 4))),
        ("COLLECT", 25, (("hoog", "laag"), (3, 4))),
    ],
)
def test_two_outputs(policy: str, n: int, expected: tuple[object, ...]) -> None:
    values = worked_out(one(policy, ["n"], TWO, TWO_ROWS), n=n).values
    assert (values["uit"], values["rente"]) == expected


def test_priorities_of_several_outputs_weigh_from_left_to_right() -> None:
    outputs = ['a = "1e","2e"', 'b = "x","y"']
    rows = ['- | "2e" | "x"', '- | "1e" | "y"', '- | "1e" | "x"']
    assert worked_out(one("PRIORITY", ["n"], outputs, rows), n=1).matched == ("r3",)
    assert worked_out(one("OUTPUT ORDER", ["n"], outputs, rows), n=1).matched == ("r3", "r2", "r1")


@pytest.mark.parametrize(
    ("policy", "output", "expected"),
    [
        ("UNIQUE", "uit", None),
        ("FIRST", "uit", None),
        ("UNIQUE", "uit ? 9", 9),
        ("FIRST", "uit ? n + 1", 100),
        ("RULE ORDER", "uit", ()),
        ("COLLECT", "uit ? 9", (9,)),
        ("COLLECT SUM", "uit", None),
        ("COLLECT MIN", "uit", None),
        ("COLLECT MAX", "uit ? 9", 9),
        ("COLLECT COUNT", "uit", 0),
    ],
)
def test_when_no_rule_fits_the_default_output_stands(policy: str, output: str, expected: object) -> None:
    outcome = worked_out(one(policy, ["n"], [output], ["< 10 | 1"]), n=99)
    assert outcome.values == {"uit": expected}
    assert outcome.matched == ()
    assert [each.decision for each in outcome.applied] == ["tabel"], "that no rule fitted is told as well"


@pytest.mark.parametrize("policy", ["COLLECT SUM", "COLLECT MIN", "COLLECT MAX"])
def test_what_is_added_up_is_of_one_kind(policy: str) -> None:
    mixed = one(policy, ["n"], ["uit"], ["- | 1", '- | "a"'])
    with pytest.raises(ModelError, match=f'Tabel "De tabel", {policy.split()[1]} verwacht'):
        worked_out(mixed, n=1)


def test_equal_outputs_are_added_and_counted_each_time() -> None:
    rows = ["- | 2", "- | 2", "- | 3"]
    assert worked_out(one("COLLECT SUM", ["n"], ["uit"], rows), n=1).values == {"uit": 7}
    assert worked_out(one("COLLECT COUNT", ["n"], ["uit"], rows), n=1).values == {"uit": 3}


def test_lists_and_negations_in_cells() -> None:
    found = one("FIRST", ["s"], ["uit"], ['"a","b" | "ja"', 'not("c") | "misschien"', '- | "nee"'])
    assert [worked_out(found, s=s).values["uit"] for s in ("a", "b", "c", "d", None)] == [
        "ja",
        "ja",
        "nee",
        "misschien",
        "misschien",  # FEEL: null is not "c"
    ]


@pytest.mark.parametrize(
    ("cell", "fits"),
    [
        ("[5..10]", [5, 7, 10]),
        ("(5..10)", [7]),
        ("]5..10[", [7]),
        ("[5..10)", [5, 7]),
        ("< 5, > 10", [1, 11]),
        ("not([5..10])", [1, 11]),
        ("5, 11", [5, 11]),
        ("not(5, 11)", [1, 7, 10]),
        ("null", []),
        ("n", [1, 5, 7, 10, 11]),
        ("? > 5 and ? < 11", [7, 10]),
        ("grens", [5]),
        ("grens * 2 + 1", [11]),
        ("= 5", [5]),
        ("!= 5", [1, 7, 10, 11]),
        ("lijst", [5, 7]),
        ("-", [1, 5, 7, 10, 11]),
        ("", [1, 5, 7, 10, 11]),
    ],
)
def test_a_cell_fits(cell: str, fits: list[int]) -> None:
    found = one("FIRST", ["n"], ["uit"], [f"{cell} | true", "- | false"])
    values = {"grens": 5, "lijst": (5, 7)}
    assert [n for n in (1, 5, 7, 10, 11) if worked_out(found, n=n, **values).values["uit"]] == fits
    assert worked_out(found, n=None, **values).values["uit"] is (
        cell in {"null", "n", "-", "", "not(5, 11)", "!= 5"}
    )


def test_dates_and_durations_in_cells() -> None:
    rows = [
        '< date("2026-01-01") | "oud"',
        '[@"2026-01-01"..today()] | "nu"',
        '> today() + @"P1M" | "ver"',
        '- | "straks"',
    ]
    found = one("FIRST", ["dag: date"], ["uit"], rows)
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 1), date(2026, 6, 15), date(2026, 7, 2)]
    assert [worked_out(found, dag=day).values["uit"] for day in days] == ["oud", "nu", "nu", "straks", "ver"]
    since = one(
        "UNIQUE", ["today() - dag: dayTimeDuration"], ["uit"], ['> duration("P30D") | true', "- | false"][:1]
    )
    assert worked_out(since, dag=date(2026, 4, 1)).values["uit"] is True


def test_outputs_are_expressions() -> None:
    found = one("UNIQUE", [], ["uit"], ['min(dag + duration("P1Y"), today() + duration("P1M"))'])
    assert worked_out(found, dag=date(2026, 1, 1)).values["uit"] == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("inputs", "row", "values", "sentence"),
    [
        (["n: number"], "- | 1", {"n": "geheim"}, 'kolom 1 ("n"): .*ander type'),
        (["s: string"], "- | 1", {"s": 4711}, 'kolom 1 ("s"): .*ander type'),
        (["d: date"], "- | 1", {"d": True}, 'kolom 1 ("d"): .*ander type'),
        (["b: boolean"], "- | 1", {"b": 0}, 'kolom 1 ("b"): .*ander type'),
        (["n: integer"], "- | 1", {"n": "1"}, "ander type"),
        (['s = "a","b"'], "- | 1", {"s": "geheim"}, 'kolom 1 ("s"): .*toegelaten'),
        (["n = [1..5]"], "- | 1", {"n": 4711}, "toegelaten"),
        (["n", "m = not(0)"], "- | - | 1", {"n": 1, "m": 0}, 'kolom 2 ("m"): .*toegelaten'),
        (["n"], '? + "a" = 4 | 1', {"n": 4711}, 'regel 1, cel 1 ("n"): .*samen'),
        (["n"], "? | 1", {"n": 4711}, 'regel 1, cel 1 ("n"): .*'),
        (["n"], '- | n + "a"', {"n": 4711}, 'regel 1, uitkomst 1 ("uit"): .*samen'),
        (["n"], "- | [n]", {"n": 4711}, 'regel 1, uitkomst 1 ("uit"): .*lijst'),
        (['n + "a"'], "- | 1", {"n": 4711}, "kolom 1 .*samen"),
    ],
)
def test_an_error_names_its_place_and_no_value(
    inputs: list[str], row: str, values: dict[str, object], sentence: str
) -> None:
    found = one("UNIQUE", inputs, ["uit"], [row])
    with pytest.raises(ModelError) as failed:
        worked_out(found, **values)
    words = str(failed.value)
    assert re.search(sentence.replace("(", r"\(").replace(")", r"\)"), words), words
    assert words.startswith('p/t.dmn:1:tabel: Tabel "De tabel", ')
    assert "geheim" not in words
    assert "4711" not in words


@pytest.mark.parametrize(
    ("output", "cell", "n", "sentence"),
    [
        ('uit = "a","b"', 'if n > 1 then "c" else "a"', 2, "toegelaten"),
        ("uit: number", 'if n > 1 then "c" else 1', 2, "ander type"),
        ("uit: date", "n", 2, "ander type"),
        ("uit: integer", "n / 2", 3, "ander type"),
        ("uit: yearMonthDuration", 'if n > 1 then @"P1D" else @"P1Y"', 2, "ander type"),
        ("uit: dayTimeDuration", 'if n > 1 then @"P1M" else @"P1D"', 2, "ander type"),
    ],
)
def test_what_an_output_says_is_checked_when_it_is_worked_out(
    output: str, cell: str, n: int, sentence: str
) -> None:
    found = one("UNIQUE", ["n"], [output], [f"- | {cell}"])
    with pytest.raises(ModelError, match=rf'regel 1, uitkomst 1 \("uit"\): .*{sentence}'):
        worked_out(found, n=n)
    assert worked_out(found, n=None).matched == ("r1",) or output == "uit: date"


def test_null_is_allowed_everywhere() -> None:
    found = one("FIRST", ['s: string = "a"'], ['uit: string = "b"'], ["- | null"])
    assert worked_out(found, s=None).values == {"uit": None}


@pytest.mark.parametrize(
    ("policy", "inputs", "outputs", "rows", "words"),
    [
        ("NONSENSE", ["n"], ["uit"], ROWS, "NONSENSE"),
        ("PRIORITY", ["n"], ["uit"], ROWS, "outputValues"),
        ("OUTPUT ORDER", ["n"], ["uit = > 1"], ROWS[1:], "outputValues"),
        ("COLLECT MEAN", ["n"], ["uit"], ROWS, "MEAN"),
        ("COLLECT SUM", ["n"], ["a", "b"], ["- | 1 | 2"], "één uitkomst"),
        ("UNIQUE", ["n"], ["uit"], ["5 < | 1"], 'regel 1, cel 1 ("n")'),
        ("UNIQUE", ["n"], ["uit"], ["5 | __import__('os')"], 'regel 1, uitkomst 1 ("uit")'),
        ("UNIQUE", ["n.x"], ["uit"], ["5 | 1"], 'kolom 1 ("n.x")'),
        ("UNIQUE", [""], ["uit"], ["5 | 1"], "kolom 1"),
        ("UNIQUE", ["n"], ["uit"], ["5 | 1 | 2"], "evenveel cellen"),
        ("UNIQUE", ["n"], [], ["5"], "geen enkele uitkomst"),
        ("UNIQUE", ["n"], ["", ""], ["5 | 1 | 2"], "noemt de variabele"),
        ("UNIQUE", ["n"], ["a", "a"], ["5 | 1 | 2"], "dezelfde variabele"),
        ("UNIQUE", ["n: quaternion"], ["uit"], ["5 | 1"], "quaternion"),
        ("UNIQUE", ["n: time"], ["uit"], ["5 | 1"], "time"),
        ("UNIQUE", ["n"], ["uit: onzin"], ["5 | 1"], "onzin"),
        ("UNIQUE", ["n: number"], ["uit"], ['"a" | 1'], 'regel 1, cel 1 ("n"): deze waarde komt nooit voor'),
        ("UNIQUE", ['s = "a","b"'], ["uit"], ['"a","c" | 1'], "regel 1, cel 1"),
        ("UNIQUE", ['s = "a","b"'], ["uit"], ['not("c") | 1'], "regel 1, cel 1"),
        (
            "UNIQUE",
            ["n"],
            ['uit = "a","b"'],
            ['- | "c"'],
            'regel 1, uitkomst 1 ("uit"): deze waarde is hier niet',
        ),
        ("UNIQUE", ["n"], ["uit: date"], ["- | 1"], "regel 1, uitkomst 1"),
        ("UNIQUE", ["n"], ["uit: date"], ["- | 2026-01-31"], "regel 1, uitkomst 1"),
        ("UNIQUE", ["d: date"], ["uit"], ["2026-01-31 | 1"], 'regel 1, cel 1 ("d"): de kolom is een datum'),
        ("UNIQUE", ["d: date"], ["uit"], ["< 2026-01-31 | 1"], 'Schrijf date("2026-01-31").'),
        ("UNIQUE", ["d: date"], ["uit"], ["not(> 2026-01-31) | 1"], 'Schrijf date("2026-01-31").'),
        ("UNIQUE", ["d: date"], ["uit"], ["[today()..2026-01-31] | 1"], 'Schrijf date("2026-01-31").'),
        ("UNIQUE", ["d: date"], ["uit"], ["? > 2026-01-31 | 1"], 'Schrijf date("2026-01-31").'),
        (
            "UNIQUE",
            ["d: date"],
            ["uit"],
            ['> date and time("2026-01-01T00:00:00") | 1'],
            'Schrijf date("2026-01-01").',
        ),
        ("UNIQUE", ["n: number"], ["uit"], ['> date("2026-01-01") | 1'], "de kolom is een getal, en hier"),
        ("UNIQUE", ["s: string"], ["uit"], ["< 5 | 1"], "de kolom is een tekst, en hier staat iets anders"),
        ("UNIQUE", ["n: number"], ["uit"], ["[5..1] | 1"], 'regel 1, cel 1 ("n"): dit bereik is leeg'),
        ("UNIQUE", ["n"], ["uit"], ["not(]5..5]) | 1"], "dit bereik is leeg"),
        (
            "UNIQUE",
            ["d: date"],
            ["uit"],
            ['[date("2026-02-01")..date("2026-01-01")] | 1'],
            "dit bereik is leeg",
        ),
        ("UNIQUE", ["n"], ['uit = "a" ? "c"'], ['- | "a"'], 'uitkomst 1 ("uit"): de standaardwaarde'),
        ("UNIQUE", ["n"], ["uit ? 5 <"], ["- | 1"], "uitkomst 1"),
        ("UNIQUE", ["n = 5 <"], ["uit"], ["- | 1"], "kolom 1"),
        ("FIRST", ["n"], ["uit"], ["- | 1"] * 1001, "1000 regels"),
        ("FIRST", ["n"], ["uit"], ["- | " + "1 + " * 100 + "1"] * 300, "te groot"),
    ],
)
def test_what_cannot_be_right_is_found_when_it_is_read(
    policy: str, inputs: list[str], outputs: list[str], rows: list[str], words: str
) -> None:
    found = findings_of(file(decision("tabel", table(policy, inputs, outputs, rows))))
    assert words in found
    assert found.startswith("p/t.dmn:1:tabel: ")


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("n: integer", "< 1.5"),
        ("n: integer", "[0.5..2]"),
        ("n: number", "[5..5]"),
        ("n: number", "2026-01-31"),
        ("n: number", "< m"),
        ("n", "< 2026-01-31"),
        ("n: number", "null, 3"),
        ("n: number", "[m..1]"),
        ("d: date", '< today() - @"P1M"'),
        ("d: date", 'date("2026-01-31")'),
        ("t: dateTime", '> date and time("2026-01-01T00:00:00")'),
        ("u: dayTimeDuration", '> @"P7D"'),
        ("s: string", '"a","b"'),
    ],
)
def test_what_may_hold_is_let_through(column: str, cell: str) -> None:
    assert findings_of(file(decision("tabel", table("UNIQUE", [column], ["uit"], [f"{cell} | 1"])))) == ""


def test_adding_up_is_for_collect() -> None:
    drawn = table("FIRST", ["n"], ["uit"], ROWS).replace(
        'hitPolicy="FIRST"', 'hitPolicy="FIRST" aggregation="SUM"'
    )
    assert "COLLECT" in findings_of(file(decision("tabel", drawn)))
