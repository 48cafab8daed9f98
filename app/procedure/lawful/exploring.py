"""Follows a rule along every way of a net, the nearest first: the way that is shown is a shortest one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse
from typing import Generic

from app.procedure.lawful.automata import WRONG, Automaton
from app.procedure.lawful.occurring import ANY, Letter
from app.procedure.lawful.watching import Letters
from app.procedure.sound.exploring import Graph, S
from app.procedure.sound.net import Transition
from app.procedure.sound.scopes import joined

Memory = tuple[int, int, tuple[int, ...]]
"""The state of the automaton, the outcomes that stand written, and what is known of the variables that count."""


Way = tuple[Transition, ...]


@dataclass(frozen=True)
class Followed:
    """What came of following a rule."""

    way: Way | None = None
    """A shortest way on which the rule is broken; None when there is none."""
    happened: int = 0
    """The operands that can happen, in bits."""


@dataclass
class _Following:
    """The ways so far: where the tokens are, with what the rule remembers."""

    nodes: list[tuple[int, Memory]]
    index: dict[tuple[int, Memory], int]
    parents: list[tuple[int, Transition | None]]
    before: list[list[int]] = field(default_factory=list)
    happened: int = 0

    def add(self, node: tuple[int, Memory], parent: int, by: Transition) -> None:
        number = self.index.get(node)
        if number is None:
            number = self.index[node] = len(self.nodes)
            self.nodes.append(node)
            self.parents.append((parent, by))
            self.before.append([])
        self.before[number].append(parent)

    def way_to(self, number: int) -> Way:
        found: list[Transition] = []
        parent, by = self.parents[number]
        while by is not None:
            found.append(by)
            parent, by = self.parents[parent]
        return tuple(reversed(found))


@dataclass(frozen=True)
class Ground(Generic[S]):
    """The states along which rules are followed."""

    graph: Graph[S]
    done: Callable[[int], bool]
    """Whether all has ended in a state, by its number."""
    marked: Callable[[int], int]
    """The places that hold a token in it."""
    able: Callable[[int], Iterable[Transition]]
    """All that can happen in it, also what is not followed."""


def follow(ground: Ground[S], automaton: Automaton, letters: Letters, live: Sequence[int] = ()) -> Followed:
    """Follow a rule; `live`: for each variable that is followed, the places from where it can still be read.

    Of a graph that is not whole, what is seen is so, and what is not seen is not known.
    """
    begin: Memory = (0, 0, (ANY,) * len(live))
    going = _Following([(0, begin)], {(0, begin): 0}, [(-1, None)], [[]])
    graph, stepping = ground.graph, _Stepping(automaton, letters, _kept(ground, live), ground.able)
    ends_badly = _ending_badly(automaton, ground.done)
    if ends_badly(begin[0], 0):
        return Followed((), stepping.happened)
    for number, (at, memory) in enumerate(going.nodes):
        if at >= len(graph.edges):
            continue
        for by, other, after in stepping.steps(at, memory, zip(graph.by[at], graph.edges[at], strict=True)):
            if ends_badly(after[0], other):
                return Followed((*going.way_to(number), by), stepping.happened)
            going.add((other, after), number, by)
    owes = automaton.owing and graph.whole
    never = _never_settled(going, automaton, ground.done) if owes else None
    return Followed(None if never is None else going.way_to(never), stepping.happened)


def _ending_badly(automaton: Automaton, done: Callable[[int], bool]) -> Callable[[int, int], bool]:
    """Return what answers whether a way that comes here breaks the rule: by a move, or by ending too soon."""

    def ends_badly(state: int, at: int) -> bool:
        return state == WRONG or (state in automaton.owing and done(at))

    return ends_badly


class _Stepping:
    """Takes one step after the other, each sort of step worked out once; gathers what happens."""

    def __init__(
        self,
        automaton: Automaton,
        letters: Letters,
        kept: Callable[[int, Memory], Memory],
        able: Callable[[int], Iterable[Transition]],
    ) -> None:
        self._automaton, self._letters, self._kept, self._able = automaton, letters, kept, able
        self._opens = {move: letter.opens for move, letter in letters.items() if letter.opens}
        self._known: dict[tuple[Memory, Transition, int], tuple[Memory | None, int]] = {}
        self.happened = 0

    def steps(
        self, at: int, memory: Memory, moves: Iterable[tuple[Transition, int]]
    ) -> Iterator[tuple[Transition, int, Memory]]:
        """Yield each move that values allow, where it leads, and what is remembered then."""
        open_ = joined(self._opens.get(move, 0) for move in self._able(at)) if self._opens else 0
        for by, other in moves:
            letter = self._letters.get(by)
            after = memory if letter is None else self._step(memory, by, letter, open_)
            if after is not None:
                yield by, other, self._kept(other, after)

    def _step(self, memory: Memory, by: Transition, letter: Letter, open_: int) -> Memory | None:
        found = self._known.get((memory, by, open_))
        if found is None:
            found = self._known[memory, by, open_] = _stepped(self._automaton, memory, letter, open_)
            self.happened |= found[1]
        return found[0]


def _kept(ground: Ground[S], live: Sequence[int]) -> Callable[[int, Memory], Memory]:
    """Return what forgets, in a state, each variable that nothing can read any more before it is written anew."""
    if not live:
        return lambda _, memory: memory
    known: dict[tuple[int, Memory], Memory] = {}

    def kept(at: int, memory: Memory) -> Memory:
        found = known.get((at, memory))
        if found is None:
            marked = ground.marked(at)
            values = zip(memory[2], live, strict=True)
            told = tuple(value if marked & places else ANY for value, places in values)
            found = known[at, memory] = (memory[0], memory[1], told)
        return found

    return kept


def ends_wrong(automaton: Automaton, letters: Letters, way: Sequence[Transition], variables: int) -> bool:
    """Answer whether a rule is still broken at the end of a way, with what these letters tell of values."""
    memory: Memory = (0, 0, (ANY,) * variables)
    for move in way:
        letter = letters.get(move)
        if letter is None:
            continue
        after, _ = _stepped(automaton, memory, letter, 0)
        if after is None:
            return False
        if after[0] == WRONG:
            return True
        memory = after
    return memory[0] in automaton.owing


def _stepped(automaton: Automaton, memory: Memory, letter: Letter, open_: int) -> tuple[Memory | None, int]:
    state, waiting, values = memory
    learned = letter.learned(values)
    if learned is None:
        return None, 0
    seen = letter.happens(waiting, learned) | open_
    waiting = (waiting & ~letter.closes) | letter.waits
    return (automaton.follow(state, seen), waiting, letter.forgotten(learned)), seen


def _never_settled(going: _Following, automaton: Automaton, done: Callable[[int], bool]) -> int | None:
    """Return the nearest place from where what is owed can neither be done nor come to an end."""
    todo = list(_settled(going, automaton, done))
    settled = set(todo)
    while todo:
        new = set(going.before[todo.pop()]) - settled
        settled |= new
        todo += new
    return next(filterfalse(settled.__contains__, range(len(going.nodes))), None)


def _settled(going: _Following, automaton: Automaton, done: Callable[[int], bool]) -> Iterator[int]:
    for number, (at, memory) in enumerate(going.nodes):
        if memory[0] not in automaton.owing or done(at):
            yield number
