"""The rules as they lie on disk: those that ship with the program, and those that a folder of procedures adds."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from app.procedure.lawful import RuleSet, rule_set
from app.procedure.lawful.hard import hard_rules
from app.procedure.xml import MAX_BYTES

SHIPPED: Final = Path(__file__).parents[2] / "processes" / "rules"
_FOLDER: Final = "rules"


def rules_beside(folder: Path) -> RuleSet:
    """Return the rules of the program, and those in a folder of procedures; what cannot be read is a finding."""
    return rules_with(_files(folder / _FOLDER))


def rules_with(own: Mapping[str, bytes]) -> RuleSet:
    """Return the rules of the program, and those in these files; what cannot be read is a finding."""
    return _rule_set(tuple(_files(SHIPPED).items()), tuple(sorted(own.items())))


@lru_cache(maxsize=8)
def _rule_set(shipped: tuple[tuple[str, bytes], ...], own: tuple[tuple[str, bytes], ...]) -> RuleSet:
    return rule_set(dict(shipped), dict(own), hard_rules())


def rules_of_folder(folder: Path) -> Mapping[str, bytes]:
    """Return the files of the rules that a folder of procedures adds to those of the program."""
    shipped = _files(SHIPPED)
    return {name: text for name, text in _files(folder / _FOLDER).items() if shipped.get(name) != text}


def _files(folder: Path) -> Mapping[str, bytes]:
    return {f"{_FOLDER}/{path.name}": _content(path) for path in sorted(folder.glob("*.yaml"))}


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
