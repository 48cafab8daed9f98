"""Who was recognised by a colleague."""

from collections.abc import Sequence
from typing import Protocol

from app.domain.erkenning import Erkenning
from app.domain.ids import (
    LidmaatschapId,
    OrganisatieId,
)


class Erkenningen(Protocol):
    """Whether somebody is a colleague: questions and answers of one LIVC-R."""

    def find(self, erkenning_id: str) -> Erkenning | None: ...
    def lock(self) -> None:
        """Let nobody else in this LIVC-R answer or ask until the end of the transaction."""
        ...

    def open_(self) -> Sequence[Erkenning]:
        """Return the questions without an answer, oldest first."""
        ...

    def of_organisaties(
        self, organisaties: frozenset[OrganisatieId] | None, van: int, aantal: int
    ) -> Sequence[Erkenning]:
        """Return a page of questions, newest first; None means of every organisation."""
        ...

    def save(self, erkenning: Erkenning) -> None: ...
    def forget(self, lidmaatschappen: Sequence[LidmaatschapId]) -> int: ...
