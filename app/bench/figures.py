"""Figures with their targets, in the one shape that every bench reports."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil
from typing import Literal

Operator = Literal["<=", ">=", "=="]


@dataclass(frozen=True)
class Target:
    """What to reach."""

    op: Operator
    value: float

    def met_by(self, value: float) -> bool:
        """Answer whether a value reaches it."""
        if self.op == "<=":
            return value <= self.value
        return value >= self.value if self.op == ">=" else value == self.value


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


@dataclass(frozen=True)
class Report:
    """The figures of one bench."""

    bench: str
    figures: Sequence[Figure]

    def as_json(self) -> dict[str, object]:
        """Return the shape that is written out."""
        return {"bench": self.bench, "figures": [{**asdict(f), "met": f.met} for f in self.figures]}


def median(values: Sequence[float]) -> float:
    """Return the middle one."""
    return share(values, 0.5)


def share(values: Sequence[float], part: float) -> float:
    """Return the value that this part of the values does not exceed (0.95 for p95)."""
    return sorted(values)[max(0, ceil(part * len(values)) - 1)]
