"""A table is changed cell by cell and row by row; what is not touched stays to the letter."""

from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.procedure.dmn import read_dmn
from app.procedure.table_edits.edits import add_row, move_row, opened, remove_row, write_cells
from app.procedure.table_edits.shown import tables_in

FILES = sorted(Path("processes").glob("*/*.dmn"))
NAME = "casus/kwalificatie_checklist.dmn"
CONTENT = Path("processes", NAME).read_bytes()
ID = "kwalificatie_checklist"


def opened_here():
    return opened(NAME, CONTENT, ID)


def rows(paper):
    return tables_in(NAME, paper.content())[0].rows


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_is_shown_as_the_engine_reads_it(path: Path) -> None:
    drds, problems = read_dmn(str(path), path.read_bytes())
    assert not problems
    shown = {table.id: table for table in tables_in(str(path), path.read_bytes())}
    for drd in drds:
        table = drd.decision.logic
        assert [row.id for row in shown[drd.id].rows] == [rule.id for rule in table.rules]
        assert shown[drd.id].conditions == len(table.inputs)
        assert [column.label for column in shown[drd.id].columns[: len(table.inputs)]] == [
            column.label for column in table.inputs
        ]


def test_the_answers_of_a_column_can_be_chosen() -> None:
    (table,) = tables_in(NAME, CONTENT)
    assert table.columns[0].answers[:2] == ('"weerhouden"', '"onvoldoende"')
    assert table.columns[1].answers == ("true", "false")


def test_saved_as_it_was_nothing_changes() -> None:
    paper = opened_here()
    (table,) = tables_in(NAME, CONTENT)
    cells = {row.id: row.cells for row in table.rows}
    assert write_cells(paper, cells, {row.id: row.note for row in table.rows}) is None
    assert rows(paper) == table.rows


def test_a_cell_is_written_and_told() -> None:
    paper = opened_here()
    said = write_cells(paper, {"kc_regulier": ('"regulier"', "true", "true", "true", "true")}, {})
    assert said == (
        "In de tabel “Is alles besproken?” staat op rij 2, “Preventief doel besproken?” nu true in plaats van -."
    )
    assert rows(paper)[1].cells[2] == "true"
    assert read_dmn(NAME, paper.content())[1] == []


def test_an_emptied_condition_accepts_everything() -> None:
    paper = opened_here()
    write_cells(paper, {"kc_regulier": ("", "true", "-", "true", "true")}, {})
    assert rows(paper)[1].cells[0] == "-"


def test_a_new_row_stands_behind_its_model_with_ids_of_its_own() -> None:
    paper = opened_here()
    add_row(paper, "kc_opnemen")
    add_row(paper, "kc_opnemen")
    after = rows(paper)
    assert [row.id for row in after[:4]] == ["kc_opnemen", "kc_opnemen_6", "kc_opnemen_5", "kc_regulier"]
    assert after[1].cells == ("-", "-", "-", "-", "true")
    assert len({row.id for row in after}) == len(after)


def test_rows_move_and_go_but_the_last_one_stays() -> None:
    paper = opened_here()
    before = [row.id for row in rows(paper)]
    assert move_row(paper, before[1], -1) == "In de tabel “Is alles besproken?” is rij 2 nu rij 1."
    assert [row.id for row in rows(paper)][:2] == [before[1], before[0]]
    move_row(paper, before[1], 1)
    assert [row.id for row in rows(paper)] == before
    for each in before[1:]:
        remove_row(paper, each)
    with pytest.raises(ModelError, match="minstens één rij"):
        remove_row(paper, before[0])


@pytest.mark.parametrize("by", [-1, 1])
def test_a_row_goes_no_further_than_the_table(by: int) -> None:
    paper = opened_here()
    all_rows = rows(paper)
    with pytest.raises(ModelError, match="Verder kan deze rij niet"):
        move_row(paper, all_rows[0 if by < 0 else -1].id, by)


def test_what_is_gone_or_cannot_be_written_is_refused() -> None:
    paper = opened_here()
    with pytest.raises(ModelError, match="niet meer in de tabel"):
        add_row(paper, "weg")
    with pytest.raises(ModelError, match="niet meer in het bestand"):
        opened(NAME, CONTENT, "weg")
    with pytest.raises(ModelError, match="andere kolommen"):
        write_cells(paper, {"kc_regulier": ("-",)}, {})
    with pytest.raises(ModelError, match="hoogstens 500 tekens"):
        write_cells(paper, {}, {"kc_regulier": "x" * 501})
    with pytest.raises(ModelError, match="tekens die men kan zien"):
        write_cells(paper, {"kc_regulier": ("\x00", "-", "-", "-", "true")}, {})


def test_a_document_type_is_refused() -> None:
    hostile = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">&e;</definitions>'
    with pytest.raises(ModelError):
        opened(NAME, hostile, ID)
