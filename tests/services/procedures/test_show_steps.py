import pytest

from app.domain.errors import NotFoundError
from app.domain.ids import VersieId
from app.services.procedures.show_steps import show_steps
from tests.services.conftest import At
from tests.services.installation import Installation


def version(inst: Installation) -> VersieId:
    with inst.read() as tx:
        return next(i.versie_id for i in tx.instanties.of_slot(inst.casus.id) if i.proces_id == "casus")


def test_a_procedure_is_read_with_all_that_it_calls(at: At) -> None:
    inst = at("aangemeld")
    reading = show_steps(inst.actor("ann"), version(inst), "casus", inst.deps)
    assert (reading.naam, reading.versie_id) == ("Casus", version(inst))
    assert {proces for proces, _, _ in reading.opgeroepen} == {
        "tafelmoment",
        "uitnodigen",
        "informatievraag",
        "afspraak_burgemeesters",
        "traject",
        "terugkoppeling",
    }
    called = {stap.proces for stap in reading.stappen.elk() if stap.proces}
    assert called <= {proces for proces, _, _ in reading.opgeroepen}


def test_each_step_that_asks_a_form_says_on_what_that_rests_as_it_is_called_today(at: At) -> None:
    inst = at("aangemeld")
    reading = show_steps(inst.actor("ann"), version(inst), "casus", inst.deps)
    every = [*reading.stappen.elk(), *(stap for _, _, steps in reading.opgeroepen for stap in steps.elk())]
    asked = {stap.formulier for stap in every if stap.formulier}
    assert "F03" in asked
    assert asked <= reading.gronden.keys()
    assert "art. 3 §2" in reading.gronden["F03"]
    assert not [said for said in reading.gronden.values() if "{" in said or "jurist" in said]


def test_what_is_not_in_the_version_is_not_there(at: At) -> None:
    inst = at("aangemeld")
    with pytest.raises(NotFoundError):
        show_steps(inst.actor("ann"), version(inst), "overleg", inst.deps)


def test_a_version_of_another_livc_is_not_there(at: At) -> None:
    inst = at("aangemeld")
    with pytest.raises(NotFoundError):
        show_steps(inst.actor("ann"), VersieId("0" * 64), "casus", inst.deps)
