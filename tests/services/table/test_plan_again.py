"""A planned meeting can be looked at, moved and called off before its day."""

from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import InstantieId
from app.domain.vraag import BevestigingNodigError, met_ja
from app.services.clockwork.calendars import BIJLAGEN
from app.services.clockwork.send_mail import ONDERWERPEN
from app.services.table.plan_again import CancelMeeting, cancel_meeting, move_meeting
from app.services.table.show_table import show_table
from app.services.views.table import TafelPagina
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.meetings import meeting_of

PLAATS = "Verzonnen zaal 2"


@pytest.fixture
def inst(at: At) -> Installation:
    """A casus waits for the table, and a meeting is planned for next week."""
    inst = at("op_lijst")
    plan(inst, 7)
    return inst


def plan(inst: Installation, days: int, plaats: str = PLAATS) -> None:
    day = inst.today + timedelta(days=days)
    inst.step("joris", "x_plan", overlegmoment=day.isoformat(), uur="10:00", plaats=plaats)


def page(inst: Installation, name: str) -> TafelPagina:
    return show_table(inst.actor(name), meeting_of(inst), inst.deps)


def cancel(inst: Installation, overleg_id: InstantieId) -> None:
    actor = inst.actor("joris")
    met_ja(lambda ja: cancel_meeting(CancelMeeting(actor, overleg_id, ja), inst.deps))


def test_moving_leads_to_the_question_of_the_day_at_once(inst: Installation) -> None:
    move_meeting(inst.actor("joris"), meeting_of(inst), inst.deps)
    assert [taak.taak.kind for taak in page(inst, "joris").overlegtaken] == ["overleg_plannen"]
    assert page(inst, "ann").voorblad is None


def test_calling_off_asks_first_and_says_what_becomes_of_the_points(inst: Installation) -> None:
    with pytest.raises(BevestigingNodigError) as asked:
        cancel_meeting(CancelMeeting(inst.actor("joris"), meeting_of(inst)), inst.deps)
    told = " ".join(map(str, asked.value.vraag.gevolgen))
    assert "blijft wachten op een volgend overleg" in told
    assert "Alle leden lezen" in told
    assert page(inst, "joris").overleg.status == "gepland"


def test_when_a_meeting_is_called_off_its_points_wait_and_who_knew_is_told(inst: Installation) -> None:
    overleg_id = meeting_of(inst)
    with inst.read() as tx:
        before = tx.tafel.punten(None)
    cancel(inst, overleg_id)
    with inst.read() as tx:
        assert tx.tafel.punten(None) == before
        mails = [job for job in tx.outbox.pending("mail") if job.payload["soort"] == "overleg_af"]
        told = {job.payload["persoon"] for job in mails}
    assert inst.actor("ann").persoon_id in told
    assert inst.actor("joris").persoon_id not in told
    assert "x_plan" in inst.open_elements()
    said = " ".join(map(str, show_table(inst.actor("ann"), overleg_id, inst.deps).nu.zinnen))
    assert "ging niet door" in said


def mailed(inst: Installation, soort: str) -> list[str]:
    """Return who got this kind of mail, by address."""
    return [mail.to for mail in inst.mailer.sent if mail.subject == ONDERWERPEN[soort]]


def address(inst: Installation, name: str) -> str:
    with inst.read() as tx:
        return tx.people.persoon(inst.actor(name).persoon_id).email or ""


def test_who_is_expected_hears_that_there_is_a_day_and_nobody_else(at: At) -> None:
    inst = at("op_lijst")
    plan(inst, 7)
    told = mailed(inst, "overleg_gepland")
    for name in ("hilde", "katrien", "vera"):
        assert address(inst, name) in told
    for name in ("joris", "tom", "mia", "nora"):
        assert address(inst, name) not in told, name


def test_whoever_saw_the_day_hears_that_it_is_another_once(inst: Installation) -> None:
    move_meeting(inst.actor("joris"), meeting_of(inst), inst.deps)
    plan(inst, 7)
    assert mailed(inst, "overleg_verplaatst") == []
    move_meeting(inst.actor("joris"), meeting_of(inst), inst.deps)
    plan(inst, 9)
    told = mailed(inst, "overleg_verplaatst")
    assert address(inst, "ann") in told
    assert address(inst, "joris") not in told
    assert len(told) == len(set(told))


def test_on_its_day_a_meeting_that_does_not_go_on_is_told_as_well(inst: Installation) -> None:
    inst.later(days=8)
    inst.step("joris", "x_kader", "gaat_niet_door")
    assert address(inst, "ann") in mailed(inst, "overleg_af")


def test_a_meeting_that_was_called_off_does_not_begin_on_its_old_day(inst: Installation) -> None:
    cancel(inst, meeting_of(inst))
    inst.later(days=8)
    assert "x_kader" not in inst.open_elements()
    plan(inst, 1)
    inst.later(days=2)
    assert "x_kader" in inst.open_elements()


def test_it_is_for_who_plans_and_only_before_the_day(inst: Installation) -> None:
    overleg_id = meeting_of(inst)
    for name in ("ann", "katrien", "vera", "hilde"):
        with pytest.raises(NotAllowedError):
            move_meeting(inst.actor(name), overleg_id, inst.deps)
        with pytest.raises(NotAllowedError):
            cancel_meeting(CancelMeeting(inst.actor(name), overleg_id), inst.deps)
    move_meeting(inst.actor("joris"), overleg_id, inst.deps)
    with pytest.raises(ConflictError):
        move_meeting(inst.actor("joris"), overleg_id, inst.deps)


def items(inst: Installation, soort: str, name: str) -> list[list[str]]:
    """Return the lines of the calendar items that somebody got with this kind of mail."""
    got = (m for m in inst.mailer.sent if m.subject == ONDERWERPEN[soort] and m.to == address(inst, name))
    return [mail.calendar.splitlines() for mail in got]


def line(item: list[str], key: str) -> str:
    [found] = [each.partition(":")[2] for each in item if each.partition(":")[0] == key]
    return found


def test_a_calendar_follows_the_meeting_that_is_planned_moved_and_called_off(at: At) -> None:
    inst = at("op_lijst")
    plan(inst, 7)
    inst.wait(hours=1)
    move_meeting(inst.actor("joris"), meeting_of(inst), inst.deps)
    plan(inst, 9)
    inst.wait(hours=1)
    cancel(inst, meeting_of(inst))
    inst.work()
    kinds = ("overleg_gepland", "overleg_verplaatst", "overleg_af")
    first, moved, off = (items(inst, soort, "hilde")[-1] for soort in kinds)
    assert [line(each, "METHOD") for each in (first, moved, off)] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert len({line(each, "UID") for each in (first, moved, off)}) == 1
    numbers = [int(line(each, "SEQUENCE")) for each in (first, moved, off)]
    assert numbers == sorted(set(numbers))
    assert line(first, "DTSTART") < line(moved, "DTSTART") == line(off, "DTSTART")
    assert line(off, "STATUS") == "CANCELLED"


def test_a_calendar_says_the_day_and_neither_a_casus_nor_a_person_nor_the_place(at: At) -> None:
    inst = at("op_lijst")
    plan(inst, 7)
    [item] = items(inst, "overleg_gepland", "katrien")
    assert line(item, "SUMMARY") == "Overleg"
    keys = {each.partition(":")[0].partition(";")[0] for each in item}
    assert keys == {
        *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART"),
        *("SUMMARY", "STATUS", "ORGANIZER"),
    }
    assert inst.casus.code not in "".join(item)


def test_no_other_mail_brings_a_calendar_item_and_each_says_what_it_does(at: At) -> None:
    inst = at("op_lijst")
    plan(inst, 7)
    for mail in inst.mailer.sent:
        about = mail.subject in {ONDERWERPEN[soort] for soort in BIJLAGEN}
        assert bool(mail.calendar) == about == ("De bijlage" in mail.body)
