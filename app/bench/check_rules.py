"""How long it takes to lay every rule on the procedures of the house, and what each rule costs."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from app.bench.figures import Figure, Target, median, share
from app.procedure.lawful import DrawnModel, RuleOfLaw, check, rule_set

_ROUNDS: Final = 9
_SIXTY: Final = 60
_PARTS: Final = ("*/*.bpmn", "*/*.dmn", "*/variabelen.yaml")
Files = Mapping[str, bytes]


def rule_figures(folder: Path) -> Iterator[Figure]:
    """Yield how long all rules take: on one procedure, on all, on one that breaks a rule; then each by itself."""
    read = {f"rules/{path.name}": path.read_bytes() for path in sorted((folder / "rules").glob("*.yaml"))}
    rules = rule_set(read, {}, {}).rules
    house = dict(_files(folder))
    middle = _of_sixty(house)
    yield _figure("every rule on a procedure of 60 steps: p95", lambda: _lay(middle, rules), 100)
    yield _figure("every rule on all procedures: p95", lambda: _lay(house, rules), 400)
    broken = {name: _spoiled(content) for name, content in middle.items()}
    yield _figure("a procedure of 60 steps that breaks rules: p95", lambda: _lay(broken, rules), 300)
    drawn = DrawnModel.of(house)
    for rule in rules:
        times = [_time(partial(check, drawn, [rule])) for _ in range(3)]
        yield Figure(f"rule {rule.id}", round(median(times), 1), "ms")


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for part in _PARTS:
        for path in folder.glob(part):
            yield f"{path.parent.name}/{path.name}", path.read_bytes()


def _of_sixty(house: Files) -> Files:
    """Return the procedure that has nearest to sixty steps by itself, with its own tables and variables."""
    drawn = DrawnModel.of(house)
    steps = {name: len(process.elements) for name, process in drawn.model.processes.items()}
    chosen = min(steps, key=lambda name: abs(steps[name] - _SIXTY))
    return {name: content for name, content in house.items() if name.startswith(f"{chosen}/")}


def _spoiled(content: bytes) -> bytes:
    """Return a file in which no step is of a kind that rules know."""
    return content.replace(b'livc:kind="', b'livc:kind="geen_')


def _figure(name: str, work: Callable[[], object], most: float) -> Figure:
    times = [_time(work) for _ in range(_ROUNDS)]
    return Figure(name, round(share(times, 0.95), 1), "ms", Target("<=", most, commits=0))


def _lay(files: Files, rules: tuple[RuleOfLaw, ...]) -> object:
    return check(DrawnModel.of(files), rules)


def _time(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000
