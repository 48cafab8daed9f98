"""What the LTF shares is the information officer's alone; passed on, it is an aanmelding like any other."""

import pytest

from app.domain.errors import NotAllowedError
from app.domain.vraag import BevestigingNodigError
from app.services.casework.list_casussen import list_casussen
from app.services.casework.note_ltf_question import note_ltf_question
from app.services.casework.show_casus import show_casus
from app.services.ports.casussen import CasusZicht
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation

OTHERS = ("hilde", "joris", "ann", "tom", "vera", "kris")
PASSED_ON = {"betreft": "persoon", "leeftijdsgroep": "volwassene", "naam": "Voorbeeld Claes-Demo"}


def begin(inst: Installation) -> None:
    note_ltf_question(inst.actor("katrien"), inst.deps)


def pass_on(inst: Installation) -> None:
    begin(inst)
    inst.step("katrien", "l_ontv", "nieuwe_persoon", **PASSED_ON, signalen="Wat gedeeld mag worden.")


@pytest.mark.parametrize("name", [each for each in OTHERS if each != "kris"])
def test_only_an_information_officer_writes_down_what_the_ltf_shares(at: At, name: str) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        note_ltf_question(inst.actor(name), inst.deps)


def test_a_second_press_of_the_button_begins_nothing_more(at: At) -> None:
    inst = at("leeg")
    pressed = {note_ltf_question(inst.actor("katrien"), inst.deps, "x") for _ in range(2)}
    assert len(pressed) == 1


def test_nobody_else_sees_it_until_it_is_passed_on(at: At) -> None:
    inst = at("leeg")
    begin(inst)
    for name in OTHERS[:-1]:
        asked = {each.taak.element_id for each in list_tasks(ListTasks(inst.actor(name)), inst.deps).regels}
        assert "l_ontv" not in asked
        assert not list_casussen(inst.actor(name), inst.deps).casussen


def test_it_is_asked_first_and_says_who_will_read_it(at: At) -> None:
    inst = at("leeg")
    begin(inst)
    taak = inst.task("l_ontv")
    raw = inst.filled("katrien", taak, "nieuwe_persoon", **PASSED_ON)
    with pytest.raises(BevestigingNodigError) as asked:
        complete_task(CompleteTask(inst.actor("katrien"), taak.id, raw), inst.deps)
    assert "als een aanmelding met een naam" in str(asked.value.vraag.gevolgen[0])


def test_passed_on_it_is_an_aanmelding_like_any_other(at: At) -> None:
    """INV-25: no origin has a way round the burgemeester's decision and the kwalificatie."""
    inst = at("leeg")
    pass_on(inst)
    assert inst.variables["herkomst"] == "ltf"
    assert inst.variables["anoniem"] is False
    assert "i_gesprek" in inst.open_elements()
    form = show_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps).form
    assert form is not None
    (kanaal,) = (field for field in form.fields if field.key == "kanaal")
    assert kanaal.properties["standaard"] == "io_ltf"
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="nee")
    assert "i_lijst" in inst.open_elements()


def test_the_office_reads_the_name_and_who_passed_it_on_sees_no_casus_for_it(at: At) -> None:
    inst = at("leeg")
    pass_on(inst)
    casus_id = inst.casus.id
    page = show_casus(inst.actor("joris"), casus_id, inst.deps)
    assert "Voorbeeld Claes-Demo" in str(page)
    assert not list_casussen(inst.actor("katrien"), inst.deps).casussen, "a seat at the point gives sight"


def test_what_is_not_for_the_livc_leaves_nothing(at: At) -> None:
    inst = at("leeg")
    begin(inst)
    inst.step("katrien", "l_ontv", "niet_voor_livc")
    inst.work()
    assert "l_ontv" not in inst.open_elements()
    with inst.read() as tx:
        assert not tx.casussen.visible(CasusZicht(alle=True))


def test_in_paper_light_no_name_and_no_text_is_asked(at: At) -> None:
    inst = at("leeg").other
    note_ltf_question(inst.actor("ina"), inst.deps)
    form = show_task(inst.actor("ina"), inst.task("l_ontv").id, inst.deps).form
    assert form is not None
    assert {field.key for field in form.fields} == {"betreft", "kaart", "leeftijdsgroep", "lopende_casus"}


def test_a_running_casus_is_offered_only_to_who_sat_there_and_its_register_says_what_is_new(at: At) -> None:
    inst = at("traject")
    begin(inst)
    task = show_task(inst.actor("katrien"), inst.task("l_ontv").id, inst.deps)
    (field,) = (each for each in task.form.fields if each.key == "lopende_casus") if task.form else ()
    assert dict(field.options) == {"2026-01": "2026-01"}
    new = {"lopende_casus": "2026-01", "nieuw_voor_casus": "Nieuw volgens de LTF."}
    inst.step("katrien", "l_ontv", "lopende_casus", **new)
    inst.work()
    assert "Nieuw volgens de LTF." in str(show_casus(inst.actor("joris"), inst.casus.id, inst.deps))
    assert "Nieuw volgens de LTF." not in str(show_casus(inst.actor("tom"), inst.casus.id, inst.deps))
    with inst.read() as tx:
        assert len(tx.casussen.visible(CasusZicht(alle=True))) == 1


def test_who_never_sat_at_a_table_is_offered_no_casus(at: At) -> None:
    inst = at("op_lijst")
    begin(inst)
    task = show_task(inst.actor("katrien"), inst.task("l_ontv").id, inst.deps)
    (field,) = (each for each in task.form.fields if each.key == "lopende_casus") if task.form else ()
    assert not field.options
