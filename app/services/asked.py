"""Answers that are read when they are asked for, and then known: most steps ask for few of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Asked(Mapping[str, T], Generic[T]):
    """A mapping whose values are read at most once, within the transaction that made it."""

    readers: Mapping[str, Callable[[], T]]
    known: dict[str, T] = field(default_factory=dict)

    def __getitem__(self, name: str) -> T:
        if name not in self.known:
            self.known[name] = self.readers[name]()
        return self.known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.readers)

    def __len__(self) -> int:
        return len(self.readers)
