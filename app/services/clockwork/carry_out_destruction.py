"""Destroy: key first, ledger second, rows and certificate last. Every gap is repaired by doing it again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, InstantieId, KeyId, OrganisatieId
from app.domain.item import Sleutel
from app.domain.omvang import Omvang
from app.domain.opdracht import Certificaat, Opdracht
from app.domain.rechtsgronden import aangehaald
from app.domain.words.jobs import VERNIETIGING
from app.domain.words.processes import BEWARING
from app.services.clockwork.deliver_message import ensure_dropped_visibly
from app.services.clockwork.retrying import PAUZES
from app.services.deps import Deps
from app.services.pending import pending_in
from app.services.ports.audit import Attest
from app.services.ports.ledger import LedgerEntry
from app.services.ports.unit_of_work import Tx

GROND = "Bewaartermijn verstreken of niet meer nodig ({decreet}; {avg_5})"


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
    jobs = pending_in(tx, slot, VERNIETIGING.word)
    files = [job for job in jobs if job.payload["soort"] == Omvang.DOSSIER]
    return any(job.pogingen < len(PAUZES) for job in files)


def _destroy(tx: Tx, opdracht: Opdracht, deps: Deps) -> None:
    what = WHAT[opdracht.payload["soort"]]
    ids = tuple(what.keys(tx, opdracht))
    for key_id in ids:
        deps.keys.destroy(key_id)
    if ids:
        deps.ledger.append(LedgerEntry(opdracht.payload["certificaat"], ids, tx.now.real))
    rows = sum(tx.items.delete_key(key_id) for key_id in ids) + what.rows(tx, opdracht, deps)
    if what.proven and (ids or rows):
        tx.outbox.add_certificaat(_certificate(tx, opdracht, len(ids), rows, deps))


def _no_rows(tx: Tx, opdracht: Opdracht, deps: Deps) -> int:
    return 0


@dataclass(frozen=True)
class What:
    """What one sort of destruction takes away: keys, and rows beside what lies under them.

    One that is `proven` gets a certificate when something was there: what was asked for twice has one already.
    """

    keys: Callable[[Tx, Opdracht], Sequence[KeyId]]
    rows: Callable[[Tx, Opdracht, Deps], int] = _no_rows
    proven: bool = False


def _ids(keys: Iterable[Sleutel]) -> list[KeyId]:
    return [KeyId(key.key_id) for key in keys]


def _keys_of_space(tx: Tx, opdracht: Opdracht) -> Sequence[KeyId]:
    return _ids(tx.items.sleutels_of_scope(opdracht.payload["instantie"]))


def _space(tx: Tx, opdracht: Opdracht, deps: Deps) -> int:
    tx.instanties.delete(InstantieId(opdracht.payload["instantie"]))
    return 0


def _keys_of_table(tx: Tx, opdracht: Opdracht) -> Sequence[KeyId]:
    return _ids(tx.items.sleutels_of_scope(opdracht.payload["punt"]))


def _named_keys(tx: Tx, opdracht: Opdracht) -> Sequence[KeyId]:
    return _ids(tx.items.find_sleutels(opdracht.payload["sleutels"].split()))


def _key_of_draft(tx: Tx, opdracht: Opdracht) -> Sequence[KeyId]:
    """Return the key of a wiped fiche: its row is gone already, so that nothing new is locked with it."""
    return [KeyId(opdracht.payload["sleutel"])]


def _points(tx: Tx, opdracht: Opdracht, deps: Deps) -> int:
    overleg = opdracht.payload.get("overleg")
    return tx.inventaris.delete_punten(InstantieId(overleg)) if overleg else 0


def _keys_of_file(tx: Tx, opdracht: Opdracht) -> Sequence[KeyId]:
    """Return the keys of one holder's file; of the gemeente also register, papers, and what names the casus."""
    casus_id, owner = CasusId(opdracht.payload["casus"]), OrganisatieId(opdracht.payload["organisatie"])
    own = [key for key in tx.items.sleutels(casus_id) if key.eigenaar_id == owner]
    if owner == tx.livcs.get(opdracht.livc_id).gemeente_id:
        return _ids([*_in_zones(own, "vault", "register", "papers"), *tx.items.sleutels_die_noemen(casus_id)])
    return _ids(_in_zones(own, "vault"))


def _in_zones(keys: Sequence[Sleutel], *zones: str) -> list[Sleutel]:
    return [key for key in keys if key.zone in zones]


def _keys_of_casus(tx: Tx, opdracht: Opdracht) -> Sequence[KeyId]:
    casus_id = CasusId(opdracht.payload["casus"])
    return _ids([*tx.items.sleutels(casus_id), *tx.items.sleutels_die_noemen(casus_id)])


def _casus(tx: Tx, opdracht: Opdracht, deps: Deps) -> int:
    casus_id = CasusId(opdracht.payload["casus"])
    ensure_dropped_visibly(tx, casus_id)
    return tx.delete_casus(casus_id, Attest(opdracht.payload["certificaat"], deps.audit_key))


WHAT: Mapping[str, What] = {
    Omvang.DENKHULP: What(_keys_of_space, _space),
    Omvang.TAFEL: What(_keys_of_table),
    Omvang.ONTWERP: What(_key_of_draft),
    Omvang.SLEUTELS: What(_named_keys),
    Omvang.PAPIEREN: What(_named_keys, _points, proven=True),
    Omvang.DOSSIER: What(_keys_of_file, proven=True),
    Omvang.CASUS: What(_keys_of_casus, _casus, proven=True),
}
"""By sort of intent, as `running.destroying` asks for it."""


def _certificate(tx: Tx, opdracht: Opdracht, keys: int, rows: int, deps: Deps) -> Certificaat:
    """Return F22: a random number, counts and dates; no code, no name."""
    day = date.fromisoformat(opdracht.payload["dag"])
    waiting: timedelta = deps.sleutelback_up
    now = tx.versies.find_current(BEWARING.word)
    return Certificaat(
        id=opdracht.payload["certificaat"],
        livc_id=opdracht.livc_id,
        datum=day,
        soort=opdracht.payload["soort"],
        sleutels=keys,
        rijen=rows,
        grond=str(aangehaald(GROND, day)),
        onherstelbaar_vanaf=day + waiting,
        versie_id=now.version_id if now else None,
    )
