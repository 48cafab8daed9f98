"""The second pair of eyes sends a draft back with a reason; it can be asked again."""

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError
from app.domain.publicatie import PublicatieStatus
from app.services.studio.send_back import SendBack, send_back
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting
from tests.services.studio.publishing import asked, published, question, renamed


def back(draft: Drafting, reden: str, who: str = "hilde") -> None:
    send_back(SendBack(draft.inst.actor(who), draft.id, reden), draft.inst.deps)


def test_it_goes_back_with_a_reason_and_is_asked_again(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    with pytest.raises(FormInvalidError):
        back(draft, "  ")
    back(draft, "Schrijf  de naam voluit.")
    assert (question(draft).status, question(draft).reden) == (
        PublicatieStatus.TERUG,
        "Schrijf de naam voluit.",
    )
    with pytest.raises(ConflictError, match="al beslist"):
        published(draft)
    with pytest.raises(ConflictError, match="al beslist"):
        back(draft, "nog eens")
    assert asked(draft) == 2
    published(draft, nummer=2)


def test_only_the_second_pair_of_eyes_sends_it_back(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    for who in ("joris", "ann", "katrien"):
        with pytest.raises(NotAllowedError):
            back(draft, "nee", who)
