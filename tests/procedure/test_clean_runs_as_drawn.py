"""What stands in a drawing is executed as the standard says it, or a check names it: nothing is passed over."""

import pytest

from app.domain.errors import ModelError
from app.engine.engine import SpiffEngine
from app.procedure.bundle import read_model
from app.procedure.checks import check_model
from app.procedure.findings import Finding, Level, of_level
from tests.engine.models import bundle, end, flows, node, process, start, user

TIMER = "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>"
MULTI = "<bpmn:multiInstanceLoopCharacteristics{}>{}</bpmn:multiInstanceLoopCharacteristics>"
LINE = flows("start>x; x>end")
DEFINITIONS = ("signal", "error", "escalation", "conditional", "link", "compensate", "cancel")


def between(*parts: str) -> bytes:
    return process("p", start(), *parts, end(), LINE)


def caught(kind: str) -> str:
    return node("intermediateCatchEvent", "x", f"<bpmn:{kind}EventDefinition/>")


def thrown(kind: str) -> str:
    return node("intermediateThrowEvent", "x", f"<bpmn:{kind}EventDefinition/>")


def on_border(kind: str) -> str:
    event = node("boundaryEvent", "b", f"<bpmn:{kind}EventDefinition/>", attachedToRef="x")
    return user("x") + event + node("endEvent", "e2") + flows("b>e2")


def ended(kind: str) -> bytes:
    last = node("endEvent", "end", f"<bpmn:{kind}EventDefinition/>")
    return process("p", start(), user("x"), last, LINE)


def begun(kind: str) -> bytes:
    first = node("startEvent", "start", f"<bpmn:{kind}EventDefinition/>")
    return process("p", first, user("x"), end(), LINE)


def inside(tag: str, **attributes: str) -> str:
    body = node("startEvent", "s2") + node("endEvent", "e2") + flows("s2>e2")
    return node(tag, "x", body, **attributes)


REFUSED = {
    **{f"catch {kind}": between(caught(kind)) for kind in DEFINITIONS},
    **{f"throw {kind}": between(thrown(kind)) for kind in (*DEFINITIONS, "timer")},
    **{f"border {kind}": between(on_border(kind)) for kind in DEFINITIONS},
    **{f"end {kind}": ended(kind) for kind in (*DEFINITIONS, "timer")},
    **{f"start {kind}": begun(kind) for kind in (*DEFINITIONS, "timer")},
    **{tag: between(node(tag, "x")) for tag in ("task", "scriptTask", "complexGateway", "callChoreography")},
    **{tag: between(inside(tag)) for tag in ("transaction", "adHocSubProcess")},
    "event sub-process": between(
        user("x"), inside("subProcess", triggeredByEvent="true").replace('"x"', '"y"')
    ),
    "data object": between(user("x"), node("dataObject", "d")),
    "data store": between(user("x"), node("dataStoreReference", "d")),
    "standard loop": between(
        user("x").replace("</bpmn:userTask>", "<bpmn:standardLoopCharacteristics/></bpmn:userTask>")
    ),
    "a script before": between(
        user("x").replace(
            "</bpmn:extensionElements>",
            '<s:preScript xmlns:s="urn:s">x=1</s:preScript></bpmn:extensionElements>',
        )
    ),
    "a loop over data": between(
        node(
            "userTask",
            "x",
            MULTI.format("", "<bpmn:loopDataInputRef>d</bpmn:loopDataInputRef>"),
            livc_kind="vrij",
        )
    ),
    "a lone cardinality": between(
        node(
            "userTask",
            "x",
            MULTI.format("", "<bpmn:loopCardinality>3</bpmn:loopCardinality>"),
            livc_kind="vrij",
        )
    ),
    "a completion condition": between(
        inside("subProcess").replace(
            "</bpmn:subProcess>",
            MULTI.format("", "<bpmn:completionCondition>true</bpmn:completionCondition>")
            + "</bpmn:subProcess>",
        )
    ),
    "two arrows out of a step": process(
        "p", start(), user("x"), end(), node("endEvent", "e2"), flows("start>x; x>end; x>e2")
    ),
    "a condition behind a step": process("p", start(), user("x"), end(), flows("start>x; x>end[true]")),
    "a step without a way on": process("p", start(), user("x"), end(), flows("start>x")),
    "a receive without a message": between(node("receiveTask", "x")),
    "a send without a message": between(node("sendTask", "x")),
    "a service that does nothing": between(node("serviceTask", "x")),
    "a rule without a decision": between(node("businessRuleTask", "x")),
    "a call of nothing": between(node("callActivity", "x", calledElement="weg")),
    "a call of itself": between(node("callActivity", "x", calledElement="p")),
    "two definitions": between(node("intermediateCatchEvent", "x", TIMER + TIMER)),
    "a repetition that interrupts": between(
        user("x")
        + node(
            "boundaryEvent",
            "b",
            TIMER.replace("timeDuration", "timeCycle").replace("P1D", "R/P1D"),
            attachedToRef="x",
        )
        + node("endEvent", "e2")
        + flows("b>e2")
    ),
    "an instantiating gateway": between(node("eventBasedGateway", "x", instantiate="true")),
    "a parallel event gateway": between(node("eventBasedGateway", "x", eventGatewayType="Parallel")),
    "two tokens from one step": between(user("x", completionQuantity="2")),
    "two tokens to one step": between(user("x", startQuantity="2")),
    "a process that is not executed": between(user("x")).replace(
        b'isExecutable="true"', b'isExecutable="false"'
    ),
    "no start": process("p", user("x"), end(), flows("x>end")),
    "two starts": process("p", start(), start("s2"), user("x"), end(), flows("start>x; s2>x; x>end")),
    "no end": process("p", start(), user("x"), flows("start>x")),
    "an arrow to nothing": process("p", start(), user("x"), end(), flows("start>x; x>weg")),
    "an event on nothing": between(
        user("x"), node("boundaryEvent", "b", TIMER, attachedToRef="weg"), flows("b>end")
    ),
    "an id of the engine": between(user("Start")).replace(b'"x"', b'"Start"'),
    "a conditional default": process(
        "p", start(), node("exclusiveGateway", "x", default="f_x_end"), end(), flows("start>x; x>end[true]")
    ),
}
"""Everything of BPMN that SpiffWorkflow refuses, passes over or does otherwise, and what it cannot run at all."""


def faults(content: bytes) -> list[Finding]:
    files = {"p/p.bpmn": content, "p/variabelen.yaml": b"variabelen: {}\n"}
    return of_level(check_model(read_model(files)[0]), Level.FOUT)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_run_as_drawn_is_named_where_it_stands(name: str) -> None:
    found = faults(REFUSED[name])
    assert found
    assert any(each.line for each in found)


@pytest.mark.parametrize("name", REFUSED)
def test_whatever_the_engine_refuses_a_check_has_named(name: str) -> None:
    try:
        SpiffEngine().ensure_can_run(bundle("p", p=REFUSED[name]))
    except ModelError:
        assert faults(REFUSED[name])
