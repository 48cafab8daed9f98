"""What is refused stays in the graph, what the drawing needs is checked, and the page serves what was read."""

import pytest

from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.procedure.checking import checked
from app.procedure.reading import diagram_of
from tests.engine.models import boundary, end, flows, node, process, run, start, user
from tests.procedure.layout import laid_out

EMPTY = b"variabelen: {}"
PLAIN = process("p", start(), user("a"), end(), flows("start>a; a>end"))


def found(content: bytes, variables: bytes = EMPTY) -> list[str]:
    return [each.check for each in checked({"p/p.bpmn": content, "p/variabelen.yaml": variables})[1]]


@pytest.mark.parametrize("tag", ["task", "scriptTask", "transaction", "complexGateway", "adHocSubProcess"])
def test_what_is_refused_gives_one_finding_and_none_that_follows_from_it(tag: str) -> None:
    lane = (
        '<bpmn:laneSet id="ls"><bpmn:lane id="l" livc:role="coordinator"><bpmn:flowNodeRef>x</bpmn:flowNodeRef>'
        "<bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"
    )
    hanging = boundary("b", "x", duration="P1D")
    parts = (start(), lane, node(tag, "x"), hanging, user("a"), end())
    assert found(process("p", *parts, flows("start>x; x>a; a>end; b>end"))) == ["unknown_element"]


def test_a_list_of_variables_that_cannot_be_read_gives_one_finding() -> None:
    choice = process("p", start(), user("a", livc_result="veld:k"), end(), flows("start>a; a>end"))
    assert found(choice, b"variabelen: [") == ["variables_file"]


@pytest.mark.parametrize("identifier", ["één-stap", "1a", "taak 1", "taak'1", "a/b", "a:b"])
def test_an_id_that_no_program_draws_is_refused(identifier: str) -> None:
    parts = (start(), user(identifier), end())
    lines = (
        node("sequenceFlow", "f1", sourceRef="start", targetRef=identifier),
        node("sequenceFlow", "f2", sourceRef=identifier, targetRef="end"),
    )
    assert found(process("p", *parts, *lines)) == ["id_ncname"]


@pytest.mark.parametrize("identifier", ["een_stap", "a.b", "a-b", "_a"])
def test_an_id_that_every_program_draws_is_not(identifier: str) -> None:
    lines = flows(f"start>{identifier}; {identifier}>end")
    assert found(process("p", start(), user(identifier), end(), lines)) == []


QNAMES = b"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:livc="urn:livc:bpmn:1" xmlns:tns="urn:eigen"
  id="d" targetNamespace="urn:eigen"><process id="p" isExecutable="true"><startEvent id="s"/>
  <userTask id="a" name="Vragen" livc:kind="vrij" livc:role="coordinator" livc:vraag="Wat nu?">
  <extensionElements><livc:gevolg>Dan volgt dit.</livc:gevolg></extensionElements>
  <incoming>tns:f1</incoming></userTask>
  <boundaryEvent id="b" attachedToRef="tns:a">
  <extensionElements><livc:gevolg>Dan volgt dit.</livc:gevolg></extensionElements>
  <timerEventDefinition><timeDuration>P1D</timeDuration>
  </timerEventDefinition></boundaryEvent><endEvent id="e"/>
  <sequenceFlow id="f1" sourceRef="tns:s" targetRef="tns:a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"/>
  <sequenceFlow id="f3" sourceRef="tns:b" targetRef="e"/></process></definitions>"""


def test_references_with_a_prefix_are_read_run_and_served_as_what_they_refer_to() -> None:
    files = {"p/p.bpmn": laid_out(QNAMES), "p/variabelen.yaml": EMPTY}
    model, findings = checked(files)
    assert [str(each) for each in findings] == []
    assert model.elements["b"].attached_to == "a"
    bundle = Bundle(VersieId("qnames"), "p", files)
    assert run(bundle).done("a").ended
    assert b"tns:a" not in diagram_of(bundle, "p")


@pytest.mark.parametrize("encoding", ["windows-1252", "UTF-16"])
def test_the_page_serves_what_was_read_as_utf_8(encoding: str) -> None:
    named = PLAIN.decode().replace('name="a"', 'name="Coördinator"').replace("UTF-8", encoding)
    bundle = Bundle(VersieId(encoding), "p", {"p/p.bpmn": named.encode(encoding), "p/variabelen.yaml": EMPTY})
    served = diagram_of(bundle, "p")
    assert 'name="Coördinator"' in served.decode("utf-8")
    assert b"encoding='UTF-8'" in served
