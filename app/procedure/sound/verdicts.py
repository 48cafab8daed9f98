"""What is answered about a drawing.

``safeness``: no flow ever carries two tokens. ``option_to_complete``: whatever happens, everything that began can
still end. ``proper_completion``: an end event is reached at most once in each run of its scope.
``no_dead_activities``: every step can happen. The terms are those of Kräuter et al., Formalization and Analysis of
BPMN (BPM 2024).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from app.procedure.sound.blocking import Hindrance
from app.procedure.sound.net import Transition

Answer = Literal["holds", "violated", "undecided"]
SAFE: Final = "sound.safeness"
COMPLETE: Final = "sound.option_to_complete"
PROPER: Final = "sound.proper_completion"
ALIVE: Final = "sound.no_dead_activities"
QUESTIONS: Final = (SAFE, COMPLETE, PROPER, ALIVE)
_RANK: Final[Mapping[Answer, int]] = {"holds": 0, "undecided": 1, "violated": 2}


@dataclass(frozen=True)
class Step:
    """One element of a run, and the flow by which it was entered; None at a beginning and on a border."""

    element: str
    flow: str | None


@dataclass(frozen=True)
class Verdict:
    """The answer to one question."""

    question: str
    answer: Answer
    elements: tuple[str, ...] = ()
    """Where to look: the flow, the end, the steps; of what is undecided, what is too large or drawn unclearly."""
    run: tuple[Step, ...] = ()
    """A shortest run to where it goes wrong; empty for a dead step."""
    lost_at: int | None = None
    """Of what cannot end: after so many steps of the run there was no way back."""
    hindrances: tuple[Hindrance, ...] = ()
    """Of each step that can never happen, what holds it up."""
    waiting: tuple[str, ...] = ()
    """Of what cannot end: the inclusive gateways that wait for each other at the end of the run."""
    unfit: tuple[str, ...] = ()
    """Of what cannot end: the gateways of which no condition holds at the end of the run."""


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """Return one answer for several parts: what is violated in one is violated."""
    found = max(verdicts, key=lambda each: _RANK[each.answer])
    same = [each for each in verdicts if each.answer == found.answer]
    elements: dict[str, None] = {}
    hindrances: list[Hindrance] = []
    for each in same:
        elements |= dict.fromkeys(each.elements)
        hindrances += each.hindrances
    return replace(found, elements=tuple(elements), hindrances=tuple(hindrances))


def run_of(way: Sequence[Transition]) -> tuple[Step, ...]:
    """Return what is entered on a way."""
    return tuple(Step(by.element, by.flow) for by in way if by.enters)
