"""A draft of the procedures: a whole release that is being changed, step by step, by one coördinator at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.domain.ids import LivcId, OntwerpId, PersoonId, ReleaseId

WEG = ""
"""Stands in the place of the hash of a file that a step took away."""
Standen = Mapping[str, str]
"""Name of a file → hash of its content."""


class OntwerpStatus(StrEnum):
    """Where a draft stands."""

    OPEN = "open"
    OPZIJ = "opzij"
    GEPUBLICEERD = "gepubliceerd"


class StapSoort(StrEnum):
    """What a step of a draft does: a change can be undone and made again, the others cannot."""

    BEGIN = "begin"
    WIJZIGING = "wijziging"
    ONGEDAAN = "ongedaan"
    OPNIEUW = "opnieuw"
    BIJGEWERKT = "bijgewerkt"
    """What came in force meanwhile was taken in: what was done before cannot be undone on its own any more."""
    AFSPRAAK = "afspraak"
    """Who works on it, or whether anybody does; no file changes."""


@dataclass(frozen=True)
class Ontwerp:
    """A draft as it is now; its files follow from its steps."""

    id: OntwerpId
    livc_id: LivcId
    reden: str
    eigenaar_id: PersoonId
    eigenaar_sinds: datetime
    status: OntwerpStatus
    basis: ReleaseId
    """What was in force when it began, or was followed last."""
    begonnen_op: datetime
    revisie: int
    """The number of its last step."""
    gewijzigd_op: datetime


@dataclass(frozen=True)
class OntwerpStap:
    """One step of a draft: what it did, who did it and when, and which files became what."""

    ontwerp_id: OntwerpId
    livc_id: LivcId
    revisie: int
    soort: StapSoort
    wat: str
    """A sentence in Dutch, as it was said when it was made."""
    door: PersoonId
    moment: datetime
    bestanden: tuple[tuple[str, str], ...] = ()
    """Name and hash of each file that it changed; `WEG` for one that it took away."""
    van: int | None = None
    """Which step was undone or made again."""


def na(ontwerp: Ontwerp, stap: OntwerpStap) -> Ontwerp:
    """Return a draft after its next step."""
    return replace(ontwerp, revisie=stap.revisie, gewijzigd_op=stap.moment)


def standen(stappen: Iterable[OntwerpStap], tot: int | None = None) -> dict[str, str]:
    """Return the hash of each file after these steps, which come in order; up to and with revision `tot`."""
    found: dict[str, str] = {}
    for stap in stappen:
        if tot is not None and stap.revisie > tot:
            break
        found |= dict(stap.bestanden)
    gone = [name for name, hash_ in found.items() if hash_ == WEG]
    for name in gone:
        del found[name]
    return found


def verschil(voor: Standen, wordt: Standen) -> tuple[tuple[str, str], ...]:
    """Return which files become what between two states, by name."""
    names = sorted(voor.keys() | wordt.keys())
    return tuple((name, wordt.get(name, WEG)) for name in names if voor.get(name) != wordt.get(name))


def ongedaan_te_maken(stappen: Sequence[OntwerpStap]) -> OntwerpStap | None:
    """Return the change that undoing takes back; None when there is none."""
    done, _ = _stapels(stappen)
    return done[-1] if done else None


def opnieuw_te_doen(stappen: Sequence[OntwerpStap]) -> OntwerpStap | None:
    """Return the change that was undone last and nothing came after; None when there is none."""
    _, undone = _stapels(stappen)
    return undone[-1] if undone else None


def teruggenomen(stappen: Sequence[OntwerpStap], stap: OntwerpStap) -> tuple[tuple[str, str], ...]:
    """Return which files become what when a change is taken back."""
    before = standen(stappen, stap.revisie - 1)
    return tuple((name, before.get(name, WEG)) for name, _ in stap.bestanden)


def _stapels(stappen: Sequence[OntwerpStap]) -> tuple[list[OntwerpStap], list[OntwerpStap]]:
    """Return the changes that stand, and those that were undone, the latest last."""
    done: list[OntwerpStap] = []
    undone: list[OntwerpStap] = []
    for stap in stappen:
        if stap.soort is StapSoort.WIJZIGING:
            done.append(stap)
            undone.clear()
        elif stap.soort is StapSoort.ONGEDAAN:
            undone.append(done.pop())
        elif stap.soort is StapSoort.OPNIEUW:
            done.append(undone.pop())
        elif stap.soort is StapSoort.BIJGEWERKT:
            done.clear()
            undone.clear()
    return done, undone
