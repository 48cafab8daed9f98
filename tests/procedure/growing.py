"""Files that are small and ask much work: each of a kind that some reader pays for with the square of its size."""

from collections.abc import Callable, Mapping
from itertools import pairwise

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:livc="urn:livc:bpmn:1" '
    'targetNamespace="x" id="d">'
)
START, END = '<startEvent id="s"/>', '<endEvent id="e"/>'
BEHIND = "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"


def document(*parts: str) -> bytes:
    return "".join((HEAD, *parts, "</definitions>")).encode()


def drawn(*parts: str, name: str = "p") -> str:
    return f'<process id="{name}" isExecutable="true">{"".join(parts)}</process>'


def arrow(name: object, source: str, target: str, inside: str = "") -> str:
    return f'<sequenceFlow id="f{name}" sourceRef="{source}" targetRef="{target}">{inside}</sequenceFlow>'


def lone(step: str) -> bytes:
    return document(drawn(START, step, END, arrow(1, "s", "u"), arrow(2, "u", "e")))


def plain(*more: str) -> bytes:
    return document(*more, drawn(START, END, arrow(1, "s", "e")))


def chain(number: int, what: str = "userTask") -> bytes:
    steps = [f"u{i}" for i in range(number)]
    shapes = [f'<{what} id="{step}" name="stap"/>' for step in steps]
    arrows = [arrow(i, *ends) for i, ends in enumerate(pairwise(["s", *steps, "e"]))]
    return document(drawn(START, *shapes, END, *arrows))


def calling(number: int, *, round_: bool) -> bytes:
    """Return processes that each call the next; the last one calls the first, or does something itself."""
    return document(*(_caller(i, number, round_=round_) for i in range(number)))


def _caller(i: int, number: int, *, round_: bool) -> str:
    step = f'<callActivity id="c{i}" calledElement="p{(i + 1) % number}"/>'
    if i == number - 1 and not round_:
        step = f'<userTask id="c{i}" name="stap"/>'
    ends = f'<startEvent id="s{i}"/>', f'<endEvent id="e{i}"/>'
    return drawn(
        *ends, step, arrow(f"{i}a", f"s{i}", f"c{i}"), arrow(f"{i}b", f"c{i}", f"e{i}"), name=f"p{i}"
    )


def lanes(number: int, members: int) -> bytes:
    inside = "".join(f"<flowNodeRef>s{i or ''}</flowNodeRef>" for i in range(members))
    drawn_lanes = "".join(f'<lane id="l{i}">{inside}</lane>' for i in range(number))
    return document(drawn(f'<laneSet id="l">{drawn_lanes}</laneSet>', START, END, arrow(1, "s", "e")))


def boundaries(number: int) -> bytes:
    events = (
        f'<boundaryEvent id="b{i}" attachedToRef="u">{BEHIND}</boundaryEvent>' + arrow(f"b{i}", f"b{i}", "e")
        for i in range(number)
    )
    return lone('<userTask id="u" name="stap"/>' + "".join(events))


def choosing(number: int, condition: str = "x = 1") -> bytes:
    flows = (
        arrow(i, "g", "e", f"<conditionExpression>{condition}</conditionExpression>") for i in range(number)
    )
    return document(drawn(START, '<exclusiveGateway id="g"/>', END, arrow("a", "s", "g"), *flows))


def bodies(number: int) -> bytes:
    inside = (
        f'<subProcess id="x{i}"><startEvent id="a{i}"/><endEvent id="z{i}"/>'
        + arrow(f"{i}a", f"a{i}", f"z{i}")
        + "</subProcess>"
        + arrow(f"{i}b", f"x{i}", f"x{i + 1}" if i < number - 1 else "e")
        for i in range(number)
    )
    return document(drawn(START, END, arrow("q", "s", "x0"), *inside))


def nested(number: int, tag: str = "subProcess") -> bytes:
    opened = "".join(f'<{tag} id="s{i}">' for i in range(number))
    return document(drawn(opened, f"</{tag}>" * number))


def listed(number: int) -> bytes:
    prefixes = " ".join(f'xmlns:n{i}="urn:{i}"' for i in range(number))
    flows = "".join(f"<incoming>n1:f{i}</incoming>" for i in range(number))
    return lone(f'<userTask id="u" name="stap" {prefixes}>{flows}</userTask>')


def noted(number: int) -> bytes:
    notes = (
        f'<textAnnotation id="t{i}"><text>noot {i}</text></textAnnotation>'
        f'<association id="a{i}" sourceRef="s" targetRef="t{i}"/>'
        for i in range(number)
    )
    return document(drawn(START, END, arrow(1, "s", "e"), *notes))


def pools(number: int) -> bytes:
    """Return pools that all send each other something."""
    inside = (
        f'<participant id="pp{i}" processRef="p"/><messageFlow id="m{i}" sourceRef="pp{i}" targetRef="s"/>'
        for i in range(number)
    )
    return plain("<collaboration>", *inside, "</collaboration>")


def attributes(number: int, prefix: str = "") -> bytes:
    return lone('<userTask id="u" ' + " ".join(f'{prefix}a{i}="1"' for i in range(number)) + "/>")


def told(number: int) -> bytes:
    words = "".join(f'<livc:gevolg uitkomst="a{i}">Iets.</livc:gevolg>' for i in range(number))
    return lone(f'<userTask id="u"><extensionElements>{words}</extensionElements></userTask>')


def foreign(number: int) -> bytes:
    return plain(
        "<extensionElements>",
        *(f'<z:a{i} xmlns:z="urn:z{i}"/>' for i in range(number)),
        "</extensionElements>",
    )


LONG = " or ".join(f"a{i} = 1" for i in range(60))
GROWING: Mapping[str, tuple[Callable[[int], bytes], int]] = {
    "attributes": (attributes, 100_000),
    "our attributes": (lambda n: attributes(n, "livc:"), 100_000),
    "lanes of one element": (lambda n: lanes(n, 1), 2000),
    "members that are not there": (lambda n: lanes(1, n), 60_000),
    "lanes full of members": (lambda n: lanes(n, 50), 500),
    "calls in a circle": (lambda n: calling(n, round_=True), 2000),
    "calls in a row": (lambda n: calling(n, round_=False), 5000),
    "a chain": (chain, 10_000),
    "a chain of plain tasks": (lambda n: chain(n, "task"), 10_000),
    "arrows from one choice": (choosing, 15_000),
    "long conditions": (lambda n: choosing(n, LONG), 2000),
    "long conditions within the limit": (lambda n: choosing(n, LONG), 290),
    "boundary events of one step": (boundaries, 8000),
    "sub-processes": (bodies, 8000),
    "nested sub-processes": (nested, 240),
    "nested lanes": (lambda n: nested(n, "lane"), 240),
    "notes at one shape": (noted, 15_000),
    "prefixes": (listed, 20_000),
    "one id": (lambda n: lone('<userTask id="u" name="x"/>' * n), 40_000),
    "no ids": (lambda n: lone('<userTask name="x"/>' * n), 40_000),
    "pools": (pools, 10_000),
    "messages": (lambda n: plain(*(f'<message id="m{i}" name="x"/>' for i in range(n))), 40_000),
    "consequences": (told, 20_000),
    "other programs": (foreign, 40_000),
    "definitions in an event": (
        lambda n: lone(
            f'<intermediateCatchEvent id="u">{"<timerEventDefinition/>" * n}</intermediateCatchEvent>'
        ),
        40_000,
    ),
    "processes": (lambda n: document(*(drawn(name=f"p{i}") for i in range(n))), 20_000),
    "half a million tags": (lambda n: plain("<a/>" * n), 500_000),
    "a million tags": (lambda n: plain("<a/>" * n), 1_000_000),
}
"""Name → what makes the file, and how large it is made: about what fits in 2 MB."""
