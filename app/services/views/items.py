"""Texts in readable form, for who may read them, and what may go into the own file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from app.domain.sentence import Said, Sentence


class Tekstregel(NamedTuple):
    """An answer in words: what was asked, and what was said."""

    label: Said
    tekst: Said


class Blok(NamedTuple):
    """Texts that stand together under a title."""

    titel: Said
    regels: Sequence[Tekstregel]


@dataclass(frozen=True)
class KluisItem:
    """An own item, decrypted for its owner."""

    id: str
    soort: str
    titel: Said
    velden: Sequence[Tekstregel]
    aangemaakt: datetime
    rechten: frozenset[str]
    ingetrokken: bool
    van_mij: bool
    """An own contribution, which the reader may show or withdraw; not a copy taken along from a table."""
    kopie: bool = False
    """Taken along from a table into the own file."""
    zien: Said = ""
    """On the table: who sees it there now."""


@dataclass(frozen=True)
class BewaarRegel:
    """A text on the table before the reader, and whether it may go into the file of the own organisation."""

    item_id: str
    titel: str
    van: str
    """Whose words: an organisation, or "samen geschreven"."""
    waarom_niet: Sentence | None
    """Why it may not be kept; None when it may."""
    kopie_id: str | None
    """The copy that the own organisation keeps already."""
    velden: Sequence[Tekstregel]
    """What would be kept."""
    laat_iets_achter: bool
    """What was said on a psychische stoornis stays behind."""
    organisatie: str
    """Whose file it would be."""
