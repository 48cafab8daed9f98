import pytest

from app.domain.casus import CasusStatus
from app.domain.errors import ConflictError, NotAllowedError, TaskNotOpenError
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from tests.services.conftest import At


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
    assert inst.agree("k_cons", katrien="bezwaar").uitkomst == "Geen consensus"
    assert inst.casus.kwalificatie is None
    assert "id_vrij" not in inst.open_elements()
    with inst.read() as tx:
        told = repr(tx.casussen.gebeurtenissen(inst.casus.id)) + repr(tx.audit.rows(None, 0, 99))
    assert "bezwaar" not in told
    assert "bezwaar" not in repr(inst.variables)


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


def test_a_missing_core_without_a_reason_is_refused_when_the_point_opens(at: At) -> None:
    from app.domain.errors import FormInvalidError

    inst = at("op_lijst")
    with pytest.raises(FormInvalidError) as refused:
        inst.meet("joris", "ann")
    assert "kern_reden" in refused.value.errors
    assert "burgemeester" in str(refused.value.errors)
    assert "politie" in str(refused.value.errors)


def test_with_a_noted_reason_the_table_decides_without_the_whole_core(at: At) -> None:
    inst = at("op_lijst")
    inst.meet("joris", "hilde", "ann", kern_reden="de information officer is ziek")
    assert inst.punt.kern_reden
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="onvoldoende")
    assert inst.agree("k_cons").uitkomst == "Consensus"
    assert inst.casus.kwalificatie == "onvoldoende"


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
