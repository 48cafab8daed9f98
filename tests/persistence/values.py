"""Values of the domain with little to say, for tests that are about one field."""

from dataclasses import replace
from typing import Any

from app.domain.casus import Casus, CasusStatus
from app.domain.execution import ArmedTimer
from app.domain.ids import (
    CasusId,
    InstantieId,
    ItemId,
    LivcId,
    OrganisatieId,
    PersoonId,
    PuntId,
    TaskId,
    VersieId,
)
from app.domain.instantie import Instantie, Taak
from app.domain.item import Item, Sleutel
from app.domain.opdracht import Opdracht
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.people import Organisatie, Persoon
from app.persistence.unit_of_work import SqlTx
from app.services.ports.audit import Attest, AuditRegel
from tests.persistence.conftest import ALKEN, NU, VANDAAG

OCMW, CLB = OrganisatieId("ocmw"), OrganisatieId("clb")
AN, BO = PersoonId("an"), PersoonId("bo")
KEY = b"k" * 32
ATTEST = Attest("", KEY)
"""Of before certificates were kept: there is none to look for."""


def casus(name: str = "c1", **changes: Any) -> Casus:
    plain = Casus(CasusId(name), ALKEN, f"2026-{name}", CasusStatus.LOPEND, "intake", VANDAAG, OCMW)
    return replace(plain, **changes)


def instantie(name: str = "i1", casus_id: str | None = "c1", **changes: Any) -> Instantie:
    of = CasusId(casus_id) if casus_id else None
    plain = Instantie(InstantieId(name), ALKEN, of, "casus", VersieId("v1"), b"state", {})
    return replace(plain, **changes)


def taak(name: str, **changes: Any) -> Taak:
    plain = Taak(
        id=TaskId(name),
        livc_id=ALKEN,
        instantie_id=InstantieId("i1"),
        casus_id=CasusId("c1"),
        casus_code="2026-01",
        proces_id="casus",
        element_id="c_intake",
        naam="Beoordelen",
        rol="coordinator",
        kind="intake",
        sinds=NU,
    )
    return replace(plain, **changes)


def timer(name: str, **changes: Any) -> ArmedTimer:
    return replace(ArmedTimer(TaskId(name), "c_evaluatie", "casus", "Evaluatie", None, NU), **changes)


def item(name: str, key_id: str = "k1", **changes: Any) -> Item:
    return replace(Item(ItemId(name), ALKEN, "vault", OCMW, key_id, "F08", 1, b"\x00cipher", NU), **changes)


def sleutel(name: str = "k1", scope: str = "c1", **changes: Any) -> Sleutel:
    return replace(Sleutel(name, ALKEN, "vault", OCMW, scope, VANDAAG, CasusId("c1")), **changes)


def punt(name: str = "p1", **changes: Any) -> Agendapunt:
    plain = Agendapunt(
        PuntId(name), ALKEN, InstantieId("o1"), CasusId("c1"), "casus", "kwalificatie", PuntStatus.OPEN, 1
    )
    return replace(plain, **changes)


def opdracht(name: str, slot: str | None = None, livc_id: LivcId = ALKEN, **changes: Any) -> Opdracht:
    return replace(Opdracht(name, livc_id, slot or name, "bericht", {"naam": "besproken"}, NU), **changes)


def regel(wat: str = "taak_afgewerkt", **changes: Any) -> AuditRegel:
    return replace(AuditRegel(NU, "schrijven", wat, "rol coordinator", AN, OCMW, CasusId("c1")), **changes)


def open_casus(tx: SqlTx, name: str = "c1") -> Casus:
    """Keep a casus with its slot and one running instance."""
    opened = casus(name)
    tx.slots.add(name)
    tx.casussen.save(opened)
    return opened


def know_people(tx: SqlTx) -> None:
    """Keep two persons and two organisations."""
    tx.people.save_organisatie(Organisatie(OCMW, "OCMW Alken", "sociaal"))
    tx.people.save_organisatie(Organisatie(CLB, "CLB Kompas", "onderwijs"))
    tx.people.save_persoon(Persoon(AN, "An Peeters", "An@ocmw.example"))
    tx.people.save_persoon(Persoon(BO, "Bo Jacobs", "bo@clb.example"))
