"""Takes away what nothing leads to any more."""

from lxml import etree

from app.procedure.edits.canvas import Canvas
from app.procedure.xml import tag


def drop_unreached(canvas: Canvas, scope: etree._Element) -> None:
    """Take away the steps of a sheet that cannot be reached from its begin; where nothing begins, nothing goes."""
    nodes = [str(each.get("id")) for each in filter(_is_step, scope)]
    begins = [each for each in nodes if _begins(canvas, each)]
    if not begins:
        return
    for each in sorted(set(nodes) - _reached(canvas, begins)):
        if canvas.paper.find(each) is not None:
            canvas.drop(each)


def _reached(canvas: Canvas, begins: list[str]) -> set[str]:
    todo, reached = list(begins), set(begins)
    for here in todo:
        ways = map(canvas.target, canvas.outgoing(here))
        new = {*ways, *canvas.boundaries(here)} - reached
        reached |= new
        todo += sorted(new)
    return reached


def _is_step(node: etree._Element) -> bool:
    return tag(node).endswith(("Event", "Task", "task", "Gateway", "subProcess", "callActivity"))


def _begins(canvas: Canvas, identifier: str) -> bool:
    node = canvas.paper.get(identifier)
    if tag(node) == "startEvent":
        return True
    return node.get("triggeredByEvent") in {"true", "1"}
