import pytest

from app.domain.errors import ConflictError, NotFoundError
from app.domain.item import Item
from app.services.casework.present_item import PresentItem, present_item
from app.services.table.show_table import show_table
from tests.services.conftest import At
from tests.services.installation import Installation


def own_item(inst: Installation, name: str = "tom") -> Item:
    with inst.read() as tx:
        return next(i for i in tx.items.of_casus(inst.casus.id, "vault", inst.org(name)) if i.soort == "F08")


def test_an_owner_shows_an_own_item_to_who_sits_there_now(at: At) -> None:
    inst = at("evaluatie")
    item = own_item(inst)
    present_item(PresentItem(inst.actor("tom"), item.id, inst.punt.id), inst.deps)
    for name in ("ann", "katrien", "hilde"):
        page = show_table(inst.actor(name), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
        assert [owner for owner, _ in page.getoond] == ["CLB De Linde"]


def test_nobody_shows_what_belongs_to_another(at: At) -> None:
    inst = at("evaluatie")
    for name in ("ann", "joris", "katrien"):
        with pytest.raises(NotFoundError):
            present_item(PresentItem(inst.actor(name), own_item(inst).id, inst.punt.id), inst.deps)


def test_a_closed_point_shows_nothing(at: At) -> None:
    inst = at("evaluatie")
    punt, item = inst.punt, own_item(inst)
    inst.step("joris", "u_dicht")
    with pytest.raises(ConflictError):
        present_item(PresentItem(inst.actor("tom"), item.id, punt.id), inst.deps)


def test_another_livc_reaches_no_item(at: At) -> None:
    inst = at("evaluatie")
    with pytest.raises(NotFoundError):
        present_item(PresentItem(inst.other.actor("wies"), own_item(inst).id, inst.punt.id), inst.deps)
