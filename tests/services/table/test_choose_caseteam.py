"""The table chooses who alone goes on discussing a casus (seeds/001 L304-312, INV-37)."""

from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError
from app.services.table.choose_caseteam import ChooseCaseteam, choose_caseteam
from app.services.table.show_table import show_table
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.meetings import meeting_of


def choose(inst: Installation, *names: str, by: str = "joris") -> bool:
    people = frozenset(inst.actor(name).persoon_id for name in names)
    return choose_caseteam(ChooseCaseteam(inst.actor(by), meeting_of(inst), people), inst.deps)


def offered(inst: Installation) -> set[str]:
    """Return who can be ticked at the point that is next, by first name."""
    options = show_task(inst.actor("vera"), inst.task("u_wie").id, inst.deps).opties
    return {label.split()[0].lower() for _, label in options["leden"] if label}


def next_point(inst: Installation) -> None:
    """Close the point, and open a meeting at which the casus comes back."""
    inst.step("joris", "u_dicht")
    if "h_agenda" in inst.open_elements():
        inst.step("joris", "h_agenda")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")


def test_from_the_next_point_on_only_the_team_has_a_seat(at: At) -> None:
    inst = at("inbreng")
    everyone = {"hilde", "joris", "katrien", "ann", "tom"}
    assert choose(inst, "katrien", "ann")
    next_point(inst)
    assert offered(inst) & everyone == {"hilde", "joris", "katrien", "ann"}
    tom = str(inst.actor("tom").persoon_id)
    with pytest.raises(FormInvalidError):
        inst.step("vera", "u_wie", "verder", aanwezigen=[tom])


def test_who_is_not_in_it_reads_nothing_of_the_point(at: At) -> None:
    inst = at("inbreng")
    choose(inst, "katrien", "ann")
    next_point(inst)
    inst.sit("hilde", "joris", "katrien", "ann")
    seen = show_table(inst.actor("tom"), meeting_of(inst), inst.deps)
    assert (seen.punt, seen.casus, seen.caseteam, list(seen.aanwezigen), list(seen.getoond)) == (
        *(None, None, None),
        [],
        [],
    )
    inside = show_table(inst.actor("ann"), meeting_of(inst), inst.deps).caseteam
    assert inside is not None
    assert len(inside.leden) == 2
    assert not inside.plaatsen, "only who chairs chooses"


def test_where_a_casus_belongs_the_whole_table_decides(at: At) -> None:
    inst = at("op_tafel")
    assert choose(inst, "katrien")
    next_point(inst)
    assert "tom" in offered(inst) or "ann" in offered(inst)


def test_it_is_dated_and_can_be_chosen_anew_or_ended(at: At) -> None:
    inst = at("inbreng")
    choose(inst, "katrien", "ann")
    with inst.read() as tx:
        assert {lid.van for lid in tx.tafel.caseteam(inst.casus.id)} == {inst.today}
    next_point(inst)
    inst.later(days=1)
    inst.sit("hilde", "joris", "katrien", "ann")
    assert choose(inst, "ann")
    with inst.read() as tx:
        places = {lid.persoon_id: lid for lid in tx.tafel.caseteam(inst.casus.id)}
    assert places[inst.actor("katrien").persoon_id].tot == inst.today - timedelta(days=1)
    assert not choose(inst)
    next_point(inst)
    assert "katrien" in offered(inst)


def test_it_says_who_of_the_core_is_not_in_it(at: At) -> None:
    inst = at("inbreng")
    choose(inst, "ann")
    stand = show_table(inst.actor("joris"), meeting_of(inst), inst.deps).caseteam
    assert stand is not None
    assert [words for words in stand.ontbreekt if "politie" in words]
    choose(inst, "ann", "katrien")
    stand = show_table(inst.actor("joris"), meeting_of(inst), inst.deps).caseteam
    assert stand is not None
    assert not stand.ontbreekt


@pytest.mark.parametrize("name", ["ann", "katrien", "vera", "tom", "mia"])
def test_only_who_chairs_the_open_point_chooses(at: At, name: str) -> None:
    inst = at("inbreng")
    with pytest.raises(NotAllowedError):
        choose(inst, "ann", by=name)


def test_nobody_without_a_seat_at_the_casus_is_chosen(at: At) -> None:
    inst = at("inbreng")
    with pytest.raises(ConflictError):
        choose(inst, "mia")
    with pytest.raises(ConflictError):
        choose(inst, "joris")


def test_it_goes_with_the_casus(at: At) -> None:
    inst = at("inbreng")
    choose(inst, "katrien", "ann")
    inst.step("joris", "u_dicht")
    casus_id = inst.casus.id
    inst.later(days=800)
    with inst.read() as tx:
        assert list(tx.tafel.caseteam(casus_id)) == []
