from dataclasses import replace

import pytest

from app.domain.errors import NotFoundError, TaskNotOpenError
from app.services.ports.engine import Engine
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import spoil


def test_a_task_says_what_is_asked_and_what_follows_each_outcome(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    page = show_task(inst.actor("hilde"), inst.task("i_lijst").id, inst.deps)
    assert page.form is not None
    assert page.mag_invullen
    assert {o.value for o in page.uitkomsten} == {
        *("op_lijst", "bestaande_casus", "terug", "andere_gemeente", "navragen")
    }
    assert all(o.label and o.next for o in page.uitkomsten)


def test_the_office_looks_along_but_is_told_that_the_step_is_for_someone_else(at: At) -> None:
    inst = at("aangemeld")
    page = show_task(inst.actor("hilde"), inst.task("i_gesprek").id, inst.deps)
    assert not page.mag_invullen
    assert page.waarom_niet


@pytest.mark.parametrize("name", ["tom", "katrien", "vera", "mia", "nora", "bert"])
def test_who_has_nothing_to_do_with_it_does_not_know_that_it_exists(at: At, name: str) -> None:
    inst = at("aangemeld")
    with pytest.raises(NotFoundError):
        show_task(inst.actor(name), inst.task("i_gesprek").id, inst.deps)


def test_a_prescreening_is_seen_by_its_own_organisation_only(at: At) -> None:
    inst = at("leeg")
    taak = inst.prescreen("ann")
    assert show_task(inst.actor("ann"), taak.id, inst.deps).mag_invullen
    for name in ("hilde", "joris", "tom", "katrien", "nora", "bert"):
        with pytest.raises(NotFoundError):
            show_task(inst.actor(name), taak.id, inst.deps)


def test_a_task_of_another_livc_does_not_exist(at: At) -> None:
    inst = at("aangemeld")
    with pytest.raises(TaskNotOpenError):
        show_task(inst.other.actor("wim"), inst.task("i_gesprek").id, inst.deps)


def test_a_task_that_was_done_is_no_longer_shown(at: At) -> None:
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    with pytest.raises(TaskNotOpenError):
        show_task(inst.actor("joris"), taak.id, inst.deps)


def test_reading_the_aanmelding_beside_a_task_leaves_one_audit_row(at: At) -> None:
    inst = at("aangemeld")
    page = show_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps)
    assert page.context
    with inst.read() as tx:
        newest = tx.audit.rows(None, 0, 1)[0].regel
    assert (newest.soort, newest.wat) == ("lezen", "taak_gelezen")
    assert newest.items


def test_others_do_not_see_the_steps_that_someone_may_decline(at: At) -> None:
    inst = at("inbreng")
    own = inst.task("m_deel", binding=inst.actor("tom").persoon_id)
    for name in ("ann", "katrien"):
        with pytest.raises(NotFoundError):
            show_task(inst.actor(name), own.id, inst.deps)


def test_the_deadline_on_which_silence_takes_over_is_shown(at: At) -> None:
    inst = at("weerhouden")
    page = show_task(inst.actor("ann"), inst.task("id_vrij").id, inst.deps)
    assert page.tegen is not None
    assert (page.tegen - inst.now).days in (29, 30)
    assert page.tegen_woorden == (
        "U hebt tijd tot 4 maart 2026, 09.00 u. Zonder naam stopt casus 2026-01 dan. Niemand vraagt waarom."
    )
    [meanwhile] = page.intussen
    assert meanwhile.startswith("Op 9 februari 2026: We herinneren één keer aan de naam bij casus 2026-01.")


def test_each_has_the_own_deadline_and_not_that_of_another_service(at: At) -> None:
    inst = at("uitgenodigd")
    page = show_task(inst.actor("tom"), inst.task("r_antw", binding=inst.org("tom")).id, inst.deps)
    assert (page.tegen_woorden or "").startswith("U hebt tijd tot en met 1 maart 2026. Wie de uitnodiging")


def test_the_deadline_of_the_activity_around_a_step_counts_as_well(at: At) -> None:
    inst = at("leeg")
    page = show_task(inst.actor("ann"), inst.prescreen("ann").id, inst.deps)
    assert page.waarom == "Omdat de procedure begon."
    assert "Daarna wissen we deze denkhulp. U hoeft daar niets voor te doen." in (page.tegen_woorden or "")


def test_a_task_says_after_what_it_is_open_and_what_was_answered_there(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    page = show_task(inst.actor("hilde"), inst.task("i_lijst").id, inst.deps)
    asked = "Omdat deze vraag beantwoord is: Wat zei de aanmelder over casus 2026-01?"
    assert page.waarom == f"{asked} Wat eruit kwam: Naar de burgemeester."


def test_who_may_not_follow_the_procedure_reads_after_what_but_not_what_was_decided(at: At) -> None:
    inst = at("weerhouden")
    taak = inst.task("id_vrij")
    assert show_task(inst.actor("ann"), taak.id, inst.deps).waarom == "Omdat “Kwalificatie” klaar is."
    office = show_task(inst.actor("joris"), taak.id, inst.deps).waarom
    assert office.endswith("Wat eruit kwam: Opnemen: we volgen dit hier op.")


def test_the_two_answers_on_the_name_say_where_each_leads(at: At) -> None:
    inst = at("weerhouden")
    page = show_task(inst.actor("ann"), inst.task("id_vrij").id, inst.deps)
    assert {o.value: o.next for o in page.uitkomsten} == {
        "meegedeeld": ("Voorstellen wie we uitnodigen",),
        "niet_meegedeeld": ("Aanmelder en deelnemers berichten",),
    }


class Silent:
    """An engine that must not be asked to explain."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __getattr__(self, name: str) -> object:
        assert name != "explain", "a submit explains nothing"
        return getattr(self._engine, name)


def test_completing_a_task_explains_nothing(at: At) -> None:
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    answers = inst.filled("joris", taak, "klaar", leeftijdsgroep="volwassene")
    quiet = replace(inst.deps, engine=Silent(inst.deps.engine))  # type: ignore[arg-type]
    complete_task(CompleteTask(inst.actor("joris"), taak.id, answers), quiet)
    with pytest.raises(AssertionError):
        show_task(inst.actor("hilde"), inst.task("i_lijst").id, quiet)


def test_a_task_of_a_state_that_cannot_be_read_is_still_shown(at: At) -> None:
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    spoil(inst, taak.instantie_id)
    page = show_task(inst.actor("joris"), taak.id, inst.deps)
    assert (page.waarom, page.tegen) == ("", None)
    assert page.uitkomsten


def test_beside_telling_the_aanmelder_stands_what_the_burgemeester_decided_he_may_know_and_no_more(
    at: At,
) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    inst.step("hilde", "i_lijst", "terug", toelichting="u kunt terecht bij het OCMW")
    page = show_task(inst.actor("joris"), inst.task("c_uit").id, inst.deps)
    assert dict(page.context)["De burgemeester besliste"] == [
        ("Wat mag de aanmelder weten?", "u kunt terecht bij het OCMW")
    ]


def test_an_invitation_names_everyone_who_always_sits_at_the_table(at: At) -> None:
    inst = at("uitgenodigd")
    page = show_task(inst.actor("tom"), inst.task("r_antw", binding=inst.org("tom")).id, inst.deps)
    said = dict(page.context)["Wie zit er aan tafel"]
    assert {"burgemeester", "coördinator", "politie, information officer"} <= {role for _, role in said}
    with inst.read() as tx:
        gemeente = tx.people.organisatie(inst.org("hilde")).naam
    assert inst.org("hilde") == inst.org("joris"), "one organisation holds two of these roles"
    assert {role for name, role in said if name == gemeente} == {"burgemeester", "coördinator"}


def test_only_what_a_question_of_the_form_offers_is_read(at: At) -> None:
    inst = at("aangemeld")
    page = show_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps)
    assert page.form
    offered = {field.properties["bron"] for field in page.form.fields if "bron" in field.properties}
    assert page.opties.keys() == offered
