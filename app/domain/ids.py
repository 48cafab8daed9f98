"""Identifiers: random, opaque strings, each of its own type."""

from typing import NewType
from uuid import uuid4

LivcId = NewType("LivcId", str)
OrganisatieId = NewType("OrganisatieId", str)
PersoonId = NewType("PersoonId", str)
LidmaatschapId = NewType("LidmaatschapId", str)
CasusId = NewType("CasusId", str)
InstantieId = NewType("InstantieId", str)
TaskId = NewType("TaskId", str)
ItemId = NewType("ItemId", str)
PuntId = NewType("PuntId", str)
KeyId = NewType("KeyId", str)
VersieId = NewType("VersieId", str)
ReleaseId = NewType("ReleaseId", str)
ZetelId = NewType("ZetelId", str)
OntwerpId = NewType("OntwerpId", str)


def new_id() -> str:
    """Return a random identifier of 32 hexadecimal digits (UUID version 4)."""
    return uuid4().hex
