""" "Wat ik deelde en wie het zag": what an organisation told, shared, keeps of a table, and noted for itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.casus import Aanwezige, Casus, Getoond, Item
from app.domain.eigendossier import DOEL, NOODZAAK, VAN, mag_eigen_kluis_tonen
from app.domain.errors import NotAllowedError
from app.domain.ids import CasusId, OrganisatieId, PersoonId
from app.domain.kalender import dag_van
from app.domain.leesrecht import IDENTITEIT, LEZERS, MELDINGEN, leesrecht, regel
from app.domain.people import POLITIE, Actor
from app.domain.sentence import Sentence
from app.domain.words.processes import process_of
from app.services.deps import Deps
from app.services.loading import taak_zicht
from app.services.ports.audit import AuditRegel, AuditView
from app.services.ports.taken import TaakFilter
from app.services.ports.unit_of_work import Tx
from app.services.telling.showing import kluis_item, organisation_names
from app.services.telling.words import datum
from app.services.texts import is_getoond_aan, read_text
from app.services.views import Bewaard, GedeeldPagina, Inbreng, KluisItem, Melding

VAN_DE_TAFEL = "Iemand van uw organisatie vinkte dit aan als nodig, terwijl het punt open was."
EIGEN_ACTIE = "Uw eigen actie uit het plan, bewaard toen het plan aanvaard werd."
VANZELF = (
    "Dit werd vroeger vanzelf bewaard bij het sluiten van een punt: niemand vinkte het aan. "
    "Hebt u het niet nodig, wis het dan."
)


@dataclass(frozen=True)
class Reading:
    """What the page is made from, in one transaction."""

    tx: Tx
    actor: Actor
    deps: Deps
    names: Mapping[str, str]
    casussen: Mapping[CasusId, Casus]


def show_shared(actor: Actor, deps: Deps) -> GedeeldPagina:
    """Return what the actor's organisations told, shared and keep in this LIVC-R. Only for roles in casework."""
    if not actor.organisaties:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        own = _own_items(tx, actor)
        told = _told(tx, actor)
        casussen = {c: tx.casussen.get(c) for c in {i.casus_id for i in (*own, *told) if i.casus_id}}
        reading = Reading(tx, actor, deps, organisation_names(tx, actor), casussen)
        _audit(reading, [*own, *told])
        readers = _readers(tx, actor)
        tasks = tx.taken.inbox(taak_zicht(actor), TaakFilter(aantal=200))
        return GedeeldPagina(
            gemeld=[_melding(reading, item) for item in told],
            gedeeld=[_inbreng(reading, item, readers) for item in own if item.is_eigen_inbreng],
            bewaard=[_bewaard(reading, item) for item in own if item.is_kopie],
            eigen=[_eigen(reading, i) for i in own if not (i.is_eigen_inbreng or i.is_kopie)],
            lezers=_once_a_day(readers),
            prescreenings=tuple(t for t in tasks if process_of(t.proces_id).own_space),
        )


def _own_items(tx: Tx, actor: Actor) -> list[Item]:
    """Return the own vault, the newest first."""
    rows = [i for org in sorted(actor.organisaties) for i in tx.items.of_eigenaar(org)]
    police = bool(actor.rollen & POLITIE)
    own = [item for item in rows if mag_eigen_kluis_tonen(item, politie=police)]
    return sorted(own, key=lambda item: item.aangemaakt, reverse=True)


def _told(tx: Tx, actor: Actor) -> list[Item]:
    """Return what the own organisations sent as aanmelder; it is kept in the register."""
    notified = [c for org in sorted(actor.organisaties) for c in tx.casussen.aangemeld_door(org)]
    items = [i for casus in notified for i in tx.items.of_casus(casus.id, "register")]
    told = [item for item in items if item.kind in MELDINGEN]
    return sorted(told, key=lambda item: item.aangemaakt, reverse=True)


def _melding(reading: Reading, item: Item) -> Melding:
    line = regel(leesrecht("register", item.kind))
    if IDENTITEIT & set(read_text(reading.deps.keys, item)):
        line = f"{line} Naam, geboortedatum en contact leest ook {LEZERS['deelnemer']}."
    return Melding(_code(reading, item), _kluis_item(reading, item), line)


def _inbreng(reading: Reading, item: Item, readers: Sequence[AuditView]) -> Inbreng:
    tx, laid = reading.tx, reading.tx.items.getoond(item.id)
    copies = [c for c in tx.items.kopieen(item.id) if c.eigenaar_id != item.eigenaar_id]
    return Inbreng(
        casus_code=_code(reading, item),
        item=_kluis_item(reading, item),
        getoond=bool(laid),
        zaten=_sat_there(reading, item, laid),
        lazen=sorted({r.naam for r in readers if r.naam and item.id in r.regel.items}),
        bewaren=[(reading.names.get(c.eigenaar_id, ""), c.aangemaakt) for c in copies],
    )


def _sat_there(reading: Reading, item: Item, laid: Sequence[Getoond]) -> list[str]:
    """Return everyone outside the own organisation who took part while it lay there, and to whom it was shown."""
    content = read_text(reading.deps.keys, item) if laid else {}
    found: dict[PersoonId, OrganisatieId] = {}
    for shown in laid:
        end = shown.tot or reading.tx.tafel.punt(shown.punt_id).gesloten_op
        for row in reading.tx.tafel.aanwezigen(shown.punt_id):
            there = (end is None or row.van <= end) and (row.tot is None or row.tot >= shown.van)
            if there and _saw(row, item, content):
                found[row.persoon_id] = row.organisatie_id
    names = reading.tx.people.personen(found)
    return sorted(f"{names[who].naam} ({reading.names.get(org, '')})" for who, org in found.items())


def _saw(row: Aanwezige, item: Item, content: Mapping[str, object]) -> bool:
    return row.organisatie_id != item.eigenaar_id and is_getoond_aan(content, row.persoon_id)


def _bewaard(reading: Reading, item: Item) -> Bewaard:
    content = read_text(reading.deps.keys, item)
    ticked = DOEL in content
    casus = reading.casussen.get(item.casus_id) if item.casus_id else None
    return Bewaard(
        casus_code=_code(reading, item),
        item=_kluis_item(reading, item),
        van=str(content.get(VAN, "")),
        noodzaak=f"{content[DOEL]}: {content[NOODZAAK]}" if ticked else "",
        herkomst=Sentence(EIGEN_ACTIE if item.is_eigen_actie else VAN_DE_TAFEL if ticked else VANZELF),
        tot=until_when(casus),
    )


TENZIJ_VERLENGD = "Het wordt vernietigd op {dag}, tenzij uw organisatie haar dossier verlengt."


def until_when(casus: Casus | None) -> Sentence:
    """Return until when an own file on this casus keeps what it has."""
    if casus is None or casus.vernietigen_op is None:
        return Sentence("Het verdwijnt met het dossier van uw organisatie over deze casus.")
    return Sentence(TENZIJ_VERLENGD, dag=datum(casus.vernietigen_op))


def _eigen(reading: Reading, item: Item) -> tuple[str | None, KluisItem]:
    code = _code(reading, item)
    return code or None, _kluis_item(reading, item)


def _kluis_item(reading: Reading, item: Item) -> KluisItem:
    return kluis_item(reading.tx, reading.deps, item, reading.actor, reading.names)


def _code(reading: Reading, item: Item) -> str:
    casus = reading.casussen.get(item.casus_id) if item.casus_id else None
    return casus.code if casus else ""


def _audit(reading: Reading, items: Sequence[Item]) -> None:
    """Note that the page was opened, also when nothing is there: a row does not tell who has something."""
    reading.tx.audit.record(
        AuditRegel(
            reading.deps.clock.now(),
            "lezen",
            "eigen_kluis_gelezen",
            "eigen organisatie",
            reading.actor.persoon_id,
            reading.actor.organisatie_id,
            None,
            tuple(item.id for item in items),
        )
    )


def _readers(tx: Tx, actor: Actor) -> list[AuditView]:
    """Return every reading of own items by someone of another organisation."""
    seen = [r for org in sorted(actor.organisaties) for r in tx.audit.readers(org)]
    return [r for r in seen if r.regel.soort == "lezen" and r.regel.organisatie_id not in actor.organisaties]


def _once_a_day(readers: Sequence[AuditView]) -> list[AuditView]:
    """Keep the latest reading of a person, on one ground, per casus and day: each page load is a row."""
    latest: dict[tuple[object, ...], AuditView] = {}
    for reader in readers:
        regel_ = reader.regel
        latest.setdefault(
            (regel_.persoon_id, reader.casus_code, regel_.grond, dag_van(regel_.moment)), reader
        )
    return list(latest.values())
