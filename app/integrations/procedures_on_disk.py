"""The procedures on disk: `processes/<id>/`, with all that each one calls, checked before use."""

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Final

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.domain.sentence import given_text
from app.integrations.rules_on_disk import rules_beside, rules_of_folder, rules_with
from app.procedure.bundle import read_model
from app.procedure.checking import checked
from app.procedure.checks import check_model
from app.procedure.expressions.tokenizer import visible
from app.procedure.findings import Finding, fault, fault_of, in_order
from app.procedure.forms import form_file
from app.procedure.gathering import ID, GatheredProcedures, absent
from app.procedure.lawful import RuleSet
from app.procedure.xml import MAX_BYTES

_ENDINGS: Final = ("*.bpmn", "*.dmn", "*.xml", "variabelen.yaml")


Marks = frozenset[tuple[str, int, int, int]]
"""Of every file its path, its size, and when it and its place among the files changed last."""


class FileProcedures(GatheredProcedures):
    """Implements the port `Procedures`: reads what stands on disk now, and refuses what has findings."""

    def __init__(self, folder: Path, forms: Path | None = None) -> None:
        """`forms` is where the forms lie, beside the procedures when it is not said."""
        self.folder = folder
        self._forms = folder.parent / "forms" if forms is None else forms
        self._read: tuple[Marks, Mapping[str, Bundle]] | None = None

    def collect_all(self) -> Mapping[str, Bundle]:
        """Return every procedure that starts, unchecked; what no file of changed since is not read again."""
        marks = frozenset(chain(_marks(self.folder), _marks(self._forms)))
        if self._read is None or self._read[0] != marks:
            self._read = marks, {name: self.collect(name) for name in self.process_ids()}
        return self._read[1]

    def variants(self) -> Mapping[str, Mapping[str, bytes]]:
        """Return what the variants beside it have otherwise: a folder by itself knows none."""
        return {}

    def rules(self) -> RuleSet:
        """Return the rules of Casuspad, and those in `rules` beside the procedures."""
        return rules_beside(self.folder)

    def own_rules(self) -> Mapping[str, bytes]:
        """Return the files of the rules that the folder adds."""
        return rules_of_folder(self.folder)

    def rules_with(self, own: Mapping[str, bytes]) -> RuleSet:
        """Return the rules of Casuspad, and those in these files."""
        return rules_with(own)

    def findings(self, *, tokens: bool = True) -> list[Finding]:
        """Return everything wrong with the procedures on disk; what `tokens` do only where that is asked."""
        gathered = self.gathered_all()
        found = [fault_of(error) for error in gathered.errors]
        for files in gathered.groups:
            found += checked(files)[1] if tokens else check_model(read_model(files)[0])
        return in_order([*found, *self._misplaced()])

    def collected(self) -> list[Mapping[str, bytes]]:
        """Return the files of every procedure that starts, with all it calls; raises `ModelError`."""
        gathered = self.gathered_all()
        for error in gathered.errors:
            raise error
        return list(gathered.groups)

    def misplaced(self) -> tuple[ModelError, ...]:
        """Return what looks like a procedure and is not read as one, in words for who keeps the folder."""
        return tuple(
            ModelError(given_text(each.sentence), file=each.file, line=each.line, element=each.element)
            for each in self._misplaced()
        )

    def _misplaced(self) -> Iterator[Finding]:
        if not self.folder.is_dir():
            yield _nothing(self.folder, "bestaat niet")
            return
        for path in sorted(self.folder.glob("*.bpmn")):
            sentence = "Dit bestand wordt niet gelezen: zet het als {naam}.bpmn in een map {naam}."
            yield fault(path.name, 0, "", sentence, naam=path.stem)
        folders = {path.parent.name for ending in _ENDINGS for path in self.folder.glob(f"*/{ending}")}
        for name in sorted(folders - set(self.names())):
            yield _unread(name)
        if not folders:
            yield _nothing(self.folder, "is leeg")

    def names(self) -> list[str]:
        """Return the name of each folder that is read as a procedure, in order."""
        return sorted(
            path.stem
            for path in self.folder.glob("*/*.bpmn")
            if path.stem == path.parent.name and ID.fullmatch(path.stem)
        )

    def has_folder(self, name: str) -> bool:
        """Answer whether there is such a folder."""
        return (self.folder / name).is_dir()

    def files_of(self, process_id: str) -> dict[str, bytes]:
        """Return the files of one procedure; raises `ModelError` when there is none of that name."""
        folder = self.folder / process_id
        if not ID.fullmatch(process_id) or not (folder / f"{process_id}.bpmn").is_file():
            raise absent(process_id)
        paths = sorted(chain.from_iterable(map(folder.glob, _ENDINGS)))
        return {f"{process_id}/{path.name}": content for path, content in _contents(paths)}

    def kept_forms(self) -> Mapping[str, bytes]:
        """Return every form beside the procedures."""
        return forms_on_disk(self._forms)


def _marks(folder: Path, depth: int = 2) -> Iterator[tuple[str, int, int, int]]:
    """Yield the mark of each file in a folder and in the folders in it."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if depth > 1 and entry.is_dir():
                yield from _marks(Path(entry.path), depth - 1)
            else:
                found = _stat(entry)
                yield entry.path, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _stat(entry: "os.DirEntry[str]") -> os.stat_result:
    """Return what is known of a file; of a link that leads nowhere, what is known of the link."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def forms_on_disk(folder: Path) -> Mapping[str, bytes]:
    """Return the name among the files of a procedure, and the content, of every form in a folder."""
    return {form_file(path.stem): content for path, content in _contents(sorted(folder.glob("*.json")))}


def _contents(paths: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    """Yield what can be read; what an editor hides beside a file, and a folder, are no files of a procedure.

    Raises `ModelError` for a file that cannot be read.
    """
    for path in paths:
        if path.name.startswith(".") or path.is_dir():
            continue
        try:
            yield path, _content(path)
        except OSError as error:
            raise ModelError(
                "Dit bestand kan niet gelezen worden.", file=f"{path.parent.name}/{path.name}"
            ) from error


def _content(path: Path) -> bytes:
    """Return what a file holds; one that is far too large is not read at all."""
    if path.stat().st_size > MAX_BYTES:
        raise ModelError("Het bestand is groter dan 2 MB.", file=f"{path.parent.name}/{path.name}")
    return path.read_bytes()


def _unread(name: str) -> Finding:
    file = f"{name}/{name}.bpmn"
    if not ID.fullmatch(name):
        return fault(
            file,
            0,
            "",
            'De map "{map}" wordt niet gelezen: de naam van een procedure bestaat uit kleine letters, '
            "cijfers en _, en begint met een letter. Geef de map, het model en het proces zo'n naam.",
            map=visible(name),
        )
    return fault(
        file,
        0,
        "",
        'In de map "{map}" ontbreekt {map}.bpmn, en wat er wel staat, wordt niet gelezen; geef het model '
        "de naam van zijn map.",
        map=name,
    )


def _nothing(folder: Path, what: str) -> Finding:
    return fault(
        str(folder),
        0,
        "",
        "De map met procedures {wat}, en er is geen enkele gelezen. Kies een map waarin elke procedure een eigen "
        "map heeft; zonder keuze is het die van CASUSPAD_PROCESSES_DIR.",
        wat=what,
    )
