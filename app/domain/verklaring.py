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


def versie_met(werkafspraken: int) -> str:
    """Return the version of all that one confirms: the sentences, and the own agreements of the LIVC-R."""
    return f"{VERSIE}/{werkafspraken}" if werkafspraken else VERSIE


def bevestigde_afspraken(versie: str | None) -> int:
    """Return which agreements a confirmed version held, 0 for none."""
    return int((versie or "").partition("/")[2] or 0)


def is_gebonden(lid: Lidmaatschap, versie: str) -> bool:
    """Answer whether the version of today was confirmed for this seat, or nothing is read from it."""
    return lid.rol in ZONDER or lid.verklaard_versie == versie


def te_bevestigen(actor: Actor) -> Iterator[Lidmaatschap]:
    """Yield the seats for which it is still to be confirmed."""
    versie = versie_met(actor.werkafspraken)
    yield from (lid for lid in actor.lidmaatschappen if not is_gebonden(lid, versie))


def ensure_gebonden(actor: Actor, gelezen: Collection[object]) -> None:
    """Raise `VerklaringNodigError` where something is read, unless every seat of the actor confirmed it."""
    if gelezen and any(True for _ in te_bevestigen(actor)):
        raise VerklaringNodigError


def laatst_bevestigd(lidmaatschappen: Iterable[Lidmaatschap]) -> date | None:
    """Return the day on which it was confirmed last, for the page; None when never."""
    days = [lid.verklaard_op for lid in lidmaatschappen if lid.verklaard_op is not None]
    return max(days, default=None)
