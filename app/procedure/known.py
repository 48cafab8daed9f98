"""What our reader knows of BPMN, tag by tag: everything else in a file is kept, so that a check can refuse it.

A tag or attribute that is silently left out is the worst of errors: the drawing then says one thing and the casus
does another. Hence a list of what is known, not of what is dangerous.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.model import ACTIVITIES, CONTAINERS, EVENTS, GATEWAYS, Place, Unread
from app.procedure.xml import BPMN, LIVC, attributes, line, tag

_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_DRAWN: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
NODES: Final = ACTIVITIES | CONTAINERS | GATEWAYS | EVENTS
POSSIBLE_EVENTS: Final[Mapping[str, frozenset[str]]] = {
    "startEvent": frozenset({"none", "message"}),
    "endEvent": frozenset({"none", "message", "terminate"}),
    "intermediateCatchEvent": frozenset({"message", "timer"}),
    "intermediateThrowEvent": frozenset({"none", "message"}),
    "boundaryEvent": frozenset({"message", "timer"}),
}
"""Tag of an event → the definitions that are executed there."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TEXT: Final = _words("documentation extensionElements")
_NOTES: Final = _words("textAnnotation association group")
_NODE: Final = _TEXT | _words("incoming outgoing")
_LOOPS: Final = _words("multiInstanceLoopCharacteristics standardLoopCharacteristics")
_DEFINITIONS: Final = _words(
    """
    messageEventDefinition timerEventDefinition terminateEventDefinition signalEventDefinition errorEventDefinition
    escalationEventDefinition conditionalEventDefinition linkEventDefinition compensateEventDefinition
    cancelEventDefinition
    """
)
"""Read as the kind of an event; `POSSIBLE_EVENTS` says which of them are executed."""
_INSIDE: Final = NODES | _NOTES | _words("sequenceFlow laneSet")
NO_NODES: Final = _TEXT | _NOTES | _LOOPS | _words("sequenceFlow laneSet incoming outgoing")
"""What may stand in a process or sub-process and is no step, event or gateway."""

_CHILDREN: Final[Mapping[str, frozenset[str]]] = {
    "definitions": _TEXT
    | _words("process message collaboration category itemDefinition signal error escalation"),
    "collaboration": _TEXT | _NOTES | _words("participant messageFlow"),
    "process": _TEXT | _INSIDE,
    "subProcess": _NODE | _INSIDE | _LOOPS,
    "laneSet": _TEXT | {"lane"},
    "childLaneSet": _TEXT | {"lane"},
    "lane": _TEXT | _words("flowNodeRef childLaneSet"),
    "sequenceFlow": _TEXT | {"conditionExpression"},
    "timerEventDefinition": _TEXT | _words("timeDate timeDuration timeCycle"),
    "multiInstanceLoopCharacteristics": _TEXT | {"loopCardinality"},
    "textAnnotation": _TEXT | {"text"},
    "category": _TEXT | {"categoryValue"},
    **dict.fromkeys(ACTIVITIES | {"callActivity"}, _NODE | _LOOPS),
    **dict.fromkeys(GATEWAYS, _NODE),
    **dict.fromkeys(EVENTS, _NODE | _DEFINITIONS),
}
_ONCE: Final = (
    _words("timeDate timeDuration timeCycle"),
    _words("conditionExpression"),
    _words("loopCardinality"),
    _LOOPS,
)
_NOT_LOOKED_INTO: Final = _words(
    "documentation category itemDefinition signal error escalation text standardLoopCharacteristics"
) | (_DEFINITIONS - _words("messageEventDefinition timerEventDefinition terminateEventDefinition"))
"""Words for people, declarations that nothing refers to, and what is refused as a whole."""

_CONSEQUENCE: Final = f"{{{LIVC}}}gevolg"
_WITH_CONSEQUENCE: Final = EVENTS | {"userTask", "manualTask"}
_OF_CONSEQUENCE: Final = _words("uitkomst verteld")

_EXPRESSION: Final = _words("language evaluatesToTypeRef")
_ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    "definitions": _words("targetNamespace exporter exporterVersion expressionLanguage typeLanguage"),
    "process": _words("isExecutable processType isClosed"),
    "collaboration": _words("isClosed"),
    "participant": _words("processRef"),
    "message": _words("itemRef"),
    "messageFlow": _words("sourceRef targetRef messageRef"),
    "association": _words("sourceRef targetRef associationDirection"),
    "group": _words("categoryValueRef"),
    "textAnnotation": _words("textFormat"),
    "sequenceFlow": _words("sourceRef targetRef isImmediate"),
    "conditionExpression": _EXPRESSION,
    "loopCardinality": _EXPRESSION,
    "timeDate": _EXPRESSION,
    "timeDuration": _EXPRESSION,
    "timeCycle": _EXPRESSION,
    "messageEventDefinition": _words("messageRef"),
    "multiInstanceLoopCharacteristics": _words("isSequential behavior"),
    "standardLoopCharacteristics": _words("testBefore loopMaximum"),
    "startEvent": _words("parallelMultiple isInterrupting"),
    "intermediateCatchEvent": _words("parallelMultiple"),
    "boundaryEvent": _words("parallelMultiple cancelActivity attachedToRef"),
    "subProcess": _words("triggeredByEvent default isForCompensation startQuantity completionQuantity"),
    "callActivity": _words("calledElement default isForCompensation startQuantity completionQuantity"),
    "eventBasedGateway": _words("gatewayDirection instantiate eventGatewayType"),
    "parallelGateway": _words("gatewayDirection"),
    "exclusiveGateway": _words("gatewayDirection default"),
    "inclusiveGateway": _words("gatewayDirection default"),
    **dict.fromkeys(
        ACTIVITIES,
        _words(
            """
            default isForCompensation startQuantity completionQuantity implementation messageRef operationRef
            instantiate
            """
        ),
    ),
}
_YES: Final = _words("true 1")
_NO: Final = _words("false 0")
_ONLY: Final[Mapping[str, frozenset[str]]] = {
    "isExecutable": _YES,
    "isForCompensation": _NO,
    "startQuantity": _words("1"),
    "completionQuantity": _words("1"),
    "instantiate": _NO,
    "eventGatewayType": _words("Exclusive"),
    "parallelMultiple": _NO,
    "isInterrupting": _YES,
    "isImmediate": _YES,
    "triggeredByEvent": _YES | _NO,
    "cancelActivity": _YES | _NO,
    "isSequential": _YES | _NO,
    "behavior": _words("All"),
    "implementation": _words("##unspecified ##WebService ##webService"),
    "operationRef": frozenset(),
    "language": _words(
        """
        feel FEEL https://www.omg.org/spec/DMN/20191111/FEEL/ https://www.omg.org/spec/DMN/20180521/FEEL/
        http://www.omg.org/spec/FEEL/20140401
        """
    ),
}
"""Attributes of which only these values mean what we do."""
_WORDED: Final = NODES | _words("lane message messageFlow")
"""Where a `livc:` attribute is read or, on messages, only repeated."""


def unread(file: str, root: etree._Element) -> Iterator[Unread]:
    """Yield every tag and attribute of a BPMN file that our reader does not take in."""
    yield from _in_node(file, root, "definitions", "")


def _in_node(file: str, node: etree._Element, name: str, near: str) -> Iterator[Unread]:
    """Look into a known tag; `near` is the id of the closest element around it that has one."""
    near = node.get("id") or near
    place = Place(file, line(node), near)
    for attribute, value in attributes(node):
        if not _knows(name, attribute, value):
            yield Unread(f"@{_short(node, attribute)}", value, place)
    for child in node.iterchildren("*"):
        yield from _in_child(file, child, name, near)
    yield from _second(file, node, near)


def consequence_tags(node: etree._Element) -> Iterator[etree._Element]:
    """Yield what follows from a step or a timer, in the words of the model."""
    for beside in node.iterchildren(f"{{{BPMN}}}extensionElements"):
        yield from beside.iterchildren(_CONSEQUENCE)


def _in_child(file: str, child: etree._Element, name: str, near: str) -> Iterator[Unread]:
    """Look into a child of a tag called `name`, or yield it where it is not known there."""
    inner = tag(child)
    if inner == "extensionElements":
        for each in child.iterchildren("*"):
            yield from _beside(file, each, name, near)
    elif inner in _CHILDREN.get(name, frozenset()):
        if inner not in _NOT_LOOKED_INTO:
            yield from _in_node(file, child, inner, near)
    elif name != "definitions" or etree.QName(child).namespace != _DRAWN:
        yield _strange(file, child, near)


def _beside(file: str, node: etree._Element, name: str, near: str) -> Iterator[Unread]:
    """Look into what stands beside the standard's own: what follows from a step or an event, in words."""
    if node.tag != _CONSEQUENCE or name not in _WITH_CONSEQUENCE:
        yield _strange(file, node, near)
        return
    place = Place(file, line(node), near)
    for attribute, value in attributes(node):
        if attribute not in _OF_CONSEQUENCE:
            yield Unread(f"@{_short(node, attribute)}", value, place)
    for child in node.iterchildren("*"):
        yield _strange(file, child, near)


def _second(file: str, node: etree._Element, near: str) -> Iterator[Unread]:
    """Yield what may stand only once in a node, from the second time on: only the first is read."""
    for group in _ONCE:
        for child in _children_in(node, group)[1:]:
            yield _strange(file, child, near)


def _children_in(node: etree._Element, group: Collection[str]) -> list[etree._Element]:
    return [child for child in node.iterchildren("*") if tag(child) in group]


def _strange(file: str, node: etree._Element, near: str) -> Unread:
    return Unread(_short(node, str(node.tag)), "", Place(file, line(node), node.get("id") or near))


def _knows(name: str, attribute: str, value: str) -> bool:
    namespace, _, local = attribute.removeprefix("{").rpartition("}")
    if namespace == LIVC:
        return name in _WORDED
    if namespace:
        return namespace == _XSI or name == "definitions"
    if local in {"id", "name"}:
        return True
    return local in _ATTRIBUTES.get(name, frozenset()) and value in _ONLY.get(local, {value})


def _short(node: etree._Element, name: str) -> str:
    """Return a name as people write it: BPMN without a prefix, anything else with its own."""
    namespace, _, local = name.removeprefix("{").rpartition("}")
    if not namespace:
        return local if name in node.attrib else Sentence("{naam} (zonder xmlns)", naam=local)
    if namespace == BPMN:
        return local
    return f"{_prefix_of(node, namespace)}:{local}"


def _prefix_of(node: etree._Element, namespace: str) -> str:
    for prefix, uri in node.nsmap.items():
        if prefix and uri == namespace:
            return prefix
    return namespace
