"""What the engine does not execute is refused when a model is read: element, line, and what to draw instead.

The list follows the standard, element by element; nothing in a file is left out in silence.
"""

import pytest

from app.procedure.checking import checked
from app.procedure.findings import Finding
from app.procedure.known import NODES
from tests.engine.models import (
    HEAD,
    SAYS,
    boundary,
    call,
    catch,
    ebg,
    end,
    flows,
    inc,
    node,
    par,
    start,
    sub,
    throw,
    user,
    xor,
)
from tests.procedure.layout import laid_out

FOREIGN = (
    'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
    'xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
)
YAML = b"""variabelen:
  k: {type: boolean, schrijver: aanroeper}
  pd: {type: boolean, schrijver: aanroeper, per: dossierhouder}
"""


def file(*parts: str, before: str = "", **attributes: str) -> bytes:
    """A file with one process `p`; `before` stands beside it."""
    shown = {"id": "p", "isExecutable": "true", **attributes}
    words = " ".join(f'{name}="{value}"' for name, value in shown.items())
    head = HEAD.format(id="p").replace("xmlns:livc", FOREIGN + "xmlns:livc")
    body = "\n".join(parts)
    whole = f"{head}{before}\n<bpmn:process {words}>\n{body}\n</bpmn:process></bpmn:definitions>"
    return laid_out(whole.encode())


def findings(content: bytes) -> list[Finding]:
    called = file(start("qs"), end("qe"), flows("qs>qe"), id="q").replace(b"defs_p", b"defs_q")
    files = {"p/p.bpmn": content, "p/variabelen.yaml": YAML}
    return checked({**files, "q/q.bpmn": called, "q/variabelen.yaml": b"variabelen: {}"})[1]


def one(*middle: str, lines: str = "start>x; x>end") -> bytes:
    """A process of a start, something in the middle, and an end."""
    return file(start(), *middle, end(), flows(lines))


def task(body: str = "", tag: str = "userTask", **attributes: str) -> bytes:
    return one(node(tag, "x", body, livc_kind="vrij", livc_role="coordinator", **attributes))


def event(tag: str, definition: str, **attributes: str) -> bytes:
    """A model with one event `x` of this tag."""
    x = node(tag, "x", definition, **attributes)
    if tag == "startEvent":
        return file(x, end(), flows("x>end"))
    if tag == "endEvent":
        return file(start(), x, flows("start>x"))
    if tag == "boundaryEvent":
        return file(start(), user("a"), x, end(), end("laat"), flows("start>a; a>end; x>laat"))
    return one(x)


def looped(body: str) -> bytes:
    inner = node("userTask", "x", body, livc_kind="vrij", livc_role="coordinator", livc_per="dienst")
    return file(
        start(), sub("s", start("ss"), inner, end("se"), flows("ss>x; x>se")), end(), flows("start>s; s>end")
    )


def choice(*arrows: str, **attributes: str) -> bytes:
    return file(start(), user("a"), node("exclusiveGateway", "x", **attributes), end(), end("e2"), *arrows)


def arrow(identifier: str, source: str, target: str, body: str = "", **attributes: str) -> str:
    return node("sequenceFlow", identifier, body, sourceRef=source, targetRef=target, **attributes)


def timer(*times: str) -> str:
    body = "".join(
        f"<bpmn:{kind}>{text}</bpmn:{kind}>" for kind, _, text in (t.partition("=") for t in times)
    )
    return f"<bpmn:timerEventDefinition>{body}</bpmn:timerEventDefinition>"


def extended(body: str) -> str:
    return f"<bpmn:extensionElements>{body}</bpmn:extensionElements>"


def lane(identifier: str, *members: str, body: str = "", role: str = "coordinator") -> str:
    refs = "".join(f"<bpmn:flowNodeRef>{member}</bpmn:flowNodeRef>" for member in members)
    return f'<bpmn:lane id="{identifier}" name="{identifier}" livc:role="{role}">{refs}{body}</bpmn:lane>'


CARDINALITY = "<bpmn:loopCardinality>aantal_dienst</bpmn:loopCardinality>"
MESSAGE = "<bpmn:messageEventDefinition/>"
CONDITION = "<bpmn:conditionExpression{}>k = true</bpmn:conditionExpression>"
IN, OUT, ELSE = arrow("f1", "start", "a"), arrow("f2", "a", "x"), arrow("f4", "x", "e2")

REFUSED: dict[str, tuple[bytes, str, str]] = {
    # events that we do not know, and what to draw instead
    **{
        f"{kind} {tag}": (
            event(
                tag,
                f"<bpmn:{kind}EventDefinition/>",
                **({"attachedToRef": "a"} if tag == "boundaryEvent" else {}),
            ),
            "x",
            words,
        )
        for kind, words, tags in (
            (
                "signal",
                "bericht",
                "startEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent endEvent",
            ),
            ("error", "uitkomst", "startEvent boundaryEvent endEvent intermediateCatchEvent"),
            ("escalation", "boundary event", "startEvent intermediateThrowEvent boundaryEvent endEvent"),
            ("cancel", "gewoon deelproces", "boundaryEvent endEvent"),
            ("compensate", "gewone stap", "startEvent intermediateThrowEvent boundaryEvent endEvent"),
            ("conditional", "exclusieve gateway", "startEvent intermediateCatchEvent boundaryEvent"),
            ("link", "pijl", "intermediateCatchEvent intermediateThrowEvent"),
            ("timer", "wel: message", "startEvent intermediateThrowEvent endEvent"),
            ("terminate", "eindevent", "intermediateThrowEvent"),
        )
        for tag in tags.split()
    },
    "two definitions in one event": (
        event("intermediateCatchEvent", MESSAGE + timer("timeDuration=P1D"), livc_message="besproken"),
        "x",
        "gateway die op events wacht",
    ),
    "an event that waits for all its definitions": (
        event("intermediateCatchEvent", MESSAGE, livc_message="besproken", parallelMultiple="true"),
        "x",
        "parallelle gateways",
    ),
    "a definition elsewhere": (
        event("intermediateCatchEvent", "<bpmn:eventDefinitionRef>d</bpmn:eventDefinitionRef>"),
        "x",
        "in het event zelf",
    ),
    "an event that waits for nothing": (event("intermediateCatchEvent", ""), "x", "wel: message, timer"),
    "a boundary event without a reason": (
        event("boundaryEvent", "", attachedToRef="a"),
        "x",
        "wel: message, timer",
    ),
    "a boundary event on nothing": (
        event("boundaryEvent", timer("timeDuration=P1D"), attachedToRef="weg"),
        "x",
        "hangt niet aan een stap",
    ),
    "a boundary event that neither interrupts nor not": (
        event("boundaryEvent", timer("timeDuration=P1D"), attachedToRef="a", cancelActivity="misschien"),
        "x",
        '"true" of "false"',
    ),
    "a boundary event on a repetition": (
        file(
            start(),
            sub(
                "s",
                start("ss"),
                user("m", livc_per="dienst"),
                boundary("x", "m", duration="P1D"),
                end("se"),
                flows("ss>m; m>se; x>se"),
            ),
            end(),
            flows("start>s; s>end"),
        ),
        "x",
        "deelproces rond de herhaling",
    ),
    "a message without a word": (event("intermediateCatchEvent", MESSAGE), "x", "(livc:message)"),
    "a receive task without a message": (task(tag="receiveTask"), "x", "(livc:message)"),
    "a send task without a message": (task(tag="sendTask"), "x", "(livc:message)"),
    "a message by reference to nothing": (
        event(
            "intermediateCatchEvent",
            '<bpmn:messageEventDefinition messageRef="weg"/>',
            livc_message="besproken",
        ),
        "x",
        "messageRef",
    ),
    "a message with an operation": (
        event(
            "intermediateThrowEvent",
            "<bpmn:messageEventDefinition><bpmn:operationRef>o</bpmn:operationRef></bpmn:messageEventDefinition>",
            livc_message="besproken",
        ),
        "x",
        "livc:message",
    ),
    "data carried by an event": (
        event("intermediateCatchEvent", "<bpmn:dataOutput/>" + MESSAGE, livc_message="besproken"),
        "x",
        "variabelen.yaml",
    ),
    # timers
    "two times in one timer": (
        event("intermediateCatchEvent", timer("timeDuration=P1D", "timeDate=2026-01-01")),
        "x",
        "één moment",
    ),
    "a timer that says nothing": (event("intermediateCatchEvent", timer()), "x", "geen moment of duur"),
    "a timer that is no time": (
        event("intermediateCatchEvent", timer("timeDuration=volgende week")),
        "x",
        "",
    ),
    "a cycle that interrupts": (
        event("intermediateCatchEvent", timer("timeCycle=R/P1D")),
        "x",
        "boundary event",
    ),
    "a timer that is no moment": (
        event("intermediateCatchEvent", timer("timeDate=true")),
        "x",
        "datum of duur",
    ),
    # activities
    "script": (task(tag="scriptTask"), "x", "business rule task"),
    "a script in a user task": (task("<bpmn:script>1</bpmn:script>"), "x", "business rule task"),
    "a script before a task": (
        task(extended("<spiffworkflow:preScript>x = 1</spiffworkflow:preScript>")),
        "x",
        "livc:operatie",
    ),
    "a script after a task": (
        task(extended("<spiffworkflow:postScript>x = 1</spiffworkflow:postScript>")),
        "x",
        "livc:operatie",
    ),
    "a listener": (task(extended('<camunda:taskListener class="a.B"/>')), "x", "livc:operatie"),
    "a task of no kind": (task(tag="task"), "x", "user task"),
    "a standard loop": (task("<bpmn:standardLoopCharacteristics/>"), "x", "pijl terug"),
    "an ad hoc sub-process": (task(tag="adHocSubProcess"), "x", "deelproces"),
    "a transaction": (task(tag="transaction"), "x", "gewoon deelproces"),
    "an event sub-process": (
        one(sub("x", start("ss"), end("se"), flows("ss>se"), triggeredByEvent="1")),
        "x",
        "boundary event",
    ),
    "a sub-process that begins with a message": (
        one(sub("s", start("x", "besproken"), end("se"), flows("x>se")), lines="start>s; s>end"),
        "x",
        "gewoon startevent",
    ),
    "compensation": (task(isForCompensation="true"), "x", "gewone stap"),
    "more tokens to begin": (task(startQuantity="2"), "x", "één token"),
    "more tokens at the end": (task(completionQuantity="2"), "x", "één door"),
    "a receive task that starts": (
        task(tag="receiveTask", livc_message="besproken", instantiate="true"),
        "x",
        "startevent",
    ),
    "an implementation": (task(tag="serviceTask", implementation="http://x"), "x", "livc:operatie"),
    "an operation of an interface": (task(tag="serviceTask", operationRef="o"), "x", "livc:operatie"),
    "input and output": (task("<bpmn:ioSpecification/>"), "x", "variabelen.yaml"),
    "data into a task": (task("<bpmn:dataInputAssociation/>"), "x", "variabelen.yaml"),
    "data out of a task": (task("<bpmn:dataOutputAssociation/>"), "x", "variabelen.yaml"),
    "a property": (task("<bpmn:property/>"), "x", "variabelen.yaml"),
    "a performer": (task("<bpmn:potentialOwner/>"), "x", "livc:role"),
    "a rendering": (task("<bpmn:rendering/>"), "x", "livc:role"),
    "a call of nothing": (one(node("callActivity", "x")), "x", "bestaat niet"),
    "a call of what is not there": (one(call("x", "weg")), "x", "bestaat niet"),
    "a call of itself": (one(call("x", "p")), "x", "zichzelf"),
    # what other programs execute
    "an expression of camunda": (
        task(tag="serviceTask", **{"camunda:expression": "${x}"}),
        "x",
        "livc:operatie",
    ),
    "a class of camunda": (task(tag="serviceTask", **{"camunda:class": "a.B"}), "x", "livc:operatie"),
    "an assignee of camunda": (task(**{"camunda:assignee": "demo"}), "x", "livc:form"),
    "a task of zeebe": (task(extended('<zeebe:taskDefinition type="t"/>')), "x", "livc:operatie"),
    "an operator of spiff": (
        task(extended('<spiffworkflow:serviceTaskOperator id="o"/>'), tag="serviceTask"),
        "o",
        "livc:operatie",
    ),
    "a collection of camunda": (
        looped(
            '<bpmn:multiInstanceLoopCharacteristics camunda:collection="c">'
            f"{CARDINALITY}</bpmn:multiInstanceLoopCharacteristics>"
        ),
        "x",
        "livc:operatie",
    ),
    "an extension of a flow": (
        one(user("x"), arrow("f9", "start", "x", extended("<camunda:executionListener/>")), lines="x>end"),
        "f9",
        "livc:operatie",
    ),
    # repetition
    "a collection": (
        looped(
            f"<bpmn:multiInstanceLoopCharacteristics>{CARDINALITY}<bpmn:loopDataInputRef>c</bpmn:loopDataInputRef>"
            "</bpmn:multiInstanceLoopCharacteristics>"
        ),
        "x",
        "loopCardinality",
    ),
    "an output per instance": (
        looped(
            f'<bpmn:multiInstanceLoopCharacteristics>{CARDINALITY}<bpmn:outputDataItem id="o"/>'
            "</bpmn:multiInstanceLoopCharacteristics>"
        ),
        "x",
        "loopCardinality",
    ),
    "an early end of a repetition": (
        looped(
            f"<bpmn:multiInstanceLoopCharacteristics>{CARDINALITY}<bpmn:completionCondition>k = true"
            "</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>"
        ),
        "x",
        "loopCardinality",
    ),
    "a repetition that throws": (
        looped(
            f'<bpmn:multiInstanceLoopCharacteristics behavior="One">{CARDINALITY}'
            "</bpmn:multiInstanceLoopCharacteristics>"
        ),
        "x",
        "loopCardinality",
    ),
    "a number of its own": (
        looped(
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality>"
            "</bpmn:multiInstanceLoopCharacteristics>"
        ),
        "x",
        "aantal_dienst",
    ),
    "a repetition outside a sub-process": (one(user("x", livc_per="dienst")), "x", "ingebed deelproces"),
    "a repeated gateway": (
        one(node("parallelGateway", "x", "<bpmn:multiInstanceLoopCharacteristics/>")),
        "x",
        "multiInstanceLoopCharacteristics",
    ),
    "a value that two repetitions in each other would share": (
        file(
            start(),
            sub(
                "s",
                start("ss"),
                sub(
                    "o",
                    start("os"),
                    sub(
                        "x",
                        start("xs"),
                        user("m"),
                        xor("g", "f_g_xe"),
                        end("xe"),
                        end("xf"),
                        flows("xs>m; m>g; g>xf[pd = true]; g>xe"),
                        livc_per="dossierhouder",
                    ),
                    end("oe"),
                    flows("os>x; x>oe"),
                    livc_per="dienst",
                ),
                end("se"),
                flows("ss>o; o>se"),
            ),
            end(),
            flows("start>s; s>end"),
        ),
        "x",
        "Zet de ene herhaling na de andere",
    ),
    # gateways and flows
    "a complex gateway": (task(tag="complexGateway"), "x", "inclusieve gateway"),
    "an event gateway that starts": (
        one(
            node("eventBasedGateway", "x", instantiate="true"),
            catch("m", "besproken"),
            catch("t", duration="P1D"),
            lines="start>x; x>m; x>t; m>end; t>end",
        ),
        "x",
        "startevent",
    ),
    "an event gateway that waits for all": (
        one(
            node("eventBasedGateway", "x", eventGatewayType="Parallel"),
            catch("m", "besproken"),
            catch("t", duration="P1D"),
            lines="start>x; x>m; x>t; m>end; t>end",
        ),
        "x",
        "parallelle gateways",
    ),
    "two events for one message": (
        one(
            ebg("x"),
            catch("m", "besproken"),
            catch("n", "besproken"),
            lines="start>x; x>m; x>n; m>end; n>end",
        ),
        "x",
        "hetzelfde bericht",
    ),
    "an implicit split": (one(user("x"), end("e2"), lines="start>x; x>end; x>e2"), "x", "met een gateway"),
    "a condition after a task": (
        one(user("x"), lines="start>x; x>end[k = true]"),
        "f_x_end",
        "exclusieve of inclusieve gateway",
    ),
    "a condition after a parallel gateway": (
        one(par("x"), lines="start>x; x>end[k = true]"),
        "f_x_end",
        "exclusieve of inclusieve gateway",
    ),
    "a default after a task": (task(default="f_x_end"), "x", "gateway die kiest"),
    "a choice without a default": (
        choice(IN, OUT, arrow("f3", "x", "end", CONDITION.format("")), ELSE),
        "x",
        "standaardpijl",
    ),
    "a default that is not there": (
        choice(IN, OUT, arrow("f3", "x", "end", CONDITION.format("")), ELSE, default="weg"),
        "x",
        "kies een pijl",
    ),
    "a condition with one way": (
        one(inc("x"), lines="start>x; x>end[k = true]"),
        "f_x_end",
        "laat de voorwaarde weg",
    ),
    "a condition in another language": (
        choice(
            IN, OUT, arrow("f3", "x", "end", CONDITION.format(' language="javascript"')), ELSE, default="f4"
        ),
        "f3",
        "FEEL",
    ),
    "a condition that says nothing": (
        choice(IN, OUT, arrow("f3", "x", "end", "<bpmn:conditionExpression/>"), ELSE, default="f4"),
        "f3",
        "ontbreekt een voorwaarde",
    ),
    "a flow that is not immediate": (
        one(user("x"), arrow("f9", "start", "x", isImmediate="false"), lines="x>end"),
        "f9",
        "meteen gevolgd",
    ),
    "a flow from nowhere": (
        one(user("x"), arrow("f9", "weg", "x"), lines="start>x; x>end"),
        "f9",
        "niet bestaat",
    ),
    "a flow to nowhere": (
        one(user("x"), arrow("f9", "x", "weg"), lines="start>x; x>end"),
        "f9",
        "niet bestaat",
    ),
    "a flow over an edge": (
        one(sub("s", start("ss"), user("x"), end("se"), flows("ss>x; x>se")), lines="start>s; s>end; x>end"),
        "f_x_end",
        "over de rand",
    ),
    "a flow that only the element knows": (
        task("<bpmn:outgoing>weg</bpmn:outgoing>"),
        "x",
        "is er niet",
    ),
    # processes, ids, lanes
    "a process that is not to be executed": (
        file(start(), end(), flows("start>end"), isExecutable="false"),
        "p",
        "uitvoerbaar",
    ),
    "two starts": (file(start(), start("s2"), end(), flows("start>end; s2>end")), "p", "één startevent"),
    "no end": (file(start(), user("x"), flows("start>x")), "p", "geen eindevent"),
    "what cannot be reached": (
        one(user("a"), user("x"), lines="start>a; a>end; x>end"),
        "x",
        "niet te bereiken",
    ),
    "what leads nowhere": (one(user("x"), user("a"), lines="start>a; a>end; a>x"), "x", "loopt het dood"),
    "an element without an id": (one(user("x"), "<bpmn:userTask/>"), "", "eigen id"),
    "a flow without an id": (
        one(user("x"), '<bpmn:sequenceFlow sourceRef="x" targetRef="end"/>', lines="start>x"),
        "",
        "eigen id",
    ),
    "the same id twice": (one(user("x"), user("x")), "x", "meer dan één keer"),
    "a data object": (one(user("x"), '<bpmn:dataObject id="d"/>'), "d", "variabelen.yaml"),
    "a data object by reference": (
        one(user("x"), '<bpmn:dataObjectReference id="d"/>'),
        "d",
        "variabelen.yaml",
    ),
    "a data store by reference": (
        one(user("x"), '<bpmn:dataStoreReference id="d"/>'),
        "d",
        "variabelen.yaml",
    ),
    "data of the process": (one(user("x"), "<bpmn:ioSpecification/>"), "p", "variabelen.yaml"),
    "a data store": (
        file(start(), end(), flows("start>end"), before='<bpmn:dataStore id="d"/>'),
        "d",
        "variabelen.yaml",
    ),
    "an imported file": (
        file(start(), end(), flows("start>end"), before='<bpmn:import namespace="n"/>'),
        "defs_p",
        "call activity",
    ),
    "a global task": (
        file(start(), end(), flows("start>end"), before='<bpmn:globalUserTask id="g"/>'),
        "g",
        "call activity",
    ),
    "a choreography": (
        file(start(), end(), flows("start>end"), before='<bpmn:choreography id="g"/>'),
        "g",
        "livc:message",
    ),
    "a pool that stands for many": (
        file(
            start(),
            end(),
            flows("start>end"),
            before='<bpmn:collaboration id="c"><bpmn:participant id="d"><bpmn:participantMultiplicity/>'
            "</bpmn:participant></bpmn:collaboration>",
        ),
        "d",
        "livc:message",
    ),
    "a lane of what is not there": (
        one(user("x"), f'<bpmn:laneSet id="l">{lane("l1", "x", "weg")}</bpmn:laneSet>'),
        "l1",
        "haal het eruit",
    ),
    "two lanes of one step": (
        one(user("x"), f'<bpmn:laneSet id="l">{lane("l1", "x")}{lane("l2", "x")}</bpmn:laneSet>'),
        "l2",
        "kies er één",
    ),
    "a word of ours where nobody reads it": (
        file(start(), end(), flows("start>end"), **{"livc:phase": "dossierweging"}),
        "p",
        "livc:",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_element_line_and_what_to_draw_instead(what: str) -> None:
    content, element, words = REFUSED[what]
    found = [
        finding for finding in findings(content) if finding.element == element and words in finding.sentence
    ]
    assert found, [str(finding) for finding in findings(content)]
    assert all(finding.file == "p/p.bpmn" and finding.line > 0 for finding in found)


FINE = {
    "bare": one(user("x")),
    "a yes or no as a number": event(
        "boundaryEvent", SAYS + timer("timeDuration=P1D"), attachedToRef="a", cancelActivity="0"
    ),
    "what means nothing more": task(
        "<bpmn:documentation>uitleg</bpmn:documentation><bpmn:extensionElements/>" + SAYS,
        livc_vraag="Wat nu?",
        isForCompensation="false",
        startQuantity="1",
        completionQuantity="1",
        implementation="##unspecified",
    ),
    "nested lanes": one(
        user("x"),
        '<bpmn:laneSet id="l">'
        + lane("l1", "x", body=f'<bpmn:childLaneSet id="c">{lane("l2", "x")}</bpmn:childLaneSet>')
        + "</bpmn:laneSet>",
    ),
    "notes": one(
        user("x"),
        '<bpmn:textAnnotation id="t"><bpmn:text>zie</bpmn:text></bpmn:textAnnotation>'
        '<bpmn:association id="s" sourceRef="x" targetRef="t"/><bpmn:group id="g"/>',
    ),
    "declared, but not used": file(
        start(), end(), flows("start>end"), before='<bpmn:signal id="n"/><bpmn:error id="o"/>'
    ),
    "a condition in FEEL": choice(
        IN,
        OUT,
        arrow("f3", "x", "end", CONDITION.format(' xsi:type="bpmn:tFormalExpression" language="FEEL"')),
        ELSE,
        default="f4",
    ),
    "an event of each kind": one(
        throw("x", "besproken"),
        ebg("w"),
        catch("m", "besproken"),
        catch("t", duration="P1D"),
        xor("g"),
        lines="start>x; x>w; w>m; w>t; m>g; t>g; g>end",
    ),
}


@pytest.mark.parametrize("what", FINE)
def test_what_means_what_we_do_is_not_refused(what: str) -> None:
    assert [str(finding) for finding in findings(FINE[what])] == []


def test_a_boundary_event_written_with_a_zero_does_not_interrupt() -> None:
    model = checked({"p/p.bpmn": FINE["a yes or no as a number"], "p/variabelen.yaml": YAML})[0]
    assert not model.elements["x"].interrupting


def test_the_inner_of_nested_lanes_says_who_does_a_step() -> None:
    inner = f'<bpmn:childLaneSet id="c">{lane("l2", "x", role="partner")}</bpmn:childLaneSet>'
    lanes = f'<bpmn:laneSet id="l">{lane("l1", "x", body=inner)}</bpmn:laneSet>'
    content = one(node("userTask", "x", SAYS, livc_kind="vrij", livc_vraag="Wat nu?"), lanes)
    model, found = checked({"p/p.bpmn": content, "p/variabelen.yaml": YAML})
    assert (model.elements["x"].role, found) == ("partner", [])


@pytest.mark.parametrize("tag", sorted(NODES))
@pytest.mark.parametrize(
    ("body", "attributes", "what"),
    [
        ("<bpmn:onbekend/>", {}, '"onbekend"'),
        ("<onbekend/>", {}, '"onbekend (zonder xmlns)"'),
        ("<camunda:iets/>", {}, '"camunda:iets"'),
        (extended("<zeebe:iets/>"), {}, '"zeebe:iets"'),
        (extended("<livc:iets/>"), {}, '"livc:iets"'),
        ("", {"onbekend": "1"}, 'onbekend="1"'),
        ("", {"camunda:iets": "1"}, 'camunda:iets="1"'),
        ("", {"livc:onbekend": "1"}, "livc:onbekend"),
    ],
)
def test_nothing_in_an_element_is_left_out_in_silence(
    tag: str, body: str, attributes: dict[str, str], what: str
) -> None:
    content = file(start(), node(tag, "x", body, **attributes), end(), flows("start>x; x>end"))
    assert [f for f in findings(content) if f.element == "x" and what in f.sentence]


STANDARD = """
adHocSubProcess assignment association auditing boundaryEvent businessRuleTask callActivity callChoreography
cancelEventDefinition category categoryValue choreography choreographyTask collaboration compensateEventDefinition
complexBehaviorDefinition complexGateway conditionalEventDefinition conversation conversationAssociation
conversationLink conversationNode correlationKey correlationProperty correlationPropertyBinding
correlationPropertyRetrievalExpression correlationSubscription dataAssociation dataInput dataInputAssociation
dataObject dataObjectReference dataOutput dataOutputAssociation dataState dataStore dataStoreReference endEvent
endPoint error errorEventDefinition escalation escalationEventDefinition event eventBasedGateway eventDefinition
exclusiveGateway expression extension formalExpression gateway globalBusinessRuleTask globalChoreographyTask
globalConversation globalManualTask globalScriptTask globalTask globalUserTask group humanPerformer import
inclusiveGateway inputSet interface intermediateCatchEvent intermediateThrowEvent ioBinding ioSpecification
itemDefinition lane linkEventDefinition manualTask message messageEventDefinition messageFlow
messageFlowAssociation monitoring multiInstanceLoopCharacteristics operation outputSet parallelGateway participant
participantAssociation participantMultiplicity partnerEntity partnerRole performer potentialOwner process property
receiveTask relationship rendering resource resourceAssignmentExpression resourceParameter
resourceParameterBinding resourceRole rootElement scriptTask script sendTask sequenceFlow serviceTask signal
signalEventDefinition standardLoopCharacteristics startEvent subChoreography subConversation subProcess task
terminateEventDefinition text textAnnotation throwEvent timerEventDefinition transaction userTask
""".split()  # noqa: SIM905
IN_A_PROCESS = {*NODES, "sequenceFlow", "association", "group", "textAnnotation"}


@pytest.mark.parametrize("tag", STANDARD)
def test_every_name_of_the_standard_is_read_or_refused_in_a_process(tag: str) -> None:
    found = [f for f in findings(one(user("x"), f'<bpmn:{tag} id="y"/>')) if f'"{tag}"' in f.sentence]
    assert bool(found) is (tag not in IN_A_PROCESS)
