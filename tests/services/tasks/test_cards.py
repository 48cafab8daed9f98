"""What stands on a card, and what never does."""

from app.services.ports.forms import FieldView
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


def test_an_invitation_says_who_sits_at_the_table_police_included(at: At) -> None:
    facts = dict(card(at("uitgenodigd"), "tom").feiten)
    assert "PZ Linde-Wissel (politie, information officer)" in facts["Aan tafel"]
    assert facts["Antwoorden kan"] == "tot en met 1 maart 2026"


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
