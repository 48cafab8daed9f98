"""What was written of a meeting can be read again, by who took part in that point, the office and the reporter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.ids import CasusId, InstantieId, KeyId
from app.services.clockwork.expire_keys import expire_keys
from app.services.ports.audit import AuditRegel
from app.services.table.request_point import RequestPoint, request_point
from app.services.table.show_table import show_table
from app.services.views.table import Papieren
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.meetings import meeting_of

BESLUIT, VRIJ, TEKST = "kanarie-besluit", "kanarie-vrijgegeven", "kanarie-verslag"
ALGEMEEN, AFSPRAAK, LOS = "kanarie-algemeen", "kanarie-afspraak", "kanarie-los"
OVER_DE_CASUS = {BESLUIT, VRIJ, TEKST}
OVER_HET_OVERLEG = {AFSPRAAK, LOS}


@pytest.fixture
def inst(at: At) -> Installation:
    """A meeting with a point on a casus and a general one, of which everything was written down."""
    inst = at("op_lijst")
    return lived(inst)


def lived(inst: Installation) -> Installation:
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00", plaats="stadhuis")
    inst.step("joris", "x_kader", "geopend", verslag="ja")
    inst.step("vera", "x_aanw", losse_leden=LOS)
    inst.sit("hilde", "joris", "katrien", "ann")
    inst.step("joris", "u_dicht", beslissing=BESLUIT, vrijgegeven=VRIJ, eigenaars_akkoord=["ja"])
    inst.sit("hilde", "joris", "katrien")
    inst.step("joris", "u_dicht", beslissing=ALGEMEEN)
    inst.step("vera", "x_versl", **rows(inst), afspraken=AFSPRAAK)
    return inst


def rows(inst: Installation) -> dict[str, str]:
    with inst.read() as tx:
        [first, _] = tx.tafel.punten(meeting_of(inst))
    return {"per_punt-0-punt": first.id, "per_punt-0-tekst": TEKST}


def papers(inst: Installation, name: str) -> Papieren:
    found = show_table(inst.actor(name), held(inst), inst.deps).papieren
    assert found is not None
    return found


def held(inst: Installation) -> InstantieId:
    with inst.read() as tx:
        return next(o.id for o in tx.tafel.overleggen() if o.status == "gehouden")


def canaries(told: object) -> set[str]:
    return {each for each in (*OVER_DE_CASUS, *OVER_HET_OVERLEG, ALGEMEEN) if each in str(told)}


@pytest.mark.parametrize("name", ["joris", "hilde", "vera", "katrien"])
def test_the_office_the_reporter_and_who_sat_at_every_point_read_all_of_it(
    inst: Installation, name: str
) -> None:
    found = papers(inst, name)
    assert canaries(found) == OVER_DE_CASUS | OVER_HET_OVERLEG | {ALGEMEEN}
    assert found.alle_punten


def test_who_took_part_in_one_point_reads_that_one_and_what_is_about_the_whole(inst: Installation) -> None:
    found = papers(inst, "ann")
    assert canaries(found) == OVER_DE_CASUS | OVER_HET_OVERLEG
    assert len(found.punten) == 1
    assert not found.alle_punten
    assert [name.split(" (")[0] for name in found.punten[0].namen_deel if name.startswith("Ann")]


@pytest.mark.parametrize("name", ["lotte", "tom"])
def test_who_was_not_there_reads_nothing(inst: Installation, name: str) -> None:
    found = papers(inst, name)
    assert not canaries(found)
    assert (found.punten, found.regels, found.alle_punten) == ([], [], False)


def test_each_text_stands_at_its_own_point(inst: Installation) -> None:
    casus, general = papers(inst, "joris").punten
    assert canaries(casus) == OVER_DE_CASUS
    assert canaries(general) == {ALGEMEEN}


def test_reading_is_one_row_of_the_log_with_every_item_that_was_shown(inst: Installation) -> None:
    before = rows_read(inst)
    papers(inst, "ann")
    [row] = rows_read(inst)[: len(rows_read(inst)) - len(before)]
    assert (row.wat, row.grond) == ("papieren_gelezen", "deelgenomen, overlegd")
    with inst.read() as tx:
        shown = {tx.items.get(item_id).kind for item_id in row.items}  # type: ignore[arg-type]  # ids are text
    assert shown == {"kader", "aanwezigheid", "vrijgave", "verslag"}
    papers(inst, "lotte")
    assert len(rows_read(inst)) == len(before) + 1


def rows_read(inst: Installation) -> list[AuditRegel]:
    with inst.read() as tx:
        return [each.regel for each in tx.audit.rows(None, 0, 500) if each.regel.wat == "papieren_gelezen"]


def test_while_only_the_report_is_to_be_made_it_can_be_read_too(at: At) -> None:
    inst = at("op_lijst")
    assert all(told is None for told in before_the_report(inst))
    found = show_table(inst.actor("vera"), meeting_of(inst), inst.deps).papieren
    assert found is not None
    assert canaries(found) == {VRIJ}


def before_the_report(inst: Installation) -> Iterator[Papieren | None]:
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="ja")
    yield show_table(inst.actor("vera"), meeting_of(inst), inst.deps).papieren
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien", "ann")
    yield show_table(inst.actor("vera"), meeting_of(inst), inst.deps).papieren
    inst.step("joris", "u_dicht", vrijgegeven=VRIJ, eigenaars_akkoord=["ja"])


def test_what_a_casus_left_behind_goes_with_it_and_the_rest_a_year_after(inst: Installation) -> None:
    assert "verdwijnt op 2 februari 2027" in str(papers(inst, "joris").bewaard)
    casus_id = inst.casus.id
    inst.move_to(inst.now + timedelta(days=360))
    assert canaries(papers(inst, "joris")) >= OVER_HET_OVERLEG
    inst.move_to(inst.now + timedelta(days=10))
    expire_keys(inst.livc_id, inst.deps)
    inst.work()
    found = papers(inst, "joris")
    assert not canaries(found)
    assert "vernietigd" in str(found.bewaard)
    with inst.read() as tx:
        assert not tx.items.of_casus(CasusId(casus_id), "papers")


def test_a_casus_that_lives_on_keeps_its_papers_and_the_page_says_so(inst: Installation) -> None:
    with inst.begin() as tx:  # as if it was held more than a year ago
        overleg = tx.tafel.overleg(held(inst))
        assert overleg.geopend_op
        tx.tafel.save_overleg(replace(overleg, geopend_op=overleg.geopend_op - timedelta(days=400)))
        for item in tx.items.of_instantie(overleg.id, "papers"):
            tx.items.delete(item.id)
    found = papers(inst, "ann")
    assert canaries(found) == OVER_DE_CASUS
    assert "Wat over een casus gaat, verdwijnt samen met die casus" in str(found.bewaard)
    assert "De papieren van dit overleg zijn vernietigd" not in str(found.bewaard)


def test_without_vaults_the_page_says_that_no_text_was_kept(at: At) -> None:
    inst = at("op_lijst")
    with inst.begin() as tx:
        livc = tx.livcs.get(inst.livc_id)
        tx.livcs.save(replace(livc, kluizen_aan=False))
    lived_light(inst)
    found = papers(inst, "joris")
    assert str(found.bewaard).startswith("Zonder kluizen bewaart Casuspad enkel wie aan welk punt deelnam.")
    assert found.regels == []
    assert [len(punt.namen_deel) for punt in found.punten] == [4]
    assert [list(punt.regels) for punt in found.punten] == [[]]


def lived_light(inst: Installation) -> None:
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat())
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien", "ann")
    inst.step("joris", "u_dicht")


def test_a_held_point_tells_how_its_votes_ended_and_never_who_answered_what(at: At) -> None:
    inst = at("weerhouden")
    [punt] = papers(inst, "ann").punten
    assert punt.besloten == ["De tafel werd het eens over de casus."]
    assert not papers(inst, "tom").punten


def test_of_a_general_point_whose_text_is_destroyed_that_is_said(inst: Installation) -> None:
    assert not any(each.vernietigd for each in papers(inst, "joris").punten)
    with inst.read() as tx:
        general = tx.tafel.punten(held(inst))[-1]
        [item] = (i for i in tx.items.of_instantie(held(inst), "papers") if i.punt_id == general.id)
    inst.deps.keys.destroy(KeyId(item.key_id))
    casus, general_ = papers(inst, "joris").punten
    assert general_.vernietigd
    assert not general_.regels
    assert not casus.vernietigd
