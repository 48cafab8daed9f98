"""A comment or a processing instruction in a file changes nothing of what it says."""

import re
from collections.abc import Callable

import pytest

from app.procedure.bundle import read_model
from app.procedure.checking import checked
from tests.engine.models import boundary, end, flows, process, start, user, xor
from tests.procedure.dmn.drawing import decision, file, findings_of, literal, read, table, worked_out

MARKS = ("<!-- hm -->", "<?hm hm?>", "<!-- a --><?b b?><!-- c -->", "<![CDATA[]]>")
YAML = b"variabelen:\n  k: {type: enum, waarden: {nog: nog, klaar: klaar}, schrijver: a}\n"
DRAWN = process(
    "p",
    start(),
    user("a", livc_result="uitkomst:k"),
    boundary("b", "a", duration="P1DT2H"),
    user("h", livc_per="dienst"),
    xor("g", "f_g_end2"),
    end(),
    flows('start>a; a>h; h>g; b>end; g>end#1[k = "nog" or k = "klaar"]; g>end#2'),
).decode()


@pytest.mark.parametrize("mark", MARKS)
def test_a_comment_in_a_condition_a_timer_or_a_cardinality_cuts_nothing_off(mark: str) -> None:
    spoiled = DRAWN.replace('"nog" or', f'"nog"{mark} or').replace("P1DT2H", f"P1D{mark}T2H")
    spoiled = spoiled.replace("aantal_dienst", f"{mark}aantal_{mark}dienst")
    assert spoiled.count(mark) == 4
    model, _ = read_model({"p/p.bpmn": spoiled.encode(), "p/variabelen.yaml": YAML})
    drawn, _ = read_model({"p/p.bpmn": DRAWN.encode(), "p/variabelen.yaml": YAML})
    assert model.processes == drawn.processes


@pytest.mark.parametrize("mark", MARKS)
def test_a_comment_anywhere_in_a_table_changes_none_of_its_answers(mark: str) -> None:
    drawn = table("FIRST", ["n: number"], ["uit"], ["1,2 | 7 * 2", "- | 0"])
    for before, after in (("1,2", f"1{mark},2"), ("1,2", f"{mark}1,2"), ("7 * 2", f"7{mark} * 2")):
        found = read(file(decision("d", drawn.replace(f"<text>{before}", f"<text>{after}"))))["d"]
        assert [worked_out(found, n=n).values["uit"] for n in (1, 2, 3)] == [14, 14, 0]


@pytest.mark.parametrize("mark", MARKS)
def test_a_comment_in_a_type_or_an_expression_changes_nothing(mark: str) -> None:
    typed = f'<itemDefinition name="t"><typeRef>num{mark}ber</typeRef></itemDefinition>'
    expression = f"<literalExpression><text>7{mark} * 2</text></literalExpression>"
    found = read(file(decision("d", expression, variable="d: t"), typed))["d"]
    assert worked_out(found).values == {"d": 14}


def test_a_comment_between_elements_is_no_element() -> None:
    spoiled = re.sub(r"(<bpmn:\w+[^<]*?>)", r"\1<!-- x -->", DRAWN)
    files = {"p/p.bpmn": spoiled.encode(), "p/variabelen.yaml": YAML}
    assert [str(f) for f in checked(files)[1]] == [
        str(f) for f in checked({**files, "p/p.bpmn": DRAWN.encode()})[1]
    ]


TABLE = table("FIRST", ["n"], ["uit"], ["1 | 2"])
CELL = "<inputEntry><text>1</text></inputEntry>"


@pytest.mark.parametrize(
    ("logic", "words"),
    [
        (TABLE + TABLE, '"decisionTable" staat hier meer dan één keer'),
        (literal("1") + literal("2"), '"literalExpression" staat hier meer dan één keer'),
        (TABLE.replace(CELL, CELL.replace("</text>", "</text><text>2</text>")), '"text" staat hier meer dan'),
        (TABLE.replace("<text>1</text>", "<text>1<b/>,2</text>"), 'In "text" staat nog een element'),
        (TABLE.replace("<text>1</text>", "1"), "zet de uitdrukking in één"),
        (TABLE.replace("<text>1</text>", "<text></text>1"), "zet de uitdrukking in één"),
        (
            TABLE.replace(CELL, f"<inputEntry>{literal('1')}</inputEntry>"),
            'In "inputEntry" hoort enkel "text"',
        ),
        (TABLE.replace("<text>1</text>", '<text xmlns="x">1</text>'), 'In "inputEntry" hoort enkel "text"'),
    ],
)
def test_what_a_table_would_pass_over_is_found(logic: str, words: str) -> None:
    found = findings_of(file(decision("d", logic)))
    assert words in found
    assert found.startswith("p/t.dmn:1:d: ")


def again(tag: str) -> Callable[[str], str]:
    return lambda text: re.sub(rf"(<bpmn:{tag}.*?</bpmn:{tag}>)", r"\1\1", text, count=1)


@pytest.mark.parametrize(
    ("tag", "element"),
    [
        ("conditionExpression", "f_g_end1"),
        ("loopCardinality", "h"),
        ("multiInstanceLoopCharacteristics", "h"),
        ("timeDuration", "b"),
    ],
)
def test_a_second_one_of_what_is_one_is_found_in_a_drawing(tag: str, element: str) -> None:
    files = {"p/p.bpmn": again(tag)(DRAWN).encode(), "p/variabelen.yaml": YAML}
    found = [f for f in checked(files)[1] if f.element == element and f'"{tag}"' in f.sentence]
    assert found
    assert found[0].line > 0


def test_a_second_type_of_a_definition_is_found() -> None:
    double = '<itemDefinition name="t"><typeRef>number</typeRef><typeRef>string</typeRef></itemDefinition>'
    assert 'p/t.dmn:1:t: "typeRef" staat hier meer' in findings_of(file(decision("d", literal("1")), double))
