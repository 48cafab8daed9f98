"""Immutable procedure versions (scoped), each kept as one ZIP of its files."""

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select, update

from app.domain.errors import NotFoundError
from app.domain.execution import Bundle
from app.domain.ids import LivcId, VersieId
from app.persistence import tables as t
from app.persistence.db import Db, here

_CURRENT: Final = select(t.procedure_versie.c.versie_id).where(
    here(t.procedure_versie),
    t.procedure_versie.c.proces_id == bindparam("asked"),
    t.procedure_versie.c.huidig,
)
Cache = dict[tuple[LivcId | None, VersieId], Bundle]
"""Versions read before by this process; a version never changes."""


@dataclass(frozen=True)
class SqlVersies:
    """Procedure versions, read once per process."""

    db: Db
    cache: Cache

    def get(self, versie_id: VersieId) -> Bundle:
        """Return a version."""
        known = self.cache.get((self.db.livc_id, versie_id))
        if known is not None:
            return known
        table = t.procedure_versie
        query = select(table.c.proces_id, table.c.bundle).where(here(table), table.c.versie_id == versie_id)
        row = self.db.first(query)
        if row is None:
            raise NotFoundError
        bundle = Bundle(versie_id, row.proces_id, _unzipped(row.bundle))
        self.cache[self.db.livc_id, versie_id] = bundle
        return bundle

    def find_current(self, proces_id: str) -> Bundle | None:
        """Return the version in force."""
        versie_id = self.db.scalar(_CURRENT, asked=proces_id)
        return None if versie_id is None else self.get(versie_id)

    def publish(self, bundle: Bundle, moment: datetime) -> None:
        """Put a version in force; content that was published before is put in force again."""
        table = t.procedure_versie
        self.db.wait_for(f"procedure|{bundle.process_id}")
        of_process = update(table).where(here(table), table.c.proces_id == bundle.process_id, table.c.huidig)
        self.db.run(of_process.where(table.c.versie_id != bundle.version_id).values(huidig=False))
        row = {
            "livc_id": self.db.livc_id,
            "versie_id": bundle.version_id,
            "proces_id": bundle.process_id,
            "bundle": _zipped(bundle),
            "gepubliceerd_op": moment,
            "huidig": True,
        }
        self.db.put(table, row, keep=("proces_id", "bundle", "gepubliceerd_op"))


def _zipped(bundle: Bundle) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(bundle.files):
            archive.writestr(zipfile.ZipInfo(name), bundle.files[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
