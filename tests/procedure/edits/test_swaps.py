"""A message or an operation in the place of another that may stand there too is refused."""

from collections.abc import Iterable

from app.procedure.checking import checked
from tests.procedure.edits.files import PROCEDURES, Edit, with_attribute
from tests.procedure.edits.swaps import exchanges, swaps


def unseen(edits: Iterable[Edit], least: int) -> list[str]:
    """Return the edits that no sentence refuses by the name of one of both words; there are at least so many."""
    published, count = [], 0
    for edit in edits:
        count += 1
        sentences = [finding.sentence for finding in checked(edit.files)[1]]
        if not any(f'"{word}"' in sentence for word in edit.words for sentence in sentences):
            published.append(edit.name)
    assert count >= least
    return published


def test_every_word_in_the_place_of_another_is_refused_by_name() -> None:
    assert unseen(swaps(), 50) == []


def test_two_words_that_change_places_are_refused_by_name() -> None:
    assert unseen(exchanges(), 20) == []


def sentences(process_id: str, element: str, **swapped: str) -> list[str]:
    files = PROCEDURES.load(process_id).files
    for name, word in swapped.items():
        files = with_attribute(files, f"{process_id}/{process_id}.bpmn", element, name, word)
    return [finding.sentence for finding in checked(files)[1]]


def test_an_acknowledgement_where_a_reminder_was_is_refused_for_its_kind_and_for_what_stands_before_it() -> (
    None
):
    found = sentences("casus", "id_her_t", operatie="ontvangst_melden")
    assert len(found) == 2
    assert "hoort bij een stap van de soort bericht" in found[0]
    assert "komt meteen achter aanmelding en casus_geopend; hier komt ze achter" in found[1]


def test_with_its_kind_swapped_along_it_is_refused_for_what_stands_before_it() -> None:
    (found,) = sentences("casus", "id_her_t", operatie="ontvangst_melden", kind="bericht")
    assert 'De operatie "ontvangst_melden" komt meteen achter' in found


def test_the_closing_of_a_casus_that_would_restart_its_year_is_refused() -> None:
    (found,) = sentences("bewaring", "z_nodig_b", message="casus_afgesloten")
    assert found.startswith(
        'Wat hierachter volgt, rekent met "laatste_bespreking"; dat brengt "casus_afgesloten"'
    )


def test_a_discussion_that_would_restart_nothing_is_refused() -> None:
    (found,) = sentences("bewaring", "z_nodig_d", message="besproken")
    assert found.startswith('Het bericht "besproken" brengt "laatste_bespreking" mee, en geen tabel of pijl')
