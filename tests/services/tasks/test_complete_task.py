import pytest

from app.domain.errors import FormInvalidError, NotAllowedError, TaskNotOpenError
from app.services.table.confirm_note import ConfirmNote, confirm_note
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.conftest import At
from tests.services.installation import Installation


def snapshot(inst: Installation) -> object:
    """Everything a refused action must leave as it was."""
    with inst.read() as tx:
        casus = tx.casussen.find_by_code("2026-01")
        assert casus is not None
        states = [i.state for i in tx.instanties.of_slot(casus.id)]
        return casus, states, inst.open_tasks(), tx.audit.rows(None, 0, 999), tx.outbox.pending()


def test_a_completed_step_moves_the_casus_and_says_what_follows(at: At) -> None:
    inst = at("aangemeld")
    done = inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    assert done.casus_code == "2026-01"
    assert done.uitkomst == "Naar de burgemeester"
    assert done.gevolg == "De burgemeester krijgt de aanmelding en beslist of ze op de casuslijst komt."
    assert "i_lijst" in inst.open_elements()


def test_a_step_done_twice_is_refused_and_changes_nothing(at: At) -> None:
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    raw = inst.filled("joris", taak, "klaar", leeftijdsgroep="volwassene")
    complete_task(CompleteTask(inst.actor("joris"), taak.id, raw), inst.deps)
    before = snapshot(inst)
    with pytest.raises(TaskNotOpenError):
        complete_task(CompleteTask(inst.actor("joris"), taak.id, raw), inst.deps)
    assert snapshot(inst) == before


@pytest.mark.parametrize("name", ["ann", "tom", "katrien", "hilde", "vera", "mia", "nora", "bert"])
def test_the_wrong_person_is_refused_and_nothing_changes(at: At, name: str) -> None:
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    raw = inst.filled("joris", taak, "klaar", leeftijdsgroep="volwassene")
    before = snapshot(inst)
    with pytest.raises(NotAllowedError):
        complete_task(CompleteTask(inst.actor(name), taak.id, raw), inst.deps)
    assert snapshot(inst) == before


def test_someone_of_another_livc_is_told_that_it_is_not_there(at: At) -> None:
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    raw = inst.filled("joris", taak, "klaar", leeftijdsgroep="volwassene")
    with pytest.raises(TaskNotOpenError):
        complete_task(CompleteTask(inst.other.actor("wim"), taak.id, raw), inst.deps)


@pytest.mark.parametrize(
    "raw", [{}, {"uitkomst": ["verzonnen"]}, {"uitkomst": ["klaar"], "leeftijdsgroep": ["honderd"]}]
)
def test_bad_input_is_named_at_its_field_and_changes_nothing(at: At, raw: dict[str, list[str]]) -> None:
    inst = at("aangemeld")
    before = snapshot(inst)
    with pytest.raises(FormInvalidError) as refused:
        complete_task(CompleteTask(inst.actor("joris"), inst.task("i_gesprek").id, raw), inst.deps)
    assert refused.value.errors
    assert snapshot(inst) == before


def test_an_unknown_field_is_refused(at: At) -> None:
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    raw = {**inst.filled("joris", taak, "klaar", leeftijdsgroep="volwassene"), "risicoscore": ["9"]}
    with pytest.raises(FormInvalidError):
        complete_task(CompleteTask(inst.actor("joris"), taak.id, raw), inst.deps)


def test_a_step_taken_over_by_the_clock_cannot_be_done_any_more(at: At) -> None:
    inst = at("weerhouden")
    taak = inst.task("id_vrij")
    raw = inst.filled("ann", taak, "niet_meegedeeld")
    inst.later(days=31)
    assert "id_vrij" not in inst.open_elements()
    with pytest.raises(TaskNotOpenError):
        complete_task(CompleteTask(inst.actor("ann"), taak.id, raw), inst.deps)


def test_an_oral_decision_is_noted_and_waits_for_confirmation(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    inst.do("joris", inst.task("i_lijst"), "op_lijst", via="mondeling")
    [note] = list_tasks(ListTasks(inst.actor("hilde")), inst.deps).bevestigingen
    assert note.soort == "mondeling"
    assert list_tasks(ListTasks(inst.actor("joris")), inst.deps).bevestigingen == []
    confirm_note(ConfirmNote(inst.actor("hilde"), note.id, klopt=True), inst.deps)
    assert list_tasks(ListTasks(inst.actor("hilde")), inst.deps).bevestigingen == []


def test_only_the_coordinator_notes_for_another_and_only_as_the_step_allows(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    taak = inst.task("i_lijst")
    raw = inst.filled("hilde", taak, "op_lijst")
    for name, via in (
        ("joris", "telefoon"),
        ("joris", "verzonnen"),
        ("vera", "mondeling"),
        ("ann", "papier"),
    ):
        with pytest.raises(NotAllowedError):
            complete_task(CompleteTask(inst.actor(name), taak.id, raw, via), inst.deps)


def test_a_partner_without_account_answers_by_phone_through_the_coordinator(at: At) -> None:
    inst = at("uitgenodigd")
    taak = inst.task("r_antw", binding=inst.org("sam"))
    inst.do("joris", taak, "aanvaard", via="telefoon")
    with inst.read() as tx:
        newest = next(r.regel for r in tx.audit.rows(None, 0, 9) if r.regel.soort == "schrijven")
    assert newest.grond == "genoteerd door de coördinator (telefoon)"
    assert newest.organisatie_id == inst.org("sam")


def test_a_consensus_is_never_completed_like_a_task(at: At) -> None:
    inst = at("gekwalificeerd")
    taak = inst.task("k_cons")
    for name in ("joris", "hilde"):
        with pytest.raises(NotAllowedError):
            complete_task(CompleteTask(inst.actor(name), taak.id, {"uitkomst": ["consensus"]}), inst.deps)


def test_what_was_written_becomes_encrypted_items_and_the_audit_row_names_them(at: At) -> None:
    inst = at("inbreng")
    inst.contribute(
        "tom", "schriftelijk", delen_met="tafel", geheim="nee", inhoud="een eigen waarneming van tom"
    )
    with inst.read() as tx:
        rows = tx.audit.rows(inst.org("tom"), 0, 9)
        row = next(r.regel for r in rows if r.regel.wat == "informatie_inbreng_afgewerkt")
        assert tx.items.get(row.items[0]).eigenaar_id == inst.org("tom")  # type: ignore[arg-type]
    everything = b"".join(p.read_bytes() for p in inst.folder.rglob("*") if p.is_file())
    assert b"een eigen waarneming van tom" not in everything
