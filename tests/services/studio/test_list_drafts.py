"""The drafts stand side by side, by status, with whose they are and whether what is in force went on."""

import pytest

from app.domain.errors import NotAllowedError
from app.services.studio.list_drafts import list_drafts
from app.services.studio.start_draft import StartDraft, start_draft
from tests.services.installation import Installation
from tests.services.procedures.versions import publish, renamed
from tests.services.studio.drafting import Drafting


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    return Drafting.begun(inst)


def test_drafts_stand_side_by_side_and_say_when_what_is_in_force_went_on(draft: Drafting) -> None:
    inst = draft.inst
    other = start_draft(StartDraft(inst.actor("joris"), "iets anders"), inst.deps)
    assert {each.id for each in list_drafts(inst.actor("joris"), inst.deps).regels} == {draft.id, other}
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    later = start_draft(StartDraft(inst.actor("joris"), "nog iets"), inst.deps)
    found = {each.id: each.verouderd for each in list_drafts(inst.actor("joris"), inst.deps).regels}
    assert found == {draft.id: True, other: True, later: False}


def test_only_a_coordinator_lists_drafts(draft: Drafting) -> None:
    with pytest.raises(NotAllowedError):
        list_drafts(draft.inst.actor("hilde"), draft.inst.deps)
