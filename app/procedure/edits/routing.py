"""Finds a way for a line between two shapes: across, up and down, around what stands there, with few turns.

A shortest way over the lines at which a turn makes sense (after Wybrow, Marriott and Stuckey, Orthogonal Connector
Routing, 2009): a turn, another line crossed, words crossed and a border that is too near all cost a detour.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush
from itertools import chain, pairwise
from typing import Final

from app.procedure.edits.geometry import Box, Point, around, without_needless

_TURN: Final = 45.0
_CROSSED: Final = 30.0
_WORDS: Final = 60.0
_NEAR: Final = 12.0
_ALONG: Final = 6.0
"""So many times its length costs a piece that runs over another line, or along a border."""
_NEVER: Final = 1e9
_TRACKS: Final = (15.0, 30.0)
_LEAST: Final = 4.0
_SIDEWAYS: Final = ((0, 1), (0, -1))
_UPRIGHT: Final = ((1, 0), (-1, 0))
_ONWARD: Final = {ahead: (ahead, *_SIDEWAYS) for ahead in _UPRIGHT} | {
    ahead: (ahead, *_UPRIGHT) for ahead in _SIDEWAYS
}
"""Where one may go on to: straight ahead or aside, never back."""


_Move = tuple[int, int]
Span = tuple[float, float, float, float]


@dataclass(frozen=True)
class Dock:
    """A point on a border where a line may begin or end, the way out from there, and what choosing it costs."""

    point: Point
    out: tuple[int, int]
    cost: float = 0.0


@dataclass(frozen=True)
class Surroundings:
    """What stands on the sheet."""

    shapes: tuple[Box, ...]
    lines: tuple[tuple[Point, ...], ...] = ()
    words: tuple[Box, ...] = ()
    within: Box | None = None
    """A line stays in here, where it can."""

    @cached_property
    def across(self) -> tuple[Span, ...]:
        """Each piece of each line, as it lies for who goes across."""
        pieces = chain.from_iterable(map(pairwise, self.lines))
        return tuple(_spans(around(*piece, by=0.0), turned=False) for piece in pieces)

    @cached_property
    def down(self) -> tuple[Span, ...]:
        """Each piece of each line, as it lies for who goes down."""
        return tuple((side, other, low, high) for low, high, side, other in self.across)


@dataclass
class _Grid:
    """The lines at which a turn makes sense."""

    xs: list[float]
    ys: list[float]
    surroundings: Surroundings
    _across: dict[int, list[float]] = field(default_factory=dict)
    _down: dict[int, list[float]] = field(default_factory=dict)

    def cost(self, i: int, j: int, step: tuple[int, int]) -> float:
        """Return what one piece costs."""
        dx, dy = step
        if dx:
            return self._row(j)[min(i, i + dx)]
        return self._column(i)[min(j, j + dy)]

    def has(self, i: int, j: int) -> bool:
        """Answer whether a place lies on the grid."""
        return 0 <= i < len(self.xs) and 0 <= j < len(self.ys)

    def _row(self, j: int) -> list[float]:
        if j not in self._across:
            self._across[j] = _costs(self.xs, self.ys[j], self.surroundings, turned=False)
        return self._across[j]

    def _column(self, i: int) -> list[float]:
        if i not in self._down:
            self._down[i] = _costs(self.ys, self.xs[i], self.surroundings, turned=True)
        return self._down[i]


def route(surroundings: Surroundings, begins: Sequence[Dock], ends: Sequence[Dock]) -> tuple[Point, ...]:
    """Return the cheapest way from one of the docks to one of the others."""
    grid = _grid(surroundings, [*begins, *ends])
    goals = {(*_place(grid, dock), (-dock.out[0], -dock.out[1])): dock.cost for dock in ends}
    found = _Search(grid, goals).way(begins)
    return without_needless(tuple((grid.xs[i], grid.ys[j]) for i, j in found))


def _grid(surroundings: Surroundings, docks: Iterable[Dock]) -> _Grid:
    points = [dock.point for dock in docks]
    xs = chain.from_iterable(_sides(box.x, box.right) for box in surroundings.shapes)
    ys = chain.from_iterable(_sides(box.y, box.bottom) for box in surroundings.shapes)
    across, down = list(_beside(surroundings.lines, 0)), list(_beside(surroundings.lines, 1))
    inner = surroundings.within
    sides = [(inner.x, inner.right), (inner.y, inner.bottom)] if inner else [(-_NEVER, _NEVER)] * 2
    return _Grid(
        _sorted([*xs, *across], [x for x, _ in points], sides[0]),
        _sorted([*ys, *down], [y for _, y in points], sides[1]),
        surroundings,
    )


def _sides(low: float, high: float) -> Iterator[float]:
    for track in _TRACKS:
        yield low - track
        yield high + track


def _beside(lines: Iterable[tuple[Point, ...]], place: int) -> Iterator[float]:
    """Yield where a line may run beside those that are there."""
    for one, other in chain.from_iterable(map(pairwise, lines)):
        if one[place] == other[place]:
            yield one[place] - _TRACKS[0]
            yield one[place] + _TRACKS[0]


def _sorted(wishes: Iterable[float], needed: Iterable[float], inner: tuple[float, float]) -> list[float]:
    """Return the places in order; of two that are close only one, but each that is needed."""
    kept = sorted(set(needed))
    for wish in sorted(set(wishes)):
        if not inner[0] < wish < inner[1]:
            continue
        index = bisect_left(kept, wish)
        near = kept[max(index - 1, 0) : index + 1]
        if all(abs(each - wish) >= _LEAST for each in near):
            kept.insert(index, wish)
    return kept


def _costs(places: list[float], at: float, surroundings: Surroundings, *, turned: bool) -> list[float]:
    """Return what each piece between two places costs, on the line across (or down) at a height."""
    costs = [after - before for before, after in pairwise(places)]
    for box in surroundings.shapes:
        low, high, side, other = _spans(box, turned=turned)
        if side < at < other:
            _charge(costs, places, (low, high), 0.0, _NEVER)
        elif side - _NEAR < at < other + _NEAR:
            _charge(costs, places, (low, high), _ALONG, 0.0)
    for box in surroundings.words:
        low, high, side, other = _spans(box, turned=turned)
        if side < at < other:
            _charge(costs, places, (low, high), 0.0, _WORDS)
    _charge_lines(costs, places, at, surroundings.down if turned else surroundings.across)
    return costs


def _charge_lines(costs: list[float], places: list[float], at: float, lines: tuple[Span, ...]) -> None:
    for low, high, side, other in lines:
        if side < at < other:
            _charge(costs, places, (low - 0.5, high + 0.5), 0.0, _CROSSED)
        elif side == other and abs(side - at) < _NEAR - 2:
            _charge(costs, places, (low, high), _ALONG, 0.0)


def _spans(box: Box, *, turned: bool) -> Span:
    """Return where a rectangle begins and ends on the way of who goes across (or down), then beside it."""
    across, down = (box.x, box.right), (box.y, box.bottom)
    return (*down, *across) if turned else (*across, *down)


def _charge(
    costs: list[float], places: list[float], span: tuple[float, float], factor: float, once: float
) -> None:
    """Add a price to each piece that lies in a span: so many times its length, and once more."""
    low, high = span
    index = max(bisect_left(places, low) - 1, 0)
    while index < len(costs) and places[index] < high:
        if places[index + 1] > low:
            costs[index] += factor * (places[index + 1] - places[index]) + once
        index += 1


_State = tuple[int, int, _Move]


@dataclass
class _Search:
    """A search for the cheapest way, the most promising places first (A*)."""

    grid: _Grid
    goals: Mapping[_State, float]
    queue: list[tuple[float, int, float, _State, _State | None]] = field(default_factory=list)
    best: dict[_State, float] = field(default_factory=dict)
    came: dict[_State, _State | None] = field(default_factory=dict)

    def way(self, begins: Sequence[Dock]) -> list[tuple[int, int]]:
        """Return the places of the cheapest way; none where everything is shut."""
        for dock in begins:
            self._meet((*_place(self.grid, dock), dock.out), dock.cost, None)
        while self.queue:
            _, _, cost, state, before = heappop(self.queue)
            if state in self.came:
                continue
            self.came[state] = before
            if state in self.goals and before is not None:
                return self._back(state)
            for further, price in _onward(self.grid, state, first=before is None):
                self._meet(further, cost + price + self.goals.get(further, 0.0), state)
        return []

    def _meet(self, state: _State, cost: float, before: _State | None) -> None:
        known = self.best.get(state, _NEVER)
        if cost >= known:
            return
        self.best[state] = cost
        heappush(self.queue, (cost + self._left(state), len(self.best), cost, state, before))

    def _left(self, state: _State) -> float:
        """Return what the rest of the way costs at least."""
        x, y = self.grid.xs[state[0]], self.grid.ys[state[1]]
        low, high = self.target
        return max(low[0] - x, x - high[0], 0.0) + max(low[1] - y, y - high[1], 0.0)

    @cached_property
    def target(self) -> tuple[Point, Point]:
        """The upper left and lower right of where the way may end."""
        across, down, _ = zip(*self.goals, strict=True)
        xs, ys = self.grid.xs, self.grid.ys
        return (xs[min(across)], ys[min(down)]), (xs[max(across)], ys[max(down)])

    def _back(self, state: _State) -> list[tuple[int, int]]:
        found = []
        step: _State | None = state
        while step is not None:
            found.append((step[0], step[1]))
            step = self.came[step]
        return found[::-1]


def _onward(grid: _Grid, state: _State, *, first: bool) -> Iterator[tuple[_State, float]]:
    """Yield the next places: straight on, or after a turn; a line leaves its shape straight."""
    i, j, ahead = state
    for step in (ahead,) if first else _ONWARD[ahead]:
        x, y = i + step[0], j + step[1]
        if grid.has(x, y):
            turn = 0.0 if step == ahead else _TURN
            yield (x, y, step), grid.cost(i, j, step) + turn


def _place(grid: _Grid, dock: Dock) -> tuple[int, int]:
    x, y = dock.point
    return bisect_left(grid.xs, x), bisect_left(grid.ys, y)
