"""Spoils what an XML file says, so that it remains one: tags, attributes, references, nesting, texts, prefixes."""

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Final

from lxml import etree

from app.procedure.xml import BPMN, LIVC
from tests.procedure.fuzz.hostile import value, xml_safe

TAGS: Final = (
    "process",
    "subProcess",
    "task",
    "userTask",
    "serviceTask",
    "scriptTask",
    "callActivity",
    "startEvent",
    "endEvent",
    "boundaryEvent",
    "intermediateCatchEvent",
    "intermediateThrowEvent",
    "exclusiveGateway",
    "parallelGateway",
    "inclusiveGateway",
    "eventBasedGateway",
    "complexGateway",
    "sequenceFlow",
    "messageFlow",
    "participant",
    "collaboration",
    "lane",
    "laneSet",
    "childLaneSet",
    "flowNodeRef",
    "incoming",
    "outgoing",
    "timerEventDefinition",
    "messageEventDefinition",
    "terminateEventDefinition",
    "linkEventDefinition",
    "errorEventDefinition",
    "conditionExpression",
    "multiInstanceLoopCharacteristics",
    "standardLoopCharacteristics",
    "timeDuration",
    "timeCycle",
    "timeDate",
    "transaction",
    "adHocSubProcess",
    "extensionElements",
    "textAnnotation",
    "association",
    "group",
    "message",
    "definitions",
    "documentation",
    "dataObject",
)
OURS: Final = (
    "kind",
    "subject",
    "decision",
    "per",
    "form",
    "result",
    "operatie",
    "message",
    "origin",
    "phase",
    "due",
    "role",
    "vraag",
    "plaatsvervanger",
)
PLAIN: Final = (
    "id",
    "name",
    "sourceRef",
    "targetRef",
    "attachedToRef",
    "cancelActivity",
    "calledElement",
    "default",
    "messageRef",
    "processRef",
    "isExecutable",
    "triggeredByEvent",
    "bpmnElement",
    "gatewayDirection",
    "x",
    "width",
    "href",
    "typeRef",
    "hitPolicy",
)


def spoiled(dice: random.Random, content: bytes) -> bytes:
    """Return a drawing or a table with something wrong in what it says; one that is no XML as it was."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return content
    for _ in range(dice.randint(1, 4)):
        nodes = [each for each in root.iter() if isinstance(each.tag, str)]
        dice.choice(WAYS)(dice, dice.choice(nodes), nodes)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


Node = etree._Element


def _drop(_: random.Random, node: Node, __: list[Node]) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _double(dice: random.Random, node: Node, nodes: list[Node]) -> None:
    if len(nodes) > 2000 or node.getparent() is None:
        return
    for _ in range(dice.choice([1, 1, 2, 20])):
        node.addnext(deepcopy(node))


def _move(dice: random.Random, node: Node, nodes: list[Node]) -> None:
    """Put a part into another, or before it; never into itself."""
    target = dice.choice(nodes)
    if node.getparent() is None or node in (target, *target.iterancestors()):
        return
    if dice.random() < 0.5 or target.getparent() is None:
        target.append(node)
    else:
        target.addprevious(node)


def _swap(dice: random.Random, node: Node, nodes: list[Node]) -> None:
    node.tag, other = dice.choice(nodes).tag, node.tag
    if dice.random() < 0.3:
        dice.choice(nodes).tag = other


def _rename(dice: random.Random, node: Node, _: list[Node]) -> None:
    space = etree.QName(node).namespace or BPMN
    node.tag = f"{{{dice.choice([space, space, BPMN, LIVC, 'urn:vreemd'])}}}{dice.choice(TAGS)}"


def _wrap(dice: random.Random, node: Node, _: list[Node]) -> None:
    """Put a part deep in others."""
    parent = node.getparent()
    if parent is None:
        return
    name = (
        f"{{{BPMN}}}{dice.choice(['subProcess', 'lane', 'laneSet', 'extensionElements', dice.choice(TAGS)])}"
    )
    top = etree.Element(name, id="w")
    parent.replace(node, top)
    for number in range(dice.choice([0, 0, 3, 60, 190, 300])):
        top = etree.SubElement(top, name, id=f"w{number}" if dice.random() < 0.9 else "w")
    top.append(node)


def _drop_attribute(dice: random.Random, node: Node, _: list[Node]) -> None:
    if node.attrib:
        del node.attrib[dice.choice(sorted(node.attrib))]


def _set_attribute(dice: random.Random, node: Node, _: list[Node]) -> None:
    ours = [f"{{{LIVC}}}{name}" for name in OURS]
    name = dice.choice([*sorted(node.attrib), *PLAIN, *ours, dice.choice(sorted(node.attrib) or PLAIN)])
    node.set(name, xml_safe(value(dice)))


def _point(dice: random.Random, node: Node, nodes: list[Node]) -> None:
    """Let what refers to something refer to something else: to itself, in a circle, to one of another kind."""
    known = [each.get("id") or "" for each in nodes if each.get("id")]
    if not known:
        return
    referring = [name for name in node.attrib if name.endswith(("Ref", "Element", "default", "id", "href"))]
    wanted = dice.choice(known)
    found = dice.choice([wanted, f"tns:{wanted}", f"#{wanted}", f" {wanted} ", wanted.upper()])
    if referring:
        node.set(dice.choice(referring), found)
    elif not len(node):
        node.text = found


def _call(dice: random.Random, node: Node, nodes: list[Node]) -> None:
    """Let a step call a process that is there, perhaps the one that it is in."""
    processes = [each.get("id") or "" for each in nodes if etree.QName(each).localname == "process"]
    node.tag = f"{{{BPMN}}}callActivity"
    node.set("calledElement", dice.choice([*processes, "p", "q", "casus", "fiche", "overleg"]))


def _say(dice: random.Random, node: Node, nodes: list[Node]) -> None:
    spoken = [each for each in nodes if each.text and each.text.strip()]
    dice.choice(spoken or [node]).text = xml_safe(value(dice))


def _crowd(dice: random.Random, node: Node, _: list[Node]) -> None:
    for number in range(dice.choice([5, 99, 101, 3000])):
        node.set(f"{dice.choice(['', '{urn:livc:bpmn:1}', '{urn:z}'])}a{number}", "1")


def _fill(dice: random.Random, node: Node, _: list[Node]) -> None:
    for number in range(dice.choice([1, 10, 301, 2000])):
        etree.SubElement(node, f"{{{BPMN}}}{dice.choice(TAGS)}", id=f"v{number}")


def _link(dice: random.Random, node: Node, nodes: list[Node]) -> None:
    """Draw an arrow between any two things."""
    known = [each.get("id") or "" for each in nodes if each.get("id")] or ["a"]
    parent = node.getparent()
    if parent is not None:
        ends = {"sourceRef": dice.choice(known), "targetRef": dice.choice(known)}
        etree.SubElement(parent, f"{{{BPMN}}}sequenceFlow", id=f"n{dice.randrange(9)}", **ends)


WAYS: Final[list[Callable[[random.Random, Node, list[Node]], None]]] = [
    _drop,
    _double,
    _move,
    _swap,
    _rename,
    _wrap,
    _drop_attribute,
    _set_attribute,
    _set_attribute,
    _point,
    _point,
    _call,
    _say,
    _say,
    _crowd,
    _fill,
    _link,
]
