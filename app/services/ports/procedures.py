"""How models are read, for the screens and the use cases."""

from collections.abc import Mapping
from typing import Protocol

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.procedure.lawful import RuleSet


class Procedures(Protocol):
    """The procedures in a folder: a model that a LIVC-R may put in force."""

    def load(self, process_id: str) -> Bundle:
        """Return the bundle as it stands on disk; raises `ModelError`."""
        ...

    def collect(self, process_id: str) -> Bundle:
        """Return the bundle as it stands on disk, unchecked; raises `ModelError` when it cannot be read."""
        ...

    def collect_all(self) -> Mapping[str, Bundle]:
        """Return every procedure of `process_ids`, unchecked, as it stands on disk; raises `ModelError`."""
        ...

    def variants(self) -> Mapping[str, Mapping[str, bytes]]:
        """Return of each variant of it, by its name, the files that are otherwise; raises `ModelError`."""
        ...

    def process_ids(self) -> tuple[str, ...]:
        """Return the ids of the procedures that start by themselves or by a message."""
        ...

    def rules(self) -> RuleSet:
        """Return the rules of Casuspad, and those beside the model, with what is wrong in their files."""
        ...

    def own_rules(self) -> Mapping[str, bytes]:
        """Return the files of the rules beside the model: `rules/x.yaml` → content."""
        ...

    def rules_with(self, own: Mapping[str, bytes]) -> RuleSet:
        """Return the rules of Casuspad, and those in these files, with what is wrong in them."""
        ...

    def misplaced(self) -> tuple[ModelError, ...]:
        """Return what looks like a procedure and is not read as one; it is in nobody's way."""
        ...
