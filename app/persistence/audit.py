"""The audit trail (scoped): rows are gathered, and written at the end of the transaction."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, OrganisatieId
from app.domain.logboek import Breuk, LogHoofd, Nazicht
from app.persistence import audit_chain, audit_nights, audit_reduce, audit_verify, audit_view
from app.persistence import tables as t
from app.persistence.db import Db, columns_of, here, row_of
from app.persistence.slots import SqlSlots
from app.services.ports.audit import ALLE_REGELS, Attest, AuditRegel, AuditView, LogKeuze

_LIVC = "livc"
"""Chain of what is written outside any casus."""


def _end_of(number: str, link: str, of: Any) -> Any:
    """Return the question for the last row of a chain: its number, and what binds it to those before."""
    columns = t.audit_regel.c
    named = columns[number].label("number"), columns[link].label("link")
    query = select(*named).where(here(t.audit_regel), of)
    return query.order_by(columns[number].desc()).limit(1)


_SEALED: Final = _end_of("zegelnummer", "zegel", t.audit_regel.c.zegelnummer.is_not(None))
_CHAINED: Final = _end_of("ketennummer", "kop", t.audit_regel.c.keten == bindparam("of"))
_ALIVE: Final = (
    select(t.casus.c.id)
    .where(here(t.casus), t.casus.c.id == bindparam("asked"))
    .with_for_update(read=True, key_share=True)
)


@dataclass(frozen=True)
class SqlAudit:
    """Who did or read what. Rows are numbered and chained when the transaction ends."""

    db: Db
    gathered: list[AuditRegel] = field(default_factory=list)
    gone: set[CasusId] = field(default_factory=set)

    def record(self, regel: AuditRegel) -> None:
        """Keep a row; a casus destroyed in this transaction may not be named any more."""
        if regel.casus_id in self.gone:
            raise NotFoundError
        self.gathered.append(regel)

    def flush(self) -> None:
        """Write the gathered rows: each chain under its lock, in a fixed order."""
        rows = [self._row(regel) for regel in self.gathered]
        self.gathered.clear()
        loose, chained = _by_chain(rows)
        for keten, links in sorted(chained.items()):
            self._chain(keten, links)
        self.db.insert(t.audit_regel, rows)
        self._index([row for row in loose if row["items"]])

    def flush_reads(self, regels: Sequence[AuditRegel]) -> None:
        """Write what a read gathered; `NotFoundError` when the casus was destroyed in the meantime."""
        for casus_id in sorted({regel.casus_id for regel in regels if regel.casus_id}):
            if self.db.scalar(_ALIVE, asked=casus_id) is None:
                raise NotFoundError
        self.gathered.extend(regels)
        self.flush()

    def seal(self, key: bytes, moment: datetime) -> int:
        """Link all unsealed rows, written ones too, to the seal of the LIVC-R; return how many reads."""
        self.flush()
        self.db.wait_for("zegel")
        table = t.audit_regel
        number, previous = self._last(_SEALED)
        columns = (table.c.volgnummer, table.c.soort, table.c.verbintenis, table.c.kop)
        unsealed = (
            select(*columns).where(here(table), table.c.zegelnummer.is_(None)).order_by(table.c.volgnummer)
        )
        sealed, reads = [], 0
        for row in self.db.rows(unsealed):
            number += 1
            previous = audit_chain.seal(key, previous, number, columns_of(row))
            sealed.append({"of": row.volgnummer, "number": number, "seal": previous})
            reads += row.soort == "lezen"
        if sealed:
            one = update(table).where(here(table), table.c.volgnummer == bindparam("of"))
            new = {"zegelnummer": bindparam("number"), "zegel": bindparam("seal"), "verzegeld_op": moment}
            self.db.run(one.values(new), sealed)
        return reads

    def is_new(self, wat: str) -> bool:
        """Answer whether a row with this word was not sealed yet."""
        table = t.audit_regel
        unsealed = table.c.zegelnummer.is_(None) & (table.c.wat == wat)
        return self.db.first(select(table.c.volgnummer).where(here(table), unsealed).limit(1)) is not None

    def head(self) -> LogHoofd:
        """Return the last seal, which is kept outside the database too."""
        return LogHoofd(*self._last(_SEALED))

    def zegel(self, nummer: int) -> str | None:
        """Return the seal of the row with this number."""
        return audit_verify.seal_at(self.db, nummer)

    def breuken(self, key: bytes, van: int = 0, tot: int | None = None) -> Sequence[Breuk]:
        """Return where rows sealed after `van`, up to `tot` or to the end, are not what was written."""
        self._flush_if_writing()
        return list(audit_verify.breaks(self.db, key, van, tot))

    def nazicht(self) -> Nazicht | None:
        """Return what the last night found."""
        return audit_nights.last(self.db)

    def keep_nazicht(self, nazicht: Nazicht) -> None:
        """Keep what a night found."""
        audit_nights.keep(self.db, nazicht)

    def reduce(self, casus_id: CasusId, attest: Attest) -> int:
        """Empty the rows of a destroyed casus; commitments and seals stay, in a chain without its name."""
        self.flush()
        rows = audit_reduce.empty(self.db, casus_id, attest)
        self.db.chains.pop(casus_id, None)
        self.gone.add(casus_id)
        return rows

    def sign_reduced(self, key: bytes) -> int:
        """Bind what was emptied before reductions were signed; return how many rows."""
        return audit_reduce.sign_old(self.db, key)

    def rows(
        self, organisatie_id: OrganisatieId | None, van: int, aantal: int, keuze: LogKeuze = ALLE_REGELS
    ) -> Sequence[AuditView]:
        """Return the newest rows first: all (FG), else those by an organisation or about its items."""
        self._flush_if_writing()
        return audit_view.page(self.db, organisatie_id, van, aantal, keuze)

    def veel_gelezen(self, sinds: datetime, meer_dan: int) -> Sequence[tuple[str, int]]:
        """Return who opened more casussen than that since a moment of real time, and how many."""
        self._flush_if_writing()
        return audit_view.who_read_many(self.db, sinds, meer_dan)

    def readers(self, organisatie_id: OrganisatieId) -> Sequence[AuditView]:
        """Return who read items that this organisation owns, newest first, naming its own items only."""
        self._flush_if_writing()
        return audit_view.readers(self.db, organisatie_id)

    def _row(self, regel: AuditRegel) -> dict[str, Any]:
        row = row_of(
            regel, livc_id=self.db.livc_id, zout=secrets.token_hex(16), keten=None, ketennummer=None, kop=None
        )
        row["verbintenis"] = audit_chain.commitment(row["zout"], row)
        if regel.soort != "lezen":
            row["keten"] = regel.casus_id or _LIVC
        return row

    def _chain(self, keten: str, rows: Sequence[dict[str, Any]]) -> None:
        if keten == _LIVC or not SqlSlots(self.db).try_lock(keten):
            self.db.wait_for(f"audit|{keten}")
        number, kop = self.db.chains.get(keten) or self._last(_CHAINED, of=keten)
        for row in rows:
            number, kop = number + 1, audit_chain.head(kop, row["verbintenis"])
            row["ketennummer"], row["kop"] = number, kop
        if keten in self.db.slots:
            self.db.chains[keten] = number, kop

    def _last(self, end: Any, **of: str) -> tuple[int, str]:
        row = self.db.first(end, **of)
        if row is None:
            return 0, ""
        last = columns_of(row)
        return int(last["number"]), str(last["link"])

    def _index(self, rows: Sequence[dict[str, Any]]) -> None:
        """Note which read rows showed which items, for `readers`."""
        livc_id = self.db.livc_id
        self.db.insert(
            t.audit_item,
            [
                {"livc_id": livc_id, "verbintenis": row["verbintenis"], "item_id": item_id}
                for row in rows
                for item_id in dict.fromkeys(row["items"])
            ],
        )

    def _flush_if_writing(self) -> None:
        if self.db.writable:
            self.flush()


def _by_chain(
    rows: Iterable[dict[str, Any]],
) -> tuple[list[dict[str, Any]], Mapping[str, list[dict[str, Any]]]]:
    """Return the rows that stand in no chain, and those of each chain."""
    loose: list[dict[str, Any]] = []
    chained: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        links = chained.setdefault(row["keten"], []) if row["keten"] else loose
        links.append(row)
    return loose, chained
