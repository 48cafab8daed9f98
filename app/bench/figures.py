"""Figures with their targets, in the one shape that every bench reports."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from math import ceil
from typing import Literal

from app.bench.pace import REFERENCE, Pace

Operator = Literal["<=", ">=", "=="]


@dataclass(frozen=True)
class Target:
    """What to reach; a time is that of the reference machine, and is judged by the pace of this one."""

    op: Operator
    value: float
    commits: int | None = None
    """Of a time (or so many a second): how many commits are waited for in it; None for what no machine changes."""

    def met_by(self, value: float) -> bool:
        """Answer whether a value reaches it."""
        if self.op == "<=":
            return value <= self.value
        return value >= self.value if self.op == ">=" else value == self.value

    def here(self, pace: Pace) -> "Target":
        """Return what this is on a machine with that pace: seconds and milliseconds as long, rates as low."""
        if self.commits is None:
            return self
        if self.op == ">=":
            return replace(self, value=round(1000 / pace.most(1000 / self.value, self.commits), 1))
        return replace(self, value=round(pace.most(self.value, self.commits), 1))


@dataclass(frozen=True)
class Figure:
    """One measured figure; without a target it is there to be read."""

    name: str
    value: float | str
    unit: str
    target: Target | None = None

    @property
    def met(self) -> bool | None:
        """Answer whether the target is reached, None when there is none."""
        if self.target is None or isinstance(self.value, str):
            return None
        return self.target.met_by(self.value)

    def as_json(self) -> dict[str, object]:
        """Return the shape that is written out."""
        target = self.target and {"op": self.target.op, "value": self.target.value}
        return {**asdict(self), "target": target, "met": self.met}

    def judged(self, pace: Pace) -> "Figure":
        """Return it with what is to be reached at this pace."""
        return replace(self, target=self.target and self.target.here(pace))


@dataclass(frozen=True)
class Report:
    """The figures of one bench."""

    bench: str
    figures: Sequence[Figure]

    def as_json(self) -> dict[str, object]:
        """Return the shape that is written out."""
        return {"bench": self.bench, "figures": [figure.as_json() for figure in self.figures]}

    def judged(self, pace: Pace) -> "Report":
        """Return it with the pace of the machine before its figures, and each time judged by that."""
        return replace(self, figures=[*_told(pace), *(figure.judged(pace) for figure in self.figures)])


def _told(pace: Pace) -> Sequence[Figure]:
    return (
        Figure(
            "pace: a piece of Python", round(pace.processor, 1), f"ms (reference {REFERENCE.processor:g})"
        ),
        Figure("pace: a commit", round(pace.commit, 2), f"ms (reference {REFERENCE.commit:g})"),
        Figure("pace: against the reference", round(pace.slower(), 2), "x"),
    )


def median(values: Sequence[float]) -> float:
    """Return the middle one."""
    return share(values, 0.5)


def share(values: Sequence[float], part: float) -> float:
    """Return the value that this part of the values does not exceed (0.95 for p95)."""
    return sorted(values)[max(0, ceil(part * len(values)) - 1)]
