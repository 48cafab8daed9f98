"""Invented people and steps for the rules."""

from datetime import UTC, date, datetime

from app.domain.ids import (
    InstantieId,
    LidmaatschapId,
    LivcId,
    OrganisatieId,
    PersoonId,
    PuntId,
    TaskId,
)
from app.domain.instantie import Taak
from app.domain.overleg import Aanwezige
from app.domain.people import Actor, Lidmaatschap, Rol

NU = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)


def actor(
    *rollen: Rol, naam: str = "iemand", org: str = "org", mandaten: frozenset[Rol] = frozenset()
) -> Actor:
    leden = tuple(
        Lidmaatschap(
            LidmaatschapId(f"{naam}-{rol}"),
            LivcId("livc"),
            PersoonId(naam),
            OrganisatieId(org),
            rol,
            "functie",
            date(2026, 1, 1),
        )
        for rol in rollen
    )
    return Actor(PersoonId(naam), LivcId("livc"), leden, mandaten)


def taak(rol: str = "partner", kind: str = "opvolgtaak", **rest: object) -> Taak:
    given: dict[str, object] = {
        "id": TaskId("taak"),
        "livc_id": LivcId("livc"),
        "instantie_id": InstantieId("instantie"),
        "casus_id": None,
        "casus_code": None,
        "proces_id": "casus",
        "element_id": "element",
        "naam": "stap",
        "rol": rol,
        "kind": kind,
        "sinds": NU,
    }
    return Taak(**{**given, **rest})  # type: ignore[arg-type]  # a short way to name what matters


def aanwezige(naam: str, *rollen: str) -> Aanwezige:
    return Aanwezige(PuntId("punt"), PersoonId(naam), OrganisatieId("org"), frozenset(rollen), NU)
