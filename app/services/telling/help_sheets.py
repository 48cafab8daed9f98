"""The sheets of help: what somebody wants to know before, beside or outside a casus; nothing of one stands there.

What a source says is cited as it is called on the day; the words stand in `help_texts`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.errors import NotFoundError
from app.domain.kalender import dag_van
from app.domain.rechtsgronden import aangehaald
from app.domain.sentence import Said, Sentence
from app.services.deps import Deps
from app.services.telling.help_parts import Hulpblad
from app.services.telling.help_texts import HULPBLADEN


@dataclass(frozen=True)
class Hulpdeel:
    """A part as a page shows it."""

    kop: Said
    zinnen: Sequence[Said]


@dataclass(frozen=True)
class Hulppagina:
    """A sheet as a page shows it, its sources as they are called on the day."""

    titel: Said
    inleiding: Said
    delen: Sequence[Hulpdeel]
    steunt_op: Said


def sheets() -> list[tuple[str, Said]]:
    """Return the key and the title of each sheet."""
    return [(each.sleutel, Sentence(each.titel)) for each in HULPBLADEN.values()]


def show_help_sheet(sleutel: str, deps: Deps) -> Hulppagina:
    """Return a sheet as it reads today; for everyone. Raises `NotFoundError` for one that does not exist."""
    blad = HULPBLADEN.get(sleutel)
    if blad is None:
        raise NotFoundError
    return _shown(blad, dag_van(deps.clock.now()))


def _shown(blad: Hulpblad, today: date) -> Hulppagina:
    parts = [Hulpdeel(Sentence(deel.kop), [*map(Sentence, deel.zinnen)]) for deel in blad.delen]
    return Hulppagina(
        Sentence(blad.titel), Sentence(blad.inleiding), parts, aangehaald(blad.steunt_op, today)
    )
