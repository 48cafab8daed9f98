"""Decision tables: hit policies, cells, and errors that name table, rule and cell."""

from datetime import date

import pytest

from app.domain.errors import ModelError
from app.procedure.dmn import Table, decide, read_dmn
from app.procedure.expressions import Scope

HEAD = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">'


def dmn(policy: str, inputs: str, rows: list[str], outputs: str = "uit", extra: str = "") -> bytes:
    """`rows` hold cells between bars: `< 10 | "a"`; the last ones are outputs."""
    columns = "".join(
        f'<input id="i{n}"><inputExpression id="e{n}"><text>{name}</text></inputExpression></input>'
        for n, name in enumerate(inputs.split())
    )
    outs = "".join(f'<output id="o{n}" name="{name}"/>' for n, name in enumerate(outputs.split()))
    count = len(inputs.split())
    body = ""
    for number, row in enumerate(rows, 1):
        cells = [cell.strip().replace("<", "&lt;") for cell in row.split("|")]
        entries = "".join(f"<inputEntry><text>{cell}</text></inputEntry>" for cell in cells[:count])
        entries += "".join(f"<outputEntry><text>{cell}</text></outputEntry>" for cell in cells[count:])
        body += f'<rule id="r{number}">{entries}</rule>'
    table = f'<decisionTable id="t" {policy}>{columns}{outs}{body}</decisionTable>'
    return f'{HEAD}<decision id="tabel" name="De tabel">{extra}{table}</decision></definitions>'.encode()


def table(*args: object) -> Table:
    (found,), findings = read_dmn("p/t.dmn", dmn(*args))  # type: ignore[arg-type]
    assert findings == []
    return found


def decided(found: Table, **values: object) -> tuple[object, tuple[str, ...]]:
    scope = Scope(values, frozenset({"n", "s", "dag", *values}), date(2026, 6, 1))  # type: ignore[arg-type]
    outcome = decide(found, scope)
    return outcome.values["uit"], outcome.matched


ROWS = ["&lt; 10 | 1", "[5..20] | 2", "- | 3"]


@pytest.mark.parametrize(
    ("policy", "n", "expected"),
    [
        ('hitPolicy="FIRST"', 7, (1, ("r1",))),
        ('hitPolicy="FIRST"', 99, (3, ("r3",))),
        ('hitPolicy="RULE ORDER"', 7, ((1, 2, 3), ("r1", "r2", "r3"))),
        ('hitPolicy="COLLECT"', 15, ((2, 3), ("r2", "r3"))),
        ('hitPolicy="COLLECT" aggregation="SUM"', 7, (6, ("r1", "r2", "r3"))),
        ('hitPolicy="COLLECT" aggregation="MIN"', 15, (2, ("r2", "r3"))),
        ('hitPolicy="COLLECT" aggregation="MAX"', 15, (3, ("r2", "r3"))),
        ('hitPolicy="COLLECT" aggregation="COUNT"', 15, (2, ("r2", "r3"))),
    ],
)
def test_hit_policies(policy: str, n: int, expected: object) -> None:
    assert decided(table(policy, "n", ROWS), n=n) == expected


def test_unique_is_checked_and_names_the_rules() -> None:
    unique = table('hitPolicy="UNIQUE"', "n", ROWS[:2])
    assert decided(unique, n=15) == (2, ("r2",))
    assert decided(unique, n=50) == (None, ())
    with pytest.raises(ModelError, match="regels 1, 2"):
        decided(unique, n=7)


def test_any_is_checked() -> None:
    same = table('hitPolicy="ANY"', "n", ["&lt; 10 | 1", "&lt; 20 | 1"])
    assert decided(same, n=7) == (1, ("r1", "r2"))
    with pytest.raises(ModelError):
        decided(table('hitPolicy="ANY"', "n", ROWS), n=7)


def test_lists_and_negations_in_cells() -> None:
    found = table('hitPolicy="FIRST"', "s", ['"a","b" | "ja"', 'not("c") | "misschien"', '- | "nee"'])
    assert [decided(found, s=s)[0] for s in ("a", "b", "c", "d", None)] == [
        "ja",
        "ja",
        "nee",
        "misschien",
        "misschien",  # FEEL: null is not "c"
    ]


def test_outputs_are_expressions() -> None:
    found = table("", "", ['min(dag + duration("P1Y"), today() + duration("P1M"))'])
    assert decided(found, dag=date(2026, 1, 1))[0] == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (dmn('hitPolicy="NONSENSE"', "n", ROWS), "NONSENSE"),
        (dmn('hitPolicy="PRIORITY"', "n", ROWS), "PRIORITY"),
        (dmn('hitPolicy="FIRST" aggregation="SUM"', "n", ROWS), "COLLECT"),
        (dmn("", "n", ["5 < | 1"]), "regel 1, cel 1"),
        (dmn("", "n", ["5 | __import__('os')"]), "regel 1, uitkomst 1"),
        (dmn("", "n.x", ["5 | 1"]), "kolom"),
        (dmn("", "n", ["5 | 1 | 2"]), "evenveel cellen"),
        (dmn("", "n", ROWS, extra='<informationRequirement id="x"/>'), "losse beslissingstabel"),
    ],
)
def test_what_cannot_be_read_is_found_in_its_place(content: bytes, words: str) -> None:
    _, findings = read_dmn("p/t.dmn", content)
    assert any(words in str(finding) for finding in findings)


def test_a_failing_cell_names_itself() -> None:
    with pytest.raises(ModelError, match="regel 1, uitkomst 1"):
        decided(table("", "n", ['- | n + "a"']), n=1)


@pytest.mark.parametrize("content", [b"", b"<x/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><definitions/>"])
def test_something_else_is_no_dmn(content: bytes) -> None:
    with pytest.raises(ModelError):
        read_dmn("p/t.dmn", content)
