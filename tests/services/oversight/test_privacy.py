"""A possible data breach and a question about the own data: a term and decisions, never who or what (INV-53)."""

from dataclasses import fields

import pytest

from app.domain.errors import NotAllowedError
from app.domain.words.processes import DATALEK, INZAGEVERZOEK, PRESCREENING
from app.procedure.forms.reading import read_form
from app.services.oversight.privacy import open_matter, show_privacy
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.views.oversight import Loopt, Vraagt
from tests.services.conftest import At
from tests.services.installation import Installation

OFFICE = ("joris", "hilde", "nora")
OTHERS = ("ann", "katrien", "vera", "mia", "bert")


def begin(inst: Installation, name: str, word: str, token: str = "") -> str:
    return open_matter(inst.actor(name), word, inst.deps, token)


def may_begin(inst: Installation, name: str) -> set[str]:
    return {each.proces_id for each in show_privacy(inst.actor(name), inst.deps).begin if each.mag}


@pytest.mark.parametrize("name", [*OFFICE, *OTHERS])
def test_everyone_may_report_a_breach_and_only_who_follows_it_up_sees_that_one_runs(
    at: At, name: str
) -> None:
    inst = at("leeg")
    begin(inst, name, DATALEK.word)
    pages = {each: show_privacy(inst.actor(each), inst.deps) for each in (*OFFICE, *OTHERS)}
    assert {each for each, page in pages.items() if page.lopend} == set(OFFICE)
    assert not any(pages[each].volgt_op for each in OTHERS)
    (runs,) = pages["nora"].lopend
    assert [str(each.vraag) for each in runs.nu] == ["Ging er iets mis met gegevens, en hoe erg is het?"]
    assert runs.tegen is not None
    assert (runs.tegen - runs.nu[0].sinds).total_seconds() == 72 * 3600


def test_the_task_is_for_whose_it_is(at: At) -> None:
    inst = at("leeg")
    begin(inst, "ann", DATALEK.word)
    given = {name: show_privacy(inst.actor(name), inst.deps).lopend[0].nu[0].task_id for name in OFFICE}
    assert given["nora"]
    assert not given["joris"]
    assert not given["hilde"]


@pytest.mark.parametrize("name", OTHERS)
def test_a_question_about_the_own_data_is_noted_by_the_office_and_the_dpo(at: At, name: str) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        begin(inst, name, INZAGEVERZOEK.word)
    assert may_begin(inst, name) == {DATALEK.word}


def test_what_does_not_begin_with_a_button_is_refused(at: At) -> None:
    inst = at("leeg")
    for word in (PRESCREENING.word, "casus", "niets"):
        with pytest.raises(NotAllowedError):
            begin(inst, "joris", word)


def test_a_second_press_of_the_button_begins_nothing_more(at: At) -> None:
    inst = at("leeg")
    assert begin(inst, "ann", DATALEK.word, "x") == begin(inst, "ann", DATALEK.word, "x")
    begin(inst, "joris", DATALEK.word, "y")
    begin(inst, "joris", INZAGEVERZOEK.word, "y")
    running = show_privacy(inst.actor("nora"), inst.deps).lopend
    assert sorted(each.proces_id for each in running) == ["datalek", "datalek", "inzageverzoek"]
    assert [each.proces_id for each in running][-1] == "inzageverzoek", "the first due comes first"


def test_another_livc_sees_nothing_of_it(at: At) -> None:
    inst = at("leeg")
    begin(inst, "ann", DATALEK.word)
    assert not show_privacy(inst.other.actor("wim"), inst.other.deps).lopend


def test_neither_form_has_room_for_who_or_what(at: At) -> None:
    """Nobody can search here whether somebody is spoken of (INV-53): no question takes words, none is kept."""
    inst = at("leeg")
    begin(inst, "nora", INZAGEVERZOEK.word)
    begin(inst, "nora", DATALEK.word)
    with inst.deps.uow.read(inst.actor("nora").livc_id) as tx:
        bundles = [tx.versies.find_current(each.word) for each in (DATALEK, INZAGEVERZOEK)]
        running = [each for word in (DATALEK, INZAGEVERZOEK) for each in tx.instanties.of_process(word.word)]
    for bundle in bundles:
        assert bundle is not None
        asked = [part for key, text in bundle.forms.items() for part in read_form(key, text).components]
        assert asked
        assert {part.kind for part in asked} == {"checkbox"}
        assert {part.zone for part in asked} == {"process"}
    assert all(each.casus_id is None and each.organisatie_id is None for each in running)
    assert {field.name for field in fields(Loopt)} == {"id", "proces_id", "naam", "tegen", "nu"}
    assert {field.name for field in fields(Vraagt)} == {"vraag", "wie", "sinds", "graag_tegen", "task_id"}


def test_when_the_month_is_over_the_coordinator_is_asked_why(at: At) -> None:
    inst = at("leeg")
    begin(inst, "joris", INZAGEVERZOEK.word)
    inst.step("joris", "iv_ontv", "bevestigd")
    page = show_privacy(inst.actor("hilde"), inst.deps)
    inst.later(days=32)
    inst.work()
    asked = show_privacy(inst.actor("joris"), inst.deps).lopend[0]
    assert asked.tegen is None
    assert {str(each.vraag) for each in asked.nu} == {
        "Wat raadt u de burgemeester aan?",
        "Waarom is er na een maand nog geen antwoord?",
    }
    assert page.lopend[0].tegen is not None
    begin(inst, "ann", DATALEK.word)
    first, second = show_privacy(inst.actor("nora"), inst.deps).lopend
    assert first.id == asked.id, "what has no term left comes before what is still due"
    assert second.tegen


@pytest.mark.parametrize("name", OTHERS)
def test_who_does_not_follow_it_up_never_sees_that_somebody_asked(at: At, name: str) -> None:
    inst = at("leeg")
    begin(inst, "hilde", INZAGEVERZOEK.word)
    page = show_privacy(inst.actor(name), inst.deps)
    assert not page.volgt_op
    assert not page.lopend
    assert not list_tasks(ListTasks(inst.actor(name)), inst.deps).totaal
