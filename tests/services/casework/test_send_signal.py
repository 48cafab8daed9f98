import pytest

from app.domain.casus import CasusStatus
from app.domain.errors import DomainError, NotAllowedError, NotFoundError
from app.services.casework.send_signal import SendSignal, send_signal
from tests.services.conftest import At
from tests.services.installation import Installation


def send(inst: Installation, name: str, bericht: str) -> None:
    send_signal(SendSignal(inst.actor(name), inst.casus.id, bericht), inst.deps)
    inst.work()


def test_the_aanmelder_withdraws_before_the_first_discussion(at: At) -> None:
    inst = at("aangemeld")
    send(inst, "ann", "intrekken")
    assert not inst.open_elements() & {"i_gesprek", "i_lijst"}
    inst.step("joris", "c_uit")
    assert inst.casus.status is CasusStatus.AFGESLOTEN


def test_once_it_is_on_its_way_to_the_table_it_cannot_be_withdrawn(at: At) -> None:
    inst = at("op_tafel")
    with pytest.raises(NotAllowedError):
        send(inst, "ann", "intrekken")


def test_the_office_closes_the_round_and_nobody_learns_who_was_still_silent(at: At) -> None:
    inst = at("inbreng")
    inst.contribute("tom", "mondeling")
    with pytest.raises(NotAllowedError):
        send(inst, "tom", "ronde_sluiten")
    send(inst, "joris", "ronde_sluiten")
    assert "d_weeg" in inst.open_elements()
    with pytest.raises(NotAllowedError):
        send(inst, "joris", "ronde_sluiten")


def test_a_deelnemer_asks_for_an_earlier_evaluation(at: At) -> None:
    inst = at("traject")
    with pytest.raises(NotFoundError):
        send(inst, "lotte", "vroeger_evalueren")
    send(inst, "tom", "vroeger_evalueren")
    assert "h_agenda" in inst.open_elements()


def test_earlier_destruction_is_asked_only_by_the_office_and_only_after_closing(at: At) -> None:
    running = at("traject")
    with pytest.raises(NotAllowedError):
        send(running, "hilde", "vervroegd_vernietigen")
    inst = at("afgesloten")
    with pytest.raises(NotAllowedError):
        send(inst, "tom", "vervroegd_vernietigen")
    send(inst, "joris", "vervroegd_vernietigen")
    assert inst.casus.vervroegd_op == inst.today
    with inst.read() as tx:
        assert [c.soort for c in tx.outbox.certificaten()] == ["dossier"]


def test_a_word_that_is_no_message_and_a_casus_of_another_livc_do_not_exist(at: At) -> None:
    inst = at("aangemeld")
    with pytest.raises(NotFoundError):
        send(inst, "joris", "sluipweg")
    with pytest.raises(DomainError):
        send_signal(SendSignal(inst.other.actor("wim"), inst.casus.id, "intrekken"), inst.deps)
    assert inst.casus.status is CasusStatus.LOPEND
