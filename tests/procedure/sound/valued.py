"""Drawings made at random that choose by values, and every run of them with each value written out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from random import Random

from app.procedure.sound.data import Data
from app.procedure.sound.drawing import Arrow, Node, Sheet
from app.procedure.sound.net import Net, Transition
from app.procedure.variables import Variable
from tests.procedure.sound.drawn import Maker

VALUES: Mapping[str, tuple[object, ...]] = {"k": (None, "a", "b", "c"), "j": (None, True, False)}
Values = tuple[object, object]
CONDITIONS: Mapping[str, Callable[[object, object], bool]] = {
    'k = "a"': lambda k, _: k == "a",
    'k = "b"': lambda k, _: k == "b",
    'k in ("a", "c")': lambda k, _: k in {"a", "c"},
    'not(k = "a")': lambda k, _: k != "a",
    "j": lambda _, j: j is True,
    "j = false": lambda _, j: j is False,
    'k = "a" and j = true': lambda k, j: k == "a" and j is True,
    'k = "b" or j = true': lambda k, j: k == "b" or j is True,
}


@dataclass(frozen=True)
class Valued:
    """A drawing with its variables."""

    sheet: Sheet
    data: Data


def valued(seed: int) -> Valued:
    """Return the drawing of a seed with conditions at its gateways, and steps that write."""
    sheet, dice = Maker(seed).drawing(), Random(seed)
    nodes = {each.id: _node(each, sheet, dice) for each in sheet.nodes.values()}
    flows = {each.id: _flow(each, nodes, dice) for each in sheet.flows.values()}
    writers = {name: tuple(each.id for each in nodes.values() if name in each.writes) for name in VALUES}
    declared = {
        "k": Variable("k", "enum", {"a": "A", "b": "B", "c": "C"}, writers["k"]),
        "j": Variable("j", "boolean", {}, writers["j"]),
    }
    return Valued(replace(sheet, nodes=nodes, flows=flows), Data({"": declared}))


def _node(each: Node, sheet: Sheet, dice: Random) -> Node:
    if each.type == "task" and dice.random() < 0.3:
        name = dice.choice(("k", "k", "j"))
        outcome = name if dice.random() < 0.7 else ""
        return replace(each, type="userTask", writes=(name,), outcome=outcome)
    out = sheet.outgoing(each.id)
    if each.type in {"exclusiveGateway", "inclusiveGateway"} and len(out) > 1 and dice.random() < 0.85:
        return replace(each, default=out[-1].id)
    return each


def _flow(each: Arrow, nodes: Mapping[str, Node], dice: Random) -> Arrow:
    source = nodes[each.source]
    if source.default in {"", each.id}:
        return each
    return replace(each, conditional=True, condition=dice.choice(sorted(CONDITIONS)))


@dataclass
class Lived:
    """All that happens when every variable really has a value, in a net that knows nothing of them."""

    valued: Valued
    net: Net
    most: int = 20_000
    states: dict[tuple[int, Values], int] = field(default_factory=dict)
    before: list[list[int]] = field(default_factory=list)
    is_unsafe: bool = False
    is_whole: bool = False

    def live(self) -> "Lived":
        """Look at everything, or as much as is allowed."""
        todo = [(self.net.start, (k, j)) for k, j in product(VALUES["k"], VALUES["j"])]
        for state in todo:
            self._number(state)
        for number, state in enumerate(todo):
            if len(todo) > self.most or self.is_unsafe:
                return self
            for after in self._after(state):
                if after not in self.states:
                    todo.append(after)
                self.before[self._number(after)].append(number)
        self.is_whole = True
        return self

    def _number(self, state: tuple[int, Values]) -> int:
        if state not in self.states:
            self.states[state] = len(self.states)
            self.before.append([])
        return self.states[state]

    def _after(self, state: tuple[int, Values]) -> Iterator[tuple[int, Values]]:
        marking, values = state
        for each in self.net.enabled(marking):
            if self._fits(each, values):
                left = marking & ~each.clears
                self.is_unsafe |= bool(left & each.produces)
                after = left | each.gives
                after &= ~self.net.settled(after)
                yield from ((after, new) for new in self._written(each, values))

    def _fits(self, each: Transition, values: Values) -> bool:
        """Answer whether a gateway goes this way: the first that holds, all that hold, or else the default."""
        node = self.valued.sheet.nodes.get(each.element)
        flows = self.valued.sheet.outgoing(each.element)
        if node is None or node.type not in {"exclusiveGateway", "inclusiveGateway"} or not node.default:
            return True
        if len(flows) < 2:
            return True
        taken = set(self._names(each.produces))
        holding = [flow.id for flow in flows if flow.condition and CONDITIONS[flow.condition](*values)]
        if node.type == "exclusiveGateway":
            holding = holding[:1]
        return taken == set(holding or [node.default])

    def _names(self, mask: int) -> Iterator[str]:
        yield from (name for at, name in enumerate(self.net.names) if mask >> at & 1)

    def _written(self, each: Transition, values: Values) -> Iterator[Values]:
        node = self.valued.sheet.nodes.get(each.element)
        if node is None or not node.writes or not self._leaves(each, node):
            yield values
            return
        for new in VALUES[node.writes[0]]:
            if new is not None or not node.outcome:
                yield (new, values[1]) if node.writes[0] == "k" else (values[0], new)

    def _leaves(self, each: Transition, node: Node) -> bool:
        """Answer whether a step is left by it, and not only begun."""
        return any(
            self.net.names[at] in {flow.id for flow in self.valued.sheet.outgoing(node.id)}
            for at in _bits(each.gives)
        )

    @property
    def markings(self) -> set[int]:
        """Where tokens stand, without the values."""
        return {marking for marking, _ in self.states}

    @property
    def is_lost(self) -> bool:
        """Whether something that began cannot end any more."""
        good = {at for (marking, _), at in self.states.items() if self.net.is_done(marking)}
        todo = list(good)
        while todo:
            for number in self.before[todo.pop()]:
                if number not in good:
                    good.add(number)
                    todo.append(number)
        return len(good) < len(self.states)


def _bits(mask: int) -> Iterator[int]:
    return (at for at in range(mask.bit_length()) if mask >> at & 1)
