import pytest

from app.domain.errors import ConflictError, NotFoundError
from app.domain.item import Item
from app.services.casework.present_item import PresentItem, present_item
from app.services.casework.show_shared import show_shared
from app.services.casework.withdraw_item import withdraw_item
from app.services.table.show_table import show_table
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.test_keep_for_own_file import keep, lying


def vault_item(inst: Installation, name: str) -> Item:
    with inst.read() as tx:
        return next(i for i in tx.items.of_casus(inst.casus.id, "vault", inst.org(name)) if i.soort == "F08")


def shown(inst: Installation, name: str) -> list[str]:
    page = show_table(inst.actor(name), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    return [owner for owner, items in page.getoond for item in items if item.soort == "F08"]


def show(inst: Installation, name: str) -> None:
    item = vault_item(inst, name)
    present_item(PresentItem(inst.actor(name), item.id, inst.punt.id), inst.deps)


def with_copy(at: At) -> Installation:
    """Ann keeps a copy of what Tom shared, at an earlier point; another point is open now."""
    inst = at("gewogen")
    keep(inst, "ann", lying(inst, "F08"))
    inst.step("joris", "u_dicht")
    inst.meet("hilde", "joris", "katrien", "ann", "tom")
    return inst


def test_a_copy_that_one_was_allowed_to_keep_is_not_ones_own_to_show(at: At) -> None:
    inst = with_copy(at)
    with pytest.raises(NotFoundError):
        show(inst, "ann")
    page = show_table(inst.actor("ann"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    assert not [i for i in page.eigen_items if i.soort == "F08"]


def test_who_keeps_a_copy_cannot_take_the_owners_words_off_the_table(at: At) -> None:
    inst = with_copy(at)
    show(inst, "tom")
    with pytest.raises(NotFoundError):
        withdraw_item(inst.actor("ann"), vault_item(inst, "ann").id, inst.deps)
    assert shown(inst, "ann") == ["CLB De Linde"]


def test_what_is_withdrawn_is_not_shown_again(at: At) -> None:
    inst = at("evaluatie")
    withdraw_item(inst.actor("tom"), vault_item(inst, "tom").id, inst.deps)
    with pytest.raises(ConflictError):
        show(inst, "tom")


def test_what_lies_on_the_table_is_not_laid_there_twice(at: At) -> None:
    inst = at("evaluatie")
    show(inst, "tom")
    with pytest.raises(ConflictError):
        show(inst, "tom")
    assert shown(inst, "ann") == ["CLB De Linde"]


def test_withdrawing_takes_the_copies_of_others_along(at: At) -> None:
    inst = with_copy(at)
    assert vault_item(inst, "ann")
    withdraw_item(inst.actor("tom"), vault_item(inst, "tom").id, inst.deps)
    with inst.read() as tx:
        left = [i for i in tx.items.of_casus(inst.casus.id, "vault") if i.soort == "F08"]
    assert [(i.eigenaar_id, i.ingetrokken) for i in left] == [(inst.org("tom"), True)]


def test_only_own_contributions_are_offered_to_withdraw(at: At) -> None:
    inst = with_copy(at)
    assert [i.item.van_mij for i in show_shared(inst.actor("tom"), inst.deps).gedeeld] == [True]
    page = show_shared(inst.actor("ann"), inst.deps)
    assert not page.gedeeld
    assert [i.item.van_mij for i in page.bewaard] == [False]


def test_what_the_table_wrote_together_is_nobodys_to_withdraw(at: At) -> None:
    inst = at("plan")
    with inst.read() as tx:
        joint = [i.id for i in tx.items.of_punt(inst.punt.id) if i.soort != "F08"]
    assert joint
    for item_id in joint:
        with pytest.raises(NotFoundError):
            withdraw_item(inst.actor("hilde"), item_id, inst.deps)
