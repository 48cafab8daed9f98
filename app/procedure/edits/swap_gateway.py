"""A choice becomes a split, or a split a choice."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Final, Literal

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.xml import DI, tag

GatewayType = Literal["exclusiveGateway", "parallelGateway", "inclusiveGateway"]
_TAKES: Final = {
    "exclusiveGateway": "Bij “{naam}” gaat het langs één van de wegen.",
    "parallelGateway": "Bij “{naam}” gaat het langs alle wegen tegelijk.",
    "inclusiveGateway": "Bij “{naam}” gaat het langs elke weg die past.",
}
_AWAITS: Final = {
    "exclusiveGateway": "Bij “{naam}” gaat het verder zodra er één weg aankomt.",
    "parallelGateway": "Bij “{naam}” wordt op alle wegen gewacht.",
    "inclusiveGateway": "Bij “{naam}” wordt gewacht op elke weg die nog kan komen.",
}


@dataclass(frozen=True)
class SwapGateway(Edit):
    """Make a gateway of another type; one that takes every way loses its conditions and its default."""

    gateway: str
    type: GatewayType

    def on(self, canvas: Canvas) -> Sentence:
        """Swap the gateway; raises `ModelError` for what is none."""
        paper = canvas.paper
        node = canvas.step(self.gateway)
        if not tag(node).endswith("Gateway"):
            raise paper.refused("“{naam}” is geen keuze en geen splitsing.", naam=paper.called(self.gateway))
        name = paper.called(self.gateway)
        if self.type == "parallelGateway":
            paper.set(node, "default", None)
            for flow in canvas.outgoing(self.gateway):
                canvas.condition(flow, "")
        _swap(canvas, self.gateway, self.type)
        is_join = len(canvas.outgoing(self.gateway)) < 2
        said = _AWAITS if is_join else _TAKES
        return Sentence(said[self.type], naam=name)


def _swap(canvas: Canvas, gateway: str, type_: str) -> None:
    """Put a node of the other type in the place of the gateway, with all that is in it."""
    paper = canvas.paper
    node = paper.get(gateway)
    parent, index = canvas.scope(gateway), canvas.scope(gateway).index(node)
    made = paper.made(type_)
    for name, value in node.attrib.items():
        made.set(name, value)
    made.text = node.text
    made.extend(list(deepcopy(node)))
    paper.remove(node)
    paper.insert(parent, index, made)
    _mark(canvas, gateway, type_)


def _mark(canvas: Canvas, gateway: str, type_: str) -> None:
    """Keep how the sheet marks a choice with a cross: only an exclusive one has the mark."""
    if type_ == "exclusiveGateway":
        return
    for node in canvas.paper.root.iter(f"{{{DI}}}BPMNShape"):
        if canvas.paper.local(node.get("bpmnElement")) == gateway:
            canvas.paper.set(node, "isMarkerVisible", None)
