from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.errors import FormInvalidError
from app.services.loading import mover_for
from app.services.ports.forms import FormData
from app.services.steps.context import StepContext
from app.services.steps.evaluatie import HANDLER
from tests.services.conftest import At
from tests.services.installation import Installation


def plan(inst: Installation, **velden: str) -> None:
    acties = {
        "acties-0-uitvoerder": str(inst.org("tom")),
        "acties-0-wat": "gesprek",
        "acties-0-aard": "sociaal",
    }
    inst.step("joris", "p_plan", "klaar", **{**acties, **velden})


def test_an_evaluation_lies_after_today_and_within_three_months(at: At) -> None:
    inst = at("gewogen")
    for day in (inst.today, inst.today + relativedelta(months=3) + timedelta(days=1)):
        with pytest.raises(FormInvalidError) as refused:
            plan(inst, evaluatiedatum=day.isoformat())
        assert "evaluatiedatum" in refused.value.errors
    plan(inst, evaluatiedatum=(inst.today + relativedelta(months=3)).isoformat())


def test_an_action_is_of_who_agreed_to_it_and_only_in_that_inbox(at: At) -> None:
    inst = at("traject")
    taak = inst.task("v_acties")
    assert taak.organisatie_id == inst.org("tom")


def test_a_repressive_action_does_not_exist(at: At) -> None:
    inst = at("gewogen")
    with pytest.raises(FormInvalidError):
        plan(
            inst,
            evaluatiedatum=(inst.today + timedelta(days=30)).isoformat(),
            **{"acties-0-aard": "huiszoeking"},
        )


def test_an_action_for_who_takes_no_part_is_refused(at: At) -> None:
    inst = at("gewogen")
    given = {"acties-0-uitvoerder": str(inst.org("lotte"))}
    with pytest.raises(FormInvalidError):
        plan(inst, evaluatiedatum=(inst.today + timedelta(days=30)).isoformat(), **given)


def test_how_an_action_went_is_told_to_nobody_else(at: At) -> None:
    inst = at("traject")
    inst.step("tom", "v_acties", stand="gestopt", voortgang="het lukte niet zo goed", delen=[])
    with inst.read() as tx:
        told = repr(tx.casussen.gebeurtenissen(inst.casus.id)) + repr(inst.variables)
        kept = [i for i in tx.items.of_casus(inst.casus.id, "vault") if i.soort == "F11"]
    assert "gestopt" not in told
    assert {i.eigenaar_id for i in kept} == {inst.org("tom")}


def test_the_evaluation_comes_back_to_the_agenda_in_time(at: At) -> None:
    inst = at("traject")
    when = inst.variables["evaluatiedatum"]
    while "h_agenda" not in inst.open_elements():
        inst.later(days=1)
    assert when - inst.today == timedelta(days=14)  # type: ignore[operator]


def test_without_the_purpose_only_closing_is_left(at: At) -> None:
    inst = at("evaluatie")
    with pytest.raises(FormInvalidError):
        inst.step(
            "joris",
            "e_eval",
            "verder",
            doel_nog_aanwezig="nee",
            evaluatiedatum=(inst.today + timedelta(days=30)).isoformat(),
        )
    inst.step("joris", "e_eval", "afsluiten", doel_nog_aanwezig="nee")


def test_going_on_asks_consensus_again(at: At) -> None:
    inst = at("evaluatie")
    day = (inst.today + timedelta(days=30)).isoformat()
    inst.step("joris", "e_eval", "verder", doel_nog_aanwezig="ja", evaluatiedatum=day)
    inst.agree("e_cons")
    assert "v_acties" in inst.open_elements()


def test_no_form_of_its_own_lets_a_traject_go_on_without_its_purpose(at: At) -> None:
    """INV-22 a second time: a LIVC-R may ask F12 in words of its own, and this holds behind every form."""
    inst = at("evaluatie")
    taak = inst.task("e_eval")
    with inst.begin() as tx:
        step = StepContext(
            mover=mover_for(tx, inst.deps, inst.actor("joris")),
            taak=taak,
            instantie=tx.instanties.get(taak.instantie_id),
            casus=None,
            outcome="verder",
            data=FormData({}, {"papers": {"doel_nog_aanwezig": "nee"}}),
        )
        with pytest.raises(FormInvalidError) as refused:
            HANDLER.complete(step)
    assert "alleen afsluiten" in str(refused.value.errors["uitkomst"][0])
