"""LIVC-Rs, persons and organisations (global), memberships and mandates (scoped)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Table, bindparam, or_, select, update

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import LivcId, OrganisatieId, PersoonId
from app.domain.now import now_in
from app.domain.people import (
    Lidmaatschap,
    Livc,
    Mandaat,
    Organisatie,
    Persoon,
    email_sleutel,
    kan_email_zijn,
)
from app.domain.zetels import VasteZetel
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of, value_of
from app.persistence.ledenlijst import COUNT, Ledenlijst, Lists, read_list
from app.persistence.turns import livcs_with_work
from app.services.ports.people import Lid

_LIVC: Final = select(t.livc, COUNT.label("ledenstand")).where(t.livc.c.id == bindparam("asked"))
_SETTING: Final = (
    select(t.instelling.c.waarde, t.instelling.c.van)
    .where(t.instelling.c.livc_id == bindparam("of"), t.instelling.c.sleutel == bindparam("key"))
    .order_by(t.instelling.c.van.desc(), t.instelling.c.nummer.desc())
)
_COUNT_UP: Final = update(t.ledenstand).values(versie=t.ledenstand.c.versie + 1)


_WORKER, _BACKUP = "worker", "back-up"


@dataclass(frozen=True)
class SqlLivcs:
    """LIVC-Rs and their settings; `now` is the real time, for a setting starts on a day of the domain clock."""

    db: Db
    now: Callable[[], datetime]

    def get(self, livc_id: LivcId) -> Livc:
        """Return a LIVC-R."""
        return self._known(livc_id)[0]

    def ledenstand(self, livc_id: LivcId) -> int:
        """Return how often who takes part had changed when this transaction read the LIVC-R."""
        return self._known(livc_id)[1]

    def _known(self, livc_id: LivcId) -> tuple[Livc, int]:
        if livc_id not in self.db.livcs:
            row = self.db.first(_LIVC, asked=livc_id)
            if row is None:
                raise NotFoundError
            self.db.livcs[livc_id] = value_of(Livc, row), row.ledenstand
        return self.db.livcs[livc_id]

    def all(self) -> Sequence[Livc]:
        """Return all LIVC-Rs, by name."""
        return self.db.values(Livc, select(t.livc).order_by(t.livc.c.naam, t.livc.c.id))

    def with_work(self, real_now: datetime) -> Sequence[LivcId]:
        """Return the LIVC-Rs in which something is due: one of the three queries over all of them."""
        return livcs_with_work(self.db, real_now)

    def save(self, livc: Livc) -> None:
        """Add or change a LIVC-R; which of its agreements hold, only `agree` changes."""
        self.db.put(t.livc, row_of(livc), keep=("werkafspraken",))
        self.db.livcs.pop(livc.id, None)

    def agree(self, livc_id: LivcId, nummer: int) -> None:
        """Let a version of the agreements hold; `ConflictError` unless it is the next one."""
        before = update(t.livc).where(t.livc.c.id == livc_id, t.livc.c.werkafspraken == nummer - 1)
        if not self.db.run(before.values(werkafspraken=nummer)):
            raise ConflictError
        self.db.livcs.pop(livc_id, None)

    def instelling(self, livc_id: LivcId, sleutel: str) -> str | None:
        """Return the latest version of a setting whose day has come in the clock of the LIVC-R."""
        versions = self.db.rows(_SETTING, of=livc_id, key=sleutel)
        today = now_in(self.get(livc_id), self.now()).day
        begun = (version for version in versions if version.van <= today)
        newest = next(begun, None)
        return str(newest.waarde) if newest else None

    def heartbeat(self) -> datetime | None:
        """Return when a worker last said that it lives (real time)."""
        return self._moment_of(_WORKER)

    def beat(self, moment: datetime) -> None:
        """Say that a worker lives: one row for the installation."""
        self.db.put(t.hartslag, {"id": _WORKER, "moment": moment})

    def last_backup(self) -> datetime | None:
        """Return when a backup of this database was last made (real time)."""
        return self._moment_of(_BACKUP)

    def note_backup(self, moment: datetime) -> None:
        """Remember when a backup was made: one row for the installation."""
        self.db.put(t.hartslag, {"id": _BACKUP, "moment": moment})

    def _moment_of(self, what: str) -> datetime | None:
        moment: datetime | None = self.db.scalar(
            select(t.hartslag.c.moment).where(t.hartslag.c.id == bindparam("what")), what=what
        )
        return moment

    def keyring(self) -> str | None:
        """Return the keyring of this database, None before the first start."""
        found: str | None = self.db.scalar(select(t.installatie.c.keyring_id))
        return found

    def bind_keyring(self, keyring_id: str) -> None:
        """Remember the keyring, once for all."""
        self.db.add_once(t.installatie, {"id": "casuspad", "keyring_id": keyring_id}, on=("id",))

    def save_instelling(
        self, livc_id: LivcId, sleutel: str, waarde: str, van: date, door: PersoonId | None
    ) -> None:
        """Add a version of a setting."""
        row = {"livc_id": livc_id, "sleutel": sleutel, "waarde": waarde, "van": van, "door": door}
        self.db.insert(t.instelling, [row])


@dataclass(frozen=True)
class SqlPeople:
    """Who takes part."""

    db: Db
    livcs: SqlLivcs
    lists: Lists
    changed: list[str] = field(default_factory=list)
    """What this transaction changed: not to be remembered, for it may roll back."""

    def persoon(self, persoon_id: PersoonId) -> Persoon:
        """Return a person."""
        found = self.personen([persoon_id]).get(persoon_id)
        if found is None:
            raise NotFoundError
        return found

    def find_by_email(self, email: str) -> Persoon | None:
        """Find a person by e-mail address, whatever its capitals."""
        key = (
            email_sleutel(email) if kan_email_zijn(email) else " "
        )  # nobody's; asked all the same, so that it takes as long
        return self.db.find(Persoon, select(t.persoon).where(t.persoon.c.email_sleutel == key))

    def save_persoon(self, persoon: Persoon) -> None:
        """Add or change a person; `ConflictError` when another has the same e-mail address."""
        key = persoon.email and email_sleutel(persoon.email)
        self._change(t.persoon, row_of(persoon, email_sleutel=key))

    def personen(self, ids: Iterable[PersoonId]) -> Mapping[PersoonId, Persoon]:
        """Return the persons that exist among `ids`."""
        wanted = set(ids)
        known = self._list(self.db.livc_id).personen if wanted and self.db.livc_id else {}
        found = {each: known[each] for each in wanted & known.keys()}
        missing = sorted(wanted - found.keys())
        if missing:
            others = self.db.values(Persoon, select(t.persoon).where(t.persoon.c.id.in_(missing)))
            found |= {persoon.id: persoon for persoon in others}
        return found

    def organisatie(self, organisatie_id: OrganisatieId) -> Organisatie:
        """Return an organisation."""
        known = self._list(self.db.livc_id).organisatie if self.db.livc_id else {}
        if organisatie_id in known:
            return known[organisatie_id]
        found = self.db.find(Organisatie, select(t.organisatie).where(t.organisatie.c.id == organisatie_id))
        if found is None:
            raise NotFoundError
        return found

    def organisaties(self, livc_id: LivcId) -> Sequence[Organisatie]:
        """Return the organisations that ever had a membership in the LIVC-R, by name."""
        return self._list(livc_id).organisaties

    def save_organisatie(self, organisatie: Organisatie) -> None:
        """Add or change an organisation."""
        self._change(t.organisatie, row_of(organisatie))

    def lidmaatschappen(self, persoon_id: PersoonId, op: date) -> Sequence[Lidmaatschap]:
        """Return the memberships of a person over all LIVC-Rs: one of the two queries that may."""
        lid = t.lidmaatschap
        query = (
            select(lid)
            .where(lid.c.persoon_id == persoon_id, lid.c.van <= op, or_(lid.c.tot.is_(None), lid.c.tot >= op))
            .order_by(lid.c.livc_id, lid.c.id)
        )
        with self.db.beyond("casuspad.persoon", persoon_id):
            return self.db.values(Lidmaatschap, query.execution_options(over_livcs=True))

    def leden(self, livc_id: LivcId, op: date) -> Sequence[Lid]:
        """Return the recognised members on a day, by name."""
        return self._list(livc_id).op(op)

    def wachtenden(self, livc_id: LivcId, op: date) -> Sequence[Lid]:
        """Return who waits to be recognised on a day, by name."""
        return self._list(livc_id).wachtenden_op(op)

    def ooit_leden(self, livc_id: LivcId) -> Sequence[Lid]:
        """Return everyone who ever was or asks to be a member, by name."""
        return self._list(livc_id).leden

    def find_genoemd(self, sleutel: str) -> Organisatie | None:
        """Find the organisation of this LIVC-R that bears a folded name."""
        name = t.organisatienaam
        query = select(t.organisatie).join_from(
            name, t.organisatie, t.organisatie.c.id == name.c.organisatie_id
        )
        return self.db.find(Organisatie, query.where(here(name), name.c.sleutel == sleutel))

    def save_naam(self, organisatie_id: OrganisatieId, sleutel: str) -> None:
        """Reserve a folded name in this LIVC-R; `ConflictError` when another organisation bears it."""
        row = {"livc_id": self.db.livc_id, "sleutel": sleutel, "organisatie_id": organisatie_id}
        self.db.insert(t.organisatienaam, [row])

    def save_lidmaatschap(self, lid: Lidmaatschap) -> None:
        """Add or change a membership."""
        self._change(t.lidmaatschap, row_of(lid))

    def mandaten(self, livc_id: LivcId, op: datetime) -> Sequence[Mandaat]:
        """Return the mandates in force at a moment."""
        return self._list(livc_id).mandaten_op(op)

    def save_mandaat(self, mandaat: Mandaat) -> None:
        """Add or change a mandate."""
        self._change(t.mandaat, row_of(mandaat))

    def zetels(self, livc_id: LivcId) -> Sequence[VasteZetel]:
        """Return who was ever named to a standing seat, in order of the day."""
        self.db.ensure_here(livc_id)
        table = t.vaste_zetel
        query = select(table).where(here(table))
        return self.db.values(VasteZetel, query.order_by(table.c.van, table.c.id))

    def save_zetel(self, zetel: VasteZetel) -> None:
        """Name somebody to a standing seat, or change until when."""
        self.db.put(t.vaste_zetel, row_of(zetel))

    def _list(self, livc_id: LivcId | None) -> Ledenlijst:
        if livc_id is None:
            raise NotFoundError
        self.db.ensure_here(livc_id)
        if self.changed:
            return read_list(self.db, 0)
        stand, known = self.livcs.ledenstand(livc_id), self.lists.get(livc_id)
        if known is None or known.stand != stand:
            known = self.lists[livc_id] = read_list(self.db, stand)
        return known

    def _change(self, table: Table, row: dict[str, Any]) -> None:
        """Write a row, and let every process know that its list is old."""
        self.db.put(table, row)
        if not self.changed:
            self.db.run(_COUNT_UP)
        self.changed.append(table.name)
