"""Draws a model that has no drawing yet: shapes in rows of ten, and a straight line for every flow."""

from collections.abc import Iterator

from lxml import etree

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
TAGS = (
    "userTask manualTask serviceTask businessRuleTask sendTask receiveTask subProcess callActivity "
    "exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway startEvent endEvent "
    "intermediateCatchEvent intermediateThrowEvent boundaryEvent lane participant task scriptTask "
    "transaction adHocSubProcess complexGateway"
)
DRAWN = frozenset(TAGS.split())
SPACES = (
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
)


def laid_out(content: bytes) -> bytes:
    """Return the file with a drawing behind it; no line moves."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    end = content.rfind(b"</")
    plane = next((node.get("id", "") for node in root.iter(f"{BPMN}collaboration", f"{BPMN}process")), "")
    body = "\n".join(_parts(root))
    diagram = (
        f'<bpmndi:BPMNDiagram {SPACES} id="di_{plane}"><bpmndi:BPMNPlane id="di_{plane}_plane" '
        f'bpmnElement="{plane}">\n{body}\n</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>'
    )
    return content[:end] + diagram.encode() + content[end:]


def _parts(root: etree._Element) -> Iterator[str]:
    at: dict[str, tuple[int, int]] = {}
    for node in root.iter(f"{BPMN}*"):
        identifier = node.get("id")
        if identifier and etree.QName(node).localname in DRAWN:
            x, y = at.setdefault(identifier, (160 * (len(at) % 10), 120 * (len(at) // 10)))
            bounds = f'<dc:Bounds x="{x}" y="{y}" width="100" height="80"/>'
            yield f'<bpmndi:BPMNShape bpmnElement="{_quoted(identifier)}">{bounds}</bpmndi:BPMNShape>'
    for node in root.iter(f"{BPMN}sequenceFlow"):
        if node.get("id"):
            points = [
                at.get(node.get(end, "").rpartition(":")[2], (0, 0)) for end in ("sourceRef", "targetRef")
            ]
            drawn = "".join(f'<di:waypoint x="{x}" y="{y}"/>' for x, y in points)
            yield f'<bpmndi:BPMNEdge bpmnElement="{_quoted(node.get("id", ""))}">{drawn}</bpmndi:BPMNEdge>'


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
