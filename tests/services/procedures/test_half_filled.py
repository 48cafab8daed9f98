"""A half-filled form goes along to a step under another id; where it cannot, it comes back or is deleted."""

from app.domain.item import Item
from app.services.procedures.migrate_casus import MigrateCasus, migrate_casus
from app.services.procedures.preview_migration import PreviewMigration, preview_migration
from app.services.procedures.undo_migration import UndoMigration, undo_migration
from app.services.tasks.claim_task import claim_task
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation
from tests.services.procedures.test_undo_migration import casus_instance, everything
from tests.services.procedures.versions import Edit, publish, publish_renumbered, replaced

RAW = {"betreft": ["persoon"], "voornaam": [NAAM]}
ANSWER = {"stap:i_gesprek": "naar:i_praten"}
ANOTHER_ROLE = replaced(
    (' livc:kind="intake" livc:form="F02"', ' livc:role="burgemeester" livc:kind="intake" livc:form="F02"')
)
ANOTHER_FORM = replaced(('livc:kind="intake" livc:form="F02"', 'livc:kind="intake" livc:form="F02-X"'))
TOLD = "at bij “Aanmelding samen overlopen” al ingevuld was zonder te versturen, gaat niet mee"


def half_filled(at: At) -> Installation:
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    claim_task(inst.actor("joris"), taak.id, inst.deps)
    save_draft(SaveDraft(inst.actor("joris"), taak.id, RAW), inst.deps)
    inst.wait(days=2)
    return inst


def move(inst: Installation, also: Edit = str) -> None:
    new = publish_renumbered(inst, "i_gesprek", "i_praten", also)
    migrate_casus(
        MigrateCasus(inst.livc_id, inst.actor("joris"), "casus", inst.casus.id, new, ANSWER), inst.deps
    )


def undo(inst: Installation) -> None:
    undo_migration(UndoMigration(inst.livc_id, inst.actor("joris"), casus_instance(inst)), inst.deps)


def concepts(inst: Installation) -> list[Item]:
    with inst.read() as tx:
        gemeente = tx.livcs.get(inst.livc_id).gemeente_id
        owner = inst.actor("joris").organisatie_voor("coordinator", gemeente)
        return [item for item in tx.items.of_eigenaar(owner) if item.soort == "concept"]


def test_it_goes_along_with_who_took_the_task_on_and_its_dates(at: At) -> None:
    inst = half_filled(at)
    before, kept = inst.task("i_gesprek"), everything(inst)
    move(inst)
    after = inst.task("i_praten")
    assert (after.id, after.sinds, after.streefdatum) == (before.id, before.sinds, before.streefdatum)
    assert after.opgenomen_door == inst.actor("joris").persoon_id
    assert dict(show_task(inst.actor("joris"), after.id, inst.deps).waarden) == RAW
    undo(inst)
    assert everything(inst) == kept
    assert dict(show_task(inst.actor("joris"), before.id, inst.deps).waarden) == RAW


def test_the_task_that_went_along_is_completed_as_any_other(at: At) -> None:
    inst = half_filled(at)
    move(inst)
    inst.step("joris", "i_praten", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    assert "i_lijst" in inst.open_elements()
    assert concepts(inst) == []


def test_with_another_form_the_dry_run_says_that_it_stays_behind(at: At) -> None:
    inst = half_filled(at)
    publish_renumbered(inst, "i_gesprek", "i_praten", ANOTHER_FORM)
    asked, answered = (
        preview_migration(PreviewMigration(inst.livc_id, inst.actor("joris"), "casus", given), inst.deps)
        for given in ({}, ANSWER)
    )
    assert asked.groepen[0].plan.questions[0].choices[0].words.endswith(f"; w{TOLD}")
    assert f"W{TOLD}." in answered.groepen[0].plan.sentences


def test_what_stayed_behind_comes_back_until_the_next_step_and_is_deleted_then(at: At) -> None:
    inst = half_filled(at)
    before = inst.task("i_gesprek")
    move(inst, ANOTHER_ROLE)
    undo(inst)
    assert dict(show_task(inst.actor("joris"), before.id, inst.deps).waarden) == RAW
    with inst.read() as tx:
        current = tx.versies.find_current("casus")
    assert current is not None
    command = MigrateCasus(
        inst.livc_id, inst.actor("joris"), "casus", inst.casus.id, current.version_id, ANSWER
    )
    migrate_casus(command, inst.deps)
    assert len(concepts(inst)) == 1
    inst.step("hilde", "i_praten", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    assert concepts(inst) == []


def test_what_was_typed_after_the_move_is_gone_when_the_move_is_undone(at: At) -> None:
    inst = half_filled(at)
    move(inst, ANOTHER_FORM)
    save_draft(SaveDraft(inst.actor("joris"), inst.task("i_praten").id, RAW), inst.deps)
    undo(inst)
    assert [item.task_id for item in concepts(inst)] == [inst.task("i_gesprek").id]


def test_a_second_move_deletes_what_only_the_first_could_bring_back(at: At) -> None:
    inst = half_filled(at)
    move(inst, ANOTHER_FORM)
    longer = ('id="i_praten" name="Aanmelding', 'id="i_praten" name="De aanmelding')
    new = publish(inst, "casus", replaced(longer))
    migrate_casus(MigrateCasus(inst.livc_id, inst.actor("joris"), "casus", inst.casus.id, new, {}), inst.deps)
    assert concepts(inst) == []
