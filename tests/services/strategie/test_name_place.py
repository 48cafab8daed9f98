"""Who sits at the strategic table is for the burgemeester in person; the parket only with the procureur."""

from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError, NotFoundError
from app.domain.strategie import TafelPlaats
from app.services.plaatsen import may_read, names_at
from app.services.strategie.name_place import NamePlace, end_place, name_place
from tests.services.installation import Installation


def named(
    inst: Installation, who: str = "ann", by: str = "hilde", plaats: TafelPlaats = TafelPlaats.PARTNER
) -> NamePlace:
    return NamePlace(inst.actor(by), plaats, inst.actor(who).persoon_id, inst.today)


def test_who_is_named_sits_there_and_gets_no_seat_at_the_operational_table(inst: Installation) -> None:
    name_place(named(inst, "mia", plaats=TafelPlaats.DIENSTHOOFD), inst.deps)
    with inst.read() as tx:
        assert any("diensthoofd" in each for each in names_at(tx, inst.livc_id, inst.today))
        assert not tx.people.zetels(inst.livc_id)
        assert may_read(tx, inst.actor("mia"))


@pytest.mark.parametrize("by", ["joris", "katrien", "ann"])
def test_only_the_burgemeester_names_and_ends(inst: Installation, by: str) -> None:
    zetel = name_place(named(inst), inst.deps)
    with pytest.raises(NotAllowedError):
        name_place(named(inst, "tom", by), inst.deps)
    with pytest.raises(NotAllowedError):
        end_place(inst.actor(by), zetel.id, inst.deps)


def test_the_parket_without_the_procureur_and_a_policeman_are_refused(inst: Installation) -> None:
    with pytest.raises(ConflictError, match="procureur"):
        name_place(NamePlace(inst.actor("hilde"), TafelPlaats.PARKET, None, inst.today), inst.deps)
    with pytest.raises(ConflictError, match="politie"):
        name_place(named(inst, "katrien"), inst.deps)


def test_a_place_that_ends_today_is_held_today_and_not_tomorrow(inst: Installation) -> None:
    zetel = name_place(named(inst), inst.deps)
    with pytest.raises(ConflictError):
        name_place(named(inst), inst.deps)
    end_place(inst.actor("hilde"), zetel.id, inst.deps)
    with inst.read() as tx:
        assert may_read(tx, inst.actor("ann"))
    inst.later(days=1)
    with inst.read() as tx:
        assert not may_read(tx, inst.actor("ann"))
    with pytest.raises(NotFoundError):
        end_place(inst.actor("hilde"), zetel.id, inst.deps)


def test_a_last_day_before_the_first_is_no_place(inst: Installation) -> None:
    command = NamePlace(
        inst.actor("hilde"),
        TafelPlaats.PARTNER,
        inst.actor("ann").persoon_id,
        inst.today,
        inst.today - timedelta(days=1),
    )
    with pytest.raises(FormInvalidError):
        name_place(command, inst.deps)
