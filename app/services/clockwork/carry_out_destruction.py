"""Destroy: key first, ledger second, rows and certificate last. Every gap is repaired by doing it again."""

from datetime import datetime, timedelta

from app.domain.casus import Certificaat, Opdracht, Sleutel
from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, InstantieId, KeyId, OrganisatieId
from app.domain.omvang import Omvang
from app.domain.words.jobs import VERNIETIGING
from app.services.clockwork.deliver_message import ensure_dropped_visibly
from app.services.clockwork.retrying import PAUZES
from app.services.deps import Deps
from app.services.ports.ledger import LedgerEntry
from app.services.ports.unit_of_work import Tx
from app.services.running.destroying import parse_day

GROND = "Bewaartermijn verstreken of niet meer nodig (decreet van 21 mei 2021; wet van 30 juli 2018)"


def carry_out_destruction(tx: Tx, opdracht: Opdracht, deps: Deps) -> datetime | None:
    """Carry out one intent; doing it twice destroys nothing twice and gives one certificate.

    Returns when to look again when it is too early: a casus waits for the files of its holders, for each of them
    gets a certificate of its own.
    """
    try:
        if opdracht.payload.get("casus"):
            tx.slots.lock(opdracht.payload["casus"])
    except NotFoundError:
        return None
    if opdracht.payload["soort"] == Omvang.CASUS and _files_to_come(tx, opdracht.slot):
        return tx.now.real + PAUZES[0]
    _destroy(tx, opdracht, deps)
    return None


def _files_to_come(tx: Tx, slot: str) -> bool:
    """Answer whether the file of a holder is still to be destroyed, and was not given up."""
    return any(
        job.slot == slot and job.payload["soort"] == Omvang.DOSSIER and job.pogingen < len(PAUZES)
        for job in tx.outbox.pending(VERNIETIGING.word)
    )


def _destroy(tx: Tx, opdracht: Opdracht, deps: Deps) -> None:
    soort = opdracht.payload["soort"]
    keys = _keys(tx, opdracht, deps)
    ids = tuple(KeyId(sleutel.key_id) for sleutel in keys)
    for key_id in ids:
        deps.keys.destroy(key_id)
    if ids:
        deps.ledger.append(LedgerEntry(opdracht.payload["certificaat"], ids, tx.now.real))
    rows = sum(tx.items.delete_key(key_id) for key_id in ids)
    if soort == Omvang.CASUS:
        casus_id = CasusId(opdracht.payload["casus"])
        ensure_dropped_visibly(tx, casus_id)
        rows += tx.delete_casus(casus_id)
    if soort == Omvang.DENKHULP:
        tx.instanties.delete(InstantieId(opdracht.payload["instantie"]))
    if soort == Omvang.PAPIEREN and "overleg" in opdracht.payload:
        rows += tx.inventaris.delete_punten(InstantieId(opdracht.payload["overleg"]))
    if soort in (Omvang.DOSSIER, Omvang.CASUS) or (soort == Omvang.PAPIEREN and (ids or rows)):
        tx.outbox.add_certificaat(_certificate(opdracht, len(ids), rows, deps))


def _keys(tx: Tx, opdracht: Opdracht, deps: Deps) -> list[Sleutel]:
    payload = opdracht.payload
    if payload["soort"] == Omvang.DENKHULP:
        return list(tx.items.sleutels_of_scope(payload["instantie"]))
    if payload["soort"] == Omvang.TAFEL:
        return list(tx.items.sleutels_of_scope(payload["punt"]))
    if payload["soort"] in (Omvang.PAPIEREN, Omvang.SLEUTELS):
        return list(tx.items.find_sleutels(payload["sleutels"].split()))
    casus_id = CasusId(payload["casus"])
    keys, named = list(tx.items.sleutels(casus_id)), list(tx.items.sleutels_die_noemen(casus_id))
    if payload["soort"] == Omvang.CASUS:
        return keys + named
    owner = OrganisatieId(payload["organisatie"])
    gemeente = tx.livcs.get(opdracht.livc_id).gemeente_id
    zones = {"vault", "register", "papers"} if owner == gemeente else {"vault"}
    own = [s for s in keys if s.eigenaar_id == owner and s.zone in zones]
    return own + (named if owner == gemeente else [])


def _certificate(opdracht: Opdracht, keys: int, rows: int, deps: Deps) -> Certificaat:
    """Return F22: a random number, counts and dates; no code, no name."""
    day = parse_day(opdracht.payload)
    waiting: timedelta = deps.sleutelback_up
    return Certificaat(
        id=opdracht.payload["certificaat"],
        livc_id=opdracht.livc_id,
        datum=day,
        soort=opdracht.payload["soort"],
        sleutels=keys,
        rijen=rows,
        grond=GROND,
        onherstelbaar_vanaf=day + waiting,
    )
