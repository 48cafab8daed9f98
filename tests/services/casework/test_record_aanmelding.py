import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError
from app.services.casework.record_aanmelding import (
    RecordAanmelding,
    aanmelding_form,
    record_aanmelding,
)
from app.services.casework.show_casus import show_casus
from tests.services.installation import Installation

RAW = {
    "aanmelder_naam": ["Sam Staaltje"],
    "aanmelder_contact": ["089 00 00 00"],
    "signalen": ["een verzonnen signaal, aan de telefoon verteld"],
    "betreft": ["persoon"],
    "leeftijdsgroep": ["volwassene"],
    "anoniem": ["ja"],
    "opnieuw_aangemeld": ["nee"],
}


def record(inst: Installation, name: str = "joris", via: str = "telefoon", **changed: list[str]) -> str:
    sam = inst.org("sam")
    command = RecordAanmelding(inst.actor(name), sam, via, {**RAW, **changed})
    return record_aanmelding(command, inst.deps)


def test_what_sam_said_on_the_phone_opens_a_casus_in_sams_name(inst: Installation) -> None:
    record(inst)
    assert inst.casus.aanmelder_id == inst.org("sam")
    assert "i_gesprek" in inst.open_elements()
    with inst.read() as tx:
        row = next(r.regel for r in tx.audit.rows(None, 0, 9) if r.regel.wat == "aanmelding_genoteerd")
    assert row.grond == "genoteerd door de coördinator (telefoon)"
    assert row.organisatie_id == inst.org("sam")


def test_the_register_says_how_it_came_in(inst: Installation) -> None:
    record(inst, via="papier")
    page = show_casus(inst.actor("joris"), inst.casus.id, inst.deps)
    assert "papier" in page.register.values()


@pytest.mark.parametrize("name", ["ann", "hilde", "katrien", "vera", "mia", "bert"])
def test_only_the_coordinator_writes_it_down(inst: Installation, name: str) -> None:
    with pytest.raises(NotAllowedError):
        record(inst, name)


def test_an_unknown_way_in_is_refused(inst: Installation) -> None:
    with pytest.raises(ConflictError):
        record(inst, via="duif")


def test_a_form_with_a_gap_opens_nothing(inst: Installation) -> None:
    with pytest.raises(FormInvalidError) as refused:
        record(inst, signalen=[""])
    assert set(refused.value.errors) == {"signalen"}
    with inst.read() as tx:
        assert tx.casussen.find_by_code("2026-01") is None


def test_a_noted_re_submission_without_new_elements_is_refused_as_well(inst: Installation) -> None:
    with pytest.raises(FormInvalidError) as refused:
        record(inst, opnieuw_aangemeld=["ja"], nieuwe_elementen=["niets"])
    assert "nieuwe_elementen" in refused.value.errors


def test_without_vaults_only_the_process_part_is_asked(inst: Installation) -> None:
    there = inst.other
    raw = {k: RAW[k] for k in ("betreft", "leeftijdsgroep", "anoniem", "opnieuw_aangemeld")}
    command = RecordAanmelding(there.actor("wim"), there.org("wies"), "gesprek", raw)
    casus_id = record_aanmelding(command, there.deps)
    with there.read() as tx:
        assert tx.casussen.get(casus_id).code == "2026-01"
        assert not tx.items.sleutels(casus_id)


def record_once(inst: Installation, token: str, **changed: list[str]) -> str:
    command = RecordAanmelding(inst.actor("joris"), inst.org("sam"), "telefoon", {**RAW, **changed}, token)
    return record_aanmelding(command, inst.deps)


def test_the_same_form_sent_twice_is_one_aanmelding(inst: Installation) -> None:
    assert record_once(inst, "formulier-1") == record_once(inst, "formulier-1") == inst.casus.id
    with inst.read() as tx:
        assert tx.casussen.find_by_code("2026-02") is None
        assert [r.regel.wat for r in tx.audit.rows(None, 0, 9)].count("aanmelding_genoteerd") == 1


def test_who_goes_back_and_writes_down_something_else_loses_nothing(inst: Installation) -> None:
    first = record_once(inst, "formulier-1")
    second = record_once(inst, "formulier-1", signalen=["een ander verzonnen signaal, van iemand anders"])
    assert second != first
    with inst.read() as tx:
        assert tx.casussen.find_by_code("2026-02") is not None


def test_without_vaults_the_page_asks_what_is_taken_and_no_text(inst: Installation) -> None:
    asked = {field.key for field in aanmelding_form(inst.other.actor("wim"), inst.other.deps).fields}
    assert "signalen" not in asked
    assert {"betreft", "leeftijdsgroep", "anoniem", "opnieuw_aangemeld", "nieuwe_elementen"} <= asked
    assert "signalen" in {f.key for f in aanmelding_form(inst.actor("joris"), inst.deps).fields}


def test_without_vaults_what_is_new_is_ticked_to_be_on_paper_and_no_value_of_the_process(
    inst: Installation,
) -> None:
    there = inst.other
    raw = {k: RAW[k] for k in ("betreft", "leeftijdsgroep", "anoniem")} | {"opnieuw_aangemeld": ["ja"]}
    with pytest.raises(FormInvalidError) as refused:
        record_aanmelding(RecordAanmelding(there.actor("wim"), there.org("wies"), "gesprek", raw), there.deps)
    assert refused.value.errors.keys() == {"nieuwe_elementen"}
    told = {**raw, "nieuwe_elementen": ["ja"]}
    casus_id = record_aanmelding(
        RecordAanmelding(there.actor("wim"), there.org("wies"), "gesprek", told), there.deps
    )
    with there.read() as tx:
        [running] = [i for i in tx.instanties.of_slot(casus_id) if i.proces_id == "casus"]
        assert "nieuwe_elementen" not in running.variables
        assert "op_papier" in {row.regel.wat for row in tx.audit.rows(None, 0, 20)}
