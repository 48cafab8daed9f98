import pytest

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import ItemId
from app.domain.item import Item
from app.services.casework.withdraw_item import withdraw_item
from app.services.table.forget_kept import forget_kept
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.steps.test_own_actions import plans
from tests.services.table.test_keep_for_own_file import copies, keep, lying


def test_a_text_is_kept_once_and_a_tick_can_be_taken_back(at: At) -> None:
    inst = at("gewogen")
    item = lying(inst, "F09")
    copy = keep(inst, "joris", item)
    with pytest.raises(ConflictError):
        keep(inst, "hilde", item)  # the same file
    for name in ("ann", "tom", "katrien"):
        with pytest.raises(NotFoundError):
            forget_kept(inst.actor(name), copy.id, inst.deps)
    forget_kept(inst.actor("hilde"), copy.id, inst.deps)
    assert not copies(inst)
    assert keep(inst, "hilde", item)


def own_words(inst: Installation) -> Item:
    with inst.read() as tx:
        return next(i for i in tx.items.of_casus(inst.casus.id, "vault") if i.is_eigen_inbreng)


def test_own_words_that_were_withdrawn_go_and_nothing_tells_where_they_lay(at: At) -> None:
    inst = at("gewogen")
    own = own_words(inst)
    withdraw_item(inst.actor("tom"), own.id, inst.deps)
    with inst.read() as tx:
        assert tx.items.getoond(own.id)
    with pytest.raises(NotFoundError):
        forget_kept(inst.actor("ann"), own.id, inst.deps)
    forget_kept(inst.actor("tom"), own.id, inst.deps)
    with inst.read() as tx:
        assert not tx.items.getoond(own.id)
        with pytest.raises(NotFoundError):
            tx.items.get(own.id)


def test_what_others_may_still_read_is_withdrawn_first(at: At) -> None:
    inst = at("gewogen")
    own = own_words(inst)
    for item_id in (own.id, lying(inst, "F09").id, ItemId("geen")):
        with pytest.raises(NotFoundError):
            forget_kept(inst.actor("tom"), item_id, inst.deps)


def test_what_the_file_does_not_need_any_more_goes_after_the_point_as_well(at: At) -> None:
    inst = at("gewogen")
    copy = keep(inst, "ann", lying(inst, "F09"))
    inst.step("joris", "u_dicht")
    forget_kept(inst.actor("ann"), copy.id, inst.deps)
    assert not copies(inst)


def test_an_own_action_can_be_let_go_of_and_the_task_stays(at: At) -> None:
    inst = at("traject")
    [action] = plans(inst)
    forget_kept(inst.actor("tom"), action.id, inst.deps)
    assert not show_task(inst.actor("tom"), inst.task("v_acties").id, inst.deps).context
