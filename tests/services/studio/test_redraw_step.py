"""A step of a draft is changed by choosing: seen before it is made, one step of the draft, undone as one."""

from pathlib import Path

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError, NotFoundError
from app.services.studio.draft_steps import form_of, show_choices, show_draft_steps
from app.services.studio.redraw_step import RedrawStep, preview_redraw, redraw_step
from tests.services.stages import Stages
from tests.services.studio.drafting import Drafting


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def draft(stages: Stages, tmp_path: Path) -> Drafting:
    return Drafting.begun(stages.open("leeg", tmp_path / "inst"))


def command(draft: Drafting, keuze: str, name: str = "joris", **answers: str) -> RedrawStep:
    given = {key: [value] for key, value in answers.items()}
    return RedrawStep(draft.inst.actor(name), draft.id, draft.revisie, "traject", "p_belang", keuze, given)


def test_a_change_is_seen_before_it_is_made(draft: Drafting) -> None:
    asked = command(draft, "vraag", tekst="Is dit goed voor het kind?")
    seen = preview_redraw(asked, draft.inst.deps)
    assert seen.said == "“Is dit plan in het belang van dit kind?” vraagt nu: “Is dit goed voor het kind?”"
    assert draft.files() == draft.files(1)
    done = redraw_step(asked, draft.inst.deps)
    assert (done.said, done.stap_id) == (seen.said, "p_belang")
    assert b"Is dit goed voor het kind?" in draft.files()["traject/traject.bpmn"]


def test_what_changes_in_several_files_is_one_step_and_is_undone_as_one(draft: Drafting) -> None:
    redraw_step(command(draft, "weg"), draft.inst.deps)
    draft.revisie += 1
    changed = {name for name, content in draft.files().items() if content != draft.files(1)[name]}
    assert changed == {"traject/traject.bpmn", "traject/variabelen.yaml"}
    assert draft.undo().startswith("Ongedaan gemaakt: ")
    assert draft.files() == draft.files(1)


def test_a_missing_answer_is_refused_at_its_question(draft: Drafting) -> None:
    with pytest.raises(FormInvalidError) as refused:
        redraw_step(command(draft, "vraag", tekst=" "), draft.inst.deps)
    assert list(refused.value.errors) == ["tekst"]


def test_who_looked_at_an_earlier_revision_changes_nothing(draft: Drafting) -> None:
    asked = command(draft, "vraag", tekst="Is dit goed voor het kind?")
    draft.replace("forms/F99.json", b"{}")
    with pytest.raises(ConflictError):
        redraw_step(asked, draft.inst.deps)


@pytest.mark.parametrize("name", ["hilde", "ann"])
def test_only_a_coordinator_changes(draft: Drafting, name: str) -> None:
    with pytest.raises(NotAllowedError):
        redraw_step(command(draft, "vraag", name, tekst="Anders?"), draft.inst.deps)


def test_what_is_not_there_is_not_found(draft: Drafting) -> None:
    actor, deps = draft.inst.actor("joris"), draft.inst.deps
    with pytest.raises(NotFoundError):
        redraw_step(command(draft, "bestaat_niet"), deps)
    with pytest.raises(NotFoundError):
        show_draft_steps(actor, draft.id, "bestaat_niet", deps)
    with pytest.raises(NotFoundError):
        form_of(show_choices(actor, draft.id, "traject", "p_belang", deps), "bestaat_niet", {})
