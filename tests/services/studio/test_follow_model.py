"""A draft follows the model on the server: what is new there is told, and taken over as a step."""

import pytest

from app.domain.errors import ConflictError
from app.services.studio.follow_model import FollowModel, follow_model, show_model
from tests.services.installation import Installation
from tests.services.procedures.versions import publish, renamed
from tests.services.studio.drafting import CASUS, Drafting


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    """A draft of what is in force, which is no longer as the model on the server."""
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    return Drafting.begun(inst)


def test_what_the_model_has_otherwise_is_told_and_taken_over(draft: Drafting) -> None:
    inst, joris = draft.inst, draft.inst.actor("joris")
    stand = show_model(joris, draft.id, inst.deps)
    assert [(each.naam, each.nieuw, each.ook_hier_gewijzigd) for each in stand.bestanden] == [
        (CASUS, False, False)
    ]
    done = follow_model(FollowModel(joris, draft.id, 1, (CASUS,)), inst.deps)
    assert done.said == f"Overgenomen uit het model: {CASUS}."
    assert draft.files()[CASUS] == inst.deps.procedures.collect("casus").files[CASUS]
    assert show_model(joris, draft.id, inst.deps).bestanden == ()
    with pytest.raises(ConflictError, match="al zoals het model"):
        follow_model(FollowModel(joris, draft.id, 2), inst.deps)


def test_what_was_changed_here_too_is_said(draft: Drafting) -> None:
    draft.retyped(CASUS, "Anders heten", "Nog anders")
    (one,) = show_model(draft.inst.actor("joris"), draft.id, draft.inst.deps).bestanden
    assert one.ook_hier_gewijzigd


def test_what_only_the_draft_changed_is_no_news(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    draft.retyped("casus/variabelen.yaml", "\n", "\n# anders\n")
    assert show_model(inst.actor("joris"), draft.id, inst.deps).bestanden == ()
