"""Who may see a draft sees whose it is, and what was done in it."""

import pytest

from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.ids import OntwerpId
from app.domain.sentence import given_text
from app.services.studio.change_draft import ChangeDraft, change_draft
from app.services.studio.changes import ReplaceFile
from app.services.studio.list_drafts import list_drafts
from app.services.studio.show_draft import show_draft
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    return Drafting.begun(inst)


def test_who_does_not_own_it_changes_nothing_and_reads_whose_it_is(draft: Drafting) -> None:
    inst = draft.inst
    change = ReplaceFile("forms/F99.json", b"{}", given_text("anders"))
    with pytest.raises(NotAllowedError):
        change_draft(ChangeDraft(inst.actor("hilde"), draft.id, 1, change), inst.deps)
    assert not show_draft(inst.actor("hilde"), draft.id, inst.deps).kop.van_mij
    with pytest.raises(NotAllowedError):
        show_draft(inst.actor("ann"), draft.id, inst.deps)
    with pytest.raises(NotAllowedError):
        list_drafts(inst.actor("hilde"), inst.deps)


def test_a_draft_that_never_was_is_not_found(inst: Installation) -> None:
    with pytest.raises(NotFoundError):
        show_draft(inst.actor("joris"), OntwerpId("geen"), inst.deps)


def test_a_page_of_the_steps_has_the_latest_first(draft: Drafting) -> None:
    for number in range(30):
        draft.replace("forms/F99.json", str(number).encode(), f"Keer {number}.")
    page = show_draft(draft.inst.actor("joris"), draft.id, draft.inst.deps, 25)
    assert page.aantal == 31
    assert [each.revisie for each in page.stappen] == [6, 5, 4, 3, 2, 1]
