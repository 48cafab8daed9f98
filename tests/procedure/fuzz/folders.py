"""The folders that are spoiled: procedures that are right, with all of theirs; and how one is spoiled."""

import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from app.integrations.procedures_on_disk import FileProcedures
from tests.procedure.checks.test_each_check import files_of, models
from tests.procedure.fuzz import drawings, spoiling, words

ROOT: Final = Path(__file__).parents[3]
Folder = Mapping[str, bytes]
_MOST_BYTES: Final = 60_000
"""Of the procedures of the house the smaller ones: a check of a large one is no other and takes longer."""


@cache
def folders() -> tuple[Folder, ...]:
    """Return the models that the checks find right, and procedures of the house with a rule and a scenario."""
    small = [_placed(files_of(model)) for model in models("valid")]
    library = FileProcedures(ROOT / "processes", ROOT / "forms")
    house = [_placed(files) for files in library.collected() if sum(map(len, files.values())) < _MOST_BYTES]
    assert len(house) > 5
    return (*small, *house)


@cache
def scenarios() -> tuple[bytes, ...]:
    """Return the scenarios of the house."""
    return tuple(path.read_bytes() for path in sorted((ROOT / "processes").glob("*/scenarios/*.yaml")))


@cache
def texts() -> tuple[Folder, ...]:
    """Return the rules of the house, each as a folder adds one."""
    rules = sorted((ROOT / "processes/rules").glob("*.yaml"))
    return tuple({f"processes/rules/{path.name}": path.read_bytes()} for path in rules)


def _placed(files: Mapping[str, bytes]) -> Folder:
    forms = {name: content for name, content in files.items() if name.endswith(".json")}
    others = {f"processes/{name}": content for name, content in files.items() if name not in forms}
    return others | {f"forms/{name.rpartition('/')[2]}": content for name, content in forms.items()}


def spoiled_folder(dice: random.Random) -> Folder:
    """Return a folder in which one file, or some, are spoiled."""
    found = dict(dice.choice(folders()))
    if dice.random() < 0.25:
        found |= dice.choice(texts())
    chosen = [dice.choice(sorted(found)) for _ in range(dice.choice([1, 1, 1, 2, 5]))]
    for name in [*chosen, *(name for name in found if "/rules/" in name)]:
        found[name] = spoiled(dice, name, found[name])
    return found


def spoiled(dice: random.Random, name: str, content: bytes) -> bytes:
    """Return a file with something wrong in it."""
    if dice.random() < 0.25:
        return spoiling.spoiled(dice, content)
    if name.endswith((".bpmn", ".dmn", ".xml")):
        return drawings.spoiled(dice, content)
    return words.spoiled(dice, name, content)


def lay(folder: Folder, place: Path) -> Path:
    """Write a folder, and return where its procedures lie."""
    for name, content in folder.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return place / "processes"
