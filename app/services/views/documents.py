"""A document as it is given to who asks for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bestand:
    """A document to download; its name says nothing of a person."""

    naam: str
    inhoud: bytes
