"""A ready release that is the standard model, but for what it draws or calls otherwise.

A folder with `variant.yaml` names what is called otherwise; what stands in its `processes/` and `forms/` comes in
the place of the same file of the standard. What is common is never copied by hand, and follows the standard; who
publishes it gets it whole.
"""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from app.domain.errors import ModelError
from app.integrations.procedures_on_disk import FileProcedures
from app.procedure.renaming import NAME, QUESTION, called_otherwise
from app.procedure.yaml import Place, Yaml, read_yaml

FILE: Final = "variant.yaml"
VARIANTS: Final = "variants"
_CALLED: Final[Mapping[str, str]] = {"namen": NAME, "vragen": QUESTION}
"""What a variant may call otherwise, by its word in the file, and the attribute that says it."""
Names = Mapping[str, str]
"""Id of a shape → the words."""
_FOLDER: Final = re.compile(r"\w[\w-]*")
"""What a procedure is called: never a way out of its folder."""


@contextmanager
def model_of_folder(folder: Path, processes: Path, forms: Path) -> Iterator[FileProcedures]:
    """Read a model from a folder; of a variant, on the standard of these folders. Raises `ModelError`."""
    if not (folder / FILE).is_file():
        yield FileProcedures(folder / "processes", folder / "forms")
        return
    with TemporaryDirectory(prefix="casuspad-variant-") as place:
        write_whole(folder, processes, forms, Path(place))
        yield FileProcedures(Path(place) / "processes", Path(place) / "forms")


def write_whole(variant: Path, processes: Path, forms: Path, target: Path) -> None:
    """Write the whole model of a variant: the standard, what it draws itself, and what it calls otherwise."""
    shutil.copytree(processes, target / "processes", ignore=shutil.ignore_patterns(VARIANTS))
    shutil.copytree(forms, target / "forms")
    for name in ("processes", "forms"):
        if (variant / name).is_dir():
            shutil.copytree(variant / name, target / name, dirs_exist_ok=True)
    for word, said in _read(variant / FILE).items():
        for process, names in said.items():
            _call(target / "processes" / process / f"{process}.bpmn", names, _CALLED[word])


Called = Callable[[str, bytes], bytes]
"""A drawing by its name and content, as a variant calls what stands in it."""


def otherwise(variant: Path) -> Mapping[str, Called]:
    """Return how a variant calls what stands in a drawing, by process; raises `ModelError` with the line."""
    said = _read(variant / FILE)
    return {process: partial(_called, said, process) for names in said.values() for process in names}


def _called(said: Mapping[str, Mapping[str, Names]], process: str, file: str, content: bytes) -> bytes:
    for word, names in said.items():
        content = called_otherwise(file, content, names.get(process, {}), _CALLED[word])
    return content


def _read(file: Path) -> Mapping[str, Mapping[str, Names]]:
    """Return what is called otherwise, by word and process; raises `ModelError` with the line."""
    try:
        written = read_yaml(FILE, file.read_bytes(), typed=())
    except OSError as error:
        raise ModelError("Dit bestand kan niet gelezen worden.", file=FILE) from error
    said = written.data or {}
    if not isinstance(said, dict) or not said.keys() <= _CALLED.keys():
        raise ModelError("Een variant noemt enkel {woorden}.", file=FILE, woorden=" en ".join(_CALLED))
    return {word: dict(_names(written, word, names)) for word, names in said.items()}


def _names(written: Yaml, word: str, said: object) -> Iterator[tuple[str, Names]]:
    """Yield each procedure with the words for its shapes."""
    for process, names in _mapping(written, (word,), said).items():
        place = (word, process)
        shapes = _mapping(written, place, names)
        told = {shape: words for shape, words in shapes.items() if isinstance(words, str)}
        if told.keys() != shapes.keys() or not _FOLDER.fullmatch(process):
            raise _unclear(written, place)
        yield process, told


def _mapping(written: Yaml, place: Place, said: object) -> Mapping[str, object]:
    if not isinstance(said, dict):
        raise _unclear(written, place)
    return said


def _unclear(written: Yaml, place: Place) -> ModelError:
    return ModelError(
        "Hier hoort de naam van een procedure, met daaronder de id van een vorm en haar woorden.",
        file=FILE,
        line=written.lines[place],
    )


def _call(drawing: Path, names: Names, attribute: str) -> None:
    """Give shapes their other words; raises `ModelError` for one that the standard does not draw."""
    if not drawing.is_file():
        raise ModelError('De procedure "{naam}" bestaat niet.', file=FILE, naam=drawing.stem)
    drawing.write_bytes(called_otherwise(drawing.name, drawing.read_bytes(), names, attribute))
