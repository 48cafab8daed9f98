"""Steps that follow each other are put together in a part with a sheet of its own."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import chain

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.inner_sheet import draw_inside, spots_of
from app.procedure.edits.moving_in import Part, move_in
from app.procedure.edits.placing import place_there
from app.procedure.xml import tag


@dataclass(frozen=True)
class Wrap(Edit):
    """Put steps of one sheet in a new sub-process; one step is entered, and all ways out lead to one place."""

    steps: tuple[str, ...]
    name: str

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the part and what is in it; raises `ModelError` where it would be entered or left in two places."""
        names = [canvas.paper.called(step) for step in self.steps]
        part = self._part(canvas)
        spots = spots_of(canvas, part)
        box = canvas.box(part.first)
        sheet = canvas.plane_of(part.first)
        move_in(canvas, part)
        if sheet is not None and box is not None:
            place_there(canvas, part.id, sheet, box)
            draw_inside(canvas, part, spots)
        return Sentence(
            "{stappen} staan samen in een deel: “{deel}”.", stappen=_quoted(names), deel=self.name
        )

    def _part(self, canvas: Canvas) -> Part:
        inside = self._inside(canvas)
        entries = _crossing(inside, canvas.incoming, canvas.source)
        exits = _crossing(inside, canvas.outgoing, canvas.target)
        firsts, behinds = set(map(canvas.target, entries)), set(map(canvas.target, exits))
        if len(firsts) != 1 or len(behinds) != 1:
            raise canvas.paper.refused(
                "Deze stappen hebben niet één begin en één plaats waar het verder gaat."
            )
        first, behind = firsts.pop(), behinds.pop()
        part = canvas.add("subProcess", first, name=self.name)
        canvas.enter(part, canvas.lane_of(first))
        begin, end = (canvas.paper.fresh(f"{part}_{place}") for place in ("begin", "einde"))
        return Part(part, tuple(inside), first, behind, tuple(entries), tuple(exits), begin, end)

    def _inside(self, canvas: Canvas) -> dict[str, None]:
        inside: dict[str, None] = {}
        for step in self.steps:
            if tag(canvas.step(step)) in {"startEvent", "endEvent"}:
                raise canvas.paper.refused("Een begin of een einde blijft op zijn eigen blad.")
            inside |= dict.fromkeys([step, *canvas.boundaries(step)])
        if len({id(canvas.scope(step)) for step in inside}) != 1:
            raise canvas.paper.refused("Deze stappen staan niet op hetzelfde blad.")
        return inside


def _quoted(names: list[str]) -> list[str]:
    return [f"“{name}”" for name in names]


def _crossing(
    inside: Collection[str], flows: Callable[[str], list[str]], other: Callable[[str], str]
) -> list[str]:
    """Return the arrows at some steps whose other end is elsewhere."""
    here = chain.from_iterable(map(flows, inside))
    return [flow for flow in here if other(flow) not in inside]
