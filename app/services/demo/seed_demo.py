"""Fill an empty database with the demo LIVC-R. All people and places are invented."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.ids import LivcId
from app.domain.people import Actor, Livc, Rol
from app.domain.verklaring import VERSIE
from app.services.access.found_livc import FoundLivc, Stichter, found_livc
from app.services.access.invite_person import InvitePerson, invite_person
from app.services.access.recognise_colleague import RecogniseColleague, recognise_colleague
from app.services.deps import Deps
from app.services.ritme import OEFENING
from app.services.steps.organisaties import SLEUTEL

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


ZONE = (
    Speler("Greet Voorbeeld", "greet", "Gemeente Voorbeke", "gemeente", (Rol.BURGEMEESTER,), "burgemeester"),
    Speler("Karim Proef-Demo", "karim", "Gemeente Voorbeke", "gemeente", (Rol.COORDINATOR,), "coördinator"),
    Speler("Femke Maatstaf", "femke", "Gemeente Voorbeke", "gemeente", (Rol.FG,), "DPO"),
    Speler(
        "Stef Toonder", "stef", "PZ Kempenrand", "politie", (Rol.INFORMATION_OFFICER,), "information officer"
    ),
    Speler(
        "Lies Schrijver-Demo", "lies", "Gemeente Voorbeke", "gemeente", (Rol.VERSLAGGEVER,), "verslaggever"
    ),
    Speler("Wout Staal-Demo", "wout", "OCMW Voorbeke", "ocmw", (Rol.PARTNER,), "vaste vertegenwoordiger"),
    Speler(
        "Nele Voorbeeld", "nele", "CLB Kempenrand", "onderwijs", (Rol.PARTNER,), "vaste vertegenwoordiger"
    ),
    Speler("Fien Model-Demo", "fien", "CAW Kempenrand", "sociaal", (Rol.PARTNER,), "begeleider"),
    Speler("Pieter Overzicht-Demo", "pieter", "Gemeente Voorbeke", "gemeente", (Rol.MANAGER,), "diensthoofd"),
)


@dataclass(frozen=True)
class DemoLivc:
    """An invented LIVC-R and its people."""

    naam: str
    gemeente: str
    mensen: tuple[Speler, ...]


LINDERVOORDE = DemoLivc("LIVC-R Lindervoorde", "Lindervoorde", MENSEN)
KEMPENRAND = DemoLivc("LIVC-R Zone Kempenrand", "Voorbeke", ZONE)
"""A zone of several municipalities, with years behind it."""
LIVCS = {each.naam: each for each in (LINDERVOORDE, KEMPENRAND)}
STICHTERS = {Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.FG}
SINDS = date(2026, 1, 1)


def seed_demo(deps: Deps, wat: DemoLivc = LINDERVOORDE, sinds: date = SINDS) -> LivcId | None:
    """Fill an empty database, as a beheerder and colleagues would; None when this LIVC-R is there already.

    Its people sit from `sinds` on. Stopped half-way, the next start goes on where this one stopped.
    """
    livc = _livc(wat, sinds, deps)
    if livc is None or _is_ready(livc, deps):
        return None
    for given in wat.mensen:
        if not set(given.rollen) & STICHTERS and not _is_there(given, livc, deps):
            _join(given, livc, sinds, deps)
    _finish(livc, sinds, deps)
    return livc.id


def _livc(wat: DemoLivc, sinds: date, deps: Deps) -> Livc | None:
    """Return it, new or begun before; None beside a LIVC-R that is no demo."""
    with deps.uow.read(None) as tx:
        known = tx.livcs.all()
    if not all(livc.demo for livc in known):
        return None
    there = next((livc for livc in known if livc.naam == wat.naam), None)
    return there or found_livc(_founding(wat, sinds), deps)


def _founding(wat: DemoLivc, sinds: date) -> FoundLivc:
    who = {
        rol: Stichter(p.naam, _address(p, wat.gemeente) or "", p.functie)
        for p in wat.mensen
        for rol in p.rollen
    }
    return FoundLivc(
        wat.naam,
        wat.gemeente,
        who[Rol.BURGEMEESTER],
        who[Rol.COORDINATOR],
        who[Rol.FG],
        sinds,
        demo=True,
    )


def _address(given: Speler, gemeente: str) -> str | None:
    return f"{given.email}@{gemeente.lower()}.example" if given.email else None


def _is_ready(livc: Livc, deps: Deps) -> bool:
    with deps.uow.read(livc.id) as tx:
        return tx.livcs.instelling(livc.id, "telefoon_coordinator") is not None


def _is_there(given: Speler, livc: Livc, deps: Deps) -> bool:
    with deps.uow.read(livc.id) as tx:
        return any(p.naam == given.naam for _, p, _ in tx.people.ooit_leden(livc.id))


def _join(given: Speler, livc: Livc, sinds: date, deps: Deps) -> None:
    """Let the coördinator make the account, and the burgemeester say yes."""
    joris, hilde = (_actor(rol, livc, deps) for rol in (Rol.COORDINATOR, Rol.BURGEMEESTER))
    for rol in given.rollen:
        made = invite_person(
            InvitePerson(
                livc.id,
                given.naam,
                _address(given, livc.gemeente),
                given.organisatie,
                given.soort,
                rol,
                given.functie,
                sinds,
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


def _finish(livc: Livc, sinds: date, deps: Deps) -> None:
    """Give everyone the password of the demo, let them confirm secrecy, and switch the vaults on."""
    encoded = deps.hasher.hash(WACHTWOORD)
    with deps.uow.begin(livc.id) as tx:
        for _, persoon, _ in tx.people.ooit_leden(livc.id):
            if persoon.email:
                tx.people.save_persoon(replace(persoon, wachtwoord_hash=encoded))
        for lid, _, _ in tx.people.ooit_leden(livc.id):
            tx.people.save_lidmaatschap(replace(lid, verklaard_op=sinds, verklaard_versie=VERSIE))
        tx.livcs.save(replace(tx.livcs.get(livc.id), kluizen_aan=True))
        words = f"aan: besluit van de burgemeester van {livc.gemeente}, met advies van de DPO (demo)"
        besluit = sinds + timedelta(days=1)
        tx.livcs.save_instelling(livc.id, "kluisbesluit", words, besluit, None)
        tx.livcs.save_instelling(livc.id, SLEUTEL, "aan: een verzonnen besluit (demo)", besluit, None)
        tx.livcs.save_instelling(livc.id, "telefoon_coordinator", "0000 12 34 56", besluit, None)
        tx.livcs.save_instelling(livc.id, OEFENING, besluit.isoformat(), besluit, None)
