"""The rules as they lie on disk: those that ship with the program, and those that a folder of procedures adds."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from app.procedure.lawful import RuleSet, rule_set
from app.procedure.lawful.hard import hard_rules
from app.procedure.xml import MAX_BYTES

SHIPPED: Final = Path(__file__).parents[2] / "processes" / "rules"
_FOLDER: Final = "rules"


def rules_beside(folder: Path) -> RuleSet:
    """Return the rules of the program, and those in a folder of procedures; what cannot be read is a finding."""
    own = folder / _FOLDER
    return rule_set(_files(SHIPPED), _files(own), hard_rules())


def _files(folder: Path) -> Mapping[str, bytes]:
    return {f"{_FOLDER}/{path.name}": _content(path) for path in sorted(folder.glob("*.yaml"))}


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
