"""What a LIVC-R settles about deciding while somebody is not there, from a day on."""

from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.kern import Kernregel
from app.domain.words.subject import WithoutCore
from app.services.table.settle_core import SettleCore, settle_core
from app.services.table.without_core import rule_of
from tests.services.conftest import At
from tests.services.installation import Installation

SOEPEL = Kernregel(opnemen=WithoutCore.REASON)


def settled(inst: Installation) -> Kernregel:
    with inst.read() as tx:
        return rule_of(tx, inst.livc_id)


def test_it_holds_from_the_day_that_was_chosen_and_not_sooner(at: At) -> None:
    inst = at("leeg")
    assert settled(inst) == Kernregel()
    settle_core(SettleCore(inst.actor("hilde"), SOEPEL, inst.today + timedelta(days=3)), inst.deps)
    assert settled(inst) == Kernregel()
    inst.wait(days=3)
    assert settled(inst) == SOEPEL


@pytest.mark.parametrize("name", ["joris", "ann", "katrien", "vera", "nora", "bert"])
def test_only_the_burgemeester_settles_it(at: At, name: str) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        settle_core(SettleCore(inst.actor(name), SOEPEL, inst.today), inst.deps)
    assert settled(inst) == Kernregel()


def test_it_begins_on_no_day_that_is_over(at: At) -> None:
    inst = at("leeg")
    with pytest.raises(ConflictError):
        settle_core(SettleCore(inst.actor("hilde"), SOEPEL, inst.today - timedelta(days=1)), inst.deps)
