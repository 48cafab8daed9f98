"""What is wrong with a model, said in a place and a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import ModelError
from app.domain.sentence import given_text, in_a_row


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to repair: file, line (0 when unknown), element id and a Dutch sentence."""

    file: str
    line: int
    element: str
    sentence: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line or "", self.element) if part)
        return f"{place}: {self.sentence}"


def ensure_none(findings: Sequence[Finding]) -> None:
    """Raise one `ModelError` that lists every finding, placed at the first."""
    if not findings:
        return
    first, *rest = sorted(set(findings))
    said = in_a_row([given_text(text) for text in (first.sentence, *map(str, rest))], "\n")
    raise ModelError(said, file=first.file, line=first.line, element=first.element)
