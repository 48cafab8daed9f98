"""The findings of a draft are those for which publishing would refuse it, and no others."""

import pytest

from app.domain.errors import NotAllowedError
from app.procedure.edits.move_to_lane import MoveToLane
from app.services.procedures.reading_release import read_release
from app.services.studio.change_draft import ChangeDraft, change_draft
from app.services.studio.changes import EditBpmn
from app.services.studio.check_draft import Bevindingen, CheckDraft, check_draft
from app.services.studio.draft_model import DraftModel
from tests.services.installation import Installation
from tests.services.studio.drafting import CASUS, Drafting

LONG = 60.0


def found(draft: Drafting, revisie: int | None = None) -> Bevindingen:
    return check_draft(CheckDraft(draft.inst.actor("joris"), draft.id, revisie), draft.inst.deps, LONG)


def unlawful(draft: Drafting) -> None:
    change = EditBpmn(CASUS, MoveToLane("i_lijst", "coordinator"))
    command = ChangeDraft(draft.inst.actor("joris"), draft.id, draft.revisie, change)
    draft.revisie = change_draft(command, draft.inst.deps).revisie


def refused(draft: Drafting) -> list[str]:
    model = DraftModel(draft.files(), draft.inst.deps.procedures)
    return [str(each.sentence) for each in read_release(model, draft.inst.deps.engine).refused]


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    return Drafting.begun(inst)


def test_what_is_in_force_has_nothing_that_stops_it(draft: Drafting) -> None:
    answer = found(draft)
    assert answer.klaar
    assert [each.zin for each in answer.regels if each.ernst != "waarschuwing"] == []


def test_an_unlawful_change_is_found_with_its_rule_and_an_earlier_revision_stays_clean(
    draft: Drafting,
) -> None:
    unlawful(draft)
    wrong = [each for each in found(draft).regels if each.ernst == "fout"]
    assert {each.controle for each in wrong} == {"needs_of_kind", "burgemeester_bepaalt_lijst"}
    assert {(each.element, each.proces) for each in wrong} == {("i_lijst", "casus")}
    assert refused(draft) == [str(each.zin) for each in wrong if each.controle == "needs_of_kind"]
    assert not found(draft, 1).aantal("fout")


def test_a_drawing_that_cannot_be_read_is_the_first_finding(draft: Drafting) -> None:
    draft.replace(CASUS, b"\x89PNG\r\n\x1a\n")
    first = found(draft).regels[0]
    assert (first.ernst, first.bestand) == ("fout", CASUS)
    assert "geen geldige XML" in first.zin


def test_a_missing_called_process_is_found_at_the_step_that_calls_it(draft: Drafting) -> None:
    draft.replace("traject/traject.bpmn", None)
    assert any("traject" in each.zin for each in found(draft).regels if each.ernst == "fout")


def test_only_who_may_see_a_draft_sees_its_findings(draft: Drafting) -> None:
    with pytest.raises(NotAllowedError):
        check_draft(CheckDraft(draft.inst.actor("ann"), draft.id), draft.inst.deps)
