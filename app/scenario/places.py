"""Which scenarios and models a run is about: from the paths that were given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from app.scenario.errors import ScenarioFileError


@dataclass(frozen=True)
class Places:
    """The folder of procedures, the processes of the run, and their scenario files in order."""

    root: Path
    processes: tuple[str, ...]
    files: tuple[Path, ...]


def places_of(paths: Iterable[Path]) -> Places:
    """Return what the paths name: the folder of all procedures, one procedure, or one scenario.

    Raises `ScenarioFileError` for a path that is none of these.
    """
    found = list(map(_place, paths))
    roots = {place.root.resolve() for place in found}
    if len(roots) != 1:
        raise ScenarioFileError("Geef in één keer alleen scenario's uit dezelfde map met procedures.")
    files = dict.fromkeys(chain.from_iterable(place.files for place in found))
    if not files:
        raise ScenarioFileError("Hier staan geen scenario's: er is geen enkel bestand scenarios/*.yaml.")
    processes = dict.fromkeys(chain.from_iterable(place.processes for place in found))
    return Places(roots.pop(), tuple(processes), tuple(files))


def _place(path: Path) -> Places:
    if path.is_file():
        return _of_file(path)
    if _drawn(path):
        return Places(path.parent, (path.name,), tuple(_scenarios(path)))
    if path.name == "scenarios" and _drawn(path.parent):
        return _place(path.parent)
    folders = sorted(filter(_drawn, path.iterdir()))
    if not folders:
        raise ScenarioFileError(
            "{path} is geen map met procedures: er staat geen <naam>/<naam>.bpmn in.", path=str(path)
        )
    names = tuple(folder.name for folder in folders)
    return Places(path, names, tuple(chain.from_iterable(map(_scenarios, folders))))


def _of_file(path: Path) -> Places:
    folder = path.resolve().parent
    own = folder.parent
    if path.suffix == ".yaml" and folder.name == "scenarios" and _drawn(own):
        return Places(own.parent, (own.name,), (path,))
    if path.suffix == ".bpmn" and _drawn(folder):
        return Places(folder.parent, (folder.name,), tuple(_scenarios(folder)))
    raise ScenarioFileError(
        "{path} is geen scenario: dat staat in <procedure>/scenarios/<naam>.yaml.", path=str(path)
    )


def _drawn(folder: Path) -> bool:
    return (folder / f"{folder.resolve().name}.bpmn").is_file()


def _scenarios(folder: Path) -> Sequence[Path]:
    return sorted((folder / "scenarios").glob("*.yaml"))
