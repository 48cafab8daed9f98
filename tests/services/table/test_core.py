"""What the table may decide while the statutory core, or a social partner, is not there (INV-14)."""

from dataclasses import replace

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotFoundError
from app.domain.overleg import Bevestiging
from app.domain.zetels import Zetel
from app.services.casework.show_casus import show_casus
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from app.services.table.confirm_note import ConfirmNote, confirm_note
from app.services.table.name_seat import NameSeat, name_seat
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.table.without_core import Reden
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.conftest import At
from tests.services.installation import Installation

REDEN = "De politie is met een dringende oproep weg (verzonnen)."


def at_the_table(at: At, *names: str, kwalificatie: str = "weerhouden") -> Installation:
    inst = at("op_lijst")
    inst.meet(*names)
    inst.step("joris", "k_kw", "ingevuld", kwalificatie=kwalificatie)
    inst.note("k_cons", **dict.fromkeys(inst.present(), "akkoord"))
    return inst


def with_reason(inst: Installation, element: str, reden: str = REDEN) -> None:
    taak = inst.task(element)
    conclude_consensus(ConcludeConsensus(inst.actor("joris"), taak.id, reden=Reden(reden)), inst.deps)
    inst.work()


def asked_of_the_burgemeester(inst: Installation) -> list[Bevestiging]:
    return [
        each
        for each in list_tasks(ListTasks(inst.actor("hilde")), inst.deps).bevestigingen
        if each.soort.startswith("kern")
    ]


@pytest.mark.parametrize("reden", ["", REDEN])
@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (("joris", "ann"), "politie"),
        (("joris", "katrien", "ann"), "burgemeester"),
        (("hilde", "joris", "ann"), "politie"),
        (("hilde", "katrien", "ann"), "coördinator"),
    ],
)
def test_without_the_core_no_casus_is_taken_up_whatever_reason_is_given(
    at: At, names: tuple[str, ...], missing: str, reden: str
) -> None:
    chair = "joris" if "joris" in names else "hilde"
    inst = at("op_lijst")
    inst.meet(*names)
    inst.step(chair, "k_kw", "ingevuld", kwalificatie="weerhouden")
    taak, everyone = inst.task("k_cons"), dict.fromkeys(inst.present(), "akkoord")
    note = {inst.actor(name).persoon_id: answer for name, answer in everyone.items()}
    note_votes(NoteVotes(inst.actor(chair), taak.id, note), inst.deps)
    with pytest.raises(ConflictError, match=missing):
        conclude_consensus(ConcludeConsensus(inst.actor(chair), taak.id, reden=Reden(reden)), inst.deps)
    assert inst.casus.kwalificatie is None
    assert "k_cons" in inst.open_elements()


def test_what_cannot_be_decided_is_heard_and_put_off(at: At) -> None:
    inst = at_the_table(at, "joris", "ann")
    inst.conclude("k_cons", "uitgesteld")
    assert "k_cons" not in inst.open_elements()
    assert inst.casus.kwalificatie is None


def test_too_few_elements_may_always_be_decided(at: At) -> None:
    inst = at_the_table(at, "joris", "ann", kwalificatie="onvoldoende")
    assert inst.conclude("k_cons").uitkomst == "Consensus"
    assert inst.casus.kwalificatie == "onvoldoende"
    assert asked_of_the_burgemeester(inst) == []


def test_a_closing_may_always_be_decided(at: At) -> None:
    inst = at("traject")
    inst.later(days=70)
    inst.meet("joris", "ann", "tom")
    inst.step("joris", "e_eval", "afsluiten", doel_nog_aanwezig="ja")
    inst.step("joris", "a_voorst", reden="doel_bereikt")
    assert inst.agree("a_cons").uitkomst == "Consensus"


def test_another_decision_asks_a_reason_typed_by_who_chairs(at: At) -> None:
    inst = at_the_table(at, "joris", "hilde", "ann", kwalificatie="regulier")
    with pytest.raises(FormInvalidError) as refused:
        inst.conclude("k_cons")
    assert "kern_reden" in refused.value.errors
    with pytest.raises(FormInvalidError):
        with_reason(inst, "k_cons", " \n ")
    assert inst.casus.kwalificatie is None
    with_reason(inst, "k_cons")
    assert inst.casus.kwalificatie == "regulier"


def test_the_burgemeester_confirms_the_reason_afterwards_with_one_tap(at: At) -> None:
    inst = at_the_table(at, "joris", "hilde", "ann", kwalificatie="regulier")
    assert asked_of_the_burgemeester(inst) == []
    with_reason(inst, "k_cons")
    [note] = asked_of_the_burgemeester(inst)
    assert "2026-01" in note.wat
    assert "politie" in note.wat
    assert REDEN not in note.wat, "the words are no process data"
    for name in ("joris", "katrien", "ann"):
        with pytest.raises(NotFoundError):
            confirm_note(ConfirmNote(inst.actor(name), note.id, klopt=True), inst.deps)
    confirm_note(ConfirmNote(inst.actor("hilde"), note.id, klopt=True), inst.deps)
    assert asked_of_the_burgemeester(inst) == []


def test_a_municipality_and_the_police_alone_say_why_they_decide_without_a_social_partner(at: At) -> None:
    inst = at_the_table(at, "joris", "hilde", "katrien")
    with pytest.raises(FormInvalidError) as refused:
        inst.conclude("k_cons")
    assert "sociale partner" in str(refused.value.errors)
    with_reason(inst, "k_cons", "Het OCMW belde af en de zaak kan niet wachten (verzonnen).")
    assert inst.casus.kwalificatie == "weerhouden"
    [note] = asked_of_the_burgemeester(inst)
    assert "sociale partner" in note.wat


def test_a_plan_is_agreed_on_without_the_police_for_a_reason(at: At) -> None:
    inst = at("plan")
    with inst.begin() as tx:
        [police] = (
            a for a in tx.tafel.aanwezigen(inst.punt.id) if a.persoon_id == inst.actor("katrien").persoon_id
        )
        tx.tafel.save_aanwezige(replace(police, tot=inst.now), inst.livc_id)
    inst.note("p_cons", **dict.fromkeys(inst.present(), "akkoord"))
    with pytest.raises(FormInvalidError):
        inst.conclude("p_cons")
    with_reason(inst, "p_cons")
    assert "p_cons" not in inst.open_elements()


def test_a_decision_that_the_burgemeester_contests_comes_back_to_the_table(at: At) -> None:
    inst = at("plan")
    with inst.begin() as tx:
        seated = tx.tafel.aanwezigen(inst.punt.id)
        [police] = (a for a in seated if a.persoon_id == inst.actor("katrien").persoon_id)
        tx.tafel.save_aanwezige(replace(police, tot=inst.now), inst.livc_id)
    inst.note("p_cons", **dict.fromkeys(inst.present(), "akkoord"))
    with_reason(inst, "p_cons")
    inst.step("joris", "u_dicht")
    assert "h_agenda" not in inst.open_elements()
    [note] = asked_of_the_burgemeester(inst)
    confirm_note(ConfirmNote(inst.actor("hilde"), note.id, klopt=False), inst.deps)
    inst.work()
    assert "h_agenda" in inst.open_elements(), "the plan is evaluated early"
    [told] = list_tasks(ListTasks(inst.actor("joris")), inst.deps).bevestigingen
    assert (told.soort, told.casus_id) == ("betwist", inst.casus.id)
    assert "bevestigt dit niet" in told.wat
    assert asked_of_the_burgemeester(inst) == []


def test_without_consensus_nobody_asks_why_it_was_decided(at: At) -> None:
    inst = at_the_table(at, "joris", "ann")
    inst.note("k_cons", ann="bezwaar")
    assert inst.conclude("k_cons").uitkomst == "Nog eens bespreken"


def test_the_reason_is_read_by_the_office_and_goes_with_the_casus(at: At) -> None:
    inst = at_the_table(at, "joris", "hilde", "ann", kwalificatie="regulier")
    with_reason(inst, "k_cons")
    assert REDEN in repr(show_casus(inst.actor("hilde"), inst.casus.id, inst.deps))
    assert REDEN not in repr(show_casus(inst.actor("ann"), inst.casus.id, inst.deps))
    with inst.read() as tx:
        [item] = [i for i in tx.items.of_casus(inst.casus.id, "register") if i.kind == "consensus"]
    assert item.casus_id == inst.casus.id


def test_paper_light_the_reason_stands_on_paper_and_that_is_said(at: At) -> None:
    inst = at_the_table(at, "joris", "hilde", "ann", kwalificatie="regulier")
    with inst.begin() as tx:
        tx.livcs.save(replace(tx.livcs.get(inst.livc_id), kluizen_aan=False))
    with pytest.raises(FormInvalidError) as refused:
        with_reason(inst, "k_cons")
    assert "papier" in str(refused.value.errors)
    taak = inst.task("k_cons")
    on_paper = Reden(op_papier=True)
    conclude_consensus(ConcludeConsensus(inst.actor("joris"), taak.id, reden=on_paper), inst.deps)
    assert inst.casus.kwalificatie == "regulier"
    assert len(asked_of_the_burgemeester(inst)) == 1
    with inst.read() as tx:
        assert not [i for i in tx.items.of_casus(inst.casus.id, "register") if i.kind == "consensus"]


def test_a_burgemeester_who_chairs_and_says_why_confirms_nothing_more(at: At) -> None:
    inst = at("op_lijst")
    inst.meet("hilde", "joris", "ann")
    inst.step("hilde", "k_kw", "ingevuld", kwalificatie="regulier")
    taak = inst.task("k_cons")
    answers = {inst.actor(name).persoon_id: "akkoord" for name in inst.present()}
    note_votes(NoteVotes(inst.actor("hilde"), taak.id, answers), inst.deps)
    conclude_consensus(ConcludeConsensus(inst.actor("hilde"), taak.id, reden=Reden(REDEN)), inst.deps)
    assert inst.casus.kwalificatie == "regulier"
    assert asked_of_the_burgemeester(inst) == []


def contested(inst: Installation) -> str:
    """Let the burgemeester not confirm what was decided; return what the coördinator is told."""
    inst.step("joris", "u_dicht")
    [note] = asked_of_the_burgemeester(inst)
    confirm_note(ConfirmNote(inst.actor("hilde"), note.id, klopt=False), inst.deps)
    inst.work()
    [told] = list_tasks(ListTasks(inst.actor("joris")), inst.deps).bevestigingen
    return told.wat


def test_a_contested_kwalificatie_stops_what_followed_and_comes_back_to_the_table(at: At) -> None:
    inst = at_the_table(at, "joris", "hilde", "ann", kwalificatie="regulier")
    with_reason(inst, "k_cons")
    assert "k_regulier" in inst.open_elements()
    assert "Wat daarop volgde, stopt." in contested(inst)
    assert "k_regulier" not in inst.open_elements()
    assert "h_agenda" in inst.open_elements()
    assert inst.casus.kwalificatie is None, "it is to be decided again"


def test_of_a_contested_kwalificatie_nobody_is_asked_for_a_name_any_more(at: At) -> None:
    inst = at_the_table(at, "joris", "hilde", "katrien")
    with_reason(inst, "k_cons")
    assert "id_vrij" in inst.open_elements()
    contested(inst)
    assert "id_vrij" not in inst.open_elements()
    assert "h_agenda" in inst.open_elements()


def test_a_contested_kwalificatie_of_what_is_over_already_is_told_and_no_more(at: At) -> None:
    inst = at_the_table(at, "joris", "hilde", "ann", kwalificatie="regulier")
    with_reason(inst, "k_cons")
    inst.step("joris", "k_regulier")
    told = contested(inst)
    assert "c_uit" in inst.open_elements()
    assert "stopt" not in told
    assert "Zet het terug op tafel." in told
    assert inst.casus.kwalificatie == "regulier"


def test_another_decision_that_is_contested_reopens_no_kwalificatie(at: At) -> None:
    """A plan was agreed on without the police; meanwhile the table wants one more service beside it."""
    inst = at_the_table(at, "joris", "hilde", "katrien")
    with_reason(inst, "k_cons")
    inst.step("joris", "u_dicht")
    [note] = asked_of_the_burgemeester(inst)
    with inst.begin() as tx:
        tx.tafel.save_bevestiging(replace(note, soort="kern"))
    confirm_note(ConfirmNote(inst.actor("hilde"), note.id, klopt=False), inst.deps)
    assert "id_vrij" in inst.open_elements()


def test_who_has_a_standing_seat_sits_there_again_when_the_kwalificatie_comes_back(at: At) -> None:
    inst = at("op_lijst")
    name_seat(
        NameSeat(inst.actor("hilde"), Zetel.PARTNER, inst.actor("tom").persoon_id, inst.today), inst.deps
    )
    inst.meet("hilde", "joris", "katrien", "ann", "tom")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="meer_info")
    inst.agree("k_cons")
    inst.step("joris", "u_dicht")
    inst.step("hilde", "b_vraag", "niet_nodig")
    inst.later(days=7)
    inst.meet("hilde", "joris", "katrien", "ann", "tom")
    assert "tom" in inst.present()
