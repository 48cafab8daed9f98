"""Documents that leave as a file."""

from typing import Protocol

from app.domain.fiche import Fichetekst


class Documents(Protocol):
    """Makes one accessible PDF of a text, and of nothing else.

    Each raises `DocumentsUnavailableError` where the server lacks what it prints with.
    """

    def fiche(self, tekst: Fichetekst) -> bytes:
        """Return the document. Raises `ConflictError` for a text with a character that it cannot print."""
        ...

    def unprintable(self, text: str) -> str:
        """Return the characters of a text that a document cannot print, each once; "" when it prints all."""
        ...
