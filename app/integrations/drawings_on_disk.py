"""The drawings that somebody points at: a file, or all in a folder, with what lies beside them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from app.domain.errors import ModelError
from app.integrations.procedures_on_disk import FileProcedures
from app.integrations.variant_on_disk import FILE, VARIANTS, write_whole
from app.procedure.bundle import read_model
from app.procedure.checks import check_model
from app.procedure.findings import Finding, fault_of, in_order
from app.procedure.xml import MAX_BYTES

_BESIDE: Final = ("variabelen.yaml", "*.dmn")


@dataclass(frozen=True)
class Drawings:
    """Drawings that may call each other, and the path that names them."""

    path: Path
    forms: Path | None = None

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Name as it was pointed at → content, of each BPMN file; one that is too large is cut, and so refused."""
        return {str(path): _content(path) for path in sorted(self._paths())}

    @cached_property
    def beside(self) -> dict[str, bytes]:
        """Name → content, of what lies beside them and says what their variables are and what is decided."""
        folders = sorted({Path(name).parent for name in self.files})
        return {str(path): _content(path) for path in chain.from_iterable(map(_beside, folders))}

    def profile(self) -> list[Finding]:
        """Return what the checks on models find, each with its file as it lies in its folder."""
        if self.path.is_dir() and not self._is_one:
            return self._procedures(self.path).findings(tokens=False)
        try:
            files = self._files_of_one()
        except ModelError as error:
            return [fault_of(error)]
        return in_order(check_model(read_model(files)[0]))

    def procedures(self) -> list[Mapping[str, bytes]]:
        """Return the files of each procedure with all that it calls; raises `ModelError`."""
        if self.path.is_dir() and not self._is_one:
            return self._procedures(self.path).collected()
        return [self._files_of_one()]

    @property
    def _is_one(self) -> bool:
        return any(self.path.glob("*.bpmn"))

    def _files_of_one(self) -> Mapping[str, bytes]:
        """Return one procedure with what it calls beside it; a drawing that is not laid out so, by itself."""
        if (self.path / f"{self.path.name}.bpmn").is_file():
            return self._procedures(self.path.parent).collect(self.path.name).files
        return {f"{path.parent.name}/{path.name}": _content(path) for path in self._paths()}

    def _procedures(self, folder: Path) -> FileProcedures:
        inside = folder / "forms"
        return FileProcedures(folder, self.forms or (inside if inside.is_dir() else None))

    def _paths(self) -> Iterator[Path]:
        if self.path.is_file():
            yield self.path
            return
        for path in self.path.rglob("*.bpmn"):
            if VARIANTS not in path.relative_to(self.path).parts:
                yield path


@dataclass(frozen=True)
class VariantDrawings:
    """The whole release that a variant stands for: the standard, with what it draws and calls otherwise."""

    path: Path
    standard: Path
    forms: Path

    @property
    def files(self) -> dict[str, bytes]:
        """Name as if it lay in the variant → content, of each BPMN file; raises `ModelError`."""
        return self._read[0]

    @property
    def beside(self) -> dict[str, bytes]:
        """Name as if it lay in the variant → content, of what lies beside them; raises `ModelError`."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[dict[str, bytes], dict[str, bytes]]:
        with self._whole() as folder:
            whole = Drawings(folder / "processes")
            return self._named(folder, whole.files), self._named(folder, whole.beside)

    def _named(self, folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
        return {str(self.path / Path(name).relative_to(folder)): files[name] for name in files}

    def profile(self) -> list[Finding]:
        """Return what the checks on models find; that it cannot be read is one of these."""
        try:
            with self._whole() as folder:
                return FileProcedures(folder / "processes", folder / "forms").findings(tokens=False)
        except ModelError as error:
            return [fault_of(error)]

    def procedures(self) -> list[Mapping[str, bytes]]:
        """Return the files of each procedure of the release with all that it calls; raises `ModelError`."""
        with self._whole() as folder:
            return FileProcedures(folder / "processes", folder / "forms").collected()

    @contextmanager
    def _whole(self) -> Iterator[Path]:
        with TemporaryDirectory(prefix="casuspad-variant-") as place:
            write_whole(self.path, self.standard, self.forms, Path(place))
            yield Path(place)


def drawings_at(path: Path, forms: Path | None = None) -> Iterator[Drawings | VariantDrawings]:
    """Yield the drawings at a path: those in it, and each variant by itself; raises `ModelError` for none."""
    found = list(_at(path, forms))
    if not any(each.files for each in found):
        raise ModelError("Hier ligt geen enkele BPMN-tekening.", file=str(path))
    yield from found


def _at(path: Path, forms: Path | None) -> Iterator[Drawings | VariantDrawings]:
    if (path / FILE).is_file():
        standard = path.parent.parent
        yield VariantDrawings(path, standard, forms or standard.parent / "forms")
        return
    here = Drawings(path, forms)
    if path.name != VARIANTS and here.files:
        yield here
    folders = [path] if path.name == VARIANTS else sorted(path.rglob(VARIANTS))
    for variant in sorted(chain.from_iterable(map(_folders_in, folders))):
        yield from _at(variant, forms)


def _folders_in(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.is_dir())


def _beside(folder: Path) -> Iterator[Path]:
    for pattern in _BESIDE:
        yield from folder.glob(pattern)


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
