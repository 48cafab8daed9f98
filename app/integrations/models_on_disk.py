"""The standard model on disk, with the variants of it that lie beside it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from app.domain.execution import FORMS
from app.integrations.procedures_on_disk import FileProcedures
from app.integrations.variant_on_disk import FILE, VARIANTS, otherwise
from app.procedure.xml import MAX_BYTES

_OWN: Final = (("processes", ""), ("forms", FORMS))
"""The folders of a variant with files of its own, and how such a file is called in a release."""


class ModelsOnDisk(FileProcedures):
    """Implements the port `Procedures` for the standard, which knows the variants of it."""

    def variants(self) -> Mapping[str, Mapping[str, bytes]]:
        """Return of each variant the files that are otherwise; raises `ModelError` for one that cannot be read."""
        folders = sorted(path.parent for path in self.folder.glob(f"{VARIANTS}/*/{FILE}"))
        return {folder.name: self._otherwise(folder) for folder in folders}

    def _otherwise(self, variant: Path) -> Mapping[str, bytes]:
        own = dict(_own_files(variant))
        called = otherwise(variant)
        drawn = {f"{process}/{process}.bpmn" for process in called}
        drawings = {name: own.get(name) or _content(self.folder / name) for name in drawn}
        return own | {name: called[name.partition("/")[0]](name, drawings[name]) for name in drawings}


def _own_files(variant: Path) -> Iterator[tuple[str, bytes]]:
    for folder, called in _OWN:
        for path in (variant / folder).rglob("*.*"):
            yield called + path.relative_to(variant / folder).as_posix(), _content(path)


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
