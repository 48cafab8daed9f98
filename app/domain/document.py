"""A document as it is printed: a title and its pieces in reading order, and nothing of how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.fiche import Fichetekst


class PieceKind(StrEnum):
    """What a piece is for who reads, or hears, the document."""

    HEADING = "kop"
    SUBHEADING = "tussenkop"
    PARAGRAPH = "alinea"
    FACT = "gegeven"
    """A label with what is said under it."""
    ITEM = "punt"
    """One of a list."""
    BLANK = "invullen"
    """A label with a line to write on: what Casuspad does not know, or a hand that signs."""


@dataclass(frozen=True)
class PrintedPiece:
    """One piece. `label` is only of a fact, `lines` only of what is written by hand."""

    kind: PieceKind
    text: str
    label: str = ""
    lines: int = 1


@dataclass(frozen=True)
class PrintedDocument:
    """All of it. `footer` stands at the foot of every page."""

    title: str
    pieces: tuple[PrintedPiece, ...] = ()
    footer: str = ""

    def texts(self) -> Iterator[str]:
        """Yield everything that is printed."""
        yield from (self.title, self.footer)
        for piece in self.pieces:
            yield from (piece.label, piece.text)


def fiche_document(tekst: Fichetekst) -> PrintedDocument:
    """Return a fiche as it leaves: each label with its words, and nothing else."""
    pieces: list[PrintedPiece] = []
    for label, words in tekst.regels:
        pieces.append(PrintedPiece(PieceKind.HEADING, label))
        pieces.append(PrintedPiece(PieceKind.PARAGRAPH, words))
    return PrintedDocument(tekst.titel, tuple(pieces))
