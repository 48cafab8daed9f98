"""What the checks see of decisions: what the whole of it reads, what it writes, and what can never be stored."""

import pytest

from app.procedure.bundle import read_model
from app.procedure.checking import checked
from app.procedure.uses import reads, writes
from tests.engine.models import end, flows, process, rule, start, user, xor
from tests.procedure.dmn.drawing import decision, file, literal, table

YAML = """
variabelen:
  n: {type: integer, schrijver: a}
  s: {type: enum, waarden: {x: x, y: y}, schrijver: aanroeper}
  dag: {type: date, schrijver: aanroeper}
  waar: {type: boolean, schrijver: aanroeper}
  uit: {type: integer, schrijver: systeem}
  klasse: {type: enum, waarden: {laag: laag, hoog: hoog}, schrijver: systeem}
"""
DRAWN = process(
    "p",
    start(),
    user("a", livc_role="partner", livc_result="n:n"),
    rule("r", "d"),
    xor("g", default="f_g_end3"),
    end(),
    flows('start>a; a>r; r>g; g>end#1[uit = 1]; g>end#2[klasse = "hoog"]; g>end#3'),
)


def files(content: bytes) -> dict[str, bytes]:
    return {"p/p.bpmn": DRAWN, "p/variabelen.yaml": YAML.encode(), "p/d.dmn": content}


def found(*parts: str) -> str:
    return "\n".join(str(finding) for finding in checked(files(file(*parts)))[1])


def test_a_good_drd_has_no_findings() -> None:
    assert not found(
        decision(
            "d", table("FIRST", ["tussen: number", "s: string"], ["uit: integer"], ['> 1 | "x" | n']), ["t"]
        ),
        decision("t", literal("n * 2 + count(lijst)"), ["lijst"], variable="tussen"),
        decision("lijst", table("COLLECT", ["n"], ["iets"], ["> 1 | 0.5"])),
    )


def test_a_rule_task_reads_what_all_of_its_decisions_read_and_writes_only_its_own() -> None:
    content = file(
        decision("d", literal("t + 1"), ["t"], variable="uit"),
        decision("t", table("FIRST", ["s"], ["iets"], ['"x" | n', "- | 0"])),
    )
    model, findings = read_model(files(content))
    assert findings == []
    element = model.elements["r"]
    assert reads(model, element) == {"s", "n"}
    assert writes(model, element) == {"uit"}


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([decision("d", literal("weg"), variable="uit")], 'Beslissing "d", de variabele "weg" staat niet'),
        (
            [decision("d", literal("t"), ["t"], variable="uit"), decision("t", literal("weg"))],
            'p/d.dmn:1:t: Beslissing "t", de variabele "weg"',
        ),
        ([decision("d", literal("n"))], 'de variabele "d" staat niet'),
        (
            [decision("d", literal("t"), variable="uit"), decision("t", literal("1"), variable="t")],
            "trek een pijl",
        ),
        ([decision("d", table("COLLECT", ["n"], ["uit"], ["- | 1"]))], "geeft een lijst"),
        ([decision("d", literal('"a"'), variable="uit")], 'uitkomst: "uit" kan dit nooit zijn'),
        ([decision("d", literal("1.5"), variable="uit")], "kan dit nooit zijn"),
        ([decision("d", literal('duration("P1D")'), variable="uit")], "kan dit nooit zijn"),
        (
            [decision("d", table("FIRST", ["n"], ["klasse"], ['- | "midden"']))],
            'regel 1, uitkomst 1 ("klasse"): "klasse" kan',
        ),
        (
            [decision("d", table("FIRST", ["n"], ['klasse ? "midden"'], ['1 | "laag"']))],
            'uitkomst 1 ("klasse"): "klasse" kan',
        ),
        (
            [decision("d", table("FIRST", ["n: string"], ["uit"], ["- | 1"]))],
            'kolom 1 ("n"): "n" is van een ander type',
        ),
        ([decision("d", table("FIRST", ["s: number"], ["uit"], ["- | 1"]))], "ander type (enum)"),
        ([decision("d", table("FIRST", ["dag: string"], ["uit"], ["- | 1"]))], "ander type (date)"),
        ([decision("d", table("FIRST", ["waar: date"], ["uit"], ["- | 1"]))], "ander type (boolean)"),
        (
            [decision("d", table("FIRST", ["dag"], ["uit"], ["< 2026-01-31 | 1"]))],
            'regel 1, cel 1 ("dag"): de kolom is een datum, en hier staat iets anders. Schrijf date("2026',
        ),
        ([decision("d", table("FIRST", ["s"], ["uit"], ["> 3 | 1"]))], "de kolom is een tekst"),
        ([decision("x", literal("1"), variable="uit")], 'De beslissing "d" bestaat niet'),
    ],
)
def test_what_can_never_be_is_found(parts: list[str], words: str) -> None:
    assert words in found(*parts)


@pytest.mark.parametrize(
    "parts",
    [
        [decision("d", table("COLLECT COUNT", ["n"], ["uit"], ['- | "a"']))],
        [decision("d", table("FIRST", ["n"], [""], ["- | 1"]), variable="uit")],
        [decision("d", table("FIRST", ["n * 2: string"], ["uit"], ["- | 1"]))],
        [decision("d", table("FIRST", ["dag: date"], ["uit"], ['> date("2026-01-01") | null']))],
    ],
)
def test_what_can_be_is_let_through(parts: list[str]) -> None:
    assert found(*parts) == ""
