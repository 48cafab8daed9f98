"""A closed list: its words in the order in which they are written, each once."""

from collections.abc import Mapping
from typing import Protocol, TypeVar


class HasWord(Protocol):
    """A record of a closed list."""

    @property
    def word(self) -> str:
        """The word as it stands in a drawing."""


R = TypeVar("R", bound=HasWord)


def by_word(*records: R) -> Mapping[str, R]:
    """Return the records by their word; raises `ValueError` when two have the same."""
    found = {record.word: record for record in records}
    if len(found) != len(records):
        raise ValueError("Two records have the same word.")
    return found
