"""What stands on a card, and what never does."""

from dataclasses import replace
from datetime import timedelta

from app.domain.ids import InstantieId, PuntId, TaskId, new_id
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.vraag import met_ja
from app.services.ports.forms import FieldView
from app.services.table.plan_again import CancelMeeting, cancel_meeting
from app.services.tasks.cards import quick_ones_first
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.show_task import show_task
from app.services.views.cards import Answering, Kaart
from tests.services.conftest import At
from tests.services.installation import Installation


def card(inst: Installation, name: str) -> Kaart:
    [found] = list_tasks(ListTasks(inst.actor(name)), inst.deps).kaarten.values()
    return found


def field(inst: Installation, name: str, element: str, key: str, **of: object) -> FieldView:
    page = show_task(inst.actor(name), inst.task(element, **of).id, inst.deps)  # type: ignore[arg-type]
    assert page.form
    return next(each for each in page.form.fields if each.key == key)


def test_an_invitation_takes_a_yes_at_once_and_a_no_with_one_short_question(at: At) -> None:
    found = card(at("uitgenodigd"), "tom")
    assert [each.hoe for each in found.antwoorden] == [Answering.AT_ONCE, Answering.UNFOLDED]
    assert dict(found.antwoorden[0].ingevuld)["deelnemer"] == "Tom Model, CLB De Linde"
    assert found.gelijk
    assert not found.iets_anders


def test_the_agenda_takes_one_press_with_the_words_of_its_form(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    inst.step("hilde", "i_lijst", "op_lijst")
    [answer] = card(inst, "joris").antwoorden
    assert (answer.woorden, answer.hoe) == ("Op de agenda van het volgende overleg", Answering.AT_ONCE)


def test_what_a_card_answers_stands_before_an_older_action_and_after_what_has_a_day(at: At) -> None:
    inst = at("uitgenodigd")
    asked = next(each for each in inst.open_tasks() if each.kind == "antwoord_uitnodiging")
    action = replace(asked, id=TaskId("actie"), kind="opvolgtaak", sinds=asked.sinds - timedelta(days=90))
    dated = replace(action, id=TaskId("dag"), streefdatum=asked.sinds + timedelta(days=5))
    assert [each.id for each in quick_ones_first([dated, action, asked])] == ["dag", asked.id, "actie"]


def test_an_invitation_says_who_sits_at_the_table_police_included(at: At) -> None:
    facts = dict(card(at("uitgenodigd"), "tom").feiten)
    assert "PZ Linde-Wissel (politie, information officer)" in facts["Aan tafel"]
    assert facts["Antwoorden kan"] == "tot en met 1 maart 2026"


def when(inst: Installation) -> str:
    return str(dict(card(inst, "tom").feiten)["Wanneer"])


def called_off(inst: Installation) -> None:
    """Plan a meeting for next week, and call it off."""
    inst.step("joris", "x_plan", overlegmoment=(inst.today + timedelta(days=7)).isoformat(), uur="10:00")
    overleg_id, joris = planned(inst), inst.actor("joris")
    met_ja(lambda ja: cancel_meeting(CancelMeeting(joris, overleg_id, ja), inst.deps))


def planned(inst: Installation) -> InstantieId:
    with inst.read() as tx:
        return next(o.id for o in tx.tafel.overleggen() if o.status == "gepland")


def on_the_agenda(inst: Installation) -> None:
    with inst.begin() as tx:
        tx.tafel.save_punt(
            Agendapunt(
                PuntId(new_id()),
                inst.livc_id,
                None,
                inst.casus.id,
                "casus",
                "casusbespreking",
                PuntStatus.GEVRAAGD,
                1,
            )
        )


def test_a_day_that_does_not_hold_any_more_is_told_to_who_was_told_it(at: At) -> None:
    inst = at("uitgenodigd")
    on_the_agenda(inst)
    called_off(inst)
    assert "gaat niet door" in when(inst)


def test_a_meeting_that_was_called_off_says_nothing_to_a_casus_that_was_not_on_its_agenda(at: At) -> None:
    inst = at("uitgenodigd")
    called_off(inst)
    assert when(inst) == "nog geen dag gekozen"


def test_the_burgemeester_starts_from_what_the_coordinator_wrote_and_reads_it_on_the_page_only(
    at: At,
) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene", gesprek="Blijft al weken binnen.")
    assert (
        field(inst, "hilde", "i_lijst", "aanwijzingen").properties["standaard"] == "Blijft al weken binnen."
    )
    found = card(inst, "hilde")
    assert "Blijft al weken" not in repr(found)
    assert [each.hoe for each in found.antwoorden] == [Answering.ON_THE_PAGE, Answering.ON_THE_PAGE]
    assert [each.waarde for each in found.antwoorden] == ["op_lijst", "terug"]
    assert found.iets_anders


def test_the_burgemeester_invites_with_one_tap_on_a_card_that_names_the_services(at: At) -> None:
    inst = at("weerhouden")
    inst.step("ann", "id_vrij", "meegedeeld", naam="Verzonnen Persoon")
    services = [str(inst.org("tom")), str(inst.org("sam"))]
    day = inst.today.replace(month=inst.today.month + 1).isoformat()
    inst.step("joris", "u_voorstel", "voorgesteld", diensten=services, antwoord_tegen=day)
    found = card(inst, "hilde")
    assert dict(found.feiten)["Voorgestelde diensten"] == "CLB De Linde, Jeugddienst Lindervoorde"
    assert [(each.waarde, each.hoe) for each in found.antwoorden] == [
        ("verstuurd", Answering.AT_ONCE),
        ("aanpassen", Answering.ON_THE_PAGE),
    ]


def test_who_notes_for_another_gets_no_card_that_answers(at: At) -> None:
    inst = at("uitgenodigd")
    assert list_tasks(ListTasks(inst.actor("joris")), inst.deps).kaarten == {}


def test_sharing_nothing_is_one_click_of_three_that_look_alike(at: At) -> None:
    inst = at("inbreng")
    found = card(inst, "tom")
    assert [(each.veld, each.waarde, each.hoe) for each in found.antwoorden] == [
        ("wijze", "niets", Answering.AT_ONCE),
        ("wijze", "mondeling", Answering.AT_ONCE),
        ("wijze", "schriftelijk", Answering.ON_THE_PAGE),
    ]
    assert found.gelijk
    [taak] = [row.taak for row in list_tasks(ListTasks(inst.actor("tom")), inst.deps).regels]
    complete_task(CompleteTask(inst.actor("tom"), taak.id, {"wijze": ["niets"]}), inst.deps)
    assert list_tasks(ListTasks(inst.actor("tom")), inst.deps).regels == []
