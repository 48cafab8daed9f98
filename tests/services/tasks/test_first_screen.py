from dataclasses import replace
from datetime import timedelta

from app.domain.kalender import BRUSSEL
from app.domain.people import Rol
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.table.request_point import RequestPoint, request_point
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.show_task import show_task
from app.services.views.first_screen import EersteScherm
from app.services.views.tasks import Inbox
from tests.services.conftest import At
from tests.services.installation import Installation


def first(inst: Installation, name: str) -> EersteScherm:
    return list_tasks(ListTasks(inst.actor(name)), inst.deps).eerst


def test_the_coordinator_sees_what_the_next_meeting_still_needs_and_where_to_do_it(at: At) -> None:
    inst = at("deelnemers")
    found = first(inst, "joris").ontbreekt
    assert "Zet casus 2026-01 op de agenda." in [each.woorden for each in found]
    assert all(each.task_id for each in found if each.waar == "taak")
    assert first(inst, "hilde").ontbreekt == ()


def test_the_coordinator_alone_sees_how_many_can_still_answer_an_invitation_and_never_who_can_still_share(
    at: At,
) -> None:
    inst = at("uitgenodigd")
    told = [each.woorden for each in first(inst, "joris").ontbreekt if each.waar == "noteren"]
    with inst.read() as tx:
        waiting = [t for t in tx.taken.of_slot(inst.casus.id) if t.kind == "antwoord_uitnodiging"]
    assert told == [
        f"Casus 2026-01: {len(waiting)} diensten kunnen nog antwoorden op de uitnodiging.",
    ]
    assert len(waiting) > 1
    for name in ("hilde", "tom", "katrien", "vera", "mia", "nora", "bert"):
        assert first(inst, name).ontbreekt == ()
    inbreng = at("inbreng")
    assert not [each for each in first(inbreng, "joris").ontbreekt if each.waar == "noteren"]


def test_a_role_that_nobody_holds_is_missing(at: At) -> None:
    inst = at("leeg").other
    assert "Er is nog geen verslaggever." in [each.woorden for each in first(inst, "wim").ontbreekt]


def test_new_aanmeldingen_are_named_one_by_one(at: At) -> None:
    inst = at("aangemeld")
    assert [taak.casus_code for taak in first(inst, "joris").nieuw] == ["2026-01"]
    assert first(inst, "hilde").nieuw == ()


def test_the_burgemeester_sees_who_decides_for_her_and_until_when(at: At) -> None:
    inst = at("leeg")
    assert first(inst, "hilde").vervangers == []
    tot = inst.today + timedelta(days=10)
    for name in ("joris", "vera"):
        grant_mandate(
            GrantMandate(inst.actor("hilde"), Rol.BURGEMEESTER, inst.actor(name).persoon_id, tot), inst.deps
        )
    assert {each.naam for each in first(inst, "hilde").vervangers} == {"Joris Voorbeeld", "Vera Notelaar"}
    assert first(inst, "joris").vervangers == []


def test_the_information_officer_sees_the_points_he_is_called_to(at: At) -> None:
    inst = at("op_lijst")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    assert [each.woorden for each in first(inst, "katrien").punten] == ["casus 2026-01: dossieraanmelding"]
    assert first(inst, "tom").punten == ()


def test_a_partner_has_the_number_of_the_coordinator_at_hand(at: At) -> None:
    inst = at("leeg")
    assert first(inst, "ann").telefoon
    assert first(inst, "mia").telefoon is None


def test_one_line_says_what_is_asked_now(at: At) -> None:
    inst = at("uitgenodigd")
    assert first(inst, "tom").wat_nu == "Er wacht 1 vraag op u."
    assert str(first(inst, "mia").wat_nu).startswith("U hoeft nu niets te doen.")
    assert first(at("op_tafel"), "ann").wat_nu == "U zit nu aan tafel: ga naar het overleg."


def next_meeting(inst: Installation, name: str) -> Inbox:
    return list_tasks(ListTasks(inst.actor(name)), inst.deps)


def test_the_next_meeting_says_where_it_is_to_who_may_sit_there(at: At) -> None:
    inst = at("op_lijst")
    day = (inst.today + timedelta(days=7)).isoformat()
    inst.step("joris", "x_plan", overlegmoment=day, uur="10:00", plaats="stadhuis, zaal 2")
    for name in ("joris", "hilde", "vera", "katrien", "ann", "tom"):
        assert next_meeting(inst, name).plaats == "stadhuis, zaal 2"
    for name in ("mia", "nora", "bert"):
        assert next_meeting(inst, name).plaats == ""


def test_without_vaults_a_meeting_keeps_its_hour_and_its_place(at: At) -> None:
    inst = at("op_lijst")
    with inst.begin() as tx:
        tx.livcs.save(replace(tx.livcs.get(inst.livc_id), kluizen_aan=False))
    page = show_task(inst.actor("joris"), inst.task("x_plan").id, inst.deps)
    assert not page.paper_light, "the page does not say that only a decision is asked"
    day = (inst.today + timedelta(days=7)).isoformat()
    inst.step("joris", "x_plan", overlegmoment=day, uur="14:15", plaats="bibliotheek")
    found = next_meeting(inst, "ann")
    assert found.plaats == "bibliotheek"
    assert found.volgend_overleg is not None
    assert found.volgend_overleg.moment is not None
    assert f"{found.volgend_overleg.moment.astimezone(BRUSSEL):%H:%M}" == "14:15"


def test_points_that_were_dealt_with_are_not_asked_any_more(at: At) -> None:
    inst = at("op_lijst")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.meet("hilde", "joris", "katrien", "ann")
    assert len(first(inst, "katrien").punten) == 2
    assert first(inst, "joris").nog_punten
    inst.step("joris", "u_dicht")
    [left] = first(inst, "katrien").punten
    assert "algemeen punt" in left.woorden
    assert first(inst, "joris").nog_punten


def test_when_only_the_report_is_left_no_point_waits(at: At) -> None:
    inst = at("op_lijst")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="ja")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien", "ann")
    inst.step("joris", "u_dicht")
    assert "x_versl" in inst.open_elements()
    assert not first(inst, "joris").nog_punten


def test_the_reporter_sees_whether_the_list_is_to_come_open_or_filled_in(at: At) -> None:
    inst = at("op_lijst")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    states = [listed(inst)]
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    states.append(listed(inst))
    inst.step("vera", "x_aanw")
    states.append(listed(inst))
    assert states == [(False, False), (True, False), (False, True)]


def listed(inst: Installation) -> tuple[bool, bool]:
    screen = first(inst, "vera")
    return screen.aanwezigheid is not None, screen.aanwezigheid_klaar
