"""The documents that a procedure may have a template of, and what each template may leave open.

A closed list: what stands here is filled in by the program, and a template that asks anything else is refused when
it is published. A legal basis is cited by its key from `rechtsgronden`, like in a form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True)
class Blanks:
    """What may be left open: the fields, and the lists with what each of their rows has."""

    fields: frozenset[str]
    lists: Mapping[str, "Blanks"] = field(default_factory=dict)


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document: its word in a template (`soort`), and how people call it."""

    word: str
    name: str
    shape: Blanks
    at_steps: bool = False
    """Whether the template names the steps at which it is offered; the others have a page of their own."""


_REGELS: Final = Blanks(frozenset({"label", "tekst"}))
_ONDERWERPEN: Final = Blanks(frozenset({"onderwerp", "tekst"}))
_NAMEN: Final = Blanks(frozenset({"naam"}))

VERSLAG: Final = DocumentKind(
    "verslag",
    "Verslag van een overleg",
    Blanks(
        frozenset({"livc", "dag", "bewaard", "laatste_dag", "niet_alles"}),
        {
            "van_de_dag": _REGELS,
            "punten": Blanks(
                frozenset({"woorden", "doorgeschoven", "vernietigd", "zonder_tekst"}),
                {"namen": _NAMEN, "besluiten": Blanks(frozenset({"zin"})), "regels": _REGELS},
            ),
        },
    ),
)
UITNODIGING: Final = DocumentKind(
    "uitnodiging",
    "Uitnodiging voor een overleg",
    Blanks(
        frozenset({"livc", "dag", "uur", "plaats", "telefoon"}),
        {"vaste_leden": _NAMEN, "agenda": Blanks(frozenset({"woorden"}))},
    ),
)
VERNIETIGINGSBEWIJS: Final = DocumentKind(
    "vernietigingsbewijs",
    "Bewijs van vernietiging",
    Blanks(frozenset({"livc", "dag", "wat", "grond", "sleutels", "rijen", "onherstelbaar_vanaf", "nummer"})),
)
STRATEGISCH_VERSLAG: Final = DocumentKind(
    "strategisch_verslag",
    "Verslag van een strategische tafel",
    Blanks(
        frozenset({"livc", "dag", "plaats", "laatste_dag", "voorlopig"}),
        {
            "agenda": _ONDERWERPEN,
            "besluiten": _ONDERWERPEN,
            "opdrachten": Blanks(frozenset({"onderwerp", "wat", "aan", "tegen", "gemeld"})),
        },
    ),
)
"""It has no blank for a person: who was there is read on the page alone."""
BRIEF: Final = DocumentKind(
    "brief",
    "Brief",
    Blanks(frozenset({"livc", "gemeente", "dag", "casus", "dienst", "tegen", "telefoon"})),
    at_steps=True,
)
"""A letter of one step: who it is for, is written by hand, for Casuspad does not know it."""

DOCUMENTS: Final[Mapping[str, DocumentKind]] = MappingProxyType(
    {each.word: each for each in (VERSLAG, UITNODIGING, VERNIETIGINGSBEWIJS, STRATEGISCH_VERSLAG, BRIEF)}
)
"""Word → kind."""
