"""The tables of a draft are changed with what is typed in them, and the checks are told beside them."""

import pytest

from app.domain.errors import ModelError, NotAllowedError, NotFoundError
from app.services.studio.change_draft import ChangeDraft, Gewijzigd, change_draft
from app.services.studio.change_table import ChangeTable, list_tables, show_table
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting

RITME, FILE = "overlegritme", "overleg/overlegritme.dmn"


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    return Drafting.begun(inst)


def changed(draft: Drafting, change: ChangeTable) -> Gewijzigd:
    done = change_draft(
        ChangeDraft(draft.inst.actor("joris"), draft.id, draft.revisie, change), draft.inst.deps
    )
    draft.revisie = done.revisie
    return done


def test_every_table_of_the_draft_is_listed_with_its_procedure(draft: Drafting) -> None:
    page = list_tables(draft.inst.actor("joris"), draft.id, draft.inst.deps)
    assert {each.bestand for each in page.regels} == {n for n in draft.files() if n.endswith(".dmn")}
    ritme = next(each for each in page.regels if each.id == RITME)
    assert (ritme.proces, ritme.rijen) == (page.kop.processen["overleg"], 4)


def test_a_typed_cell_is_a_step_and_what_is_as_it_was_is_none(draft: Drafting) -> None:
    joris, deps = draft.inst.actor("joris"), draft.inst.deps
    table = show_table(joris, draft.id, RITME, deps).tabel
    cells = {row.id: row.cells for row in table.rows}
    before = draft.files()[FILE]
    assert changed(draft, ChangeTable(FILE, RITME, cells)).bestanden == ()
    assert draft.files()[FILE] == before
    cells["or_wekelijks"] = (">= 2", *cells["or_wekelijks"][1:])
    done = changed(draft, ChangeTable(FILE, RITME, cells))
    assert done.said.startswith("In de tabel “Hoe vaak samenzitten")
    page = show_table(joris, draft.id, RITME, deps)
    assert page.tabel.rows[0].cells[0] == ">= 2"
    assert page.fouten == ()


def test_what_the_checks_say_of_a_cell_stands_beside_the_table(draft: Drafting) -> None:
    joris, deps = draft.inst.actor("joris"), draft.inst.deps
    cells = {"or_wekelijks": (">= ", "-", "-", '"wekelijks"', "today()")}
    changed(draft, ChangeTable(FILE, RITME, cells))
    page = show_table(joris, draft.id, RITME, deps)
    assert page.tabel.rows[0].cells[0] == ">="
    assert any("regel 1" in fout for fout in page.fouten)


def test_rows_come_go_and_move(draft: Drafting) -> None:
    joris, deps = draft.inst.actor("joris"), draft.inst.deps
    first = show_table(joris, draft.id, RITME, deps).tabel.rows[0].id
    changed(draft, ChangeTable(FILE, RITME, {}, act="erbij", row=first))
    changed(draft, ChangeTable(FILE, RITME, {}, act="neer", row=first))
    rows = [row.id for row in show_table(joris, draft.id, RITME, deps).tabel.rows]
    assert rows.index(first) == 1
    assert len(rows) == 5
    changed(draft, ChangeTable(FILE, RITME, {}, act="op", row=first))
    changed(draft, ChangeTable(FILE, RITME, {}, act="weg", row=first))
    rows = [row.id for row in show_table(joris, draft.id, RITME, deps).tabel.rows]
    assert first not in rows


def test_what_is_not_there_is_refused(draft: Drafting) -> None:
    joris, deps = draft.inst.actor("joris"), draft.inst.deps
    with pytest.raises(NotFoundError):
        show_table(joris, draft.id, "weg", deps)
    with pytest.raises(NotAllowedError):
        list_tables(draft.inst.actor("ann"), draft.id, deps)
    with pytest.raises(ModelError, match="niet meer in het ontwerp"):
        changed(draft, ChangeTable("weg/weg.dmn", RITME, {}))


def test_a_table_that_cannot_be_read_is_left_to_the_checks(draft: Drafting) -> None:
    draft.replace(FILE, b"<geen>dmn</geen>")
    page = list_tables(draft.inst.actor("joris"), draft.id, draft.inst.deps)
    assert RITME not in {each.id for each in page.regels}
