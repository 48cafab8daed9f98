"""A printer that keeps what it was given: what stands in a document is looked up there, not in the bytes."""

from dataclasses import dataclass, field, replace

from app.domain.document import PrintedDocument
from app.services.deps import Deps


@dataclass
class KeptDocuments:
    """Implements `Documents`."""

    made: list[PrintedDocument] = field(default_factory=list)

    def pdf(self, document: PrintedDocument) -> bytes:
        self.made.append(document)
        return b"%PDF"

    def unprintable(self, text: str) -> str:
        return ""

    @property
    def text(self) -> str:
        """All that the last one says."""
        return "\n".join(self.made[-1].texts())


def printer(deps: Deps) -> tuple[Deps, KeptDocuments]:
    """Return the ports with such a printer, and the printer."""
    kept = KeptDocuments()
    return replace(deps, documents=kept), kept
