"""Takes away what nothing leads to any more."""

from lxml import etree

from app.procedure.edits.drawing import Drawing
from app.procedure.xml import tag


def drop_unreached(drawing: Drawing, scope: etree._Element) -> None:
    """Take away the steps of a sheet that cannot be reached from its begin; where nothing begins, nothing goes."""
    nodes = [str(each.get("id")) for each in filter(_is_step, scope)]
    begins = [each for each in nodes if _begins(drawing, each)]
    if not begins:
        return
    for each in sorted(set(nodes) - _reached(drawing, begins)):
        if drawing.paper.find(each) is not None:
            drawing.drop(each)


def _reached(drawing: Drawing, begins: list[str]) -> set[str]:
    todo, reached = list(begins), set(begins)
    for here in todo:
        ways = map(drawing.target, drawing.outgoing(here))
        new = {*ways, *drawing.boundaries(here)} - reached
        reached |= new
        todo += sorted(new)
    return reached


def _is_step(node: etree._Element) -> bool:
    return tag(node).endswith(("Event", "Task", "task", "Gateway", "subProcess", "callActivity"))


def _begins(drawing: Drawing, identifier: str) -> bool:
    node = drawing.paper.get(identifier)
    if tag(node) == "startEvent":
        return True
    return node.get("triggeredByEvent") in {"true", "1"}
