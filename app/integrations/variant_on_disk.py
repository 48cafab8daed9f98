"""A ready release that is the standard model, but for what it draws or calls otherwise.

A folder with `variant.yaml` names what is called otherwise; what stands in its `processes/` and `forms/` comes in
the place of the same file of the standard. What is common is never copied by hand, and follows the standard; who
publishes it gets it whole.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, cast

import yaml

from app.domain.errors import ModelError
from app.integrations.procedures_on_disk import FileProcedures
from app.procedure.renaming import NAME, QUESTION, called_otherwise

FILE: Final = "variant.yaml"
VARIANTS: Final = "variants"
_CALLED: Final[Mapping[str, str]] = {"namen": NAME, "vragen": QUESTION}
"""What a variant may call otherwise, by its word in the file, and the attribute that says it."""
Names = Mapping[str, Mapping[str, str]]
"""Process → id of a shape → the words."""


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


def _read(file: Path) -> Mapping[str, Names]:
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ModelError("Dit bestand kan niet gelezen worden.", file=FILE) from error
    if not isinstance(said, dict) or not said.keys() <= _CALLED.keys():
        raise ModelError("Een variant noemt enkel {woorden}.", file=FILE, woorden=" en ".join(_CALLED))
    return cast("Mapping[str, Names]", said)


def _call(drawing: Path, names: Mapping[str, str], attribute: str) -> None:
    """Give shapes their other words; raises `ModelError` for one that the standard does not draw."""
    if not drawing.is_file():
        raise ModelError('De procedure "{naam}" bestaat niet.', file=FILE, naam=drawing.stem)
    drawing.write_bytes(called_otherwise(drawing.name, drawing.read_bytes(), names, attribute))
