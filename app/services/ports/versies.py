"""Procedure versions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from app.domain.execution import Bundle
from app.domain.ids import ReleaseId, VersieId
from app.domain.release import Release


class Versies(Protocol):
    """Immutable procedure versions (scoped)."""

    def get(self, versie_id: VersieId) -> Bundle:
        """Return a version; cached in the process, for it never changes."""
        ...

    def formulier(self, hash_: str) -> bytes | None:
        """Return the file of a form by its hash, None when it was never in force; cached in the process."""
        ...

    def zonder_formulieren(self) -> Sequence[VersieId]:
        """Return the versions from before a procedure carried its forms, that were given none yet."""
        ...

    def geef_formulieren(self, versie_id: VersieId, files: Mapping[str, bytes]) -> None:
        """Give such a version the forms that it was carried out with; once, and its id stays."""
        ...

    def find_current(self, proces_id: str) -> Bundle | None:
        """Return the version in force."""
        ...

    def release(self) -> Release:
        """Return what is in force; without any bundle where nothing is yet."""
        ...

    def uitgaven(self) -> Sequence[tuple[ReleaseId, datetime, bool]]:
        """Return what was ever in force, with when it first was and whether it is now; the last one first."""
        ...

    def uitgave(self, release_id: ReleaseId) -> Release:
        """Return what was once in force; raises `NotFoundError`."""
        ...

    def publish(self, release: Release, moment: datetime) -> None:
        """Put a release in force; the same content twice is one release, and one version."""
        ...
