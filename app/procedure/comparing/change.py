"""One change between two versions: what people read, and where it stands in each."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.sentence import Sentence


class ChangeKind(StrEnum):
    """What became of it; the words are those of the pages."""

    ERBIJ = "erbij"
    WEG = "weg"
    ANDERS = "anders"
    VERPLAATST = "verplaatst"


@dataclass(frozen=True)
class Change:
    """A sentence about one file; `before` and `after` are the ids of what it is about in each version."""

    kind: ChangeKind
    sentence: Sentence
    file: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    process_id: str = ""
    """The process in which it is drawn; "" for what is no drawing."""
