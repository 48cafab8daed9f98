import pytest

from app.domain.errors import ConflictError, NotFoundError
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.name_draft import NameDraft, name_draft
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from app.services.views.cards import EigenConcept
from tests.services.conftest import At
from tests.services.installation import Installation

WORDS = {"vastgesteld": ["Komt niet meer naar de les.\nPraat anders."], "betreft": ["persoon"]}


def called(inst: Installation, name: str) -> list[EigenConcept]:
    page = list_tasks(ListTasks(inst.actor(name)), inst.deps)
    return [page.concepten[row.taak.id] for row in page.regels]


def test_drafts_are_told_apart_by_their_first_words_or_by_a_name(at: At) -> None:
    inst = at("leeg")
    inst.prescreen("ann")
    inst.prescreen("ann")
    first, second = (row.taak for row in list_tasks(ListTasks(inst.actor("ann")), inst.deps).regels)
    assert [each.woorden for each in called(inst, "ann")] == [None, None]
    save_draft(SaveDraft(inst.actor("ann"), first.id, WORDS), inst.deps)
    name_draft(NameDraft(inst.actor("ann"), second.id, "  de  groep van donderdag "), inst.deps)
    words = {each.woorden for each in called(inst, "ann")}
    assert words == {"Komt niet meer naar de les. Praat anders.", "de groep van donderdag"}


def test_a_name_stays_when_the_draft_is_saved_again_and_is_no_answer_of_the_form(at: At) -> None:
    inst = at("leeg")
    taak = inst.prescreen("ann")
    name_draft(NameDraft(inst.actor("ann"), taak.id, "donderdag"), inst.deps)
    save_draft(SaveDraft(inst.actor("ann"), taak.id, WORDS), inst.deps)
    assert [each.bijnaam for each in called(inst, "ann")] == ["donderdag"]
    assert "bijnaam" not in show_task(inst.actor("ann"), taak.id, inst.deps).waarden


def test_a_name_goes_along_to_the_next_step(at: At) -> None:
    inst = at("leeg")
    taak = inst.prescreen("ann")
    name_draft(NameDraft(inst.actor("ann"), taak.id, "donderdag"), inst.deps)
    inst.do("ann", taak, "aanmelden", signalen="Komt niet meer naar de les.")
    assert [each.bijnaam for each in called(inst, "ann")] == ["donderdag"]


def test_a_name_is_nowhere_outside_the_vault_and_of_no_other_organisation(at: At) -> None:
    inst = at("leeg")
    taak = inst.prescreen("ann")
    name_draft(NameDraft(inst.actor("ann"), taak.id, "zeldzaamwoord"), inst.deps)
    assert called(inst, "tom") == []
    with pytest.raises(NotFoundError):
        name_draft(NameDraft(inst.actor("tom"), taak.id, "van ons"), inst.deps)
    stored = b"".join(path.read_bytes() for path in (inst.folder / "data").rglob("*") if path.is_file())
    assert b"zeldzaamwoord" not in stored


def test_without_vaults_a_name_is_not_kept(at: At) -> None:
    inst = at("leeg").other
    taak = inst.prescreen("wies")
    with pytest.raises(ConflictError):
        name_draft(NameDraft(inst.actor("wies"), taak.id, "donderdag"), inst.deps)
