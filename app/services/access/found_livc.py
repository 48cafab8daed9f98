"""A new LIVC-R: paper-light, with its gemeente, and the burgemeester, coördinator and DPO who vouch for others."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import ConflictError
from app.domain.ids import LidmaatschapId, LivcId, OrganisatieId, PersoonId, new_id
from app.domain.kalender import dag_van
from app.domain.organisaties import Soort, ensure_leesbare_naam, gevouwen, leesbaar
from app.domain.people import Lidmaatschap, Livc, Organisatie, Persoon, Rol
from app.services.access.addresses import ensure_free, readable_address
from app.services.access.mail_link import queue_account_link
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx


@dataclass(frozen=True)
class Stichter:
    """One of the three who begin."""

    naam: str
    email: str
    functie: str = ""


@dataclass(frozen=True)
class FoundLivc:
    """The name people know it by, its gemeente, and the three whom nobody has to recognise: three persons."""

    naam: str
    gemeente: str
    burgemeester: Stichter
    coordinator: Stichter
    fg: Stichter
    van: date | None = None
    demo: bool = False


def found_livc(command: FoundLivc, deps: Deps) -> Livc:
    """Found it, all or nothing, and mail the three their link.

    Raises `ConflictError` when the name or an address is taken, two of the three share one, or beside a demo.
    """
    naam, gemeente = leesbaar(command.naam), leesbaar(command.gemeente)
    if not gevouwen(naam) or not gevouwen(gemeente):
        raise ConflictError("Geef de LIVC-R en de gemeente een naam. Er is niets aangemaakt.")
    ensure_leesbare_naam(
        naam, gemeente, *(who.naam for who in (command.burgemeester, command.coordinator, command.fg))
    )
    founders = {
        Rol.BURGEMEESTER: command.burgemeester,
        Rol.COORDINATOR: command.coordinator,
        Rol.FG: command.fg,
    }
    _ensure_three(founders)
    with deps.uow.begin(None) as tx:
        _ensure_new(tx, naam, demo=command.demo)
        org = Organisatie(OrganisatieId(new_id()), _name_of(gemeente), Soort.GEMEENTE.value)
        livc = Livc(LivcId(new_id()), naam, gemeente, org.id, demo=command.demo)
        tx.people.save_organisatie(org)
        tx.livcs.save(livc)
        persons = [(rol, who, _person(tx, who)) for rol, who in founders.items()]
        tx.enter(livc.id)
        tx.people.save_naam(org.id, gevouwen(org.naam))
        day = command.van or dag_van(deps.clock.now())
        for rol, who, persoon_id in persons:
            lid_id = LidmaatschapId(new_id())
            lid = Lidmaatschap(lid_id, livc.id, persoon_id, org.id, rol, leesbaar(who.functie), day)
            _seat(tx, lid, deps)
    return livc


def _name_of(gemeente: str) -> str:
    first = gevouwen(gemeente).partition(" ")[0]
    return gemeente if first in ("gemeente", "stad") else f"Gemeente {gemeente}"


def _ensure_three(founders: dict[Rol, Stichter]) -> None:
    for who in founders.values():
        if not leesbaar(who.naam):
            raise ConflictError("Geef elk van de drie een naam. Er is niets aangemaakt.")
    if len({readable_address(who.email).casefold() for who in founders.values()}) < len(founders):
        raise ConflictError(
            "Burgemeester, coördinator en DPO zijn drie personen met elk een eigen e-mailadres. "
            "Er is niets aangemaakt."
        )


def _ensure_new(tx: Tx, naam: str, *, demo: bool) -> None:
    known = tx.livcs.all()
    if any(livc.demo is not demo for livc in known):
        raise ConflictError("Dit is een demo; daarin komt geen echte LIVC-R. Er is niets aangemaakt.")
    if gevouwen(naam) in {gevouwen(livc.naam) for livc in known}:
        raise ConflictError("Er is al een LIVC-R met deze naam. Er is niets aangemaakt.")


def _person(tx: Tx, who: Stichter) -> PersoonId:
    email = readable_address(who.email)
    ensure_free(tx, email)
    persoon = Persoon(PersoonId(new_id()), leesbaar(who.naam), email)
    tx.people.save_persoon(persoon)
    return persoon.id


def _seat(tx: Tx, lid: Lidmaatschap, deps: Deps) -> None:
    now = deps.clock.now()
    tx.people.save_lidmaatschap(replace(lid, erkend_op=now))
    queue_account_link(tx, lid.livc_id, lid.persoon_id, deps)
    wat, grond = "livc_gesticht", f"rol {lid.rol.value}"
    tx.audit.record(AuditRegel(now, "schrijven", wat, grond, lid.persoon_id, lid.organisatie_id))
