from dataclasses import replace
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import VersieId
from app.services.loading import mover_for
from app.services.ports.forms import FormData
from app.services.procedures.migrate_casus import MigrateCasus, migrate_casus
from app.services.steps.context import StepContext
from app.services.steps.evaluatie import HANDLER
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.fiches import draft, looked_over
from tests.services.installation import Installation
from tests.services.procedures.versions import in_force, published_before, without


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


def refer(inst: Installation, ook_hier: str = "nee") -> None:
    inst.step("joris", "e_eval", "doorverwijzen", doel_nog_aanwezig="ja", ook_hier=ook_hier)


def test_a_referral_is_agreed_on_first_and_then_a_fiche_asks_everyone_again(at: At) -> None:
    """INV-09, INV-27: the table decides twice, and only the second lets something leave."""
    inst = at("evaluatie")
    refer(inst)
    assert "f_op" not in inst.open_elements()
    inst.note("e_dvcons", **{**dict.fromkeys(inst.present(), "akkoord"), "tom": "bezwaar"})
    inst.conclude("e_dvcons")
    assert {"e_eval"} == inst.open_elements() & {"e_eval", "f_op", "h_agenda"}
    refer(inst)
    inst.agree("e_dvcons")
    draft(inst)
    looked_over(inst)
    inst.agree("f_cons", tom="bezwaar")
    assert "f_zend" not in inst.open_elements()
    assert "h_agenda" in inst.open_elements()


def test_what_is_agreed_says_whether_the_casus_is_followed_here_as_well(at: At) -> None:
    inst = at("evaluatie")
    refer(inst, "ja")
    said = str(show_task(inst.actor("ann"), inst.task("e_dvcons").id, inst.deps).context)
    assert "label='Volgt de LIVC-R dit ook zelf verder op?', tekst='ja'" in said


def test_without_the_core_nobody_is_referred_from_a_traject_whatever_the_reason(at: At) -> None:
    inst = at("evaluatie")
    refer(inst)
    with inst.begin() as tx:
        punt = inst.punt
        (hilde,) = [
            row for row in tx.tafel.aanwezigen(punt.id) if row.persoon_id == inst.actor("hilde").persoon_id
        ]
        tx.tafel.save_aanwezige(replace(hilde, tot=inst.now), inst.livc_id)
    inst.note("e_dvcons", **dict.fromkeys(inst.present(), "akkoord"))
    with pytest.raises(ConflictError, match="wettelijke kern"):
        inst.conclude("e_dvcons", reden="De burgemeester is ziek.")


def test_without_the_purpose_a_person_is_referred_but_not_followed_here(at: At) -> None:
    """INV-22."""
    inst = at("evaluatie")
    with pytest.raises(FormInvalidError) as refused:
        inst.step("joris", "e_eval", "doorverwijzen", doel_nog_aanwezig="nee", ook_hier="ja")
    assert "zonder zelf verder op te volgen" in str(refused.value.errors["uitkomst"][0])
    inst.step("joris", "e_eval", "doorverwijzen", doel_nog_aanwezig="nee", ook_hier="nee")


def test_a_fiche_is_proposed_anew_each_time(at: At) -> None:
    """What was answered with a plan counts for that plan; with another, somebody has to propose it again."""
    inst = at("gewogen")
    day = (inst.today + timedelta(days=30)).isoformat()
    plan(inst, evaluatiedatum=day, fiche_voorgesteld="ja")
    inst.agree("p_cons")
    assert "v_acties" not in inst.open_elements(), "the plan begins when the fiche is sent, or there is none"
    inst.step("katrien", "f_op", "geen_fiche")
    assert "v_acties" in inst.open_elements()
    inst.step("joris", "u_dicht")
    inst.later(days=20)
    inst.meet("hilde", "joris", "katrien", "ann", "tom")
    inst.step("joris", "e_eval", "aanpassen", doel_nog_aanwezig="ja", evaluatiedatum=_in_a_month(inst))
    assert inst.variables["fiche_voorgesteld"] is False
    inst.step("joris", "p_plan", "uitgesteld", fiche_voorgesteld="ja")
    assert inst.variables["fiche_voorgesteld"] is False


def _in_a_month(inst: Installation) -> str:
    return (inst.today + timedelta(days=30)).isoformat()


def test_the_burgemeester_agrees_with_another_municipality_only_after_the_table(at: At) -> None:
    inst = at("evaluatie")
    inst.step("joris", "e_eval", "overdragen", doel_nog_aanwezig="ja")
    assert "o_afspr" not in inst.open_elements()
    inst.agree("e_ovcons")
    assert "o_afspr" in inst.open_elements()


BEFORE = ("g_p_fiche", "p_fiche", "e_dvcons", "g_e_dvcons", "e_dv", "g_e_dv", "g_e_ook", "e_ovcons")
ALSO_BEFORE = ("g_e_ovcons", "e_over", "g_e_over", "e_slot")


def as_it_was(text: str) -> str:
    """Return the drawing of a traject as it was before anything could be referred from it."""
    if 'id="traject"' not in text:
        return text
    for cons in ("g_p_cons", "g_e_cons"):
        text = text.replace(
            f'sourceRef="{cons}" targetRef="g_p_fiche"', f'sourceRef="{cons}" targetRef="s_uitv"'
        )
    return without(*BEFORE, *ALSO_BEFORE)(text.replace(" ook_hier:ook_hier", ""))


@pytest.mark.parametrize(
    ("stage", "step"), [("plan", "p_cons"), ("evaluatie", "e_eval"), ("traject", "v_acties")]
)
def test_a_traject_that_runs_moves_to_the_new_drawing_and_nothing_else_changes(
    at: At, stage: str, step: str
) -> None:
    """Nobody is asked for a fiche that nobody proposed, and what is open stays open with its dates."""
    inst = at(stage)
    new = in_force(inst, "casus")
    old = published_before(inst, "casus", as_it_was)
    _move(inst, old)
    before, terms = inst.task(step), _terms(inst)
    with inst.begin() as tx:
        tx.versies.publish(tx.versies.release().with_bundle(new), inst.clock.now())
    _move(inst, new.version_id)
    after = inst.task(step)
    assert (after.id, after.sinds) == (before.id, before.sinds)
    assert _terms(inst) == terms
    if stage == "plan":
        inst.agree("p_cons")
        assert "f_op" not in inst.open_elements()
        assert "v_acties" in inst.open_elements()


def _move(inst: Installation, naar: VersieId) -> None:
    command = MigrateCasus(inst.livc_id, inst.actor("joris"), "casus", inst.casus.id, naar, {})
    assert migrate_casus(command, inst.deps) == 1


def _terms(inst: Installation) -> dict[str, object]:
    with inst.read() as tx:
        return {each.element_id: each.due_at for each in tx.instanties.timers(inst.casus.id)}
