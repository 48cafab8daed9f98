"""Which of the old ones is which of the new one: those of one name, and then those that are alike beyond doubt."""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Key = Callable[[T], Hashable | None]
"""What must be equal; None for what is never alike by this."""


@dataclass(frozen=True)
class United(Generic[T]):
    """Two lists of things of one sort, old and new."""

    both: list[tuple[T, T]]
    added: list[T]
    gone: list[T]
    places: list[int]
    """Where what stands in both lists stands in the new one, in the order of the old."""

    @property
    def is_reordered(self) -> bool:
        """Whether what stands in both lists stands there in another order."""
        return self.places != sorted(self.places)


def united(olds: Iterable[T], news: Iterable[T], name: Callable[[T], str], key: Key[T]) -> United[T]:
    """Return which is which: by name, and what has no namesake by what must be equal."""
    before, after = {name(each): each for each in olds}, {name(each): each for each in news}
    same = {each: each for each in before if each in after}
    rest, others = _without(before, same), _without(after, same)
    for old, new in alike(rest, others, key, key):
        same[name(old)] = name(new)
    order = list(after)
    known = [each for each in before if each in same]
    return United(
        [(before[each], after[same[each]]) for each in known],
        _without(after, set(same.values())),
        _without(before, same),
        [order.index(same[each]) for each in known],
    )


def _without(named: Mapping[str, T], known: Container[str]) -> list[T]:
    return [each for word, each in named.items() if word not in known]


def alike(olds: Iterable[T], news: Iterable[T], old_key: Key[T], new_key: Key[T]) -> Iterator[tuple[T, T]]:
    """Yield the pairs with equal keys, each alone with its key on its own side."""
    before, after = _alone(olds, old_key), _alone(news, new_key)
    for key, old in before.items():
        if key in after:
            yield old, after[key]


def _alone(items: Iterable[T], key: Key[T]) -> Mapping[Hashable, T]:
    found: dict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    found.pop(None, None)
    alone: dict[Hashable, T] = {}
    for word, same in found.items():
        if len(same) == 1:
            alone[word] = same[0]
    return alone
