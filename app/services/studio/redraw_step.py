"""Change a step of a draft by choosing: first in words what would be otherwise, then the change itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.ids import OntwerpId
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.procedure.redrawing import GivenAnswers, Redrawing, Redrawn, find_choice
from app.services.deps import Deps
from app.services.studio.change_draft import ChangeDraft, change_draft
from app.services.studio.changes import Changed, Files
from app.services.studio.draft_steps import draft_spot


@dataclass(frozen=True)
class RedrawStep:
    """`keuze` is what is changed at the step, `antwoorden` what was chosen and typed."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int
    proces_id: str
    stap_id: str
    keuze: str
    antwoorden: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Hertekend:
    """What was done, and the step to look at now."""

    said: Sentence
    stap_id: str


@dataclass(frozen=True)
class _AsChange:
    """A change chosen on the list, as one of a draft."""

    redrawing: Redrawing

    def on(self, files: Files) -> Changed:
        """Make it; raises `ModelError`."""
        done = self.redrawing.on(files)
        return Changed(dict(done.files), done.said)


def preview_redraw(command: RedrawStep, deps: Deps) -> Redrawn:
    """Return what would be otherwise, made on a copy.

    Raises as `redraw_step` does, `ConflictError` apart.
    """
    redrawing, files = _chosen(command, deps)
    return redrawing.on(files)


def redraw_step(command: RedrawStep, deps: Deps) -> Hertekend:
    """Make the change as one step of the draft.

    Raises `FormInvalidError` where an answer is missing or cannot be, `ModelError` where it cannot be made,
    `NotFoundError` for a choice that is not there, and `ConflictError` as `change_draft` does.
    """
    redrawing, files = _chosen(command, deps)
    at = redrawing.on(files).at
    change = ChangeDraft(command.actor, command.ontwerp_id, command.revisie, _AsChange(redrawing))
    return Hertekend(change_draft(change, deps).said, at)


def _chosen(command: RedrawStep, deps: Deps) -> tuple[Redrawing, Files]:
    here = draft_spot(command.actor, command.ontwerp_id, command.proces_id, command.stap_id, deps)
    choice = find_choice(here.spot, here.files, command.keuze)
    return choice.make(GivenAnswers(command.antwoorden)), here.files
