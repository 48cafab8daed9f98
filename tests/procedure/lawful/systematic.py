"""Unlawful procedures, one after the other: each safeguard of each rule, taken away in each way that there is."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.procedure.bundle import Model, read_model
from app.procedure.lawful.selecting import elements_of
from app.procedure.model import Element
from tests.procedure.edits.files import BPMN, Files
from tests.procedure.lawful.redrawn import Change, Drawing, Node, redrawn, whole
from tests.procedure.lawful.rules import SAFEGUARD, rules
from tests.procedure.lawful.unlawful import asked, escalated, unasked

WORK = frozenset({"userTask", "businessRuleTask", "serviceTask", "callActivity"})
STRANGE = ("korpschef", "information_officer", "partner", "coordinator")
GONE = {"kind": "vrij", "message": "", "operatie": "", "besluit": "", "subject": ""}

HARMLESS = frozenset({("w_mag", "bypass by a boundary timer"), ("w_mag", "bypass by a sub-process")})
"""Who does not say in time what may go along lets nothing go: that a clock ends the question is right."""


@dataclass(frozen=True)
class Taken:
    """One safeguard taken away, and the rules of which one must see it."""

    rules: frozenset[str]
    how: str
    what: str
    make: Callable[[Files], Files]

    def __str__(self) -> str:
        return f"{self.how}: {self.what} ({', '.join(sorted(self.rules))})"


def all_taken() -> Iterator[Taken]:
    """Yield every one of them."""
    model = read_model(whole())[0]
    yield from _on_ways(model)
    yield from _in_lanes(model)
    yield from _by_forms(model)
    yield from _told(model)


def _on_ways(model: Model) -> Iterator[Taken]:
    for name, keeping in _safeguards(model).items():
        element = model.elements[name]
        for how, change in _taking(element, keeping).items():
            if (name, how) not in HARMLESS:
                yield _drawn(element, keeping, how, change)


def _safeguards(model: Model) -> Mapping[str, frozenset[str]]:
    """Return each step that keeps somebody safe, with the rules that say so."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for rule in rules().values():
        for element in elements_of(model, rule.operands.get(SAFEGUARD.get(rule.pattern, ""), ())):
            found[element.id].add(rule.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _drawn(element: Element, ids: frozenset[str], how: str, change: Change) -> Taken:
    return Taken(ids, how, element.id, lambda files: redrawn(files, element.process_id, change))


def _taking(element: Element, keeping: frozenset[str]) -> dict[str, Change]:
    """Return each way to take a step away."""
    name, ways = element.id, dict[str, Change]()
    if element.livc.keys() & GONE.keys():
        ways["change a kind"] = lambda drawing: drawing.say(name, **GONE)
    if element.type in WORK:
        ways |= {
            "drop a step": lambda drawing: _past(drawing, name),
            "bypass by a flow": lambda drawing: drawing.choice(name, yes(drawing, name)),
            "bypass by an inclusive choice": lambda drawing: _inclusive(drawing, name),
            "bypass by a boundary timer": lambda drawing: drawing.edge(name, yes(drawing, name)),
            "bypass by a boundary message": lambda drawing: drawing.edge(
                name, yes(drawing, name), "message", when="ronde_gesloten"
            ),
            "bypass by a sub-process": lambda drawing: _interrupted(drawing, name),
        }
    if dict(element.results).get("uitkomst") and any(map(_waits_for_yes, keeping)):
        ways["silence is yes"] = lambda drawing: _always_yes(drawing, name)
    return ways


def _waits_for_yes(name: str) -> bool:
    """Answer whether a rule counts its safeguard only with some outcome."""
    rule = rules()[name]
    return any(selector.outcomes for selector in rule.operands[SAFEGUARD[rule.pattern]])


def yes(drawing: Drawing, name: str) -> str:
    """Return where a step leads when it says what the procedure waits for: past the choice that reads it."""
    behind = drawing.behind(name)
    if not drawing.node(behind).tag.endswith("Gateway") or f'{name} = "' not in _read(drawing, behind):
        return behind
    return str(_said(drawing, name, behind)[0].get("targetRef"))


def _read(drawing: Drawing, gateway: str) -> str:
    return " ".join(flow.findtext(f"{BPMN}conditionExpression") or "" for flow in drawing.out_of(gateway))


def _said(drawing: Drawing, name: str, gateway: str) -> list[Node]:
    """Return the arrows of a choice, the one that goes on first: the one that is not the default."""
    default = drawing.node(gateway).get("default")
    flows = drawing.out_of(gateway)
    return sorted(flows, key=lambda flow: (flow.get("id") == default, not _goes_on(flow)))


def _goes_on(flow: Node) -> bool:
    words = (
        "consensus",
        "op_lijst",
        "in_orde",
        "verstuurd",
        "geopend",
        "verder",
        "verzonden",
        "ingevuld",
        "aanmelden",
        "op_de_hoogte",
    )
    return any(f'= "{word}"' in (flow.findtext(f"{BPMN}conditionExpression") or "") for word in words)


def _past(drawing: Drawing, name: str) -> None:
    target = yes(drawing, name)
    for flow in drawing.into(name):
        drawing.lead(flow, target)


def _inclusive(drawing: Drawing, name: str) -> None:
    gateway = drawing.node(drawing.choice(name, yes(drawing, name)))
    gateway.tag = f"{BPMN}inclusiveGateway"


def _interrupted(drawing: Drawing, name: str) -> None:
    target = yes(drawing, name)
    part = drawing.wrap(name)
    drawing.edge(part, target)


def _always_yes(drawing: Drawing, name: str) -> None:
    """Lead every arrow of each choice that reads a step where the yes leads."""
    for flow in list(drawing.flows()):
        if f'{name} = "' in (flow.findtext(f"{BPMN}conditionExpression") or "") and _goes_on(flow):
            for other in drawing.out_of(flow.get("sourceRef")):
                drawing.lead(other, flow.get("targetRef"))


def _in_lanes(model: Model) -> Iterator[Taken]:
    for rule in rules().values():
        if rule.pattern == "lane":
            for element in elements_of(model, rule.operands["a"]):
                for role in STRANGE:
                    if role not in rule.lists.get("toegelaten", ()):
                        yield _drawn(
                            element,
                            frozenset({rule.id}),
                            f"move to the lane of {role}",
                            lambda drawing, name=element.id, role=role: drawing.lane(name, role),  # type: ignore[misc]
                        )


def _by_forms(model: Model) -> Iterator[Taken]:
    for rule in rules().values():
        if rule.pattern == "demands":
            ids = frozenset({rule.id})
            for form in sorted({each.livc["form"] for each in elements_of(model, rule.operands["a"])}):
                known = {each.key for each in model.forms[form].components}
                for field in rule.lists.get("vraagt", ()):
                    if field in known:
                        yield Taken(ids, "drop a field", f"{form} {field}", unasked(form, field))
                        yield Taken(
                            ids,
                            "make a question optional",
                            f"{form} {field}",
                            asked(form, field, required=False),
                        )
                for field in rule.lists.get("laat_vrij", ()):
                    if field in known:
                        yield Taken(
                            ids,
                            "make an answer mandatory",
                            f"{form} {field}",
                            asked(form, field, required=True),
                        )


def _told(model: Model) -> Iterator[Taken]:
    for rule in rules().values():
        if rule.pattern == "no_escalation":
            for element in elements_of(model, rule.operands["a"]):
                role = "burgemeester" if element.role != "burgemeester" else "coordinator"
                yield _drawn(element, frozenset({rule.id}), "escalate", escalated(element.id, role))
