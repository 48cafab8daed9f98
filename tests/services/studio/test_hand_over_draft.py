"""Another coördinator takes a draft over: both read so, and what the first had not kept is refused, not lost."""

import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ontwerp import OntwerpStatus
from app.domain.people import Rol
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.studio.hand_over_draft import HandOver, hand_over_draft, set_aside_draft
from app.services.studio.list_drafts import list_drafts
from app.services.studio.show_draft import show_head
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    begun = Drafting.begun(inst)
    with inst.read() as tx:
        until = tx.now.domain.date().replace(year=tx.now.domain.year + 1)
    grant_mandate(
        GrantMandate(inst.actor("joris"), Rol.COORDINATOR, inst.actor("ann").persoon_id, until), inst.deps
    )
    return begun


def test_who_takes_over_works_on_and_who_had_it_reads_who_and_since_when(draft: Drafting) -> None:
    inst = draft.inst
    ann = inst.actor("ann")
    draft.replace("forms/F99.json", b"{}")
    hand_over_draft(HandOver(ann, draft.id, draft.revisie), inst.deps)
    assert show_head(ann, draft.id, inst.deps).van_mij
    mine = show_head(inst.actor("joris"), draft.id, inst.deps)
    assert (mine.van_mij, mine.laatst.wie) == (False, mine.eigenaar)
    with pytest.raises(ConflictError, match=rf"{mine.eigenaar} werkt sinds .* aan dit ontwerp"):
        draft.replace("forms/F98.json", b"{}")
    assert "forms/F99.json" in draft.files()


def test_on_what_went_on_since_nobody_takes_over(draft: Drafting) -> None:
    draft.replace("forms/F99.json", b"{}")
    with pytest.raises(ConflictError, match="intussen verder"):
        hand_over_draft(HandOver(draft.inst.actor("ann"), draft.id, 1), draft.inst.deps)
    with pytest.raises(ConflictError, match="werkt al"):
        hand_over_draft(HandOver(draft.inst.actor("joris"), draft.id, 2), draft.inst.deps)
    with pytest.raises(NotAllowedError):
        hand_over_draft(HandOver(draft.inst.actor("tom"), draft.id, 2), draft.inst.deps)


def test_a_draft_is_put_aside_and_taken_up_again(draft: Drafting) -> None:
    inst, joris = draft.inst, draft.inst.actor("joris")
    set_aside_draft(HandOver(joris, draft.id, 1), inst.deps)
    assert not list_drafts(joris, inst.deps).regels
    assert [each.id for each in list_drafts(joris, inst.deps, OntwerpStatus.OPZIJ).regels] == [draft.id]
    draft.revisie = 2
    with pytest.raises(ConflictError, match="ligt opzij"):
        draft.replace("forms/F98.json", b"{}")
    hand_over_draft(HandOver(joris, draft.id, 2), inst.deps)
    draft.revisie = 3
    draft.replace("forms/F98.json", b"{}")
