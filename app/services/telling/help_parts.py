"""What a sheet of help is made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Deel:
    """A part under a heading: sentences in a row of dots."""

    kop: str
    zinnen: tuple[str, ...]


@dataclass(frozen=True)
class Hulpblad:
    """A sheet: what it is called in an address and on the page, and on what it rests."""

    sleutel: str
    titel: str
    inleiding: str
    delen: tuple[Deel, ...]
    steunt_op: str
