"""Another version came in force meanwhile: what one side changed is taken, and what both changed is chosen."""

import pytest

from app.domain.errors import ConflictError, FormInvalidError
from app.services.studio.bring_forward import BringForward, bring_forward, show_forward
from tests.services.installation import Installation
from tests.services.studio.drafting import CASUS, Drafting
from tests.services.studio.publishing import asked, published, renamed

VAR = "casus/variabelen.yaml"


def forward(draft: Drafting, **keuzes: str) -> None:
    given = {name.replace("__", "/") + ".bpmn": value for name, value in keuzes.items()}
    actor = draft.inst.actor("joris")
    draft.revisie = bring_forward(
        BringForward(actor, draft.id, draft.revisie, given), draft.inst.deps
    ).revisie


def two(inst: Installation) -> tuple[Drafting, Drafting]:
    """One draft that came in force, and another of the same base."""
    other, mine = Drafting.begun(inst), Drafting.begun(inst)
    renamed(other)
    asked(other)
    return other, mine


def test_what_only_the_other_side_changed_is_taken_in(inst: Installation) -> None:
    other, mine = two(inst)
    mine.retyped(VAR, "Een burger", "Iemand uit de buurt")
    published(other)
    page = show_forward(inst.actor("joris"), mine.id, inst.deps)
    assert page.nodig
    assert [groep.bestand for groep in page.overgenomen] == [CASUS]
    assert list(page.te_kiezen) == []
    forward(mine)
    assert b"Anders heten" in mine.files()[CASUS]
    assert b"Iemand uit de buurt" in mine.files()[VAR]
    asked(mine)
    published(mine)
    with pytest.raises(ConflictError):
        forward(mine)


@pytest.mark.parametrize(("choice", "kept"), [("mijn", b"Van mij"), ("nieuw", b"Anders heten")])
def test_what_both_changed_is_chosen_file_by_file(inst: Installation, choice: str, kept: bytes) -> None:
    other, mine = two(inst)
    renamed(mine, 'name="Kwalificeren"', 'name="Van mij"')
    published(other)
    with pytest.raises(FormInvalidError) as error:
        forward(mine)
    assert list(error.value.errors) == [CASUS]
    before = mine.revisie
    forward(mine, casus__casus=choice)
    assert mine.revisie == before + 1
    assert kept in mine.files()[CASUS]


def test_what_was_done_before_is_not_undone_on_its_own_afterwards(inst: Installation) -> None:
    other, mine = two(inst)
    mine.retyped(VAR, "Een burger", "Iemand uit de buurt")
    published(other)
    forward(mine)
    with pytest.raises(ConflictError):
        mine.undo()
    assert b"Anders heten" in mine.files()[CASUS]
