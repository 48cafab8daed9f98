"""The legal notes list every form in force, once, with what it rests on."""

from app.services.procedures.show_legal_notes import show_legal_notes
from tests.services.installation import Installation


def test_every_form_in_force_says_on_what_it_rests(inst: Installation) -> None:
    notes = show_legal_notes(inst.actor("tom"), inst.deps)
    keys = [note.sleutel for note in notes]
    assert keys == sorted(set(keys))
    assert {"F01", "F02-A", "F08", "F19a"} <= set(keys)
    assert all(note.titel and note.steunt_op for note in notes)
