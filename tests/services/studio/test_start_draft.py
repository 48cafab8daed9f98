"""A draft begins as what is in force, with a reason, once for one press of the button."""

import pytest

from app.domain.errors import FormInvalidError, NotAllowedError
from app.services.procedures.reading_release import read_release
from app.services.studio.draft_model import DraftModel
from app.services.studio.list_drafts import list_drafts
from app.services.studio.start_draft import StartDraft, start_draft
from tests.services.installation import Installation
from tests.services.studio.drafting import REDEN, Drafting


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    return Drafting.begun(inst)


def test_a_draft_begins_as_what_is_in_force_and_reads_as_that_release(draft: Drafting) -> None:
    inst = draft.inst
    with inst.read() as tx:
        now = tx.versies.release()
    read = read_release(DraftModel(draft.files(), inst.deps.procedures), inst.deps.engine)
    assert read.refused == ()
    assert read.release.release_id == now.release_id


def test_a_draft_asks_a_reason_and_is_begun_once_for_one_press(inst: Installation) -> None:
    joris = inst.actor("joris")
    for reden in ("  ", "x" * 301):
        with pytest.raises(FormInvalidError):
            start_draft(StartDraft(joris, reden), inst.deps)
    first = start_draft(StartDraft(joris, REDEN, "druk"), inst.deps)
    assert start_draft(StartDraft(joris, REDEN, "druk"), inst.deps) == first
    assert [each.id for each in list_drafts(joris, inst.deps).regels] == [first]
    with pytest.raises(NotAllowedError):
        start_draft(StartDraft(inst.actor("hilde"), REDEN), inst.deps)


def test_the_trail_says_who_drafted_and_no_reason_or_content(draft: Drafting) -> None:
    draft.replace("forms/F99.json", b"{}", "Een formulier kwam erbij.")
    with draft.inst.read() as tx:
        rows = [each.regel for each in tx.audit.rows(None, 0, 99)]
    mine = [each for each in rows if draft.id in each.items]
    assert [each.wat for each in mine] == ["ontwerp_gewijzigd", "ontwerp_begonnen"]
    assert REDEN not in repr(rows)
    assert "formulier kwam" not in repr(rows)
