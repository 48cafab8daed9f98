"""A procedure: what the code must know of one, beside what it draws."""

from dataclasses import dataclass
from enum import StrEnum


class Ending(StrEnum):
    """What it means that an instance ended."""

    NOTHING = "nothing"
    """Nothing beyond its own end."""
    RETURNS = "returns"
    """Who called it goes on."""
    CLOSES = "closes"
    """The casus leaves the LIVC-R: nothing can be discussed any more (INV-26)."""
    DESTROYED = "destroyed"
    """Nothing of the casus is left to read."""
    NEXT = "next"
    """The next one begins."""


@dataclass(frozen=True)
class ProcessQuestion:
    """What the page of privacy says of a procedure that begins there with a button."""

    question: str
    """When one begins it."""
    told: str
    """What to do and to know, for everyone."""
    button: str
    then: str
    """What follows from the button."""
    call: str = ""
    """Why one calls the coördinator as well; "" where that is not needed."""
    otherwise: str = ""
    """What it says to who may not begin it."""
    quiet: bool = False
    """Whether it stands beside something that is more urgent."""


@dataclass(frozen=True)
class Process:
    """The id of a `bpmn:process`, and of its folder. An id that is not in the list has none of these meanings."""

    word: str
    """The word as it stands in a drawing and in the database."""
    name: str
    """The word for people, in Dutch."""
    called: bool = False
    """Whether it only runs inside another, with its variables."""
    of_casus: bool = False
    """Whether an instance belongs to a casus and shares its lock; free-standing otherwise."""
    leads: bool = False
    """Whether the phase of the casus is that of its open steps, and its end is the end of the casus."""
    keeps: bool = False
    """Whether it is the retention of a casus: its terms are the casus' last days, and destroying never waits."""
    meeting: bool = False
    """Whether it is a meeting: its points are dealt with one by one, and one is always to come."""
    leaves_trace: bool = True
    """Whether its steps stand in a log of the LIVC-R; a partner's own space stands in none (reference §3)."""
    own_space: bool = False
    """Whether it lies in one organisation's own space: nobody else sees it, and it keeps its version."""
    lanes: frozenset[str] = frozenset()
    """Roles of the only lanes that may stand in it and in what it calls, beside Casuspad; empty for any."""
    per: tuple[str, ...] = ()
    """What its repetitions can be bound to, those of called procedures included."""
    ending: Ending = Ending.NOTHING
    """What its end means."""
    steps: frozenset[str] = frozenset()
    """Kinds of steps without which it does not do what its word says; those in called procedures count."""
    messages: frozenset[str] = frozenset()
    """Messages that it throws, without which it does not do what its word says."""
    awaits: frozenset[str] = frozenset()
    """Messages that it waits for, or starts with, without which it does not do what its word says."""
    operations: frozenset[str] = frozenset()
    """Operations without which it does not do what its word says."""
    reads: tuple[str, ...] = ()
    """Process variables that code reads of its instances, beside those of its steps."""
    about_nobody: bool = False
    """Whether it speaks of no person and no casus: nothing it draws or asks may have room for one (INV-17)."""
    opened_by: frozenset[str] = frozenset()
    """Roles of whom anyone begins one with a button on the page of privacy; empty for what begins otherwise."""
    begins: ProcessQuestion | None = None
    """What that page says of it."""
    followed_by: frozenset[str] = frozenset()
    """Roles that see on that page which ones run, and by when; nobody else learns that there are any."""

    @property
    def free_standing(self) -> bool:
        """Whether an instance runs by itself, and belongs to no casus."""
        return not self.called and not self.of_casus
