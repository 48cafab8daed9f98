"""Fill an empty database with the demo LIVC-R. All people and places are invented."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import LidmaatschapId, LivcId, OrganisatieId, PersoonId, new_id
from app.domain.people import Lidmaatschap, Livc, Organisatie, Persoon, Rol
from app.services.deps import Deps
from app.services.store import Tx

WACHTWOORD = "lindebloesem-2026"
"""Of every demo person, shown on the demo's log-in page; a demo binds to the loopback address."""


@dataclass(frozen=True)
class DemoPersoon:
    """One invented professional."""

    naam: str
    email: str | None
    organisatie: str
    soort: str
    rollen: tuple[Rol, ...]
    functie: str


MENSEN = (
    DemoPersoon(
        "Hilde Demeyer-Demo",
        "hilde",
        "Gemeente Lindervoorde",
        "gemeente",
        (Rol.BURGEMEESTER,),
        "burgemeester",
    ),
    DemoPersoon(
        "Joris Voorbeeld",
        "joris",
        "Gemeente Lindervoorde",
        "gemeente",
        (Rol.COORDINATOR,),
        "coördinator preventie",
    ),
    DemoPersoon(
        "Katrien Proef",
        "katrien",
        "PZ Linde-Wissel",
        "politie",
        (Rol.INFORMATION_OFFICER,),
        "information officer",
    ),
    DemoPersoon(
        "Vera Notelaar", "vera", "Gemeente Lindervoorde", "gemeente", (Rol.VERSLAGGEVER,), "verslaggever"
    ),
    DemoPersoon(
        "Ann Staal", "ann", "OCMW Lindervoorde", "sociaal", (Rol.PARTNER,), "vaste vertegenwoordiger"
    ),
    DemoPersoon("Tom Model", "tom", "CLB De Linde", "onderwijs", (Rol.PARTNER,), "vaste vertegenwoordiger"),
    DemoPersoon("Lotte Schets", "lotte", "CAW Linde", "sociaal", (Rol.PARTNER,), "begeleider"),
    DemoPersoon(
        "Bram Testers", "bram", "Justitiehuis Wissel", "justitie", (Rol.PARTNER,), "justitieassistent"
    ),
    DemoPersoon("Eva Toonbeeld", "eva", "VDAB Linde", "sociaal", (Rol.PARTNER,), "bemiddelaar"),
    DemoPersoon("Sam Staaltje", None, "Jeugddienst Lindervoorde", "sociaal", (Rol.PARTNER,), "jeugdwerker"),
    DemoPersoon("Mia Overzicht", "mia", "Gemeente Lindervoorde", "gemeente", (Rol.MANAGER,), "diensthoofd"),
    DemoPersoon("Nora Maat", "nora", "Gemeente Lindervoorde", "gemeente", (Rol.FG,), "DPO"),
    DemoPersoon(
        "Bert Beheer-Demo", "bert", "Gemeente Lindervoorde", "gemeente", (Rol.BEHEERDER,), "beheerder"
    ),
)


def seed_demo(deps: Deps) -> LivcId | None:
    """Fill an empty database; None when there is a LIVC-R already."""
    with deps.uow.begin(None) as tx:
        if tx.livcs.all():
            return None
        orgs = {p.organisatie: Organisatie(OrganisatieId(new_id()), p.organisatie, p.soort) for p in MENSEN}
        for org in orgs.values():
            tx.people.save_organisatie(org)
        livc = Livc(
            id=LivcId(new_id()),
            naam="LIVC-R Lindervoorde",
            gemeente="Lindervoorde",
            gemeente_id=orgs["Gemeente Lindervoorde"].id,
            kluizen_aan=True,
            demo=True,
        )
        tx.livcs.save(livc)
        encoded = deps.hasher.hash(WACHTWOORD)
        people = [(p, _persoon(tx, p, encoded)) for p in MENSEN]
    with deps.uow.begin(livc.id) as tx:
        for given, persoon in people:
            _memberships(tx, livc, given, persoon, orgs[given.organisatie].id)
        words = "aan: besluit van de burgemeester van Lindervoorde, met advies van de DPO (demo)"
        tx.livcs.save_instelling(livc.id, "kluisbesluit", words, date(2026, 1, 2), None)
        tx.livcs.save_instelling(livc.id, "telefoon_coordinator", "0000 12 34 56", date(2026, 1, 2), None)
    return livc.id


def _persoon(tx: Tx, given: DemoPersoon, encoded: str) -> Persoon:
    email = f"{given.email}@lindervoorde.example" if given.email else None
    persoon = Persoon(PersoonId(new_id()), given.naam, email, encoded if email else None)
    tx.people.save_persoon(persoon)
    return persoon


def _memberships(
    tx: Tx, livc: Livc, given: DemoPersoon, persoon: Persoon, organisatie_id: OrganisatieId
) -> None:
    for rol in given.rollen:
        tx.people.save_lidmaatschap(
            Lidmaatschap(
                LidmaatschapId(new_id()),
                livc.id,
                persoon.id,
                organisatie_id,
                rol,
                given.functie,
                date(2026, 1, 1),
            )
        )
