"""The report of a run: per scenario how it went, per model which sequence flows were taken and which never."""

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from app.scenario.play import Played


@dataclass(frozen=True)
class Coverage:
    """The sequence flows of one model (process), in document order."""

    process: str
    taken: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """All scenarios of a run, and the models that the run is about."""

    played: Sequence[Played]
    coverage: Sequence[Coverage]

    @property
    def is_ok(self) -> bool:
        """Answer whether every scenario went as written and every flow was taken."""
        return not any(p.failure for p in self.played) and not any(c.never for c in self.coverage)


def coverage_of(played: Sequence[Played], flows: Mapping[str, Sequence[str]]) -> list[Coverage]:
    """Return what the scenarios took together."""
    taken: set[tuple[str, str]] = set()
    for one in played:
        taken |= one.taken
    return [_coverage(process, ids, taken) for process, ids in sorted(flows.items())]


def _coverage(process: str, ids: Sequence[str], taken: Set[tuple[str, str]]) -> Coverage:
    followed = [flow for flow in ids if (process, flow) in taken]
    never = [flow for flow in ids if (process, flow) not in taken]
    return Coverage(process, tuple(followed), tuple(never))


def as_text(report: Report) -> str:
    """Return the report for people, in Dutch."""
    lines = [*map(_line, report.played), "", *map(_covered, report.coverage)]
    failed = sum(1 for one in report.played if one.failure)
    never = sum(len(one.never) for one in report.coverage)
    lines += ["", _conclusion(len(report.played), failed, never)]
    return "\n".join(lines)


def _line(one: Played) -> str:
    if one.failure is None:
        return f"ok    {one.file}: {one.title}"
    return (
        f"FOUT  {one.file}: {one.title}\n"
        f"      stap {one.failure.step} (regel {one.failure.line}), {one.failure.expected}\n"
        f"      nu: {one.failure.open_now}"
    )


def _covered(one: Coverage) -> str:
    total = len(one.taken) + len(one.never)
    line = f"{one.process}: {len(one.taken)} van {total} pijlen gevolgd"
    return line + "".join(f"\n      nooit gevolgd: {flow}" for flow in one.never)


def _conclusion(scenarios: int, failed: int, never: int) -> str:
    if not failed and not never:
        return f"{scenarios} scenario's verliepen zoals beschreven en elke pijl is gevolgd."
    return f"{failed} van {scenarios} scenario's mislukten; {never} pijlen zijn nooit gevolgd."


def as_json(report: Report) -> str:
    """Return the report for programs."""
    return json.dumps(
        {
            "ok": report.is_ok,
            "scenarios": [
                {
                    "bestand": str(one.file),
                    "scenario": one.title,
                    "ok": one.failure is None,
                    "fout": one.failure
                    and {
                        "stap": one.failure.step,
                        "regel": one.failure.line,
                        "verwacht": one.failure.expected,
                        "nu": one.failure.open_now,
                    },
                }
                for one in report.played
            ],
            "modellen": [
                {"proces": one.process, "gevolgd": one.taken, "nooit_gevolgd": one.never}
                for one in report.coverage
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
