from dataclasses import replace

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError
from app.domain.ids import ItemId
from app.domain.vraag import BevestigingNodigError
from app.services.casework.withdraw_item import withdraw_item
from app.services.fiches import draft_of, find_draft
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.fetch_fiche import fetch_fiche, show_fiche
from app.services.tasks.show_task import show_task
from app.services.texts import read_text, sealed
from tests.services.conftest import At
from tests.services.fiches import TEKST, agreed
from tests.services.installation import Installation


def fetched(inst: Installation) -> bytes:
    return fetch_fiche(inst.actor("katrien"), inst.task("f_zend").id, inst.deps).inhoud


def send(inst: Installation, aan: str = "ltf") -> None:
    raw = {"uitkomst": ["verzonden"], "geadresseerde": [aan]}
    complete_task(CompleteTask(inst.actor("katrien"), inst.task("f_zend").id, raw), inst.deps)
    inst.work()


def test_one_document_of_exactly_that_text_is_taken_out_once(at: At) -> None:
    inst = at("fiche_akkoord")
    fiche = show_fiche(inst.actor("katrien"), inst.task("f_zend").id, inst.deps)
    assert TEKST in dict(fiche.tekst.regels).values()
    assert not any("gezegd" in words for _, words in fiche.tekst.regels)
    assert fetched(inst).startswith(b"%PDF")
    with pytest.raises(ConflictError, match="maar één keer"):
        fetched(inst)
    assert show_fiche(inst.actor("katrien"), inst.task("f_zend").id, inst.deps).gehaald


@pytest.mark.parametrize("name", ["joris", "hilde", "ann", "tom", "vera"])
def test_nobody_but_the_police_takes_it_out(at: At, name: str) -> None:
    inst = at("fiche_akkoord")
    with pytest.raises(NotAllowedError):
        fetch_fiche(inst.actor(name), inst.task("f_zend").id, inst.deps)


def test_what_was_not_taken_out_was_not_delivered(at: At) -> None:
    inst = at("fiche_akkoord")
    with pytest.raises(ConflictError, match="haalde de fiche nog niet op"):
        send(inst)


def test_it_is_delivered_to_whom_the_law_names_and_noted_and_the_text_is_gone(at: At) -> None:
    inst = at("fiche_akkoord")
    fetched(inst)
    with pytest.raises(FormInvalidError):
        send(inst, "de burgemeester van Wisselbeke")
    send(inst)
    with inst.read() as tx:
        (proof,) = tx.fiches.bewijzen(inst.casus.id)
        told = [row.regel.wat for row in tx.audit.rows(None, 0, 99)]
        assert find_draft(tx, inst.casus.id) is None
    assert proof.geadresseerde == "ltf"
    assert proof.verzonden_op
    assert {"fiche_opgehaald", "fiche_verzonden", "fiche_verzenden_afgewerkt"} <= set(told)
    assert "c_uit" in inst.open_elements()


def test_a_text_that_was_changed_since_does_not_leave(at: At) -> None:
    inst = at("fiche_akkoord")
    with inst.begin() as tx:
        item = draft_of(tx, inst.casus.id)
        said = {**read_text(inst.deps.keys, item), "reden_tekst": "Iets anders"}
        tx.items.replace(sealed(inst.deps.keys, item, said))
    with pytest.raises(ConflictError, match="Het akkoord geldt dus niet meer"):
        fetched(inst)


def test_a_source_that_was_taken_back_since_holds_it(at: At) -> None:
    inst = at("fiche")
    page = show_task(inst.actor("katrien"), inst.task("f_op").id, inst.deps)
    (item_id,) = {value for value, _ in page.opties["fichebronnen"]} - {"gezegd"}
    agreed(inst, reden_bronnen=[item_id])
    fetched(inst)
    withdraw_item(inst.actor("tom"), ItemId(item_id), inst.deps)
    for act in (fetched, send):
        with pytest.raises(ConflictError, match=r"Het akkoord geldt dus niet meer.*al op, vernietig het dan"):
            act(inst)


def test_without_a_proof_and_with_a_changed_one_nothing_leaves(at: At) -> None:
    inst = at("fiche_akkoord")
    with inst.begin() as tx:
        (proof,) = tx.fiches.bewijzen(inst.casus.id)
        tx.fiches.save_bewijs(replace(proof, deelnemers=proof.deelnemers - {inst.actor("tom").persoon_id}))
    with pytest.raises(ConflictError, match="Het akkoord geldt dus niet meer"):
        fetched(inst)


def test_who_comes_to_the_casus_later_that_day_was_not_asked_so_nothing_leaves(at: At) -> None:
    inst = at("fiche_akkoord")
    with inst.begin() as tx:
        (row, *_) = tx.tafel.aanwezigen(inst.punt.id)
        tx.tafel.save_aanwezige(replace(row, persoon_id=inst.actor("vera").persoon_id), inst.livc_id)
    with pytest.raises(ConflictError, match="Het akkoord geldt dus niet meer"):
        fetched(inst)


def test_after_a_week_the_consensus_lapses_and_the_text_is_gone(at: At) -> None:
    inst = at("fiche_akkoord")
    inst.step("joris", "u_dicht")
    inst.later(days=8)
    assert "f_zend" not in inst.open_elements()
    with inst.read() as tx:
        assert find_draft(tx, inst.casus.id) is None


@pytest.mark.parametrize(
    ("taken", "told"), [(False, "Er vertrekt niets"), (True, "staat buiten Casuspad: vernietig het zelf")]
)
def test_who_does_not_deliver_it_reads_where_the_file_is(at: At, taken: bool, told: str) -> None:
    inst = at("fiche_akkoord")
    if taken:
        fetched(inst)
    command = CompleteTask(inst.actor("katrien"), inst.task("f_zend").id, {"uitkomst": ["toch_niet"]})
    with pytest.raises(BevestigingNodigError) as asked:
        complete_task(command, inst.deps)
    assert told in str(asked.value.vraag.gevolgen[0])
