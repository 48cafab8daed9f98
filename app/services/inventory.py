"""The inventory of a LIVC-R: the keys of the keyring beside the rows that name them. No key is opened for it."""

from collections.abc import Iterable, Mapping
from datetime import date

from dateutil.relativedelta import relativedelta

from app.domain.ids import KeyId, LivcId, OrganisatieId
from app.domain.inventaris import Bewaard, Inventaris, Plaats, Regel, is_over, laatste_dag
from app.domain.people import Livc
from app.services.ports.inventaris import Nacht
from app.services.ports.unit_of_work import Tx
from app.services.views.oversight import InventarisGroep

ONTHOUDEN = relativedelta(years=1)
"""So long it is kept what each night found."""
Eigenaars = Mapping[KeyId, tuple[LivcId, OrganisatieId]]


def inventory_of(tx: Tx, livc: Livc, keyring: Eigenaars, vandaag: date) -> Inventaris:
    """Return every key that can still be opened, with its last day.

    The keyring was read before the rows: a key is made before its row, and would seem to have none.
    """
    rows = tx.inventaris.bewaard()
    there = [each for each in rows if each.key_id in keyring]
    names = _Names(tx)
    lines = [
        _line(each, livc, names, vandaag) for each in (*there, *_orphans(tx, livc, keyring, rows, vandaag))
    ]
    lines.sort(key=lambda line: (line.laatste_dag, line.plaats, line.key_id))
    return Inventaris(vandaag, lines, len(rows) - len(there))


def in_groups(found: Inventaris) -> list[InventarisGroep]:
    """Return what the DPO sees: one line for all own files of a casus that go on a day, the first to go first.

    Who has a file of its own tells who shared something, and who did not (INV-10); so does an order of keys.
    """
    groups = {
        InventarisGroep(line.plaats, line.zone, line.code, line.laatste_dag, line.over)
        for line in found.regels
    }
    return sorted(groups, key=lambda each: (each.laatste_dag, each.plaats, each.zone, each.code or ""))


def night_of(found: Inventaris) -> Nacht:
    """Return what is kept of an inventory, in numbers."""
    orphans = frozenset(line.key_id for line in found.regels if line.plaats is Plaats.WEES)
    return Nacht(found.dag, len(found.regels), len(found.over), orphans)


class _Names:
    """Names of organisations, each read once."""

    def __init__(self, tx: Tx) -> None:
        self._tx, self._known = tx, dict[OrganisatieId, str]()

    def of(self, organisatie_id: OrganisatieId) -> str:
        if organisatie_id not in self._known:
            self._known[organisatie_id] = self._tx.people.organisatie(organisatie_id).naam
        return self._known[organisatie_id]


def _line(each: Bewaard, livc: Livc, names: _Names, vandaag: date) -> Regel:
    day = laatste_dag(each, livc.gemeente_id)
    return Regel(
        key_id=each.key_id,
        plaats=each.plaats,
        zone=each.zone,
        eigenaar=None if each.plaats is Plaats.EIGEN_RUIMTE else names.of(each.eigenaar_id),
        code=each.casus.casus.code if each.casus else None,
        laatste_dag=day,
        over=is_over(day, vandaag),
    )


def _orphans(
    tx: Tx, livc: Livc, keyring: Eigenaars, rows: Iterable[Bewaard], vandaag: date
) -> Iterable[Bewaard]:
    """Return the keys that no row names, each since the first night that saw it."""
    named = {each.key_id for each in rows}
    seen: dict[str, date] = {}
    for night in tx.inventaris.nachten(vandaag - ONTHOUDEN):
        seen |= dict.fromkeys(night.wezen, night.dag)
    return [
        Bewaard(key_id, Plaats.WEES, "", owner, "", seen.get(key_id, vandaag))
        for key_id, (of, owner) in sorted(keyring.items())
        if of == livc.id and key_id not in named
    ]
