"""Drafts of the procedures (scoped), each as its steps; the content of a file is kept once and packed."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from sqlalchemy import bindparam, select

from app.domain.errors import NotFoundError
from app.domain.ids import OntwerpId
from app.domain.ontwerp import Ontwerp, OntwerpStap, OntwerpStatus
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of

_ONTWERP, _STAP, _INHOUD = t.ontwerp.c, t.ontwerp_stap.c, t.ontwerp_inhoud.c
_ONE: Final = select(t.ontwerp).where(here(t.ontwerp), _ONTWERP.id == bindparam("asked"))
_STEPS: Final = (
    select(t.ontwerp_stap)
    .where(here(t.ontwerp_stap), _STAP.ontwerp_id == bindparam("of"))
    .order_by(_STAP.revisie)
)


@dataclass(frozen=True)
class SqlOntwerpen:
    """The drafts of one LIVC-R."""

    db: Db

    def find(self, ontwerp_id: OntwerpId) -> Ontwerp | None:
        """Find a draft."""
        return self.db.find(Ontwerp, _ONE, asked=ontwerp_id)

    def lock(self, ontwerp_id: OntwerpId) -> Ontwerp | None:
        """Return a draft that nobody else changes until the end of the transaction."""
        self.db.wait_for(f"ontwerp {ontwerp_id}")
        return self.find(ontwerp_id)

    def save(self, ontwerp: Ontwerp) -> None:
        """Add or change a draft."""
        self.db.put(t.ontwerp, row_of(ontwerp))

    def met_status(self, status: OntwerpStatus, van: int, aantal: int) -> Sequence[Ontwerp]:
        """Return a page of the drafts with a status, the one that changed last first."""
        query = select(t.ontwerp).where(here(t.ontwerp), _ONTWERP.status == status)
        latest = query.order_by(_ONTWERP.gewijzigd_op.desc(), _ONTWERP.id)
        return self.db.values(Ontwerp, latest.offset(van).limit(aantal))

    def add_stap(self, stap: OntwerpStap) -> None:
        """Add a step; its number is free."""
        self.db.insert(t.ontwerp_stap, [row_of(stap)])

    def stappen(self, ontwerp_id: OntwerpId) -> Sequence[OntwerpStap]:
        """Return every step of a draft, in order."""
        return self.db.values(OntwerpStap, _STEPS, of=ontwerp_id)

    def keep(self, contents: Iterable[bytes]) -> Sequence[str]:
        """Keep what files hold, each content once; return the hash of each, in order."""
        listed = list(contents)
        hashes = [sha256(content).hexdigest() for content in listed]
        packed = {hash_: zlib.compress(content) for hash_, content in zip(hashes, listed, strict=True)}
        rows = [{"livc_id": self.db.livc_id, "hash": key, "inhoud": packed[key]} for key in sorted(packed)]
        self.db.add_all_once(t.ontwerp_inhoud, rows, on=("livc_id", "hash"))
        return hashes

    def contents(self, hashes: Iterable[str]) -> Mapping[str, bytes]:
        """Return what was kept, by hash."""
        asked = sorted(set(hashes))
        query = select(_INHOUD.hash, _INHOUD.inhoud).where(here(t.ontwerp_inhoud), _INHOUD.hash.in_(asked))
        found = {row.hash: zlib.decompress(row.inhoud) for row in self.db.rows(query)}
        if len(found) < len(asked):
            raise NotFoundError
        return found
