"""A card of the first screen: what a person needs to know for one question, and the answers themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.sentence import Sentence
from app.services.ports.forms import FormView
from app.services.views.items import Tekstregel


class Answering(StrEnum):
    """What pressing an answer on a card does."""

    AT_ONCE = "at_once"
    """It is the answer: nothing more is asked."""
    UNFOLDED = "unfolded"
    """A short question unfolds on the card."""
    ON_THE_PAGE = "on_the_page"
    """The page asks the rest, for this answer alone."""


@dataclass(frozen=True)
class Antwoord:
    """One answer on a card."""

    waarde: str
    woorden: str
    hoe: Answering
    vraag: FormView | None = None
    """What unfolds."""
    ingevuld: Sequence[tuple[str, str]] = ()
    """(field, text) that goes along: what Casuspad knows already."""
    veld: str = "uitkomst"
    """What it is posted as: the outcome, or the question of the form that the rest depends on."""


@dataclass(frozen=True)
class Kaart:
    """What stands on the card of a task, under its question."""

    feiten: Sequence[Tekstregel]
    """Day and place, who sits at the table, what is proposed, until when."""
    antwoorden: Sequence[Antwoord] = ()
    iets_anders: bool = False
    """Whether the page has more answers than the card."""
    gelijk: bool = False
    """Whether every answer is as good."""


@dataclass(frozen=True)
class EigenConcept:
    """What tells a step in the own space from another; read by the own organisation alone."""

    woorden: Sentence | None = None
    """The name that a colleague gave it, or its first words."""
    bijnaam: str = ""
    bewaard_op: datetime | None = None
    """When something was kept; None while nothing is."""
