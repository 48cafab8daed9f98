"""Documents that leave as a file."""

from typing import Protocol

from app.domain.document import PrintedDocument


class Documents(Protocol):
    """Makes one accessible PDF of a document, and of nothing else; nothing of it is kept.

    Each raises `DocumentsUnavailableError` where the server lacks what it prints with.
    """

    def pdf(self, document: PrintedDocument) -> bytes:
        """Return the document. Raises `ConflictError` for a text with a character that it cannot print."""
        ...

    def unprintable(self, text: str) -> str:
        """Return the characters of a text that a document cannot print, each once; "" when it prints all."""
        ...
