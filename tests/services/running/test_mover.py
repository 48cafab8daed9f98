"""Acts are carried out in one transaction: when a later one fails, nothing of the earlier ones is kept."""

from dataclasses import replace

import pytest

from app.domain.errors import ConflictError
from app.domain.ids import InstantieId
from app.services.running.acts import Act, Save, Start
from app.services.running.mover import Mover
from tests.services.conftest import At
from tests.services.installation import Installation


def test_when_a_later_act_fails_nothing_of_the_earlier_ones_is_kept(at: At) -> None:
    inst = at("op_lijst")
    before = inst.casus
    again = Start(InstantieId("twice"), "overleg", {})
    with pytest.raises(ConflictError):
        carry_out(inst, Save(replace(before, fase="dossieraanpak")), again, again)
    assert inst.casus == before


def carry_out(inst: Installation, *acts: Act) -> None:
    with inst.begin() as tx:
        Mover(tx, inst.deps, tx.livcs.get(inst.livc_id)).carry_out(*acts)
