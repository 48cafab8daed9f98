"""The report of a strategic meeting: read by who has a place, gone a year later, and in a calendar only a day."""

from contextlib import suppress
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.errors import NotFoundError
from app.domain.leesrecht import leesrecht, regel
from app.domain.strategie import TafelPlaats
from app.services.calendar_item import Afspraak, calendar_item
from app.services.clockwork.expire_keys import expire_keys
from app.services.oversight.show_inventory import show_inventory
from app.services.strategie.begin_meeting import begin_meeting
from app.services.strategie.name_place import NamePlace, name_place
from app.services.strategie.show_report import show_report, show_strategic_day
from tests.services.installation import Installation
from tests.services.strategic import BESLUIT, WAT, hold, plan


def test_it_tells_agenda_attendance_decisions_and_instructions(inst: Installation) -> None:
    report = show_report(inst.actor("katrien"), hold(inst, "hilde", "katrien"), inst.deps)
    assert [each.onderwerp for each in report.agenda] == ["Het provinciale niveau"]
    assert report.aanwezig == sorted(report.aanwezig)
    assert len(report.aanwezig) == 2
    assert [(each.onderwerp, each.tekst) for each in report.besluiten] == [
        ("De plaats in het lokale preventiebeleid", BESLUIT)
    ]
    assert [each.wat for each in report.opdrachten] == [WAT]
    assert not report.mag_wissen


@pytest.mark.parametrize("name", ["ann", "tom", "mia", "bert"])
def test_who_has_no_place_never_learns_that_it_exists(inst: Installation, name: str) -> None:
    overleg_id = hold(inst)
    for show in (show_report, show_strategic_day):
        with pytest.raises(NotFoundError):
            show(inst.actor(name), overleg_id, inst.deps)


def test_whom_the_line_under_its_fields_names_reads_it_and_nobody_else(inst: Installation) -> None:
    overleg_id = hold(inst)
    line = str(regel(leesrecht("papers", "strategisch_besluiten", "besluit")))
    assert line.startswith(
        "Dit lezen: wie een plaats heeft aan de strategische tafel. De verslaggever en de DPO"
    )
    readers = set()
    for name in ("hilde", "joris", "katrien", "vera", "ann", "tom", "lotte", "sam", "mia", "nora", "bert"):
        with suppress(NotFoundError):
            assert BESLUIT in str(show_report(inst.actor(name), overleg_id, inst.deps))
            readers.add(name)
    assert readers == {"hilde", "joris", "katrien", "vera", "nora"}


def test_the_parket_is_noted_as_such_and_never_by_name(inst: Installation) -> None:
    zetel = name_place(
        NamePlace(inst.actor("hilde"), TafelPlaats.PARKET, None, inst.today, procureur_op=inst.today),
        inst.deps,
    )
    overleg_id = plan(inst)
    inst.step("hilde", "st_open", "gehouden", aanwezig=[str(zetel.id), str(inst.actor("hilde").persoon_id)])
    report = show_report(inst.actor("hilde"), overleg_id, inst.deps)
    assert report.aanwezig[-1] == "parket"


def test_the_whole_of_it_is_gone_a_year_after_it_was_held_and_not_a_day_sooner(inst: Installation) -> None:
    overleg_id = hold(inst)
    inst.step("hilde", "st_vast", "vastgesteld")
    last = inst.today + relativedelta(years=1)
    shown = show_report(inst.actor("hilde"), overleg_id, inst.deps)
    assert shown.bewaard_tot == last
    inst.later(days=(last - inst.today).days - 1)
    expire_keys(inst.livc_id, inst.deps)
    inst.work()
    assert show_report(inst.actor("hilde"), overleg_id, inst.deps).besluiten
    inst.later(days=1)
    expire_keys(inst.livc_id, inst.deps)
    inst.work()
    after = show_report(inst.actor("hilde"), overleg_id, inst.deps)
    assert not after.agenda
    assert not after.aanwezig
    assert not after.besluiten
    assert after.bewaard_tot is None
    [asked] = after.opdrachten
    assert not asked.wat
    assert asked.onderwerp == "Vorming en ondersteuning", (
        "whom it was asked of and by when stays, without words"
    )
    with inst.read() as tx:
        assert not tx.items.of_instantie(overleg_id, "papers")
        assert not tx.items.sleutels_of_scope(overleg_id)
        assert tx.outbox.certificaten()


def test_what_is_half_planned_never_wipes_the_meeting_itself(inst: Installation) -> None:
    """Without a day of its own, its key counts as that of a meeting, not as a denkhulp of thirty days."""
    overleg_id = plan(inst)
    inst.later(days=45)
    expire_keys(inst.livc_id, inst.deps)
    inst.work()
    assert show_report(inst.actor("hilde"), overleg_id, inst.deps).agenda
    assert "st_open" in inst.open_elements()


def test_every_key_of_it_has_a_last_day(inst: Installation) -> None:
    overleg_id = hold(inst)
    every = [regel for each in show_inventory(inst.deps) for regel in each.inventaris.regels]
    with inst.read() as tx:
        keys = {each.key_id for each in tx.items.sleutels_of_scope(overleg_id)}
    found = {regel.key_id: regel.laatste_dag for regel in every}
    assert keys <= set(found)
    assert {found[key] for key in keys} == {inst.today + relativedelta(years=1)}


def test_in_a_calendar_it_has_a_day_and_a_place_and_neither_subject_nor_person(inst: Installation) -> None:
    tomorrow = inst.today + timedelta(days=1)
    overleg_id = plan(inst, overlegmoment=tomorrow.isoformat(), uur="09:30")
    item = calendar_item(
        Afspraak(*show_strategic_day(inst.actor("katrien"), overleg_id, inst.deps)), inst.now
    )
    assert "LOCATION:raadzaal" in item
    assert "SUMMARY:Overleg\r\n" in item
    assert "provinci" not in item
    assert "ATTENDEE" not in item
    assert "ORGANIZER" not in item
    inst.step("hilde", "st_open", "gaat_niet_door")
    with pytest.raises(NotFoundError):
        show_strategic_day(inst.actor("katrien"), overleg_id, inst.deps)


def test_where_no_texts_are_kept_its_decisions_are_and_who_was_there_is_not(inst: Installation) -> None:
    """They speak of no person: what Casuspad keeps nothing of are people."""
    there = inst.other
    overleg_id = begin_meeting(there.actor("bea"), there.deps)
    there.step("wim", "st_plan", overlegmoment=there.today.isoformat(), plaats="raadzaal")
    there.step("bea", "st_open", "gehouden")
    there.step("wim", "st_besl", **{"besluiten-0-onderwerp": "vorming", "besluiten-0-besluit": BESLUIT})
    report = show_report(there.actor("bea"), overleg_id, there.deps)
    assert [each.tekst for each in report.besluiten] == [BESLUIT]
    assert report.agenda
    assert not report.aanwezig
