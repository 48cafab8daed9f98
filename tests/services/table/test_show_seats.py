"""The page of who always sits at the table: for the office, and to each what each may name."""

from dataclasses import replace

import pytest

from app.domain.errors import NotAllowedError
from app.domain.people import Rol
from app.domain.zetels import Zetel
from app.services.table.name_seat import NameSeat, end_seat, name_seat
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


def test_each_stops_only_what_each_may_name_and_only_once(at: At) -> None:
    inst = at("leeg")
    hilde = inst.actor("hilde")
    for zetel, who in ((Zetel.VERTEGENWOORDIGER, "mia"), (Zetel.PARTNER, "tom")):
        name_seat(NameSeat(hilde, zetel, inst.actor(who).persoon_id, inst.today), inst.deps)
    hers, his = (show_seats(inst.actor(name), inst.deps).genoemd for name in ("hilde", "joris"))
    assert [regel.mag_stoppen for regel in hers] == [True, True]
    assert {regel.naam.split()[0]: regel.mag_stoppen for regel in his} == {"Mia": False, "Tom": True}
    [mine] = [regel for regel in his if regel.mag_stoppen]
    assert mine.id
    end_seat(hilde, mine.id, inst.deps)
    assert not any(regel.mag_stoppen for regel in show_seats(inst.actor("joris"), inst.deps).genoemd)


def test_who_decides_by_mandate_is_offered_no_seat(at: At) -> None:
    inst = at("leeg")
    mia = replace(inst.actor("mia"), mandaten=frozenset({Rol.COORDINATOR}))
    assert not show_seats(mia, inst.deps).zetels
