"""The legal notes list every form in force, once, with what it rests on, and the table that they cite from."""

from app.domain.rechtsgronden import RECHTSGRONDEN
from app.procedure.forms import definition
from app.services.procedures import show_legal_notes as notes
from app.services.procedures.show_legal_notes import show_legal_notes
from tests.services.installation import Installation


def test_every_form_in_force_says_on_what_it_rests(inst: Installation) -> None:
    found = show_legal_notes(inst.actor("tom"), inst.deps).noten
    keys = [note.sleutel for note in found]
    assert keys == sorted(set(keys))
    assert {"F01", "F02-A", "F08", "F19a"} <= set(keys)
    assert all(note.titel and note.steunt_op for note in found)
    assert not [note.sleutel for note in found if "{" in note.steunt_op]


def test_what_no_jurist_read_yet_says_so(inst: Installation) -> None:
    page = show_legal_notes(inst.actor("tom"), inst.deps)
    unread = {note.sleutel: note.na_te_kijken for note in page.noten}
    assert unread["F05"] == ()
    assert unread["F06"] == ("LIVC-R-decreet van 21 mei 2021",)


def test_the_table_shows_each_name_and_which_of_them_is_that_of_today(inst: Installation) -> None:
    shown = show_legal_notes(inst.actor("tom"), inst.deps).gronden
    assert len(shown) == sum(len(each.citaten) for each in RECHTSGRONDEN.values())
    assert sum(each.geldt for each in shown) == len(RECHTSGRONDEN)


def test_a_form_from_before_the_table_keeps_its_own_words(inst: Installation) -> None:
    old = definition.FormDefinition("T1", "Vragen", "Vraag het na.", "Naar {iets} van vroeger.", ())
    said = notes._note(old, inst.today)
    assert said.steunt_op == "Naar {iets} van vroeger."
