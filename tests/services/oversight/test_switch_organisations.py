"""A casus about an organisation: not until the LIVC-R decided so; one that runs goes on."""

from datetime import timedelta

import pytest

from app.domain.errors import FormInvalidError
from app.services.casework.record_aanmelding import RecordAanmelding, aanmelding_form, record_aanmelding
from app.services.oversight.switch_organisations import SwitchOrganisations, switch_organisations
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation

BESLUIT = "Besluit van de burgemeester, met advies van de jurist"
GEMELD = {
    "signalen": ["Kanarie: iets"],
    "aanmelder_naam": ["Iemand Verzonnen"],
    "aanmelder_contact": ["012 34 56 78"],
    "betreft": ["organisatie"],
    "anoniem": ["ja"],
    "opnieuw_aangemeld": ["nee"],
}


def decide(inst: Installation, aan: bool, days: int = 0) -> None:
    day = inst.today + timedelta(days=days)
    switch_organisations(SwitchOrganisations(inst.livc_id, aan, BESLUIT, day), inst.deps)


def offered(inst: Installation) -> set[str]:
    form = aanmelding_form(inst.actor("joris"), inst.deps)
    return {
        value
        for field in form.fields
        if field.key in {"betreft", "leeftijdsgroep"}
        for value, _ in field.options
    }


def test_without_a_decision_it_is_not_offered_and_not_accepted(inst: Installation) -> None:
    decide(inst, aan=False)
    assert not offered(inst) & {"organisatie", "nvt"}
    with pytest.raises(FormInvalidError) as refused:
        record_aanmelding(RecordAanmelding(inst.actor("joris"), None, "telefoon", GEMELD), inst.deps)
    assert "betreft" in refused.value.errors


def test_a_livc_that_never_decided_is_about_persons_alone(inst: Installation) -> None:
    with inst.other.read() as tx:
        assert tx.livcs.instelling(inst.other.livc_id, "organisatiebesluit") is None
    with inst.read() as tx:
        assert (tx.livcs.instelling(inst.livc_id, "organisatiebesluit") or "").startswith("aan")


def test_a_decision_counts_from_its_day(inst: Installation) -> None:
    decide(inst, aan=False)
    decide(inst, aan=True, days=2)
    assert "organisatie" not in offered(inst)
    inst.wait(days=3)
    assert "organisatie" in offered(inst)


def test_a_casus_that_is_about_one_already_goes_on(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", betreft="organisatie", leeftijdsgroep="nvt", anoniem="ja")
    inst.step("hilde", "i_lijst", "navragen")
    decide(inst, aan=False)
    page = show_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps)
    assert page.form
    assert any("organisatie" in dict(field.options) for field in page.form.fields)
    inst.step("joris", "i_gesprek", "klaar", betreft="organisatie", leeftijdsgroep="nvt", anoniem="ja")


def test_one_about_a_person_does_not_become_one(at: At) -> None:
    inst = at("aangemeld")
    decide(inst, aan=False)
    page = show_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps)
    assert page.form
    assert not any(
        "organisatie" in dict(field.options) for field in page.form.fields if field.key == "betreft"
    )
    with pytest.raises(FormInvalidError):
        inst.step("joris", "i_gesprek", "klaar", betreft="organisatie", leeftijdsgroep="nvt", anoniem="ja")


def test_a_decision_without_words_is_none(inst: Installation) -> None:
    with pytest.raises(FormInvalidError):
        switch_organisations(SwitchOrganisations(inst.livc_id, True, "ja", inst.today), inst.deps)
