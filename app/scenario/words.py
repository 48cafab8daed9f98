"""What is written in a step; the schema saw to it that every word has its place."""

from collections.abc import Mapping

Step = Mapping[str, object]
"""One step of a scenario, as written."""
ON_A_STEP = ("doet", "bewaart", "stemt")
"""Acts that name a step of the drawing."""


def moves_clock(step: Step) -> bool:
    """Answer whether a step lets time go by, and does nothing else."""
    return "spring_naar" in step or "wacht" in step


def word(step: Step, key: str) -> str:
    """Return a word of a step; the schema saw to it that it is there."""
    return str(step[key])


def find_word(step: Step, key: str) -> str | None:
    """Return a word of a step, None when it is not written."""
    return str(step[key]) if key in step else None


def find_element(step: Step) -> str | None:
    """Return the step of the drawing on which somebody acts, None for any other act."""
    return next((str(step[act]) for act in ON_A_STEP if act in step), None)


def mapping(step: Step, key: str) -> Step:
    """Return what is written under a key, empty when nothing is."""
    found = step.get(key)
    return found if isinstance(found, dict) else {}
