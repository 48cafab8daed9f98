""" "Wat ik deelde en wie het zag": what an organisation told, shared, keeps of a table, and noted for itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.casus import Casus
from app.domain.eigendossier import DOEL, NOODZAAK, VAN, mag_eigen_kluis_tonen
from app.domain.errors import NotAllowedError
from app.domain.ids import CasusId, OrganisatieId, PersoonId
from app.domain.item import Item, newest_first
from app.domain.kalender import dag_van
from app.domain.leesrecht import ANTWOORDEN, IDENTITEIT, MELDINGEN, leesrecht, regel
from app.domain.lezers import LEZERS
from app.domain.overleg import Aanwezige, Getoond
from app.domain.people import POLITIE, Actor
from app.domain.sentence import Sentence
from app.domain.words.processes import process_of
from app.services.deps import Deps
from app.services.legible import legible
from app.services.loading import taak_zicht
from app.services.ports.audit import AuditRegel, AuditView
from app.services.ports.taken import TaakFilter
from app.services.ports.unit_of_work import Tx
from app.services.telling.asking import question_in
from app.services.telling.showing import kluis_item, organisation_names
from app.services.telling.told_apart import told_apart
from app.services.telling.words import datum
from app.services.texts import is_getoond_aan
from app.services.views.items import KluisItem
from app.services.views.shared import Begonnen, Bewaard, EigenNota, GedeeldPagina, Inbreng, Kopie, Melding

OOK_DE_NAAM = "{regel} Naam, geboortedatum en contact leest ook {lezers}."
VAN_DE_TAFEL = "Iemand van uw organisatie vinkte dit aan als nodig, terwijl het punt open was."
EIGEN_ACTIE = "Uw eigen actie uit het plan, bewaard toen het plan aanvaard werd."
VANZELF = (
    "Dit werd vroeger vanzelf bewaard bij het sluiten van een punt: niemand vinkte het aan. "
    "Hebt u het niet nodig, wis het dan."
)


Row = Melding | Inbreng | Bewaard | EigenNota


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
        told, answered = _told(tx, actor), _answered(tx, actor)
        shown = [*own, *told, *answered]
        reading = Reading(tx, actor, deps, organisation_names(tx, actor), _casussen(tx, shown))
        _audit(reading, shown)
        readers = _readers(tx, actor)
        shared, kept, rest = _sorted_out(own)
        page = GedeeldPagina(
            gemeld=[_melding(reading, item) for item in told],
            verteld=[_melding(reading, item) for item in answered],
            gedeeld=[_inbreng(reading, item, readers) for item in shared],
            bewaard=[_bewaard(reading, item) for item in kept],
            eigen=[_eigen(reading, item) for item in rest],
            lezers=_once_a_day(readers),
            prescreenings=_prescreenings(tx, actor),
        )
    return _told_apart(page)


def _told_apart(page: GedeeldPagina) -> GedeeldPagina:
    """Return the page on which no two texts are called the same."""
    rows: list[Row] = [*page.gemeld, *page.verteld, *page.gedeeld, *page.bewaard, *page.eigen]
    called = told_apart(row.item for row in rows)

    def item(row: Row) -> KluisItem:
        return replace(row.item, titel=called[row.item.id])

    return replace(
        page,
        gemeld=[replace(row, item=item(row)) for row in page.gemeld],
        verteld=[replace(row, item=item(row)) for row in page.verteld],
        gedeeld=[replace(row, item=item(row)) for row in page.gedeeld],
        bewaard=[replace(row, item=item(row)) for row in page.bewaard],
        eigen=[row._replace(item=item(row)) for row in page.eigen],
    )


def _casussen(tx: Tx, items: Sequence[Item]) -> Mapping[CasusId, Casus]:
    ids = {item.casus_id for item in items if item.casus_id}
    return {casus_id: tx.casussen.get(casus_id) for casus_id in ids}


def _sorted_out(own: Sequence[Item]) -> tuple[list[Item], list[Item], list[Item]]:
    """Return what was written to share, what was taken along from a table, and what is neither."""
    shared: list[Item] = []
    kept: list[Item] = []
    rest: list[Item] = []
    for item in own:
        if item.is_eigen_inbreng:
            shared.append(item)
        elif item.is_kopie:
            kept.append(item)
        else:
            rest.append(item)
    return shared, kept, rest


def _prescreenings(tx: Tx, actor: Actor) -> tuple[Begonnen, ...]:
    tasks = tx.taken.inbox(taak_zicht(actor), TaakFilter(aantal=200))
    own = [taak for taak in tasks if process_of(taak.proces_id).own_space]
    return tuple(Begonnen(taak.id, question_in(tx, taak), taak.sinds) for taak in own)


def _own_items(tx: Tx, actor: Actor) -> list[Item]:
    """Return the own vault, the newest first."""
    police = bool(actor.rollen & POLITIE)
    own: list[Item] = []
    for organisatie_id in sorted(actor.organisaties):
        kept = tx.items.of_eigenaar(organisatie_id)
        own += [item for item in kept if mag_eigen_kluis_tonen(item, politie=police)]
    return newest_first(own)


def _told(tx: Tx, actor: Actor) -> list[Item]:
    """Return what the own organisations sent as aanmelder; it is kept in the register."""
    notified: list[Casus] = []
    for organisatie_id in sorted(actor.organisaties):
        notified += tx.casussen.aangemeld_door(organisatie_id)
    told: list[Item] = []
    for casus in notified:
        told += [item for item in tx.items.of_casus(casus.id, "register") if item.kind in MELDINGEN]
    return newest_first(told)


def _answered(tx: Tx, actor: Actor) -> list[Item]:
    """Return what the actor told the burgemeester in person; colleagues have no part in it."""
    written = tx.items.of_auteur(actor.persoon_id, "register")
    return newest_first(item for item in written if item.kind in ANTWOORDEN)


def _melding(reading: Reading, item: Item) -> Melding:
    line = regel(leesrecht("register", item.kind))
    if IDENTITEIT & set(legible(reading.tx, reading.deps.keys, item)):
        line = Sentence(OOK_DE_NAAM, regel=line, lezers=Sentence(LEZERS["deelnemer"]))
    return Melding(_code(reading, item), _kluis_item(reading, item), line, item.casus_id)


def _inbreng(reading: Reading, item: Item, readers: Sequence[AuditView]) -> Inbreng:
    tx, laid = reading.tx, reading.tx.items.getoond(item.id)
    copies = [copy for copy in tx.items.kopieen(item.id) if copy.eigenaar_id != item.eigenaar_id]
    read = {reader.naam for reader in readers if item.id in reader.regel.items}
    return Inbreng(
        casus_code=_code(reading, item),
        item=_kluis_item(reading, item),
        getoond=bool(laid),
        zaten=_sat_there(reading, item, laid),
        lazen=sorted(naam for naam in read if naam),
        bewaren=[Kopie(reading.names.get(copy.eigenaar_id, ""), copy.aangemaakt) for copy in copies],
    )


def _sat_there(reading: Reading, item: Item, laid: Sequence[Getoond]) -> list[str]:
    """Return everyone outside the own organisation who took part while it lay there, and to whom it was shown."""
    content = legible(reading.tx, reading.deps.keys, item) if laid else {}
    found: dict[PersoonId, OrganisatieId] = {}
    for shown in laid:
        end = shown.tot or reading.tx.tafel.punt(shown.punt_id).gesloten_op
        for row in reading.tx.tafel.aanwezigen(shown.punt_id):
            if _was_there(row, shown.van, end) and _saw(row, item, content):
                found[row.persoon_id] = row.organisatie_id
    names = reading.tx.people.personen(found)
    return sorted(f"{names[who].naam} ({reading.names.get(org, '')})" for who, org in found.items())


def _was_there(row: Aanwezige, since: datetime, end: datetime | None) -> bool:
    """Answer whether someone took part at some moment from `since`, up to the end if there is one."""
    came_in_time = end is None or row.van <= end
    stayed = row.tot is None or row.tot >= since
    return came_in_time and stayed


def _saw(row: Aanwezige, item: Item, content: Mapping[str, object]) -> bool:
    return row.organisatie_id != item.eigenaar_id and is_getoond_aan(content, row.persoon_id)


def _bewaard(reading: Reading, item: Item) -> Bewaard:
    content = legible(reading.tx, reading.deps.keys, item)
    ticked = DOEL in content
    casus = reading.casussen.get(item.casus_id) if item.casus_id else None
    return Bewaard(
        casus_code=_code(reading, item),
        item=_kluis_item(reading, item),
        van=str(content.get(VAN, "")),
        noodzaak=f"{content[DOEL]}: {content[NOODZAAK]}" if ticked else "",
        herkomst=_origin(item, ticked=ticked),
        tot=until_when(casus),
    )


def _origin(item: Item, *, ticked: bool) -> Sentence:
    """Return how a copy came into the own file."""
    if item.is_eigen_actie:
        return Sentence(EIGEN_ACTIE)
    return Sentence(VAN_DE_TAFEL if ticked else VANZELF)


TENZIJ_VERLENGD = "Het wordt vernietigd op {dag}, tenzij uw organisatie haar dossier verlengt."


def until_when(casus: Casus | None) -> Sentence:
    """Return until when an own file on this casus keeps what it has."""
    if casus is None or casus.vernietigen_op is None:
        return Sentence("Het verdwijnt met het dossier van uw organisatie over deze casus.")
    return Sentence(TENZIJ_VERLENGD, dag=datum(casus.vernietigen_op))


def _eigen(reading: Reading, item: Item) -> EigenNota:
    code = _code(reading, item)
    return EigenNota(code or None, _kluis_item(reading, item))


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
    found: list[AuditView] = []
    for organisatie_id in sorted(actor.organisaties):
        for each in tx.audit.readers(organisatie_id):
            another = each.regel.organisatie_id not in actor.organisaties
            if another and each.regel.soort == "lezen":
                found.append(each)
    return found


def _once_a_day(readers: Sequence[AuditView]) -> list[AuditView]:
    """Keep the latest reading of a person, on one ground, per casus and day: each page load is a row."""
    latest: dict[tuple[object, ...], AuditView] = {}
    for reader in readers:
        regel_ = reader.regel
        latest.setdefault(
            (regel_.persoon_id, reader.casus_code, regel_.grond, dag_van(regel_.moment)), reader
        )
    return list(latest.values())
