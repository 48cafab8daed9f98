"""The engagement of secrecy and the frame, that one confirms once per seat before reading about anybody (INV-18).

Sources: LIVC-R law art. 5; S2 L141-142, L222, L251; domain/04 F07 and F24. Who changes a sentence gives it a new
version: then everyone is asked once more.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final

from app.domain.errors import DomainError
from app.domain.people import Actor, Lidmaatschap, Rol

VERSIE: Final = "2026-12"
"""Of the sentences below."""
ZINNEN: Final = (
    "Wij overleggen om terroristische misdrijven te voorkomen, en nergens anders voor ({livcr_2}).",
    "Wat ik hier lees en hoor, blijft geheim, ook als ik niet meer meedoe ({livcr_5} en {sw_geheim}).",
    "Geheimen dienen enkel om de misdrijven te vervolgen waarvoor dit overleg bestaat.",
    "Niemand is verplicht te spreken. Ik ook niet, en ik vraag niemand waarom.",
    "Wie iets deelt, blijft eigenaar: zonder diens akkoord neem ik het nergens over.",
    "Ik lees enkel wat ik voor mijn werk hier nodig heb.",
    "Wat nodig is, geef ik door aan wie de persoon bij ons opvolgt; die zwijgt dan ook.",
    "Ik blijf gebonden aan de regels van mijn eigen beroep, met mijn eigen meldplichten.",
)
"""What one confirms; `rechtsgronden.aangehaald` words the legal bases of that day."""
ZONDER: Final = frozenset({Rol.BEHEERDER, Rol.MANAGER})
"""Roles that open no text about anybody."""


class VerklaringNodigError(DomainError):
    """Before anything about anybody is opened, the engagement of secrecy is asked; nothing was shown yet."""

    template = "Bevestig eerst dat u zwijgt over wat u hier leest. Er is niets gewijzigd."


def is_gebonden(lid: Lidmaatschap) -> bool:
    """Answer whether the sentences of today were confirmed for this seat, or nothing is read from it."""
    return lid.rol in ZONDER or lid.verklaard_versie == VERSIE


def te_bevestigen(lidmaatschappen: Iterable[Lidmaatschap]) -> Iterator[Lidmaatschap]:
    """Yield the seats for which it is still to be confirmed."""
    yield from (lid for lid in lidmaatschappen if not is_gebonden(lid))


def ensure_gebonden(actor: Actor, gelezen: Collection[object]) -> None:
    """Raise `VerklaringNodigError` where something is read, unless every seat of the actor confirmed it."""
    if gelezen and not all(map(is_gebonden, actor.lidmaatschappen)):
        raise VerklaringNodigError


def laatst_bevestigd(lidmaatschappen: Iterable[Lidmaatschap]) -> date | None:
    """Return the day on which it was confirmed last, for the page; None when never."""
    days = [lid.verklaard_op for lid in lidmaatschappen if lid.verklaard_op is not None]
    return max(days, default=None)
