"""A draft changes step by step, and nobody's step is lost or made twice."""

import pytest

from app.domain.errors import ConflictError, ModelError
from app.procedure.edits.set_words import Rename
from app.services.procedures.publish_release import PublishRelease, publish_release
from app.services.studio.change_draft import ChangeDraft, change_draft
from app.services.studio.changes import EditBpmn
from app.services.studio.draft_model import DraftModel
from app.services.studio.show_draft import show_draft
from tests.services.installation import Installation
from tests.services.studio.drafting import CASUS, Drafting


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    return Drafting.begun(inst)


def test_a_draft_is_published_as_a_model_on_disk_is(draft: Drafting) -> None:
    inst = draft.inst
    change = EditBpmn(CASUS, Rename("i_gesprek", "Het gesprek voeren"))
    change_draft(ChangeDraft(inst.actor("joris"), draft.id, 1, change), inst.deps)
    model = DraftModel(draft.files(), inst.deps.procedures)
    done = publish_release(PublishRelease(inst.livc_id, model), inst.deps)
    assert done.refused == ()
    assert done.anders == (CASUS,)


def test_each_change_is_a_step_and_what_is_in_force_stays(draft: Drafting) -> None:
    before = draft.files()
    with draft.inst.read() as tx:
        in_force = tx.versies.release().release_id
    done = draft.retyped("casus/variabelen.yaml", "\n", "\n# anders\n", "De variabelen kregen een regel.")
    assert done.bestanden == ("casus/variabelen.yaml",)
    assert draft.files(1) == before
    assert draft.files() != before
    with draft.inst.read() as tx:
        assert tx.versies.release().release_id == in_force
    page = show_draft(draft.inst.actor("joris"), draft.id, draft.inst.deps)
    assert [each.wat for each in page.stappen] == [
        "De variabelen kregen een regel.",
        "Begonnen met wat in gebruik is",
    ]
    assert page.kop.laatst.wie == "Joris Voorbeeld"
    assert page.gewijzigd == ("casus/variabelen.yaml",)


def test_what_changes_nothing_is_no_step(draft: Drafting) -> None:
    done = draft.replace(CASUS, draft.files()[CASUS])
    assert (done.revisie, done.bestanden) == (1, ())


def test_a_change_on_an_old_revision_is_refused_with_what_was_done_and_by_whom(draft: Drafting) -> None:
    draft.replace("forms/F99.json", b"{}", "Een formulier kwam erbij.")
    draft.revisie = 1
    with pytest.raises(ConflictError, match=r"door Joris Voorbeeld op .*“Een formulier kwam erbij\.”"):
        draft.replace("forms/F98.json", b"{}")
    assert "forms/F98.json" not in draft.files()


@pytest.mark.parametrize(
    "file",
    ["../x.bpmn", "/etc/passwd", "casus/anders.bpmn", "forms/F01.yaml", "rules/a/b.yaml", "casus/é.dmn"],
)
def test_a_file_without_a_place_is_refused(draft: Drafting, file: str) -> None:
    with pytest.raises(ModelError, match="hoort niet in een procedure"):
        draft.replace(file, b"{}")
    assert draft.revisie == 1


def test_a_file_that_is_too_large_is_refused(draft: Drafting) -> None:
    with pytest.raises(ModelError, match="groter dan 2 MB"):
        draft.replace("forms/F99.json", b"x" * (2 * 1024 * 1024 + 1))
