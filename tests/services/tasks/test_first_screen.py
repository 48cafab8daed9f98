from datetime import timedelta

from app.domain.people import Rol
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.views.first_screen import EersteScherm
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
