"""Fill an empty database with the demo LIVC-R. All people and places are invented."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.ids import LivcId
from app.domain.people import Actor, Livc, Rol
from app.services.access.found_livc import FoundLivc, Stichter, found_livc
from app.services.access.invite_person import InvitePerson, invite_person
from app.services.access.recognise_colleague import RecogniseColleague, recognise_colleague
from app.services.deps import Deps

WACHTWOORD = "lindebloesem-2026"
"""Of every demo person, shown on the demo's log-in page; a demo binds to the loopback address."""


@dataclass(frozen=True)
class Speler:
    """One invented professional."""

    naam: str
    email: str | None
    organisatie: str
    soort: str
    rollen: tuple[Rol, ...]
    functie: str


MENSEN = (
    Speler(
        "Hilde Demeyer-Demo",
        "hilde",
        "Gemeente Lindervoorde",
        "gemeente",
        (Rol.BURGEMEESTER,),
        "burgemeester",
    ),
    Speler(
        "Joris Voorbeeld",
        "joris",
        "Gemeente Lindervoorde",
        "gemeente",
        (Rol.COORDINATOR,),
        "coördinator preventie",
    ),
    Speler(
        "Katrien Proef",
        "katrien",
        "PZ Linde-Wissel",
        "politie",
        (Rol.INFORMATION_OFFICER,),
        "information officer",
    ),
    Speler("Vera Notelaar", "vera", "Gemeente Lindervoorde", "gemeente", (Rol.VERSLAGGEVER,), "verslaggever"),
    Speler("Ann Staal", "ann", "OCMW Lindervoorde", "ocmw", (Rol.PARTNER,), "vaste vertegenwoordiger"),
    Speler("Tom Model", "tom", "CLB De Linde", "onderwijs", (Rol.PARTNER,), "vaste vertegenwoordiger"),
    Speler("Lotte Schets", "lotte", "CAW Linde", "sociaal", (Rol.PARTNER,), "begeleider"),
    Speler(
        "Bram Testers", "bram", "Justitiehuis Wissel", "justitiehuis", (Rol.PARTNER,), "justitieassistent"
    ),
    Speler("Eva Toonbeeld", "eva", "VDAB Linde", "sociaal", (Rol.PARTNER,), "bemiddelaar"),
    Speler("Sam Staaltje", None, "Jeugddienst Lindervoorde", "sociaal", (Rol.PARTNER,), "jeugdwerker"),
    Speler("Mia Overzicht", "mia", "Gemeente Lindervoorde", "gemeente", (Rol.MANAGER,), "diensthoofd"),
    Speler("Nora Maat", "nora", "Gemeente Lindervoorde", "gemeente", (Rol.FG,), "DPO"),
    Speler("Bert Beheer-Demo", "bert", "Gemeente Lindervoorde", "gemeente", (Rol.BEHEERDER,), "beheerder"),
)


STICHTERS = {Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.FG}
SINDS = date(2026, 1, 1)
BESLUIT = date(2026, 1, 2)


def seed_demo(deps: Deps) -> LivcId | None:
    """Fill an empty database, as a beheerder and colleagues would; None when there is a LIVC-R already.

    Stopped half-way, the next start goes on where this one stopped.
    """
    with deps.uow.read(None) as tx:
        known = tx.livcs.all()
    if known and not all(livc.demo for livc in known):
        return None
    livc = known[0] if known else found_livc(_founding(), deps)
    if _is_ready(livc, deps):
        return None
    for given in MENSEN:
        if not set(given.rollen) & STICHTERS and not _is_there(given, livc, deps):
            _join(given, livc, deps)
    _finish(livc, deps)
    return livc.id


def _founding() -> FoundLivc:
    who = {rol: Stichter(p.naam, _address(p) or "", p.functie) for p in MENSEN for rol in p.rollen}
    return FoundLivc(
        "LIVC-R Lindervoorde",
        "Lindervoorde",
        who[Rol.BURGEMEESTER],
        who[Rol.COORDINATOR],
        who[Rol.FG],
        SINDS,
        demo=True,
    )


def _address(given: Speler) -> str | None:
    return f"{given.email}@lindervoorde.example" if given.email else None


def _is_ready(livc: Livc, deps: Deps) -> bool:
    with deps.uow.read(livc.id) as tx:
        return tx.livcs.instelling(livc.id, "telefoon_coordinator") is not None


def _is_there(given: Speler, livc: Livc, deps: Deps) -> bool:
    with deps.uow.read(livc.id) as tx:
        return any(p.naam == given.naam for _, p, _ in tx.people.ooit_leden(livc.id))


def _join(given: Speler, livc: Livc, deps: Deps) -> None:
    """Let the coördinator make the account, and the burgemeester say yes."""
    joris, hilde = (_actor(rol, livc, deps) for rol in (Rol.COORDINATOR, Rol.BURGEMEESTER))
    for rol in given.rollen:
        made = invite_person(
            InvitePerson(
                livc.id,
                given.naam,
                _address(given),
                given.organisatie,
                given.soort,
                rol,
                given.functie,
                SINDS,
                joris,
            ),
            deps,
        )
        recognise_colleague(RecogniseColleague(hilde, made.erkenning_id, ja=True), deps)


def _actor(rol: Rol, livc: Livc, deps: Deps) -> Actor:
    with deps.uow.read(livc.id) as tx:
        day = tx.now.day
        rows = [lid for lid, _, _ in tx.people.leden(livc.id, day) if lid.rol is rol]
    return Actor(rows[0].persoon_id, livc.id, tuple(rows))


def _finish(livc: Livc, deps: Deps) -> None:
    """Give everyone the password of the demo, and switch the vaults on."""
    encoded = deps.hasher.hash(WACHTWOORD)
    with deps.uow.begin(livc.id) as tx:
        for _, persoon, _ in tx.people.ooit_leden(livc.id):
            if persoon.email:
                tx.people.save_persoon(replace(persoon, wachtwoord_hash=encoded))
        tx.livcs.save(replace(tx.livcs.get(livc.id), kluizen_aan=True))
        words = "aan: besluit van de burgemeester van Lindervoorde, met advies van de DPO (demo)"
        tx.livcs.save_instelling(livc.id, "kluisbesluit", words, BESLUIT, None)
        tx.livcs.save_instelling(livc.id, "telefoon_coordinator", "0000 12 34 56", BESLUIT, None)
