"""What the moves of a net tell of variables: an arrow that was taken tells its values, until somebody writes anew.

Only a variable that the model itself writes can be followed: what the system writes at any moment tells nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product

from app.procedure.bundle import Model, once
from app.procedure.lawful.arrows import Parting, all_choices
from app.procedure.lawful.automata import CountsWhen
from app.procedure.lawful.occurring import ANY, Moves
from app.procedure.lawful.seen import kind_drawn
from app.procedure.model import Element
from app.procedure.sound.net import Transition
from app.procedure.uses import SYSTEM, writes
from app.procedure.variables import Variable


class Knowing:
    """What each move of one net tells and forgets."""

    def __init__(self, model: Model, moves: Moves) -> None:
        self._model, self._moves = model, moves
        self._live: dict[str, int] = {}

    @cached_property
    def _told(self) -> Mapping[str, Mapping[Transition, int]]:
        """Variable → the moves that tell its value, with the values, in bits, with which each can be made."""
        found: defaultdict[str, dict[Transition, int]] = defaultdict(dict)
        for name, arrow, values in told_by_arrows(self._model):
            for move in self._moves.taking(arrow):
                found[name][move] = found[name].get(move, ANY) & values
        return found

    @cached_property
    def _forgotten(self) -> Mapping[str, frozenset[Transition]]:
        """Variable → the moves that write it."""
        return {
            name: frozenset(self._moves.sighted(steps, CountsWhen.TOUCHED))
            for name, steps in writers(self._model).items()
        }

    def telling(self, variable: str) -> Iterable[tuple[Transition, int]]:
        """Return the moves that tell the value of a variable, with the values, in bits, that each tells."""
        return self._told.get(variable, {}).items()

    def forgetting(self, variable: str) -> frozenset[Transition]:
        """Return the moves after which nothing is known any more of a variable."""
        return self._forgotten.get(variable, frozenset())

    def bits_of(self, variable: str, values: Iterable[str]) -> int:
        """Return values in bits; of a value that the variable cannot have, none."""
        known = value_bits(self._model).get(variable, {})
        return sum(known.get(value, 0) for value in set(values))

    def is_steady(self, variable: str) -> bool:
        """Answer whether only steps and messages of the model write it."""
        declared = self._model.variables.get(variable)
        return declared is not None and declared.per is None and SYSTEM not in declared.writers

    def live(self, variable: str) -> int:
        """Return the places from where a token can come to what reads a variable before it is written anew."""
        if variable not in self._live:
            reading = dict(self.telling(variable)).keys()
            self._live[variable] = self._moves.before(reading, self.forgetting(variable))
        return self._live[variable]

    def contradicted(self, way: Iterable[Transition]) -> str | None:
        """Return the first variable that would need two values at once on a way; None where it can be gone."""
        known: dict[str, int] = {}
        for move in way:
            for name, values in self._by_move.get(move, ()):
                known[name] = known.get(name, ANY) & values
                if not known[name]:
                    return name
            for name in self._writes.get(move, ()):
                known.pop(name, None)
        return None

    @cached_property
    def _by_move(self) -> Mapping[Transition, list[tuple[str, int]]]:
        found: defaultdict[Transition, list[tuple[str, int]]] = defaultdict(list)
        for name in filter(self.is_steady, self._told):
            for move, values in self._told[name].items():
                found[move].append((name, values))
        return found

    @cached_property
    def _writes(self) -> Mapping[Transition, list[str]]:
        found: defaultdict[Transition, list[str]] = defaultdict(list)
        for name, moves in self._forgotten.items():
            for move in moves:
                found[move].append(name)
        return found


def value_bits(model: Model) -> Mapping[str, Mapping[str, int]]:
    """Return for each variable the bit of each value as it is written; "" is none at all."""
    return once(model, "value bits", lambda: {name: _bits(each) for name, each in model.variables.items()})


def _bits(variable: Variable) -> Mapping[str, int]:
    values = dict.fromkeys(("", "true", "false", *variable.values))
    return {value: 1 << at for at, value in enumerate(values)}


def told_by_arrows(model: Model) -> tuple[tuple[str, str, int], ...]:
    """Return each variable with an arrow that reads it, and the values, in bits, with which that is taken."""
    return once(model, "told by arrows", lambda: tuple(_told_by_arrows(model)))


def _told_by_arrows(model: Model) -> Iterator[tuple[str, str, int]]:
    for choice in all_choices(model):
        for name, flow in product(sorted(choice.reads), choice.flows):
            yield name, flow.id, _told_by(model, choice, name, flow.id)


def _told_by(model: Model, choice: Parting, name: str, flow: str) -> int:
    told, known = choice.told(name, flow), value_bits(model).get(name, {})
    return ANY if told is None else sum(known.get(value, 0) for value in told)


def writers(model: Model) -> Mapping[str, frozenset[str]]:
    """Return for each variable the steps and events that write it."""
    return once(model, "writers", lambda: _writers(model))


def _writers(model: Model) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    said = _said_writers(model)
    for element in model.elements.values():
        for name in _written_by(model, element, said):
            found[name].add(element.id)
    return {name: frozenset(steps) for name, steps in found.items()}


def _written_by(model: Model, element: Element, said: Mapping[str, set[str]]) -> set[str]:
    along = {each.variable for each in kind_drawn(element).writes}
    named = (said.get(name, set()) for name in (element.id, element.message or ""))
    return along.union(writes(model, element), *named)


def _said_writers(model: Model) -> Mapping[str, set[str]]:
    """Return each step and each message that variabelen.yaml names, with the variables that it writes."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for declared in model.declared.values():
        for variable in declared.values():
            for writer in variable.writers:
                found[writer.partition(" ")[2] or writer].add(variable.name)
    return found
