"""The coördinator writes down the number at which one calls instead of typing."""

import re
from dataclasses import dataclass

from app.domain.errors import FormInvalidError, NotAllowedError
from app.domain.people import Actor, Rol
from app.services.casework.find_phone import SLEUTEL
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel

NUMMER = re.compile(r"\+?[0-9][0-9 ./-]*")
MINSTENS, HOOGSTENS = 8, 15
"""Digits; the most that a number may have (ITU-T E.164)."""


@dataclass(frozen=True)
class SetPhone:
    """`nummer` as it is shown and called."""

    actor: Actor
    nummer: str


def set_phone(command: SetPhone, deps: Deps) -> None:
    """Keep the number for everyone of the LIVC-R. Raises `NotAllowedError`, `FormInvalidError`."""
    actor, number = command.actor, " ".join(command.nummer.split())
    if Rol.COORDINATOR not in actor.rollen:
        raise NotAllowedError
    if not _can_be_called(number):
        raise FormInvalidError({"nummer": ["Schrijf een telefoonnummer, zoals 089 12 34 56."]})
    with deps.uow.begin(actor.livc_id) as tx:
        tx.livcs.save_instelling(actor.livc_id, SLEUTEL, number, tx.now.day, actor.persoon_id)
        tx.audit.record(
            AuditRegel(
                tx.now.real,
                "schrijven",
                "telefoon_gewijzigd",
                "rol",
                actor.persoon_id,
                actor.organisatie_id,
            )
        )


def _can_be_called(number: str) -> bool:
    digits = sum(each.isdigit() for each in number)
    return bool(NUMMER.fullmatch(number)) and MINSTENS <= digits <= HOOGSTENS
