"""A draft goes back to how it was after an earlier step, and that can be undone."""

import pytest

from app.domain.errors import ConflictError
from app.services.studio.take_back_draft import TakeBackDraft, take_back_draft
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting


def test_it_goes_back_and_forth(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    first = draft.files()
    for number in range(3):
        draft.replace(f"forms/F9{number}.json", b"{}")
    last = draft.files()
    command = TakeBackDraft(inst.actor("joris"), draft.id, draft.revisie, 1)
    done = take_back_draft(command, inst.deps)
    assert done.said == "Teruggezet naar hoe het was na stap 1."
    assert draft.files() == first
    draft.revisie = done.revisie
    draft.undo()
    assert draft.files() == last
    for naar in (0, draft.revisie, 99):
        with pytest.raises(ConflictError, match="niets anders"):
            take_back_draft(TakeBackDraft(inst.actor("joris"), draft.id, draft.revisie, naar), inst.deps)
