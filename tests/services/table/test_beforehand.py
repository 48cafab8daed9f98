"""Before its day a meeting says where it is and who is asked, to each what one may know."""

import pytest

from app.domain.ids import PuntId, new_id
from app.domain.leesrecht import leesrecht, regel
from app.domain.overleg import Agendapunt, PuntStatus
from app.services.table.show_table import show_table
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.test_plan_again import PLAATS, page, plan


@pytest.fixture
def inst(at: At) -> Installation:
    """A casus waits for the table, and a meeting is planned for next week."""
    inst = at("op_lijst")
    plan(inst, 7)
    return inst


@pytest.mark.parametrize("name", ["joris", "hilde", "katrien", "ann", "tom"])
def test_every_member_reads_the_place_of_a_planned_meeting(inst: Installation, name: str) -> None:
    voor = page(inst, name).voorblad
    assert voor is not None
    assert voor.plaats == PLAATS
    assert voor.vaste_leden


def test_beforehand_one_reads_of_the_agenda_what_one_may_know(at: At) -> None:
    inst = at("traject")
    with inst.read() as tx:
        assert [o.status for o in tx.tafel.overleggen()].count("te_plannen") == 1
    plan(inst, 7)
    with inst.read() as tx:
        [planned] = [o.id for o in tx.tafel.overleggen() if o.status == "gepland"]
    office = show_table(inst.actor("joris"), planned, inst.deps)
    outside = show_table(inst.actor("lotte"), planned, inst.deps)
    assert office.hele_agenda
    assert outside.voorblad is not None
    assert outside.voorblad.per_casus == []


def test_who_was_asked_and_has_not_answered_is_told_to_the_office_only(at: At) -> None:
    """INV-10: who stays silent is nobody's business but of who asked."""
    inst = at("uitgenodigd")
    plan(inst, 7)
    with inst.begin() as tx:
        [planned] = [o.id for o in tx.tafel.overleggen() if o.status == "gepland"]
        tx.tafel.save_punt(
            Agendapunt(
                PuntId(new_id()),
                inst.livc_id,
                planned,
                inst.casus.id,
                "casus",
                "casusbespreking",
                PuntStatus.GEVRAAGD,
                1,
            )
        )
    office, aanmelder = (
        show_table(inst.actor(name), planned, inst.deps).voorblad for name in ("joris", "ann")
    )
    assert office is not None
    assert aanmelder is not None
    assert [name for each in office.per_casus for name in each.genodigd]
    assert not [name for each in aanmelder.per_casus for name in each.genodigd]


def test_the_line_under_the_place_says_who_reads_it_and_how_long(at: At) -> None:
    said = regel(leesrecht("papers", "overleg_plannen", "plaats"))
    assert said == "Wie aan tafel kan komen, leest de plaats bij het overleg, zolang het nog komt."
    inst = at("op_tafel")
    assert page(inst, "ann").voorblad is None
