"""Random edits of a drawn model, as a coördinator makes them; flows keep their ids."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.engine.agreement.drawing import Arrow, Drawing, Part, tidied
from tests.engine.agreement.pencil import WORDS

STEPS = frozenset({"userTask", "manualTask"})
JOINS = frozenset({"parallelGateway", "inclusiveGateway"})


@dataclass(frozen=True)
class Numbered(Arrow):
    """An arrow with an id of its own."""

    number: int = 0


class Numbering(Drawing):
    """A drawing whose arrows keep their ids when others come and go."""

    def _inside(self, scope: str):  # type: ignore[no-untyped-def]
        mine = [part for part in self.parts if part.scope == scope]
        names = {part.id for part in mine}
        yield from (self._drawn(part) for part in mine)
        for arrow in self.arrows:
            if arrow.source in names:
                yield self._flow(arrow.number, arrow)  # type: ignore[attr-defined]

    def _out(self, part: str) -> list[int]:
        return [a.number for a in self.arrows if a.source == part]  # type: ignore[attr-defined]


def numbered(drawing: Drawing) -> Numbering:
    arrows = tuple(Numbered(a.source, a.target, a.condition, n) for n, a in enumerate(drawing.arrows))
    return Numbering(drawing.parts, arrows, drawing.called)


@dataclass
class Editor:
    """One drawing while it is edited."""

    dice: random.Random
    parts: list[Part]
    arrows: list[Numbered]
    called: tuple[str, ...]
    near: frozenset[str] = frozenset()
    """Where the case stands: edits are drawn there more often than not."""
    names: int = 0

    def part(self, tag: str, scope: str, **attributes: object) -> str:
        self.names += 1
        name = f"new{self.names}"
        self.parts.append(Part(name, tag, scope, **attributes))  # type: ignore[arg-type]
        return name

    def arrow(self, source: str, target: str) -> None:
        number = max((arrow.number for arrow in self.arrows), default=0) + 1
        self.arrows.append(Numbered(source, target, "k0 = true", number))

    def some(self, *tags: str) -> Part | None:
        return self.pick([part for part in self.parts if part.tag in tags])

    def pick(self, found: list[Part]) -> Part | None:
        close = [part for part in found if {part.id, part.host, part.scope} & self.near]
        found = close if close and self.dice.random() < 0.7 else found
        return self.dice.choice(found) if found else None

    def change(self, part: Part, **changes: object) -> None:
        self.parts[self.parts.index(part)] = replace(part, **changes)  # type: ignore[arg-type]

    def awaited(self, name: str) -> bool:
        gateways = {part.id for part in self.parts if part.tag == "eventBasedGateway"}
        return any(a.target == name and a.source in gateways for a in self.arrows)

    # edits

    def add_step(self) -> None:
        arrow = self.dice.choice(self.arrows)
        if self.awaited(arrow.target):
            return
        scope = next(part.scope for part in self.parts if part.id == arrow.source)
        name = self.part("userTask", scope)
        self.arrows[self.arrows.index(arrow)] = replace(arrow, target=name)
        self.arrow(name, arrow.target)

    def renumber_step(self) -> None:
        part = self.some("userTask", "manualTask")
        if part is None:
            return
        self.names += 1
        name = f"new{self.names}"
        self.change(part, id=name)
        self.parts = [replace(p, host=name) if p.host == part.id else p for p in self.parts]
        self.arrows = [
            replace(
                a,
                source=name if a.source == part.id else a.source,
                target=name if a.target == part.id else a.target,
            )
            for a in self.arrows
        ]

    def remove_step(self) -> None:
        part = self.some(
            "userTask", "manualTask", "subProcess", "serviceTask", "intermediateCatchEvent", "callActivity"
        )
        if part is None or part.per or self.awaited(part.id):
            return
        (way,) = [a for a in self.arrows if a.source == part.id] or [None]
        if way is None or way.target == part.id:
            return
        self.arrows = [
            replace(a, target=way.target) if a.target == part.id else a for a in self.arrows if a != way
        ]
        gone = {part.id}
        while more := {p.id for p in self.parts if (p.scope in gone or p.host in gone) and p.id not in gone}:
            gone |= more
        self.parts = [p for p in self.parts if p.id not in gone]

    def add_boundary(self) -> None:
        host = self.some("userTask", "subProcess", "callActivity")
        if host is None or host.per:
            return
        timer = self.dice.choice(
            (("timeDuration", "P2D"), ("timeDuration", "P40D"), ("timeDate", "2026-05-01"))
        )
        event = {"word": self.dice.choice(WORDS)} if self.dice.random() < 0.3 else {"timer": timer}
        name = self.part(
            "boundaryEvent", host.scope, host=host.id, interrupting=self.dice.random() < 0.5, **event
        )
        self.arrow(name, self.part("endEvent", host.scope))

    def remove_boundary(self) -> None:
        if (part := self.some("boundaryEvent")) is not None:
            self.parts.remove(part)

    def change_term(self) -> None:
        timed = [part for part in self.parts if part.timer[0] in {"timeDuration", "timeDate"}]
        if (part := self.pick(timed)) is not None:
            length = self.dice.choice(
                (("timeDuration", "P1D"), ("timeDuration", "P9D"), ("timeDate", "2026-03-01"))
            )
            self.change(part, timer=length)

    def turn_event(self) -> None:
        part = self.some("boundaryEvent")
        if part is not None and part.timer[0] != "timeCycle":
            self.change(part, interrupting=not part.interrupting)

    def rename_message(self) -> None:
        worded = [
            part
            for part in self.parts
            if part.word and not part.tag.startswith(("send", "intermediateThrow"))
        ]
        if worded:
            self.change(self.dice.choice(worded), word=self.dice.choice(WORDS))

    def add_branch(self) -> None:
        split, join = self.some(*JOINS), self.some(*JOINS)
        if split is None or join is None or split.scope != join.scope or split == join:
            return
        name = self.part("userTask", split.scope)
        self.arrow(split.id, name)
        self.arrow(name, join.id)

    def remove_branch(self) -> None:
        ways = [a for a in self.arrows if any(p.id == a.source and p.tag in JOINS for p in self.parts)]
        if ways:
            self.arrows.remove(self.dice.choice(ways))

    def swap_gateways(self) -> None:
        old, new = self.dice.sample(sorted(JOINS), 2)
        scope = self.dice.choice(self.parts).scope
        self.parts = [replace(p, tag=new) if p.tag == old and p.scope == scope else p for p in self.parts]

    def change_repetition(self) -> None:
        part = self.pick([part for part in self.parts if part.per])
        if part is None:
            return
        changes: list[dict[str, object]] = [
            {"sequential": not part.sequential},
            {"sequential": not part.sequential},
            {"per": "", "sequential": False},
            {"per": "dienst" if part.per == "dossierhouder" else "dossierhouder"},
        ]
        self.change(part, **self.dice.choice(changes))

    def repeat(self) -> None:
        inside = [
            p for p in self.parts if p.tag in STEPS and not p.per and p.scope not in {"p", *self.called}
        ]
        hosts = {p.host for p in self.parts}
        inside = [p for p in inside if p.id not in hosts]
        if (part := self.pick(inside)) is not None:
            self.change(part, per="dienst")

    def unpack(self) -> None:
        part = self.pick([p for p in self.parts if p.tag == "subProcess" and not p.per])
        ends = {p.id for p in self.parts if p.tag == "endEvent" and not p.terminate}
        if part is None:
            return
        inner = [p for p in self.parts if p.scope == part.id]
        if any(p.terminate or p.per for p in inner):
            return
        (begin,) = [a for a in self.arrows if a.source == next(p.id for p in inner if p.tag == "startEvent")]
        way = next((a for a in self.arrows if a.source == part.id), None)
        if way is None:
            return
        leaving = ends & {p.id for p in inner}
        self.arrows = [a for a in self.arrows if a not in (begin, way)]
        self.arrows = [replace(a, target=begin.target) if a.target == part.id else a for a in self.arrows]
        self.arrows = [replace(a, target=way.target) if a.target in leaving else a for a in self.arrows]
        gone = {part.id, begin.source, *leaving, *(p.id for p in self.parts if p.host == part.id)}
        self.parts = [
            replace(p, scope=part.scope) if p.scope == part.id else p for p in self.parts if p.id not in gone
        ]

    def pack(self) -> None:
        part = self.some("userTask")
        if part is None or part.per or any(p.host == part.id for p in self.parts):
            return
        around = self.part("subProcess", part.scope)
        self.arrows = [
            replace(a, target=around)
            if a.target == part.id
            else replace(a, source=around)
            if a.source == part.id
            else a
            for a in self.arrows
        ]
        self.change(part, scope=around)
        self.arrow(self.part("startEvent", around), part.id)
        self.arrow(part.id, self.part("endEvent", around))

    def call_otherwise(self) -> None:
        part = self.some("callActivity")
        if part is not None and len(self.called) > 1:
            self.change(part, called=self.dice.choice(self.called))

    def add_event(self) -> None:
        gateway = self.some("eventBasedGateway")
        if gateway is not None:
            name = self.part("intermediateCatchEvent", gateway.scope, timer=("timeDuration", "P25D"))
            self.arrow(gateway.id, name)
            self.arrow(name, self.part("endEvent", gateway.scope))

    def remove_event(self) -> None:
        gateway = self.some("eventBasedGateway")
        ways = [a for a in self.arrows if gateway is not None and a.source == gateway.id]
        if len(ways) > 2:
            self.arrows.remove(self.dice.choice(ways))


EDITS: tuple[Callable[[Editor], None], ...] = (
    Editor.add_step,
    Editor.add_step,
    Editor.renumber_step,
    Editor.renumber_step,
    Editor.remove_step,
    Editor.add_boundary,
    Editor.remove_boundary,
    Editor.change_term,
    Editor.turn_event,
    Editor.rename_message,
    Editor.add_branch,
    Editor.add_branch,
    Editor.remove_branch,
    Editor.swap_gateways,
    Editor.change_repetition,
    Editor.repeat,
    Editor.unpack,
    Editor.pack,
    Editor.call_otherwise,
    Editor.add_event,
    Editor.remove_event,
)


def edited(drawing: Numbering, dice: random.Random, near: frozenset[str]) -> tuple[Numbering, list[str]]:
    """Return the drawing after one to three edits, with their names."""
    editor = Editor(dice, list(drawing.parts), list(drawing.arrows), drawing.called, near)  # type: ignore[arg-type]
    names = []
    for _ in range(dice.choice((1, 1, 2, 3))):
        edit = dice.choice(EDITS)
        edit(editor)
        names.append(edit.__name__)
        made = tidied(Numbering(tuple(editor.parts), tuple(editor.arrows), editor.called))
        editor.parts, editor.arrows = list(made.parts), list(made.arrows)  # type: ignore[arg-type]
    return made, names  # type: ignore[return-value]
