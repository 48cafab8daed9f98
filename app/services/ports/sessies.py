"""Sessions, links to an account, and browsers that were seen before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.ids import (
    LivcId,
    PersoonId,
)


@dataclass(frozen=True)
class Sessie:
    """A log-in; only the SHA-256 of the random cookie value is kept. Real time."""

    hash: str
    persoon_id: PersoonId
    livc_id: LivcId | None
    aangemaakt: datetime
    laatst_gezien: datetime
    vers_op: datetime
    """When the password was last given, for steps that ask for a fresh log-in."""


@dataclass(frozen=True)
class AccountLink:
    """A one-time link to set a password; only its SHA-256 is kept."""

    hash: str
    persoon_id: PersoonId
    soort: str
    verloopt: datetime
    gebruikt_op: datetime | None = None

    def is_valid(self, now: datetime) -> bool:
        """Answer whether it still opens something."""
        return self.gebruikt_op is None and now <= self.verloopt


@dataclass(frozen=True)
class Apparaat:
    """A browser in which a person logged in; only the SHA-256 of the secret in its cookie is kept. Real time."""

    hash: str
    persoon_id: PersoonId
    sinds: datetime
    laatst_gezien: datetime
    """When this person last logged in with it."""


class Sessies(Protocol):
    """Server-side sessions, one-time links and throttling (global, real time)."""

    def find(self, hash: str) -> Sessie | None:
        """Return a session that was not revoked."""
        ...

    def add(self, sessie: Sessie) -> None: ...
    def touch(self, hash: str, moment: datetime) -> None: ...
    def set_livc(self, hash: str, livc_id: LivcId) -> None: ...
    def revoke(self, hash: str) -> None: ...
    def revoke_all(self, persoon_id: PersoonId) -> None: ...
    def purge(self, before: datetime) -> int: ...
    def add_link(self, link: AccountLink) -> None: ...
    def find_link(self, hash: str) -> AccountLink | None: ...
    def use_link(self, hash: str, moment: datetime) -> bool:
        """Mark a link used; False when it was used already (one statement, so that it is used once)."""
        ...

    def use_links(self, persoon_id: PersoonId, moment: datetime) -> None:
        """Mark every link of a person used."""
        ...

    def end_links(self, persoon_id: PersoonId, soort: str, moment: datetime) -> None:
        """Mark the links of one kind of a person used."""
        ...

    def count_attempts(self, sleutel: str, since: datetime) -> int: ...
    def attempts(self, sleutel: str, since: datetime) -> tuple[int, datetime | None]:
        """Count the attempts since a moment, and return when the last one was."""
        ...

    def hold_attempts(self, sleutels: Iterable[str]) -> None:
        """Wait for other transactions that count under these keys; hold them until the end."""
        ...

    def add_attempt(self, sleutel: str, moment: datetime) -> int:
        """Count an attempt, and return its number."""
        ...

    def take_back(self, nummers: Iterable[int]) -> None:
        """Uncount these attempts."""
        ...

    def clear_attempts(self, sleutel: str) -> None: ...


class Apparaten(Protocol):
    """Browsers people are known to log in with (global, real time)."""

    def add(self, apparaat: Apparaat) -> None: ...
    def among(self, hashes: Iterable[str]) -> Sequence[Apparaat]:
        """Return the devices with these hashes."""
        ...

    def touch(self, hash: str, moment: datetime) -> None: ...
    def revoke_all(self, persoon_id: PersoonId) -> None: ...
    def purge(self, before: datetime) -> int: ...
