from datetime import timedelta

import pytest

from app.services.table.request_meeting import request_meeting
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.views.tasks import Inbox
from tests.services.conftest import At
from tests.services.installation import Installation


def inbox(inst: Installation, name: str, **rest: object) -> Inbox:
    return list_tasks(ListTasks(inst.actor(name), **rest), inst.deps)  # type: ignore[arg-type]


def elements(box: Inbox) -> set[str]:
    return {line.taak.element_id for line in box.regels}


def test_each_finds_the_own_steps_and_no_others(at: At) -> None:
    inst = at("aangemeld")
    assert elements(inbox(inst, "joris")) == {"i_gesprek"}
    for name in ("ann", "tom", "hilde", "katrien", "vera", "mia", "nora", "bert"):
        assert elements(inbox(inst, name)) == set(), name


def test_an_own_prescreening_is_in_nobody_elses_inbox(at: At) -> None:
    inst = at("leeg")
    inst.prescreen("ann")
    assert elements(inbox(inst, "ann")) == {"q_besp"}
    for name in ("tom", "joris", "hilde", "nora"):
        assert "q_besp" not in elements(inbox(inst, name))


def test_a_step_that_one_may_decline_is_never_overdue(at: At) -> None:
    inst = at("uitgenodigd")
    inst.later(days=20)
    [line] = inbox(inst, "tom").regels
    assert line.taak.kind == "antwoord_uitnodiging"
    assert not line.te_laat
    assert inbox(inst, "tom", te_laat=True).regels == []


def test_a_step_whose_target_passed_is_overdue_and_can_be_filtered(at: At) -> None:
    inst = at("deelnemers")
    assert inbox(inst, "joris", te_laat=True).regels == []
    inst.later(days=10)
    late = inbox(inst, "joris", te_laat=True)
    assert "h_agenda" in elements(late)
    assert all(line.te_laat for line in late.regels)
    assert late.totaal == len(late.regels)


def test_the_filter_on_a_phase_keeps_that_phase(at: At) -> None:
    inst = at("traject")
    assert elements(inbox(inst, "tom", fase="dossieraanpak")) == {"v_acties"}
    assert elements(inbox(inst, "tom", fase="dossieraanmelding")) == set()


def test_the_coordinator_sees_new_aanmeldingen_and_terms_and_others_do_not(at: At) -> None:
    inst = at("aangemeld")
    assert len(inbox(inst, "joris").eerst.nieuw) == 1
    assert not inbox(inst, "tom").eerst.nieuw
    later = at("weerhouden")
    assert inbox(later, "joris").termijnen
    assert inbox(later, "tom").termijnen == []


def test_who_takes_part_in_the_open_point_is_shown_the_way_to_it(at: At) -> None:
    inst = at("op_tafel")
    assert [code for _, code in inbox(inst, "ann").open_punten] == ["2026-01"]
    assert inbox(inst, "tom").open_punten == []


def test_a_page_begins_where_it_is_asked(at: At) -> None:
    inst = at("aangemeld")
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    assert len(inbox(inst, "joris", van=1).regels) == 1
    assert inbox(inst, "joris", van=1).totaal == 2
    assert inbox(inst, "joris", van=99).regels == []
    assert inbox(inst, "joris").volgend_overleg is None


def test_a_task_by_mandate_is_marked(at: At) -> None:
    from app.domain.people import Rol
    from app.services.access.grant_mandate import GrantMandate, grant_mandate

    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    vera = inst.actor("vera").persoon_id
    tot = inst.today + timedelta(days=1)
    grant_mandate(GrantMandate(inst.actor("hilde"), Rol.BURGEMEESTER, vera, tot), inst.deps)
    [line] = inbox(inst, "vera").regels
    assert line.door_mandaat
    assert not inbox(inst, "hilde").regels[0].door_mandaat


def test_of_very_many_terms_the_first_are_shown_and_that_there_are_more(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    inst = at("weerhouden")
    first = inbox(inst, "joris").termijnen
    assert first
    assert not inbox(inst, "joris").meer_termijnen
    monkeypatch.setattr("app.services.tasks.list_tasks.MEESTE_TERMIJNEN", len(first) - 1)
    page = inbox(inst, "joris")
    assert page.termijnen == first[:-1]
    assert page.meer_termijnen


def test_a_task_is_offered_only_to_whom_handing_it_over_accepts(at: At) -> None:
    from app.domain.ids import PersoonId
    from app.domain.people import Rol
    from app.services.access.grant_mandate import GrantMandate, grant_mandate
    from app.services.tasks.hand_over_task import hand_over_task

    inst = at("uitgenodigd")
    vera, tot = inst.actor("vera").persoon_id, inst.today + timedelta(days=1)
    grant_mandate(GrantMandate(inst.actor("joris"), Rol.COORDINATOR, vera, tot), inst.deps)
    offered = inbox(inst, "joris").collega_s
    assert [each.woorden for people in offered.values() for each in people] == ["Vera Notelaar"] * len(
        offered
    )
    for task_id, people in offered.items():
        hand_over_task(inst.actor("joris"), task_id, PersoonId(people[0].waarde), inst.deps)
    assert offered
