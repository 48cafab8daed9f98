"""A drawing that was saved in the browser is a step of the draft, unless it says what it said."""

import pytest
from lxml import etree

from app.domain.errors import ConflictError, ModelError, NotFoundError
from app.services.studio.change_draft import ChangeDraft, Gewijzigd, change_draft
from app.services.studio.draw_draft import DrawDraft
from app.services.studio.show_drawing import drawing_of, offer_drawing, show_drawing
from tests.services.installation import Installation
from tests.services.studio.drafting import CASUS, Drafting

HOSTILE = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    return Drafting.begun(inst)


def saved(draft: Drafting, content: bytes, revisie: int = 1, file: str = CASUS) -> Gewijzigd:
    command = ChangeDraft(draft.inst.actor("joris"), draft.id, revisie, DrawDraft(file, content))
    return change_draft(command, draft.inst.deps)


def test_opened_and_saved_without_a_change_is_no_step_and_every_byte_stays(draft: Drafting) -> None:
    before = draft.files()[CASUS]
    again = etree.tostring(etree.fromstring(before, etree.XMLParser(remove_blank_text=True)))
    assert again != before
    done = saved(draft, again)
    assert (done.revisie, done.bestanden) == (1, ())
    assert draft.files()[CASUS] == before


def test_a_change_is_a_step_that_is_told_by_name(draft: Drafting) -> None:
    after = draft.files()[CASUS].replace(b'livc:due="P5D"', b'livc:due="P6D"', 1)
    done = saved(draft, after)
    assert done.revisie == 2
    assert done.said == "Gewijzigd in de tekening: “Aanmelding samen overlopen”."
    assert draft.files()[CASUS] == after


def test_who_looked_at_an_older_revision_is_told_and_nothing_is_overwritten(draft: Drafting) -> None:
    content = draft.files()[CASUS]
    saved(draft, content.replace(b'livc:due="P5D"', b'livc:due="P6D"', 1))
    with pytest.raises(ConflictError, match="Joris Voorbeeld"):
        saved(draft, content.replace(b'livc:due="P5D"', b'livc:due="P7D"', 1))


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG", HOSTILE, b"<d/>"], ids=["empty", "image", "entity", "no bpmn"]
)
def test_what_is_no_drawing_is_refused(draft: Drafting, content: bytes) -> None:
    with pytest.raises(ModelError):
        saved(draft, content)


def test_the_drawing_of_another_procedure_does_not_take_its_place(draft: Drafting) -> None:
    with pytest.raises(ModelError, match="andere procedure"):
        saved(draft, draft.files()["traject/traject.bpmn"])


def test_a_drawing_that_is_gone_is_not_made_anew(draft: Drafting) -> None:
    with pytest.raises(ModelError, match="niet meer in het ontwerp"):
        saved(draft, draft.files()[CASUS], file="weg/weg.bpmn")


def test_only_its_owner_may_change_a_drawing(draft: Drafting) -> None:
    deps = draft.inst.deps
    assert show_drawing(draft.inst.actor("joris"), draft.id, "casus", deps).te_wijzigen
    assert not show_drawing(draft.inst.actor("hilde"), draft.id, "casus", deps).te_wijzigen


def test_the_file_and_what_may_be_chosen_are_of_the_draft_itself(draft: Drafting) -> None:
    joris, deps = draft.inst.actor("joris"), draft.inst.deps
    saved(draft, draft.files()[CASUS].replace(b'livc:due="P5D"', b'livc:due="P6D"', 1))
    assert b'livc:due="P6D"' in drawing_of(joris, draft.id, "casus", deps)
    offer = offer_drawing(joris, draft.id, "casus", deps)
    assert "F03" in {form.key for form in offer.formulieren}
    for ask in (show_drawing, drawing_of, offer_drawing):
        with pytest.raises(NotFoundError):
            ask(joris, draft.id, "weg", deps)
