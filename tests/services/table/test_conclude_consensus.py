from dataclasses import replace

import pytest

from app.domain.casus import CasusStatus
from app.domain.errors import ConflictError, NotAllowedError, TaskNotOpenError
from app.domain.vraag import BevestigingNodigError, Vraag
from app.procedure.bundle import model_of
from app.procedure.closing import closes
from app.procedure.reading import outcomes_at
from app.services.ports.instanties import Wijziging
from app.services.table.cast_vote import CastVote, cast_vote
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.versions import published_before
from tests.services.stages import STAGES


def test_when_everyone_agreed_the_casus_moves_on_and_the_outcome_is_kept(at: At) -> None:
    inst = at("gekwalificeerd")
    done = inst.agree("k_cons", ann="geen_bezwaar")
    assert done.uitkomst == "Consensus"
    assert inst.casus.kwalificatie == "weerhouden"
    assert "id_vrij" in inst.open_elements()


def test_silence_is_no_vote(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.note("k_cons", hilde="akkoord", joris="akkoord", katrien="akkoord")
    with pytest.raises(ConflictError, match="Nog niet iedereen"):
        inst.conclude("k_cons")
    assert inst.casus.kwalificatie is None
    assert "k_cons" in inst.open_elements()


def test_one_objection_blocks_and_nobody_can_see_whose_it_was(at: At) -> None:
    inst = at("gekwalificeerd")
    assert inst.agree("k_cons", katrien="bezwaar").uitkomst == "Nog eens bespreken"
    assert inst.casus.kwalificatie is None
    assert "id_vrij" not in inst.open_elements()
    with inst.read() as tx:
        told = repr(tx.casussen.gebeurtenissen(inst.casus.id)) + repr(tx.audit.rows(None, 0, 99))
    assert "bezwaar" not in told
    assert "bezwaar" not in repr(inst.variables)


def test_an_answer_about_closing_counts_only_for_the_reason_it_was_given_to(at: At) -> None:
    inst = at("afsluiten")
    inst.note("a_cons", **dict.fromkeys(("hilde", "joris", "katrien", "ann", "tom"), "akkoord"))
    with inst.begin() as tx:
        instantie = tx.instanties.get(inst.task("a_cons").instantie_id)
        assert instantie.variables["reden"] == "doel_bereikt"
        changed = replace(instantie, variables={**instantie.variables, "reden": "verhuisd"})
        tx.instanties.keep(changed, Wijziging((), (), (), (), frozenset()))
    with pytest.raises(ConflictError, match="Nog niet iedereen"):
        inst.conclude("a_cons")


@pytest.mark.parametrize("uitkomst", ["consensus", "geen_consensus", "meerderheid"])
def test_an_outcome_is_counted_and_never_chosen(at: At, uitkomst: str) -> None:
    inst = at("gekwalificeerd")
    with pytest.raises(ConflictError):
        inst.conclude("k_cons", uitkomst)
    assert "k_cons" in inst.open_elements()


def test_putting_off_needs_no_votes_and_asks_for_the_agenda_again(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.conclude("k_cons", "uitgesteld")
    assert inst.casus.kwalificatie is None
    assert "k_cons" not in inst.open_elements()
    assert inst.casus.status is CasusStatus.LOPEND


@pytest.mark.parametrize("name", ["katrien", "ann", "vera", "tom"])
def test_only_the_chair_concludes_and_the_chair_is_never_police(at: At, name: str) -> None:
    inst = at("gekwalificeerd")
    inst.note("k_cons", hilde="akkoord", joris="akkoord", katrien="akkoord", ann="akkoord")
    with pytest.raises(NotAllowedError):
        conclude_consensus(ConcludeConsensus(inst.actor(name), inst.task("k_cons").id), inst.deps)


def test_concluded_twice_is_concluded_once(at: At) -> None:
    inst = at("gekwalificeerd")
    taak = inst.task("k_cons")
    inst.agree("k_cons")
    with pytest.raises(TaskNotOpenError):
        conclude_consensus(ConcludeConsensus(inst.actor("joris"), taak.id), inst.deps)


def test_onvoldoende_binds_no_name_is_asked_and_the_casus_closes(at: At) -> None:
    inst = at("op_tafel")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="onvoldoende")
    inst.agree("k_cons")
    assert not inst.open_elements() & {"id_vrij", "u_voorstel"}
    inst.step("joris", "c_uit")
    assert inst.casus.status is CasusStatus.AFGESLOTEN


def test_an_edit_asks_everyone_again(at: At) -> None:
    from app.services.casework.withdraw_item import withdraw_item
    from tests.services.casework.test_present_item import own_item

    inst = at("plan")
    inst.note("p_cons", **dict.fromkeys(inst.present(), "akkoord"))
    withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    with pytest.raises(ConflictError, match="Nog niet iedereen"):
        inst.conclude("p_cons")
    assert inst.agree("p_cons").uitkomst == "Consensus"


def test_a_plan_sent_back_for_changes_is_voted_on_anew(at: At) -> None:
    inst = at("plan")
    inst.note("p_cons", **dict.fromkeys(inst.present(), "akkoord"))
    inst.conclude("p_cons", "aanpassen")
    assert "p_plan" in inst.open_elements()


def objection_of(inst: Installation, *names: str) -> Vraag:
    """Let these people object and all others agree; return what the chair is asked."""
    inst.note("k_cons", **{n: "bezwaar" if n in names else "akkoord" for n in inst.present()})
    return asked(inst)


def asked(inst: Installation, uitkomst: str | None = None, ja: str | None = None) -> Vraag:
    with pytest.raises(BevestigingNodigError) as refused:
        press(inst, uitkomst, ja)
    return refused.value.vraag


def press(inst: Installation, uitkomst: str | None = None, ja: str | None = None) -> None:
    taak = inst.task("k_cons")
    conclude_consensus(ConcludeConsensus(inst.actor("joris"), taak.id, uitkomst, ja), inst.deps)


def test_no_consensus_is_no_end_the_chair_chooses_to_discuss_again_or_to_put_off(at: At) -> None:
    inst = at("gekwalificeerd")
    question = objection_of(inst, "ann")
    assert question.titel == "Er is nog geen consensus"
    assert question.gevolgen[0] == "Zonder consensus is er niets beslist, en er eindigt niets."
    assert "De tafel bespreekt de casus nog eens, en beantwoordt de vraag opnieuw." in question.gevolgen
    assert question.knop == "Besluiten: nog eens bespreken"
    assert question.anders == [("uitgesteld", "Liever uitstellen naar een volgend overleg")]
    assert "k_cons" in inst.open_elements()
    press(inst, ja=question.kenmerk)
    assert "k_kw" in inst.open_elements(), "the question was not true"
    assert not inst.open_elements() & {"c_uit", "id_vrij"}
    assert inst.casus.status is CasusStatus.LOPEND
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    with pytest.raises(ConflictError, match="Nog niet iedereen"):
        press(inst)
    assert inst.agree("k_cons").uitkomst == "Consensus"


def ending_without_consensus(text: str) -> str:
    """Draw the end of before: what is not agreed leads out of the kwalificatie, and so to the closing."""
    out = text.replace('sourceRef="g_k_cons" targetRef="k_kw"', 'sourceRef="g_k_cons" targetRef="k_end"')
    return out.replace('sourceRef="s_kwal" targetRef="x_kw"', 'sourceRef="s_kwal" targetRef="c_uit"')


def test_no_consensus_in_a_version_that_ends_there_is_told_before(inst: Installation) -> None:
    published_before(inst, "casus", ending_without_consensus)
    for stage in ("aangemeld", "op_lijst", "op_tafel", "gekwalificeerd"):
        STAGES[stage][1](inst)
    assert any("stopt deze casus hier" in each for each in objection_of(inst, "ann").gevolgen)


def test_a_consensus_that_is_there_asks_nothing(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.note("k_cons", **dict.fromkeys(inst.present(), "akkoord"))
    press(inst)
    assert inst.casus.kwalificatie == "weerhouden"


@pytest.mark.parametrize("objects", ["hilde", "joris", "katrien", "ann", "katrien ann", "hilde joris ann"])
def test_the_question_is_the_same_whoever_objects_and_however_many_do(at: At, objects: str) -> None:
    inst = at("gekwalificeerd")
    question = objection_of(inst, "katrien")
    assert objection_of(inst, *objects.split()) == question
    assert asked(inst).kenmerk == question.kenmerk
    told = " ".join((question.titel, *question.gevolgen, *question.stand))
    assert not any(name.capitalize() in told for name in inst.present())
    assert not {str(inst.actor(name).persoon_id) for name in inst.present()} & set(question.stand)


def test_until_everyone_answered_pressing_tells_only_how_many_are_missing(at: At) -> None:
    """Whoever presses after each answer, hears the same whatever was answered."""
    heard: list[list[str]] = []
    for objects in ("hilde", "katrien", "ann", ""):
        inst = at("gekwalificeerd")
        heard.append([])
        for name in ("hilde", "joris", "katrien"):
            inst.note("k_cons", **{name: "bezwaar" if name == objects else "akkoord"})
            with pytest.raises(ConflictError) as refused:
                press(inst)
            assert not isinstance(refused.value, BevestigingNodigError)
            heard[-1].append(str(refused.value))
    assert all(each == heard[0] for each in heard)
    assert ["Er ontbreken nog 3" in heard[0][0], "Er ontbreekt nog 1" in heard[0][2]] == [True, True]


def test_a_yes_stays_good_when_answers_changed_and_there_still_is_no_consensus(at: At) -> None:
    """Asking again would tell that somebody changed."""
    inst = at("gekwalificeerd")
    question = objection_of(inst, "ann")
    assert objection_of(inst, "ann", "katrien") == question
    press(inst, ja=question.kenmerk)
    assert "k_cons" not in inst.open_elements()


def test_a_yes_concludes_what_is_counted_then(at: At) -> None:
    inst = at("gekwalificeerd")
    question = objection_of(inst, "ann")
    inst.note("k_cons", ann="akkoord")
    press(inst, ja=question.kenmerk)
    assert inst.casus.kwalificatie == "weerhouden"


def test_what_is_voted_on_is_part_of_the_question(at: At) -> None:
    inst = at("gekwalificeerd")
    question = objection_of(inst, "ann")
    with inst.begin() as tx:
        instantie = tx.instanties.get(inst.task("k_cons").instantie_id)
        tx.instanties.keep(
            replace(instantie, variables={**instantie.variables, "kwalificatie": "regulier"}),
            Wijziging([], [], [], [], frozenset()),
        )
    other = objection_of(inst, "ann")
    assert other.kenmerk != question.kenmerk
    assert asked(inst, ja=question.kenmerk) == other


def test_putting_off_asks_too_and_a_yes_to_that_is_no_yes_to_ending(at: At) -> None:
    inst = at("gekwalificeerd")
    ending = objection_of(inst, "ann")
    putting_off = asked(inst, "uitgesteld")
    assert asked(inst, None, putting_off.kenmerk) == ending
    assert asked(inst, "uitgesteld", ending.kenmerk) == putting_off
    press(inst, "uitgesteld", putting_off.kenmerk)
    inst.step("joris", "u_dicht")
    assert inst.casus.status is CasusStatus.LOPEND


def test_an_own_answer_still_outranks_what_is_noted(at: At) -> None:
    inst = at("gekwalificeerd")
    cast_vote(CastVote(inst.actor("ann"), inst.task("k_cons").id, "bezwaar", 1), inst.deps)
    inst.note("k_cons", **dict.fromkeys(inst.present(), "akkoord"))
    assert asked(inst).titel == "Er is nog geen consensus"


def test_of_every_consensus_it_is_known_which_outcomes_close_the_casus(at: At) -> None:
    inst = at("leeg")
    with inst.read() as tx:
        bundle = tx.versies.find_current("casus")
    assert bundle
    steps = {e.id: e for e in model_of(bundle).elements.values()}
    found = {
        (step.id, way.value)
        for step in steps.values()
        if step.livc.get("kind") == "consensus"
        for way in outcomes_at(bundle, step.process_id, step.id)
        if closes(bundle, step.process_id, step.id, way.value)
    }
    assert not found, "a closing may still bring a fiche to the table, and a referral comes back without one"
