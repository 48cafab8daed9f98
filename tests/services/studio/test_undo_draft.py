"""The last change of a draft is undone and made again, and both are steps."""

import pytest

from app.domain.errors import ConflictError
from app.services.studio.undo_draft import UndoDraft, redo_draft, undo_draft
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    return Drafting.begun(inst)


def test_undo_and_redo_are_steps_and_bring_back_every_byte(draft: Drafting) -> None:
    before = draft.files()
    draft.replace("forms/F99.json", b"{}", "Een formulier kwam erbij.")
    after = draft.files()
    assert draft.undo() == "Ongedaan gemaakt: Een formulier kwam erbij."
    assert draft.files() == before
    assert draft.redo() == "Opnieuw gedaan: Een formulier kwam erbij."
    assert draft.files() == after
    assert draft.revisie == 4


def test_with_nothing_to_undo_or_redo_it_says_so(draft: Drafting) -> None:
    command = UndoDraft(draft.inst.actor("joris"), draft.id, 1)
    with pytest.raises(ConflictError, match="niets om ongedaan te maken"):
        undo_draft(command, draft.inst.deps)
    with pytest.raises(ConflictError, match="niets om opnieuw te doen"):
        redo_draft(command, draft.inst.deps)
