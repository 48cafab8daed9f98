"""An organisation says in its own words what binds it, for everyone it sits with (F07, F24)."""

import pytest

from app.domain.errors import NotAllowedError
from app.services.access.show_agreements import show_agreements
from app.services.access.write_frame import WriteFrame, write_frame
from tests.services.conftest import At


def test_an_organisation_says_in_its_own_words_what_binds_it(at: At) -> None:
    inst = at("deelnemers")
    own = inst.actor("tom").organisatie_id
    write_frame(WriteFrame(inst.actor("tom"), own, "Het beroepsgeheim van de hulpverlening."), inst.deps)
    [read] = [each for each in show_agreements(inst.actor("katrien"), inst.deps).kaders if each.woorden]
    assert read.woorden
    assert (read.organisatie_id, read.eigen, read.woorden.op) == (own, False, inst.today)
    assert read.woorden.tekst == "Het beroepsgeheim van de hulpverlening."
    with inst.read() as tx:
        assert "kader_geschreven" in [row.regel.wat for row in tx.audit.rows(None, 0, 5)]


def test_nobody_says_it_for_another_organisation(at: At) -> None:
    inst = at("deelnemers")
    with pytest.raises(NotAllowedError):
        write_frame(WriteFrame(inst.actor("tom"), inst.actor("katrien").organisatie_id, "Niets."), inst.deps)
