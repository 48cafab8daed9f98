"""Procedures made at random whose gateways choose by values that their steps write, as files."""

from collections.abc import Iterator
from random import Random
from typing import Any

from lxml import etree

from tests.engine.models import HEAD
from tests.procedure.edits.files import BPMN, LIVC
from tests.procedure.sound.drawn import Maker
from tests.procedure.sound.valued import CONDITIONS

VALUES = {"k": "{type: enum, waarden: {a: A, b: B, c: C}", "j": "{type: boolean"}
CHOOSES = frozenset({f"{BPMN}exclusiveGateway", f"{BPMN}inclusiveGateway"})


def made(seed: int) -> dict[str, bytes]:
    """Return the files of a seed."""
    parts, dice = Maker(seed).drawn_parts(), Random(seed)
    text = f'{HEAD.format(id="p")}<bpmn:process id="p">{"".join(parts)}</bpmn:process></bpmn:definitions>'
    root: Any = etree.fromstring(text.encode())
    written: dict[str, list[str]] = {name: [] for name in VALUES}
    for task in list(root.iter(f"{BPMN}task")):
        task.tag = f"{BPMN}userTask"
        if dice.random() < 0.4:
            _write(task, dice, written)
    for gateway in (each for each in root.iter() if each.tag in CHOOSES):
        if dice.random() < 0.85:
            _choose(root, gateway, dice)
    return {"p/p.bpmn": etree.tostring(root), "p/variabelen.yaml": "\n".join(_declared(written)).encode()}


def _write(task: Any, dice: Random, written: dict[str, list[str]]) -> None:
    name = dice.choice(("k", "k", "j"))
    task.set(f"{LIVC}result", f"veld:{name}")
    written[name].append(task.get("id"))


def _choose(root: Any, gateway: Any, dice: Random) -> None:
    """Put a condition on every flow out of a gateway but the last one, which is taken otherwise."""
    out = [flow for flow in root.iter(f"{BPMN}sequenceFlow") if flow.get("sourceRef") == gateway.get("id")]
    if len(out) < 2:
        return
    gateway.set("default", out[-1].get("id"))
    for flow in out[:-1]:
        etree.SubElement(flow, f"{BPMN}conditionExpression").text = dice.choice(sorted(CONDITIONS))


def _declared(written: dict[str, list[str]]) -> Iterator[str]:
    yield "variabelen:"
    for name, kind in VALUES.items():
        writers = ", ".join(written[name] or ["aanroeper"])
        yield f"  {name}: {kind}, schrijver: [{writers}], omschrijving: Een waarde}}"
