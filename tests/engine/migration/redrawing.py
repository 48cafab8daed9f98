"""Random edits of the drawings on disk, in their XML."""

import random
from collections.abc import Callable
from hashlib import sha256

from lxml import etree

from app.domain.execution import Bundle
from app.domain.ids import VersieId

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
LIVC = "urn:livc:bpmn:1"
Xml = etree._Element
Edit = Callable[[Xml, random.Random, str, list[str]], None]


def _node(tag: str, identifier: str, **attributes: str) -> Xml:
    made = etree.Element(f"{{{BPMN}}}{tag}", id=identifier, name=f"Nieuw: {identifier}", **attributes)
    if tag == "userTask":
        made.set(f"{{{LIVC}}}kind", "vrij")
        made.set(f"{{{LIVC}}}role", "coordinator")
    return made


def _flow(identifier: str, source: str, target: str) -> Xml:
    return etree.Element(f"{{{BPMN}}}sequenceFlow", id=identifier, sourceRef=source, targetRef=target)


def _all(root: Xml, *tags: str) -> list[Xml]:
    return [node for tag in tags for node in root.iter(f"{{{BPMN}}}{tag}")]


def _awaited(root: Xml) -> set[str | None]:
    gateways = {node.get("id") for node in _all(root, "eventBasedGateway")}
    return {f.get("targetRef") for f in _all(root, "sequenceFlow") if f.get("sourceRef") in gateways}


def add_step(root: Xml, dice: random.Random, name: str, near: list[str]) -> None:
    """Put a step on a flow, rather one out of where the casus stands."""
    flows = [f for f in _all(root, "sequenceFlow") if f.get("targetRef") not in _awaited(root)]
    close = [f for f in flows if f.get("sourceRef") in near or f.get("targetRef") in near]
    flow = dice.choice(close if close and dice.random() < 0.6 else flows)
    scope, target = flow.getparent(), str(flow.get("targetRef"))
    assert scope is not None
    scope.append(_node("userTask", name))
    scope.append(_flow(f"flow_{name}", name, target))
    flow.set("targetRef", name)


def remove_step(root: Xml, dice: random.Random, name: str, near: list[str]) -> None:
    """Take a step out that decides nothing; what led to it leads on. Rather one where the casus stands."""
    tasks = [
        task
        for task in _all(root, "userTask")
        if len([f for f in _all(root, "sequenceFlow") if f.get("sourceRef") == task.get("id")]) == 1
        and not task.findall(f"{{{BPMN}}}multiInstanceLoopCharacteristics")
        and task.get(f"{{{LIVC}}}result") is None
    ]
    if not tasks:
        return
    close = [task for task in tasks if task.get("id") in near]
    task = dice.choice(close if close and dice.random() < 0.6 else tasks)
    gone = {task.get("id")} | {
        b.get("id") for b in _all(root, "boundaryEvent") if b.get("attachedToRef") == task.get("id")
    }
    (out,) = [f for f in _all(root, "sequenceFlow") if f.get("sourceRef") == task.get("id")]
    for flow in _all(root, "sequenceFlow"):
        if flow.get("targetRef") == task.get("id"):
            flow.set("targetRef", str(out.get("targetRef")))
    for node in list(root.iter("*")):
        parent = node.getparent()
        if parent is not None and (node.get("id") in gone or node.get("sourceRef") in gone):
            parent.remove(node)
    for ref in _all(root, "flowNodeRef"):
        if ref.text in gone:
            ref.getparent().remove(ref)  # type: ignore[union-attr]


def add_term(root: Xml, dice: random.Random, name: str, near: list[str]) -> None:
    """Hang a term on a step, rather one where the casus stands; it leads to an end of its own."""
    hosts = _all(root, "userTask", "subProcess", "callActivity")
    hosts = [h for h in hosts if not h.findall(f"{{{BPMN}}}multiInstanceLoopCharacteristics")]
    if not hosts:
        return
    close = [host for host in hosts if host.get("id") in near]
    host = dice.choice(close if close and dice.random() < 0.7 else hosts)
    event = _node("boundaryEvent", name, attachedToRef=str(host.get("id")), cancelActivity="false")
    timer = etree.SubElement(event, f"{{{BPMN}}}timerEventDefinition")
    etree.SubElement(timer, f"{{{BPMN}}}timeDuration").text = dice.choice(("P2D", "P30D", "P1Y"))
    scope = host.getparent()
    assert scope is not None
    scope.extend([event, _node("endEvent", f"{name}_e"), _flow(f"flow_{name}", name, f"{name}_e")])


def change_term(root: Xml, dice: random.Random, name: str, near: list[str]) -> None:
    """Give a term another length."""
    lengths = [d for d in _all(root, "timeDuration") if (d.text or "").startswith("P")]
    if lengths:
        dice.choice(lengths).text = dice.choice(("P3D", "P45D", "P6M"))


def rename(root: Xml, dice: random.Random, name: str, near: list[str]) -> None:
    """Give a step another name and another role."""
    tasks = _all(root, "userTask")
    if tasks:
        task = dice.choice(tasks)
        task.set("name", "Anders heten")
        task.set(f"{{{LIVC}}}role", "burgemeester")


EDITS: tuple[Edit, ...] = (
    add_step,
    add_step,
    remove_step,
    remove_step,
    add_term,
    change_term,
    rename,
)


def redrawn(bundle: Bundle, dice: random.Random, near: list[str]) -> tuple[Bundle, list[str]]:
    """Return another version after two to five edits, spread over the files."""
    files, names = dict(bundle.files), []
    drawings = sorted(name for name in files if name.endswith(".bpmn"))
    busy = [name for name in drawings if any(f'id="{at}"'.encode() in files[name] for at in near)]
    for number in range(dice.choice((2, 3, 5))):
        edit = dice.choice(EDITS)
        file = dice.choice(busy if dice.random() < 0.7 else drawings)
        root = etree.fromstring(files[file])
        edit(root, dice, f"nieuw{number}", near)
        files[file] = etree.tostring(root)
        names.append(f"{edit.__name__} in {file}")
    digest = sha256(repr(sorted(files.items())).encode()).hexdigest()
    return Bundle(VersieId(digest), bundle.process_id, files), names
