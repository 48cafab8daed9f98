from dataclasses import replace

import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import PersoonId
from app.services.casework.withdraw_item import withdraw_item
from app.services.table.show_table import show_table
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.fiches import TEKST, draft, looked_over
from tests.services.installation import Installation


def put_to_the_vote(at: At) -> Installation:
    inst = at("fiche")
    draft(inst)
    looked_over(inst)
    return inst


def leaves(inst: Installation, name: str) -> None:
    """Let someone go away from the table."""
    with inst.begin() as tx:
        rows = {row.persoon_id: row for row in tx.tafel.aanwezigen(inst.punt.id)}
        tx.tafel.save_aanwezige(replace(rows[inst.actor(name).persoon_id], tot=inst.now), inst.livc_id)


def test_with_the_yes_of_everyone_the_fiche_may_leave_and_a_proof_is_kept(at: At) -> None:
    inst = put_to_the_vote(at)
    everyone = frozenset(inst.actor(name).persoon_id for name in inst.present())
    inst.agree("f_cons")
    assert "f_zend" in inst.open_elements()
    with inst.read() as tx:
        (proof,) = tx.fiches.bewijzen(inst.casus.id)
        kept = [row.regel for row in tx.audit.rows(None, 0, 99) if row.regel.wat == "consensus_fiche"]
        assert not tx.audit.breuken(inst.deps.audit_key)
    assert (proof.subject, proof.ronde, proof.uitkomst, proof.deelnemers) == (
        "fiche",
        1,
        "consensus",
        everyone,
    )
    assert proof.id == proof.kenmerk
    assert [proof.id in row.items for row in kept] == [True]
    assert "akkoord" not in repr(proof)


def test_one_objection_and_nothing_leaves_and_nothing_stays(at: At) -> None:
    inst = put_to_the_vote(at)
    inst.agree("f_cons", tom="bezwaar")
    assert not {"f_zend", "f_op"} & inst.open_elements()
    with inst.read() as tx:
        assert [proof.uitkomst for proof in tx.fiches.bewijzen(inst.casus.id)] == ["geen_consensus"]


def test_who_left_is_asked_all_the_same_and_without_that_answer_there_is_no_fiche(at: At) -> None:
    inst = put_to_the_vote(at)
    leaves(inst, "tom")
    inst.note("f_cons", **dict.fromkeys(("hilde", "joris", "katrien", "ann"), "akkoord"))
    with pytest.raises(ConflictError, match="vertrok zonder te antwoorden"):
        inst.conclude("f_cons")
    with pytest.raises(ConflictError, match="Enkel wie effectief deelneemt"):
        inst.note("f_cons", tom="akkoord")
    overleg_id = inst.punt.overleg_id
    assert overleg_id
    asked = {
        row.naam.split()[0]: row.aan_tafel
        for row in show_table(inst.actor("joris"), overleg_id, inst.deps).stemmen
    }
    assert asked["Tom"] is False
    assert "f_zend" not in inst.open_elements()


def test_who_answered_and_then_left_has_answered(at: At) -> None:
    inst = put_to_the_vote(at)
    inst.note("f_cons", **dict.fromkeys(inst.present(), "akkoord"))
    leaves(inst, "tom")
    inst.conclude("f_cons")
    assert "f_zend" in inst.open_elements()


@pytest.mark.parametrize("weg", ["hilde", "katrien"])
def test_without_the_core_there_is_no_fiche_whatever_reason_was_given(at: At, weg: str) -> None:
    inst = put_to_the_vote(at)
    inst.note("f_cons", **dict.fromkeys(inst.present(), "akkoord"))
    leaves(inst, weg)
    with pytest.raises(ConflictError, match="kan dit nu niet beslissen"):
        inst.conclude("f_cons", reden="Het kan niet wachten.")


def test_a_permission_that_is_taken_back_asks_everyone_again(at: At) -> None:
    inst = at("fiche")
    page = show_task(inst.actor("katrien"), inst.task("f_op").id, inst.deps)
    (item_id,) = {value for value, _ in page.opties["fichebronnen"]} - {"gezegd"}
    draft(inst, reden_bronnen=[item_id])
    looked_over(inst)
    inst.note("f_cons", **dict.fromkeys(inst.present(), "akkoord"))
    withdraw_item(inst.actor("tom"), item_id, inst.deps)  # type: ignore[arg-type]
    with pytest.raises(ConflictError, match="Nog niet iedereen"):
        inst.conclude("f_cons")


def test_everyone_at_the_table_reads_exactly_what_would_leave_and_what_becomes_of_it(at: At) -> None:
    inst = put_to_the_vote(at)
    for name in ("hilde", "joris", "katrien", "ann", "tom"):
        said = str(show_task(inst.actor(name), inst.task("f_cons").id, inst.deps).context)
        assert TEKST in said
        assert "dertig jaar" in said
    shown = show_task(inst.actor("hilde"), inst.task("f_cons").id, inst.deps)
    assert shown.context
    leaves(inst, "hilde")
    assert TEKST not in str(show_task(inst.actor("hilde"), inst.task("f_cons").id, inst.deps).context)


def test_who_came_for_the_first_part_of_the_day_answers_too(at: At) -> None:
    """Everyone admitted at any moment of that meeting, in whatever point about the casus."""
    inst = put_to_the_vote(at)
    earlier = replace(inst.punt, id="eerder")  # type: ignore[arg-type]
    with inst.begin() as tx:
        (row, *_) = tx.tafel.aanwezigen(inst.punt.id)
        tx.tafel.save_punt(replace(earlier, status=inst.punt.status, volgorde=0, geopend_op=None))
        gone = replace(
            row, punt_id=earlier.id, persoon_id=PersoonId(inst.actor("vera").persoon_id), tot=inst.now
        )
        tx.tafel.save_aanwezige(gone, inst.livc_id)
    inst.note("f_cons", **dict.fromkeys(inst.present(), "akkoord"))
    with pytest.raises(ConflictError, match="vertrok zonder te antwoorden"):
        inst.conclude("f_cons")


@pytest.mark.parametrize("waarde", ["doorverwijzing_ltf", "doorverwijzing_ook_hier"])
def test_without_the_core_nobody_is_referred_to_the_ltf_whatever_the_reason(at: At, waarde: str) -> None:
    inst = at("op_tafel")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie=waarde)
    leaves(inst, "hilde")
    inst.note("k_cons", **dict.fromkeys(inst.present(), "akkoord"))
    with pytest.raises(ConflictError, match="wettelijke kern"):
        inst.conclude("k_cons", reden="De burgemeester is ziek.")


def test_a_referral_leads_to_a_fiche_and_only_a_fiche_that_left_is_one(at: At) -> None:
    inst = at("op_tafel")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="doorverwijzing_ltf")
    inst.agree("k_cons")
    inst.step("joris", "u_dicht")
    inst.step(
        "ann",
        "id_vrij",
        "meegedeeld",
        naam="Persoon Verzonnen",
        geboortedatum="1999-03-04",
        contact="verzonnen",
    )
    inst.step("katrien", "f_op", "uitgesteld")
    inst.meet("hilde", "joris", "katrien", "ann")
    draft(inst)
    looked_over(inst)
    inst.agree("f_cons")
    inst.step("katrien", "f_zend", "toch_niet")
    assert inst.variables["fiche_verzonden"] is False
    assert "h_agenda" in inst.open_elements()
    assert "c_uit" not in inst.open_elements()


def test_a_chair_who_left_is_asked_and_neither_notes_nor_concludes(at: At) -> None:
    inst = put_to_the_vote(at)
    leaves(inst, "joris")
    with pytest.raises(NotAllowedError):
        inst.note("f_cons", hilde="akkoord")
    with pytest.raises(NotAllowedError):
        inst.conclude("f_cons", "uitgesteld")
