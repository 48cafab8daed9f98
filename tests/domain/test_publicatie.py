"""A question to publish is answered once, by someone who did not work on the draft."""

from datetime import UTC, datetime

import pytest

from app.domain.errors import ConflictError
from app.domain.ids import LivcId, OntwerpId, PersoonId
from app.domain.publicatie import Publicatie, PublicatieStatus

NU = datetime(2026, 3, 2, tzinfo=UTC)


def test_a_question_is_answered_once() -> None:
    asked = Publicatie(OntwerpId("o"), LivcId("l"), 1, 2, PublicatieStatus.GEVRAAGD, PersoonId("p"), NU)
    back = asked.answered(PublicatieStatus.TERUG, PersoonId("h"), NU)
    assert (back.status, back.beslist_door) == (PublicatieStatus.TERUG, PersoonId("h"))
    with pytest.raises(ConflictError):
        back.answered(PublicatieStatus.GEPUBLICEERD, PersoonId("h"), NU)
