"""Small models in a few lines: `flow("start a b | a end")`-like text becomes BPMN."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256

from app.domain.execution import Bundle, InstanceState, Moved
from app.domain.ids import InstantieId, VersieId
from app.engine.engine import SpiffEngine
from tests.procedure.layout import laid_out

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:livc="urn:livc:bpmn:1" id="defs_{id}" targetNamespace="t">\n'
)
START = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


def flows(text: str) -> str:
    """`a>b  x>c[k = "ja"]  x>d*` → sequence flows f_a_b …; the star is only a mark for the reader."""
    out = []
    for part in filter(None, (line.strip() for line in text.replace(";", "\n").splitlines())):
        ends, _, condition = part.partition("[")
        source, _, target = ends.strip().partition(">")
        target, _, label = target.partition("#")
        identifier = f"f_{source}_{target}{label}"
        body = ""
        if condition:
            body = (
                "<bpmn:conditionExpression>"
                + _escape(condition.rsplit("]", 1)[0])
                + "</bpmn:conditionExpression>"
            )
        out.append(node("sequenceFlow", identifier, body, sourceRef=source, targetRef=target))
    return "\n".join(out)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def node(tag: str, identifier: str, body: str = "", **attributes: str) -> str:
    attributes.setdefault("name", identifier)
    shown = " ".join(
        f'{name.replace("livc_", "livc:")}="{_escape(value)}"' for name, value in attributes.items()
    )
    return f'<bpmn:{tag} id="{identifier}" {shown}>{body}</bpmn:{tag}>'


def start(identifier: str = "start", message: str = "") -> str:
    body, extra = _message(message)
    return node("startEvent", identifier, body, **extra)


def end(identifier: str = "end", *, terminate: bool = False, message: str = "") -> str:
    body, extra = _message(message)
    return node("endEvent", identifier, "<bpmn:terminateEventDefinition/>" if terminate else body, **extra)


def _message(word: str) -> tuple[str, dict[str, str]]:
    return ("<bpmn:messageEventDefinition/>", {"livc_message": word}) if word else ("", {})


def _timer(date: str = "", duration: str = "", cycle: str = "") -> str:
    kind, text = next(
        (k, t) for k, t in (("timeDate", date), ("timeDuration", duration), ("timeCycle", cycle)) if t
    )
    inside = f"<bpmn:{kind}>{_escape(text)}</bpmn:{kind}>"
    return f"{SAYS}<bpmn:timerEventDefinition>{inside}</bpmn:timerEventDefinition>"


SAYS = "<bpmn:extensionElements><livc:gevolg>Dan volgt dit.</livc:gevolg></bpmn:extensionElements>"
"""What follows, for a step or a timer that is about something else."""


def user(identifier: str, **attributes: str) -> str:
    attributes.setdefault("livc_kind", "vrij")
    attributes.setdefault("livc_role", "coordinator")
    attributes.setdefault("livc_vraag", f"{identifier}?")
    body = SAYS + _repeat(attributes)
    return node("userTask", identifier, body, **attributes)


def _repeat(attributes: dict[str, str]) -> str:
    sequential = attributes.pop("sequential", "")
    if "livc_per" not in attributes:
        return ""
    mark = ' isSequential="true"' if sequential else ""
    return (
        f"<bpmn:multiInstanceLoopCharacteristics{mark}><bpmn:loopCardinality>aantal_{attributes['livc_per']}"
        "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
    )


def service(identifier: str, operation: str = "herinnering_sturen") -> str:
    return node("serviceTask", identifier, livc_operatie=operation, livc_role="systeem")


def rule(identifier: str, table: str) -> str:
    return node("businessRuleTask", identifier, livc_besluit=table, livc_role="systeem")


def throw(identifier: str, message: str) -> str:
    return node("intermediateThrowEvent", identifier, *_message(message)[:1], **_message(message)[1])


def catch(identifier: str, message: str = "", **timer: str) -> str:
    if message:
        return node("intermediateCatchEvent", identifier, *_message(message)[:1], **_message(message)[1])
    return node("intermediateCatchEvent", identifier, _timer(**timer))


def boundary(
    identifier: str, host: str, message: str = "", *, interrupting: bool = True, **timer: str
) -> str:
    body, extra = _message(message) if message else (_timer(**timer), {})
    cancel = "true" if interrupting else "false"
    return node("boundaryEvent", identifier, body, attachedToRef=host, cancelActivity=cancel, **extra)


def xor(identifier: str, default: str = "") -> str:
    return node("exclusiveGateway", identifier, **({"default": default} if default else {}))


def par(identifier: str) -> str:
    return node("parallelGateway", identifier)


def inc(identifier: str, default: str = "") -> str:
    return node("inclusiveGateway", identifier, **({"default": default} if default else {}))


def ebg(identifier: str) -> str:
    return node("eventBasedGateway", identifier)


def sub(identifier: str, *parts: str, **attributes: str) -> str:
    body = _repeat(attributes)
    return node("subProcess", identifier, "\n".join(parts) + body, **attributes)


def call(identifier: str, process: str) -> str:
    return node("callActivity", identifier, calledElement=process)


def process(identifier: str, *parts: str) -> bytes:
    body = "\n".join(parts)
    return laid_out(
        (
            HEAD.format(id=identifier)
            + f'<bpmn:process id="{identifier}" isExecutable="true">\n{body}\n</bpmn:process></bpmn:definitions>'
        ).encode()
    )


def bundle(main: str, variables: str = "{}", **files: bytes) -> Bundle:
    named = {f"{name}/{name}.bpmn": content for name, content in files.items() if not name.startswith("dmn_")}
    named |= {f"{main}/{name}.dmn": content for name, content in files.items() if name.startswith("dmn_")}
    named[f"{main}/variabelen.yaml"] = ("variabelen: " + " ".join(variables.split())).encode()
    digest = sha256(repr(sorted(named.items())).encode()).hexdigest()
    return Bundle(VersieId(digest), main, named)


def one(*parts: str, variables: str = "{}", **files: bytes) -> Bundle:
    return bundle("p", variables, p=process("p", *parts), **files)


@dataclass
class Run:
    """An instance under test: every call really goes through saved bytes."""

    bundle: Bundle
    bindings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    now: datetime = START
    engine: SpiffEngine = field(default_factory=SpiffEngine)
    flows: list[str] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    moved: Moved | None = None

    def _kept(self, moved: Moved) -> "Run":
        self.moved = moved
        self.flows += [flow for step in moved.steps for flow in step.flows]
        self.effects += [effect.name for effect in moved.effects]
        again = self.engine.inspect(self.bundle, moved.instance)
        assert (again.tasks, again.timers, again.waiting, again.active, again.ended) == (
            moved.tasks,
            moved.timers,
            moved.waiting,
            moved.active,
            moved.ended,
        )
        return self

    @property
    def state(self) -> InstanceState:
        assert self.moved is not None
        return self.moved.instance

    def start(self, **variables: object) -> "Run":
        return self._kept(
            self.engine.start(self.bundle, InstantieId("i"), variables, self.bindings, self.now)  # type: ignore[arg-type]
        )

    def open(self) -> list[str]:
        assert self.moved is not None
        return [t.element_id + (f"@{t.binding}" if t.binding else "") for t in self.moved.tasks]

    def timers(self) -> dict[str, datetime]:
        assert self.moved is not None
        return {t.element_id: t.due_at for t in self.moved.timers}

    def done(self, element: str, **variables: object) -> "Run":
        assert self.moved is not None
        name, _, binding = element.partition("@")
        task = next(
            t for t in self.moved.tasks if t.element_id == name and (not binding or t.binding == binding)
        )
        return self._kept(
            self.engine.complete(self.bundle, self.state, task.task_id, variables, self.bindings, self.now)  # type: ignore[arg-type]
        )

    def tick(self, now: datetime) -> "Run":
        self.now = now
        return self._kept(self.engine.tick(self.bundle, self.state, {}, self.bindings, now))

    def deliver(self, message: str, **variables: object) -> "Run":
        return self._kept(
            self.engine.deliver(self.bundle, self.state, message, variables, self.bindings, self.now)  # type: ignore[arg-type]
        )

    @property
    def ended(self) -> str | None:
        assert self.moved is not None
        return self.moved.ended

    def copy(self) -> "Run":
        return replace(self, flows=list(self.flows), effects=list(self.effects))


def run(model: Bundle, bindings: dict[str, tuple[str, ...]] | None = None, **variables: object) -> Run:
    return Run(model, bindings or {}).start(**variables)
