"""Two versions that went on from the same one: what one side changed is taken, what both changed is chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

MIJN: Final = "mijn"
NIEUW: Final = "nieuw"
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Joined:
    """The files of both sides together; `both` are those that each side changed in its own way."""

    files: Files
    both: tuple[str, ...]


def joined(base: Files, mine: Files, theirs: Files, choices: Mapping[str, str]) -> Joined:
    """Return the files of both; a file that both changed is as it was chosen, and as it is here until then."""
    found: dict[str, bytes] = {}
    both: list[str] = []
    for name in sorted(base.keys() | mine.keys() | theirs.keys()):
        content = mine.get(name)
        if _is_theirs(name, base, mine, theirs):
            content = theirs.get(name)
        elif _is_both(name, base, mine, theirs):
            both.append(name)
            content = (theirs if choices.get(name) == NIEUW else mine).get(name)
        if content is not None:
            found[name] = content
    return Joined(found, tuple(both))


def _is_theirs(name: str, base: Files, mine: Files, theirs: Files) -> bool:
    return mine.get(name) == base.get(name) != theirs.get(name)


def _is_both(name: str, base: Files, mine: Files, theirs: Files) -> bool:
    """Answer whether each side changed it, and not to the same."""
    sides = {base.get(name), mine.get(name), theirs.get(name)}
    return len(sides) == 3


def taken_in(base: Files, mine: Files, theirs: Files) -> Iterator[str]:
    """Yield the files that only the other side changed."""
    for name in sorted(base.keys() | theirs.keys()):
        if _is_theirs(name, base, mine, theirs):
            yield name
