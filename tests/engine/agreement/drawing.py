"""A model as plain values that can be drawn as BPMN, and made smaller."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from app.domain.execution import Bundle
from app.domain.ids import VersieId
from tests.engine.models import HEAD, SAYS, node
from tests.procedure.layout import laid_out

VARIABLES = """variabelen:
  k0: {type: boolean, schrijver: aanroeper}
  k1: {type: boolean, schrijver: aanroeper}
  w: {type: enum, waarden: {x: x, y: y, z: z}, schrijver: aanroeper, standaard: x}
  n: {type: integer, schrijver: aanroeper}
  dag: {type: date, schrijver: aanroeper, standaard: 2026-02-10}
  pd: {type: boolean, schrijver: aanroeper, per: dienst}
  po: {type: boolean, schrijver: aanroeper, per: dossierhouder}
"""
TABLE = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="t">
<decision id="tabel" name="tabel"><decisionTable id="t" hitPolicy="FIRST">
<input id="i"><inputExpression id="ie" typeRef="string"><text>w</text></inputExpression></input>
<output id="o1" name="n" typeRef="number" /><output id="o2" name="pd" typeRef="boolean" />
<rule id="r1"><inputEntry id="c1"><text>"x"</text></inputEntry><outputEntry id="c2"><text>1</text></outputEntry>
<outputEntry id="c3"><text>true</text></outputEntry></rule>
<rule id="r2"><inputEntry id="c4"><text>-</text></inputEntry><outputEntry id="c5"><text>2</text></outputEntry>
<outputEntry id="c6"><text>k0 = true</text></outputEntry></rule>
</decisionTable></decision></definitions>
"""
CHOOSING = frozenset({"exclusiveGateway", "inclusiveGateway"})
FALLBACK = "k0 = true"


@dataclass(frozen=True)
class Part:
    """An element; `scope` is the process or sub-process it is drawn in."""

    id: str
    tag: str
    scope: str
    word: str = ""
    timer: tuple[str, str] = ("", "")
    terminate: bool = False
    host: str = ""
    interrupting: bool = True
    per: str = ""
    sequential: bool = False
    called: str = ""


@dataclass(frozen=True)
class Arrow:
    """A sequence flow; of the flows out of a choice the last one is the default."""

    source: str
    target: str
    condition: str = ""


@dataclass(frozen=True)
class Drawing:
    """The process `p` and the processes that it calls, in one flat list."""

    parts: tuple[Part, ...]
    arrows: tuple[Arrow, ...]
    called: tuple[str, ...] = ()

    def bundle(self) -> Bundle:
        """Return the files."""
        files = {"p/tabel.dmn": TABLE.encode()}
        for process in ("p", *self.called):
            body = "\n".join(self._inside(process))
            text = f'{HEAD.format(id=process)}<bpmn:process id="{process}" isExecutable="true">\n{body}\n'
            files[f"{process}/{process}.bpmn"] = laid_out(
                (text + "</bpmn:process></bpmn:definitions>").encode()
            )
            files[f"{process}/variabelen.yaml"] = VARIABLES.encode()
        return Bundle(VersieId(sha256(repr(sorted(files.items())).encode()).hexdigest()), "p", files)

    def _inside(self, scope: str) -> Iterator[str]:
        mine = [part for part in self.parts if part.scope == scope]
        names = {part.id for part in mine}
        yield from (self._drawn(part) for part in mine)
        for number, arrow in enumerate(self.arrows):
            if arrow.source in names:
                yield self._flow(number, arrow)

    def _out(self, part: str) -> list[int]:
        return [number for number, arrow in enumerate(self.arrows) if arrow.source == part]

    def _drawn(self, part: Part) -> str:
        out, attributes = self._out(part.id), dict(_attributes(part))
        if part.tag in CHOOSING and len(out) > 1:
            attributes["default"] = f"f{out[-1]}"
        body = "\n".join((*_definitions(part), *(self._inside(part.id) if part.tag == "subProcess" else ())))
        return node(part.tag, part.id, body, **attributes)

    def _flow(self, number: int, arrow: Arrow) -> str:
        out = self._out(arrow.source)
        source = next(part for part in self.parts if part.id == arrow.source)
        body = ""
        if source.tag in CHOOSING and len(out) > 1 and number != out[-1]:
            text = (arrow.condition or FALLBACK).replace("<", "&lt;").replace(">", "&gt;")
            body = f"<bpmn:conditionExpression>{text}</bpmn:conditionExpression>"
        return node("sequenceFlow", f"f{number}", body, sourceRef=arrow.source, targetRef=arrow.target)

    def shown(self) -> str:
        """Return the model in a few lines for a person."""
        parts = [f"  {p.scope:6} {p.tag:24} {p.id}{''.join(_marks(p))}" for p in self.parts]
        arrows = [f"{a.source}>{a.target}" + (f"[{a.condition}]" if a.condition else "") for a in self.arrows]
        return "\n".join((*parts, "  " + "; ".join(arrows)))


def _marks(part: Part) -> Iterator[str]:
    plain = Part(part.id, part.tag, part.scope)
    for name, value in vars(part).items():
        if value != getattr(plain, name):
            yield f" {name}={value}"


def _attributes(part: Part) -> Iterator[tuple[str, str]]:
    if part.word:
        yield "livc_message", part.word
    if part.tag in {"userTask", "manualTask"}:
        yield from (("livc_kind", "vrij"), ("livc_role", "coordinator"), ("livc_vraag", "Wat nu?"))
    if part.tag == "serviceTask":
        yield "livc_operatie", "herinnering_sturen"
    if part.tag == "businessRuleTask":
        yield "livc_besluit", "tabel"
    if part.host:
        yield from (("attachedToRef", part.host), ("cancelActivity", str(part.interrupting).lower()))
    if part.called:
        yield "calledElement", part.called
    if part.per:
        yield "livc_per", part.per


def _definitions(part: Part) -> Iterator[str]:
    kind, text = part.timer
    if kind or part.tag in {"userTask", "manualTask"}:
        yield SAYS
    if kind:
        yield f"<bpmn:timerEventDefinition><bpmn:{kind}>{text}</bpmn:{kind}></bpmn:timerEventDefinition>"
    elif part.word and part.tag.endswith("Event"):
        yield "<bpmn:messageEventDefinition/>"
    if part.terminate:
        yield "<bpmn:terminateEventDefinition/>"
    if part.per:
        mark = ' isSequential="true"' if part.sequential else ""
        yield (
            f"<bpmn:multiInstanceLoopCharacteristics{mark}><bpmn:loopCardinality>aantal_{part.per}"
            "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
        )


def tidied(drawing: Drawing) -> Drawing:
    """Return the drawing without what hangs loose: arrows to nowhere, parts that no token reaches."""
    while True:
        names = {part.id for part in drawing.parts}
        arrows = tuple(a for a in drawing.arrows if a.source in names and a.target in names)
        reached = _reached(drawing.parts, arrows)
        called = tuple(
            dict.fromkeys(p.called for p in drawing.parts if p.called in drawing.called and p.id in reached)
        )
        parts = tuple(part for part in drawing.parts if part.id in reached)
        if (parts, arrows, called) == (drawing.parts, drawing.arrows, drawing.called):
            return drawing
        drawing = replace(drawing, parts=parts, arrows=arrows, called=called)


def _reached(parts: tuple[Part, ...], arrows: tuple[Arrow, ...]) -> set[str]:
    starts: dict[str, list[str]] = {}
    for part in parts:
        if part.tag == "startEvent":
            starts.setdefault(part.scope, []).append(part.id)
    by_id = {part.id: part for part in parts}
    todo, reached = list(starts.get("p", ())), set()
    while todo:
        at = todo.pop()
        if at in reached:
            continue
        reached.add(at)
        todo += [arrow.target for arrow in arrows if arrow.source == at]
        todo += [part.id for part in parts if part.host == at]
        todo += starts.get(by_id[at].called or at, ())
    return reached
