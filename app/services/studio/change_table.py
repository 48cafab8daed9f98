"""A decision table of a draft, to look at and to change: cells, and rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from app.domain.errors import ModelError, NotFoundError
from app.domain.ids import OntwerpId
from app.domain.ontwerp import OntwerpStatus
from app.domain.people import Actor
from app.domain.sentence import Sentence, in_a_row
from app.procedure.dmn import read_dmn
from app.procedure.table_edits.edits import OpenedTable, add_row, move_row, opened, remove_row, write_cells
from app.procedure.table_edits.shown import ShownTable, tables_in
from app.services.deps import Deps
from app.services.studio.changes import Changed, Files
from app.services.studio.loading import draft_files, draft_of
from app.services.studio.show_draft import OntwerpKop, show_head

RowAct = Literal["bewaar", "erbij", "weg", "op", "neer"]
"""What a button of a row does, after what was typed is written."""
_NOTHING: Final = Sentence("Er is niets gewijzigd.")
_BY: Final = {"op": -1, "neer": 1}


@dataclass(frozen=True)
class TabelRegel:
    """A table in the list."""

    id: str
    naam: str
    proces: str
    bestand: str
    rijen: int


@dataclass(frozen=True)
class Tabellen:
    """All tables of a draft."""

    kop: OntwerpKop
    regels: tuple[TabelRegel, ...]


@dataclass(frozen=True)
class Tabelblad:
    """One table, with what the checks say of its file."""

    kop: OntwerpKop
    bestand: str
    tabel: ShownTable
    fouten: tuple[Sentence, ...]
    te_wijzigen: bool


@dataclass(frozen=True)
class ChangeTable:
    """What was typed in a table, and what a button asked of one of its rows."""

    file: str
    table: str
    cells: Mapping[str, Sequence[str]]
    """Id of a row → what stands in its cells."""
    notes: Mapping[str, str] = field(default_factory=dict)
    act: RowAct = "bewaar"
    row: str = ""

    def on(self, files: Files) -> Changed:
        """Return the file with the change; raises `ModelError` where it cannot be made."""
        if self.file not in files:
            raise ModelError("Deze tabel staat niet meer in het ontwerp.", file=self.file)
        paper = opened(self.file, files[self.file], self.table)
        said = [write_cells(paper, self.cells, self.notes), self._row_changed(paper)]
        sentences = [each for each in said if each is not None]
        if not sentences:
            return Changed({}, _NOTHING)
        return Changed({self.file: paper.content()}, in_a_row(sentences))

    def _row_changed(self, paper: OpenedTable) -> Sentence | None:
        if self.act == "erbij":
            return add_row(paper, self.row)
        if self.act == "weg":
            return remove_row(paper, self.row)
        if self.act in _BY:
            return move_row(paper, self.row, _BY[self.act])
        return None


def list_tables(actor: Actor, ontwerp_id: OntwerpId, deps: Deps) -> Tabellen:
    """Return the tables of a draft; raises as `show_draft` does."""
    kop = show_head(actor, ontwerp_id, deps)
    files = _files(actor, ontwerp_id, deps)
    lines = [
        TabelRegel(table.id, table.name, _process(kop, file), file, len(table.rows))
        for file, table in _tables(files)
    ]
    return Tabellen(kop, tuple(lines))


def show_table(actor: Actor, ontwerp_id: OntwerpId, table_id: str, deps: Deps) -> Tabelblad:
    """Return one table; raises as `show_draft` does, and `NotFoundError` where there is no such table."""
    kop = show_head(actor, ontwerp_id, deps)
    files = _files(actor, ontwerp_id, deps)
    for file, table in _tables(files):
        if table.id == table_id:
            may_change = kop.van_mij and kop.status is OntwerpStatus.OPEN
            return Tabelblad(kop, file, table, _faults(file, files[file]), may_change)
    raise NotFoundError


def _files(actor: Actor, ontwerp_id: OntwerpId, deps: Deps) -> Files:
    with deps.uow.read(actor.livc_id) as tx:
        draft_of(tx, actor, ontwerp_id)
        return draft_files(tx, ontwerp_id)


def _tables(files: Files) -> Iterator[tuple[str, ShownTable]]:
    """Yield every table with its file; a file that cannot be read is told of by the checks."""
    for name in sorted(files):
        for table in _readable(name, files[name]):
            yield name, table


def _readable(file: str, content: bytes) -> tuple[ShownTable, ...]:
    if not file.endswith(".dmn"):
        return ()
    try:
        return tables_in(file, content)
    except ModelError:
        return ()


def _faults(file: str, content: bytes) -> tuple[Sentence, ...]:
    _, problems = read_dmn(file, content)
    return tuple(each.said for each in problems)


def _process(kop: OntwerpKop, file: str) -> str:
    folder = file.partition("/")[0]
    return kop.processen.get(folder, folder)
