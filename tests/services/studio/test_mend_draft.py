"""A repair is offered for a finding, made as one step, and undone like any other; an old one is refused."""

import pytest

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.services.studio.check_draft import CheckDraft
from app.services.studio.mend_draft import Herstellingen, MendDraft, mend_draft, show_repairs
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting
from tests.services.studio.test_check_draft import found, unlawful

RULE = "burgemeester_bepaalt_lijst"


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    begun = Drafting.begun(inst)
    unlawful(begun)
    found(begun)
    return begun


def offered(draft: Drafting) -> Herstellingen:
    nr = next(each.nr for each in found(draft).regels if each.controle == RULE)
    for _ in range(8):
        shown = show_repairs(CheckDraft(draft.inst.actor("joris"), draft.id), nr, draft.inst.deps)
        if shown.klaar:
            return shown
    raise AssertionError("no repair came")


def test_a_repair_is_one_step_that_mends_and_is_undone(draft: Drafting) -> None:
    before = draft.files()
    shown = offered(draft)
    assert shown.uitleg is not None
    assert "burgemeester" in shown.uitleg.titel.lower()
    command = MendDraft(draft.inst.actor("joris"), draft.id, draft.revisie, shown.herstel[0].id)
    draft.revisie = mend_draft(command, draft.inst.deps).revisie
    assert not found(draft).aantal("fout")
    assert draft.undo().startswith("Ongedaan gemaakt: ")
    assert draft.files() == before


def test_a_repair_that_is_none_changes_nothing(draft: Drafting) -> None:
    for name in ("burgemeester_bepaalt_lijst:i_lijst:99", "geen", "burgemeester_bepaalt_lijst:i_kind:1"):
        with pytest.raises(ConflictError, match="past niet meer"):
            mend_draft(MendDraft(draft.inst.actor("joris"), draft.id, draft.revisie, name), draft.inst.deps)
    with pytest.raises(NotFoundError):
        show_repairs(CheckDraft(draft.inst.actor("joris"), draft.id), "0" * 16, draft.inst.deps)


def test_who_may_not_draft_repairs_nothing(draft: Drafting) -> None:
    name = offered(draft).herstel[0].id
    with pytest.raises(NotAllowedError):
        mend_draft(MendDraft(draft.inst.actor("hilde"), draft.id, draft.revisie, name), draft.inst.deps)
