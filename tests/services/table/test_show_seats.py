"""The page of who always sits at the table: for the office, and to each what each may name."""

import pytest

from app.domain.errors import NotAllowedError
from app.domain.zetels import Zetel
from app.services.table.show_seats import show_seats
from tests.services.conftest import At


@pytest.mark.parametrize("name", ["ann", "katrien", "vera", "mia", "nora", "bert"])
def test_the_page_is_for_the_office(at: At, name: str) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        show_seats(inst.actor(name), inst.deps)


def test_the_page_offers_each_what_each_may_name(at: At) -> None:
    inst = at("leeg")
    hers, his = (show_seats(inst.actor(name), inst.deps) for name in ("hilde", "joris"))
    assert Zetel.VERTEGENWOORDIGER in dict(hers.zetels)
    assert Zetel.VERTEGENWOORDIGER not in dict(his.zetels)
    assert not {inst.actor("katrien").persoon_id, inst.actor("joris").persoon_id} & set(dict(his.personen))
    assert [regel.plaats for regel in his.ambtshalve] == [
        "burgemeester",
        "coördinator",
        "politie, information officer",
    ]
