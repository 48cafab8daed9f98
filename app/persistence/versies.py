"""Immutable procedure versions (scoped), each kept as one ZIP of its files."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import bindparam, select, update

from app.domain.errors import NotFoundError
from app.domain.execution import Bundle
from app.domain.ids import LivcId, ReleaseId, VersieId
from app.domain.release import Release
from app.persistence import tables as t
from app.persistence.db import Db, here

_PARTS: Final = t.release_versie.join(
    t.release, here(t.release) & (t.release.c.release_id == t.release_versie.c.release_id)
)
_IN_FORCE: Final = (
    select(t.release_versie.c.proces_id, t.release_versie.c.versie_id)
    .select_from(_PARTS)
    .where(here(t.release_versie), t.release.c.huidig)
    .order_by(t.release_versie.c.proces_id)
)
_CURRENT: Final = (
    select(t.release_versie.c.versie_id)
    .select_from(_PARTS)
    .where(here(t.release_versie), t.release.c.huidig, t.release_versie.c.proces_id == bindparam("asked"))
)


@dataclass(frozen=True)
class Cache:
    """Versions and forms read before by this process; neither ever changes."""

    versions: dict[tuple[LivcId | None, VersieId], Bundle] = field(default_factory=dict)
    forms: dict[tuple[LivcId | None, str], bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class SqlVersies:
    """Procedure versions, read once per process."""

    db: Db
    cache: Cache

    def get(self, versie_id: VersieId) -> Bundle:
        """Return a version."""
        known = self.cache.versions.get((self.db.livc_id, versie_id))
        if known is not None:
            return known
        table = t.procedure_versie
        columns = (table.c.proces_id, table.c.bundle, table.c.formulieren)
        row = self.db.first(select(*columns).where(here(table), table.c.versie_id == versie_id))
        if row is None:
            raise NotFoundError
        given = _unzipped(row.formulieren) if row.formulieren else {}
        bundle = Bundle(versie_id, row.proces_id, _unzipped(row.bundle) | given)
        self.cache.versions[self.db.livc_id, versie_id] = bundle
        return bundle

    def find_current(self, proces_id: str) -> Bundle | None:
        """Return the version in force."""
        versie_id = self.db.scalar(_CURRENT, asked=proces_id)
        return None if versie_id is None else self.get(versie_id)

    def formulier(self, hash_: str) -> bytes | None:
        """Return the file of a form by its hash."""
        key = (self.db.livc_id, hash_)
        if key not in self.cache.forms:
            table = t.formulier
            query = select(table.c.inhoud).where(here(table), table.c.hash == hash_)
            found = self.db.scalar(query)
            if found is None:
                return None
            self.cache.forms[key] = found
        return self.cache.forms[key]

    def zonder_formulieren(self) -> Sequence[VersieId]:
        """Return the versions from before a procedure carried its forms, that were given none yet."""
        table = t.procedure_versie
        query = select(table.c.versie_id).where(here(table), table.c.formulieren.is_(None))
        return [VersieId(row.versie_id) for row in self.db.rows(query.order_by(table.c.versie_id))]

    def geef_formulieren(self, versie_id: VersieId, files: Mapping[str, bytes]) -> None:
        """Give such a version the forms that it was carried out with."""
        table = t.procedure_versie
        bare = update(table).where(here(table), table.c.versie_id == versie_id, table.c.formulieren.is_(None))
        self.db.run(bare.values(formulieren=_zipped(files)))
        self.cache.versions.pop((self.db.livc_id, versie_id), None)
        self._keep_forms(files)

    def _keep_forms(self, forms: Mapping[str, bytes]) -> None:
        """Keep every form by its hash, so that what is written with it can be shown with it."""
        by_hash = {sha256(content).hexdigest(): content for content in forms.values()}
        rows = [{"livc_id": self.db.livc_id, "hash": key, "inhoud": by_hash[key]} for key in sorted(by_hash)]
        self.db.add_all_once(t.formulier, rows, on=("livc_id", "hash"))

    def release(self) -> Release:
        """Return what is in force; without any bundle where nothing is yet."""
        rows = self.db.rows(_IN_FORCE)
        return Release({row.proces_id: self.get(row.versie_id) for row in rows})

    def uitgaven(self) -> Sequence[tuple[ReleaseId, datetime, bool]]:
        """Return what was ever in force, with when it first was and whether it is now; the last one first."""
        table = t.release
        query = select(table).where(here(table)).order_by(table.c.gepubliceerd_op.desc(), table.c.release_id)
        return [(ReleaseId(row.release_id), row.gepubliceerd_op, row.huidig) for row in self.db.rows(query)]

    def uitgave(self, release_id: ReleaseId) -> Release:
        """Return what was once in force."""
        table = t.release_versie
        columns = (table.c.proces_id, table.c.versie_id)
        query = select(*columns).where(here(table), table.c.release_id == release_id)
        rows = self.db.rows(query.order_by(table.c.proces_id))
        if not rows:
            raise NotFoundError
        return Release({row.proces_id: self.get(row.versie_id) for row in rows})

    def publish(self, release: Release, moment: datetime) -> None:
        """Put a release in force; content that was published before is put in force again, as it was."""
        self.db.wait_for("release")
        for name in sorted(release.bundles):
            self._keep(release.bundles[name], moment)
        livc_id, release_id = self.db.livc_id, release.release_id
        one = {"livc_id": livc_id, "release_id": release_id}
        row = one | {"gepubliceerd_op": moment, "huidig": False}
        self.db.add_once(t.release, row, on=("livc_id", "release_id"))
        parts = [
            one | {"proces_id": name, "versie_id": release.bundles[name].version_id}
            for name in sorted(release.bundles)
        ]
        self.db.add_all_once(t.release_versie, parts, on=("livc_id", "release_id", "proces_id"))
        mine = update(t.release).where(here(t.release))
        self.db.run(mine.where(t.release.c.huidig).values(huidig=False))
        self.db.run(mine.where(t.release.c.release_id == release_id).values(huidig=True))

    def _keep(self, bundle: Bundle, moment: datetime) -> None:
        """Keep a version, unless it is there: it never changes."""
        row = {
            "livc_id": self.db.livc_id,
            "versie_id": bundle.version_id,
            "proces_id": bundle.process_id,
            "bundle": _zipped(bundle.files),
            "formulieren": b"",
            "gepubliceerd_op": moment,
        }
        self.db.add_once(t.procedure_versie, row, on=("livc_id", "versie_id"))
        self._keep_forms(bundle.forms)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
