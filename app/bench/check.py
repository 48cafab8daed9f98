"""How long it takes to prove a procedure, and drawings of every size. Source: the goals for the checker."""

import gc
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Final

from app.bench.check_rules import rule_figures
from app.bench.figures import Figure, Report, Target, median, share
from app.bench.tools import Tools
from app.config import load_settings
from app.procedure.sound import Budget, Sheet, draw, prove
from app.procedure.sound.data import read_data

ROUNDS: Final = 15
_BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_MOVES: Final = 1_000_000
_READ: Final = {".bpmn", ".dmn", ".yaml"}


def check(tools: Tools) -> Report:
    """Prove the procedures of the house, branches side by side, a long row and a wrong drawing."""
    gc.collect()
    gc.freeze()  # as a web process does: what it is made of is not looked through in between
    folder = load_settings({}).processes_dir
    house = {str(path): path.read_bytes() for path in sorted(folder.glob("*/*")) if path.suffix in _READ}
    return Report(
        "check",
        [
            _house(house),
            _largest(house),
            _figure("20 parallel branches", side_by_side(20), 10),
            _figure("100 parallel branches", side_by_side(100), 50),
            _figure("8 inclusive branches", side_by_side(8, gateway="inclusiveGateway"), 10),
            _figure("1,835 steps in a row", in_a_row(1835), 60),
            _figure("10 reminders side by side", side_by_side(10, reminded=True), 50),
            _figure("a wrong drawing of 60 steps", in_a_row(60, spoiled=True), 300),
            *rule_figures(folder),
        ],
    )


def _figure(name: str, content: bytes, most: float) -> Figure:
    times = [_once({f"{name}.bpmn": content}) for _ in range(ROUNDS)]
    return Figure(f"{name}: p95", round(share(times, 0.95), 1), "ms", Target("<=", most, commits=0))


def _house(files: Mapping[str, bytes]) -> Figure:
    times = [_once(files) for _ in range(ROUNDS)]
    return Figure("all procedures: median", round(median(times), 1), "ms", Target("<=", 400, commits=0))


def _largest(files: Mapping[str, bytes]) -> Figure:
    drawings = [name for name in files if name.endswith(".bpmn")]
    largest = max(drawings, key=lambda name: len(draw(name, files[name]).nodes))
    times = [_once(files, largest) for _ in range(ROUNDS)]
    name = f"{Path(largest).stem}, with what it calls: p95"
    return Figure(name, round(share(times, 0.95), 1), "ms", Target("<=", 100, commits=0))


def _once(files: Mapping[str, bytes], only: str = "") -> float:
    """Return how many milliseconds it takes to prove drawings that were read before."""
    sheets = [draw(name, content) for name, content in files.items() if name.endswith(".bpmn")]
    data = read_data(files)
    called: dict[str, Sheet] = {}
    for sheet in sheets:
        called |= dict.fromkeys(sheet.processes, sheet)
    begun = perf_counter()
    for sheet in sheets:
        if only in {"", sheet.file}:
            prove(sheet, called, Budget(_MOVES), data)
    return (perf_counter() - begun) * 1000


def side_by_side(branches: int, *, reminded: bool = False, gateway: str = "parallelGateway") -> bytes:
    """Return a drawing of steps between two gateways of one kind; `reminded`: each with a reminder beside it."""
    parts = [_node("startEvent", "s"), _node("endEvent", "e"), _flow("s", "p"), _flow("j", "e")]
    parts += [_node(gateway, "p"), _node(gateway, "j")]
    for at in range(branches):
        step = f"t{at}"
        parts += [_node("task", step), _flow("p", step), _flow(step, "j")]
        if reminded:
            timer = f"r{at}"
            border = f'attachedToRef="{step}" cancelActivity="false"'
            parts.append(f'<boundaryEvent id="{timer}" {border}><timerEventDefinition/></boundaryEvent>')
            parts += [_node("endEvent", f"{timer}e"), _flow(timer, f"{timer}e")]
    return _file(parts)


def in_a_row(steps: int, *, spoiled: bool = False) -> bytes:
    """Return a drawing of steps one after the other; `spoiled`: the last waits for what never comes."""
    names = [f"t{at}" for at in range(steps)]
    parts = [_node("startEvent", "s"), *(_node("task", name) for name in names), _node("endEvent", "e")]
    parts += [_flow(one, other) for one, other in zip(["s", *names], [*names, "e"], strict=True)]
    if spoiled:
        parts += [_node("exclusiveGateway", "x"), _node("parallelGateway", "j"), _node("endEvent", "z")]
        parts += [_flow("s", "x"), _flow("x", "j"), _flow("x", "j", "2"), _flow("j", "z")]
    return _file(parts)


def _node(tag: str, name: str) -> str:
    return f'<{tag} id="{name}"/>'


def _flow(source: str, target: str, label: str = "") -> str:
    return f'<sequenceFlow id="f_{source}_{target}{label}" sourceRef="{source}" targetRef="{target}"/>'


def _file(parts: list[str]) -> bytes:
    return f'<definitions xmlns="{_BPMN}"><process id="p">{"".join(parts)}</process></definitions>'.encode()
