"""The page on which the burgemeester names who sits at the strategic table."""

import pytest

from app.domain.errors import NotAllowedError
from app.domain.strategie import TafelPlaats
from app.services.strategie.name_place import NamePlace, name_place
from app.services.strategie.show_places import show_places
from tests.services.installation import Installation


@pytest.mark.parametrize("name", ["joris", "katrien", "ann", "nora"])
def test_it_is_the_burgemeesters(inst: Installation, name: str) -> None:
    with pytest.raises(NotAllowedError):
        show_places(inst.actor(name), inst.deps)


def test_it_offers_who_may_and_nobody_who_sits_there_by_office(inst: Installation) -> None:
    page = show_places(inst.actor("hilde"), inst.deps)
    offered = {who for who, _ in page.personen}
    assert inst.actor("ann").persoon_id in offered
    for name in ("hilde", "joris", "katrien", "nora", "bert"):
        assert inst.actor(name).persoon_id not in offered, name
    assert {regel.plaats.split(",")[0] for regel in page.ambtshalve} >= {"burgemeester", "coördinator"}


def test_the_parket_stands_there_without_a_name(inst: Installation) -> None:
    name_place(
        NamePlace(inst.actor("hilde"), TafelPlaats.PARKET, None, inst.today, procureur_op=inst.today),
        inst.deps,
    )
    [regel] = show_places(inst.actor("hilde"), inst.deps).genoemd
    assert (regel.naam, regel.plaats) == ("", "parket, zonder account")
