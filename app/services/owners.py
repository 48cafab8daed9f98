"""Who there is to do a task today, and what to say of one that nobody can do."""

from collections.abc import Iterable
from datetime import datetime

from app.domain.eigenaar import (
    Bezetting,
    Eigenaar,
    eigenaar_van,
    is_geblokkeerd,
    kan_zelf,
    ligt_bij_noteerder,
)
from app.domain.ids import LivcId, PersoonId
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.domain.people import DOSSIERROLLEN, Actor, Lidmaatschap, Livc, Mandaat, Persoon, Rol
from app.domain.sentence import Sentence, given_text
from app.domain.words.roles import ROLES
from app.domain.words.steps import kind_of
from app.services.mandaten import geldige_mandaten
from app.services.ports.unit_of_work import Tx

AANMELDER_VAN_BUITEN = Sentence("de aanmelder")
ZONDER_ACCOUNT = "er is geen {rol} met een account in deze LIVC-R"
NIEMAND = "er is geen {rol} in deze LIVC-R"


def bezetting_of(tx: Tx, livc_id: LivcId, now: datetime) -> Bezetting:
    """Return who takes part in the LIVC-R at a moment of its clock; a page works it out once."""
    return tx.once(("bezetting", livc_id, now), lambda: _bezetting(tx, livc_id, now))


def _bezetting(tx: Tx, livc_id: LivcId, now: datetime) -> Bezetting:
    leden = tx.people.leden(livc_id, dag_van(now))
    every = [lid for lid, _, _ in leden]
    seated = [lid for lid, persoon, _ in leden if _has_account(persoon)]
    on_files = [lid for lid in seated if lid.rol in DOSSIERROLLEN]
    people = _persons(seated)
    mandates = [mandate for mandate in geldige_mandaten(tx, livc_id, now) if mandate.nemer_id in people]
    return Bezetting(
        vervuld=_roles(every),
        rollen=_roles([*seated, *mandates]),
        noteerders=Rol.COORDINATOR.value in _roles(seated),
        organisaties=frozenset(lid.organisatie_id for lid in on_files),
        personen=people,
        bekend=frozenset(org.id for org in tx.people.organisaties(livc_id)),
        leden=_persons(every),
    )


def _persons(leden: Iterable[Lidmaatschap]) -> frozenset[PersoonId]:
    return frozenset(lid.persoon_id for lid in leden)


def _roles(held: Iterable[Lidmaatschap | Mandaat]) -> frozenset[str]:
    return frozenset(each.rol.value for each in held)


def _has_account(persoon: Persoon) -> bool:
    return bool(persoon.email) and persoon.actief


def actor_of(tx: Tx, persoon_id: PersoonId, livc: Livc) -> Actor | None:
    """Return the person as an actor in a LIVC-R, None without a recognised membership in force."""
    rows = _rows_of(tx, persoon_id, livc.id)
    if not rows:
        return None
    mandates = geldige_mandaten(tx, livc.id, tx.now.domain)
    given = frozenset(mandate.rol for mandate in mandates if mandate.nemer_id == persoon_id)
    return Actor(persoon_id, livc.id, rows, given, livc.werkafspraken)


def _rows_of(tx: Tx, persoon_id: PersoonId, livc_id: LivcId) -> tuple[Lidmaatschap, ...]:
    leden = tx.people.leden(livc_id, tx.now.day)
    return tuple(lid for lid, _, _ in leden if lid.persoon_id == persoon_id)


def actors_of(tx: Tx, livc_id: LivcId, now: datetime) -> list[Actor]:
    """Return everyone with an account as the actor each is today."""
    lids: dict[PersoonId, list[Lidmaatschap]] = {}
    for lid, persoon, _ in tx.people.leden(livc_id, dag_van(now)):
        if _has_account(persoon):
            lids.setdefault(persoon.id, []).append(lid)
    given: dict[PersoonId, set[Rol]] = {}
    for mandate in geldige_mandaten(tx, livc_id, now):
        given.setdefault(mandate.nemer_id, set()).add(mandate.rol)
    agreed = tx.livcs.get(livc_id).werkafspraken
    return [
        Actor(who, livc_id, tuple(rows), frozenset(given.get(who, ())), agreed) for who, rows in lids.items()
    ]


def speaker(tx: Tx, taak: Taak) -> Sentence:
    """Return for whom a task is noted, in words."""
    match eigenaar_van(taak):
        case Eigenaar.ORGANISATIE if taak.organisatie_id is not None:
            known = {org.id: org.naam for org in tx.people.organisaties(taak.livc_id)}
            name = known.get(taak.organisatie_id)
            return given_text(name) if name else Sentence("een dienst")
        case Eigenaar.PERSOON if taak.persoon_id is not None:
            found = tx.people.personen([taak.persoon_id]).get(taak.persoon_id)
            return given_text(found.naam) if found else Sentence("een deelnemer")
        case Eigenaar.ROL:
            return _the(taak.rol)
        case _:
            return AANMELDER_VAN_BUITEN


def why_nobody(taak: Taak, bezetting: Bezetting) -> Sentence | None:
    """Return why nobody can do a task now, in words that name no organisation; None when someone can.

    Of a contribution nothing is told: that it is open tells who did not speak (INV-10).
    """
    if kind_of(taak.kind).unspoken or not is_geblokkeerd(taak, bezetting):
        return None
    return Sentence("niemand kan dit nu doen: {reden}", reden=_missing(taak, bezetting))


def who_instead(taak: Taak, bezetting: Bezetting) -> Sentence | None:
    """Return who has a task of which one would think it is another's; None when it is whose it says it is.

    What lies with several organisations stays with "partners": who of them has no account is not told.
    """
    spoken_for = {
        Eigenaar.BUITENSTAANDER: AANMELDER_VAN_BUITEN,
        Eigenaar.ROL: _the(taak.rol),
    }.get(eigenaar_van(taak))
    if spoken_for is None or not bezetting.noteerders or not ligt_bij_noteerder(taak, bezetting):
        return why_nobody(taak, bezetting)
    return Sentence("coördinator, die noteert wat {wie} zegt", wie=spoken_for)


def asks_afterwards(taak: Taak, bezetting: Bezetting) -> bool:
    """Answer whether who spoke is asked "klopt dit?" once it is noted: that takes an account."""
    return kan_zelf(taak, bezetting)


def _called(rol: str) -> Sentence:
    return Sentence(ROLES[rol].name)


def _the(rol: str) -> Sentence:
    return Sentence("de {rol}", rol=_called(rol))


def _missing(taak: Taak, bezetting: Bezetting) -> Sentence:
    match eigenaar_van(taak):
        case Eigenaar.ROL:
            return Sentence(
                ZONDER_ACCOUNT if taak.rol in bezetting.vervuld else NIEMAND, rol=_called(taak.rol)
            )
        case Eigenaar.BUITENSTAANDER:
            return Sentence("er is geen coördinator in deze LIVC-R om te noteren wat de aanmelder zegt")
        case Eigenaar.ORGANISATIE | Eigenaar.PERSOON:
            return Sentence("van wie het is, heeft geen account in deze LIVC-R")
        case _:
            return Sentence("Casuspad weet niet van welke organisatie deze stap is")
