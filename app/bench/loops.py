"""What the bench plays beside the real procedure: a join in a loop, and a reminder that nobody closes."""

from app.bench.reviews import AANMELDING, OPENING, OurCase, changed, our_case
from app.bench.tools import Case, Tools
from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.services.ports.engine import Engine

ROUNDS = 20
_HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="bench">'
    '<bpmn:process id="samen" isExecutable="true">'
)
_FLOWS = "start>in in>fork fork>a fork>b a>join b>join join>c c>uit uit>in uit>end"
_NODES = (
    '<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="in"/><bpmn:parallelGateway id="fork"/>'
    '<bpmn:userTask id="a"/><bpmn:userTask id="b"/><bpmn:parallelGateway id="join"/><bpmn:userTask id="c"/>'
    '<bpmn:exclusiveGateway id="uit" default="f_uit_end"/><bpmn:endEvent id="end"/>'
)
_REMINDER = b"""
<bpmn:boundaryEvent id="bench_na" attachedToRef="e_eval" cancelActivity="false"><bpmn:timerEventDefinition>
<bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
<bpmn:userTask id="bench_herinnering" name="Herinnering die niemand afsluit"/><bpmn:endEvent id="bench_einde"/>
<bpmn:sequenceFlow id="bench_f1" sourceRef="bench_na" targetRef="bench_herinnering"/>
<bpmn:sequenceFlow id="bench_f2" sourceRef="bench_herinnering" targetRef="bench_einde"/>
</bpmn:process>"""


def first_early_join(case: Case) -> int | None:
    """Play a join in a loop, its branches in turns first; return the round in which it fires early, if any."""
    for number in range(1, ROUNDS + 1):
        order = ("a", "b") if number % 2 else ("b", "a")
        case.complete(order[0], {})
        if case.is_open("c"):
            return number
        case.complete(order[1], {})
        case.complete("c", {"opnieuw": True})
    return None


def joins(engine: Engine, tools: Tools) -> tuple[int | None, int | None]:
    """Return in which round the join fires early, on our engine and on stock."""
    model = _joining()
    return first_early_join(our_case(engine, model, {})), first_early_join(tools.stock(model, {}))


def _joining() -> Bundle:
    pairs = [pair.split(">") for pair in _FLOWS.split()]
    flows = "".join(_flow(source, target) for source, target in pairs)
    text = f"{_HEAD}{_NODES}{flows}</bpmn:process></bpmn:definitions>"
    variables = "variabelen: {opnieuw: {type: boolean, schrijver: c}}"
    files = {"samen/samen.bpmn": text.encode(), "samen/variabelen.yaml": variables.encode()}
    return changed(Bundle(VersieId(""), "samen", {}), files)


def _flow(source: str, target: str) -> str:
    condition = ""
    if (source, target) == ("uit", "in"):
        condition = "<bpmn:conditionExpression>opnieuw = true</bpmn:conditionExpression>"
    return (
        f'<bpmn:sequenceFlow id="f_{source}_{target}" sourceRef="{source}" targetRef="{target}">{condition}'
        "</bpmn:sequenceFlow>"
    )


def reminded_case(engine: Engine, bundle: Bundle) -> OurCase:
    """Return a case of the real procedure at its first evaluation, with a reminder task that nobody closes."""
    file = "traject/traject.bpmn"
    with_reminder = bundle.files[file].replace(b"</bpmn:process>", _REMINDER, 1)
    case = our_case(engine, changed(bundle, {file: with_reminder}), AANMELDING)
    for act in OPENING:
        act.on(case)
    return case
