from app.services.table.show_table import show_table
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation


def last_read(inst: Installation) -> tuple[str, ...]:
    with inst.read() as tx:
        row = tx.audit.rows(None, 0, 1)[0].regel
    return row.items if row.soort == "lezen" else ()


def test_reading_a_draft_leaves_a_row(at: At) -> None:
    inst = at("traject")
    taak = inst.task("v_acties")
    save_draft(SaveDraft(inst.actor("tom"), taak.id, {"voortgang": ["verzonnen"]}), inst.deps)
    show_task(inst.actor("tom"), taak.id, inst.deps)
    with inst.read() as tx:
        concept = tx.items.find_concept(taak.id, inst.org("tom"))
    assert concept is not None
    assert concept.id in last_read(inst)


def test_a_draft_of_a_prescreening_leaves_none(at: At) -> None:
    inst = at("leeg")
    taak = inst.prescreen("ann")
    save_draft(SaveDraft(inst.actor("ann"), taak.id, {"wat": ["verzonnen"]}), inst.deps)
    show_task(inst.actor("ann"), taak.id, inst.deps)
    with inst.read() as tx:
        assert not [r for r in tx.audit.rows(None, 0, 50) if r.regel.soort == "lezen"]


def test_own_items_beside_the_table_are_logged_also_when_nothing_lies_there(at: At) -> None:
    inst = at("evaluatie")
    page = show_table(inst.actor("tom"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    assert [i.id for i in page.eigen_items] == list(last_read(inst))
