"""What is wrong with a model: which check says so, where, why, and in which words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest

from app.domain.errors import ModelError
from app.domain.sentence import Sentence, Value, given_text, in_a_row
from app.procedure.model import Place


class Level(StrEnum):
    """How much a finding weighs: a fault stops publishing, a warning does not.

    What was not decided is no yes and stops it too, but for a rule that only advises.
    """

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    ONBESLIST = "onbeslist"


@dataclass(frozen=True)
class Run:
    """One way through the drawing that shows what goes wrong: the ids of the elements, in order."""

    steps: tuple[str, ...]
    flows: tuple[str | None, ...] = ()
    """The flow by which each was entered, None where it came by none; empty where that is not known."""

    @property
    def entered(self) -> tuple[tuple[str, str | None], ...]:
        """Each element with the flow by which it was entered."""
        return tuple(zip_longest(self.steps, self.flows))


@dataclass(frozen=True)
class Repair:
    """One way to mend a finding, tried on a copy: the finding is gone there, and nothing else came."""

    id: str
    """The check, the element and a number: the same each time that the same files are looked at."""
    said: Sentence
    """What it does, in the names that people read on the drawing."""
    file: str
    content: bytes = field(repr=False)
    """The file after the repair."""

    @property
    def sentence(self) -> str:
        """What it does, in Dutch."""
        return str(self.said)


@dataclass(frozen=True)
class Finding:
    """One thing to repair."""

    place: Place
    """Where to look first; a line of 0 means that it is the file as a whole."""
    said: Sentence
    """What is wrong and how to mend it; translated at the edge."""
    check: str = ""
    """The id of the check: the name of its module and of its page of help."""
    level: Level = Level.FOUT
    source: str = ""
    """The law, the standard or the house rule that asks this."""
    others: tuple[Place, ...] = ()
    run: Run | None = None
    repairs: tuple[Repair, ...] = ()
    """Worked out where somebody asks for them (`app.procedure.repairs`), not in checking."""

    @property
    def sentence(self) -> str:
        """What is wrong, in Dutch."""
        return str(self.said)

    @property
    def file(self) -> str:
        """The file to repair."""
        return self.place.file

    @property
    def line(self) -> int:
        """The line in it; 0 when unknown."""
        return self.place.line

    @property
    def element(self) -> str:
        """The id of the element in it; empty when there is none."""
        return self.place.element

    @property
    def elements(self) -> tuple[Place, ...]:
        """Every place that has a part in it, the first one to look at first."""
        return (self.place, *self.others)

    def placed(self, said: Sentence) -> str:
        """Return a sentence with the place of this finding before it."""
        place = ":".join(str(part) for part in (self.file, self.line or "", self.element) if part)
        return f"{place}: {said}"

    def __str__(self) -> str:
        return self.placed(self.said)


def fault(file: str, line: int, element: str, template: str, /, **params: Value) -> Finding:
    """Return a finding in a file; `params` fill the template."""
    return Finding(Place(file, line, element), Sentence(template, **params))


def fault_of(error: ModelError) -> Finding:
    """Return the finding that an error of reading says."""
    return Finding(Place(error.file, error.line, error.element), error.sentence)


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Return each finding once, by file, line, element and sentence."""
    once = {(each.file, each.line, each.element, each.sentence): each for each in findings}
    return [once[key] for key in sorted(once)]


def of_level(findings: Iterable[Finding], level: Level) -> list[Finding]:
    """Return the findings of one level."""
    return [finding for finding in findings if finding.level is level]


def ensure_none(findings: Sequence[Finding]) -> None:
    """Raise one `ModelError` that lists all but warnings, placed at the first: what was not decided is no yes."""
    faults = in_order([each for each in findings if each.level is not Level.WAARSCHUWING])
    if not faults:
        return
    first, *rest = faults
    others = [given_text(str(each)) for each in rest]
    said = in_a_row([first.said, *others], "\n")
    raise ModelError(said, file=first.file, line=first.line, element=first.element)
