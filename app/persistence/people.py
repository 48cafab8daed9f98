"""LIVC-Rs, persons and organisations (global), memberships and mandates (scoped)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.domain.errors import NotFoundError
from app.domain.ids import LivcId, OrganisatieId, PersoonId
from app.domain.kalender import dag_van
from app.domain.people import Lidmaatschap, Livc, Mandaat, Organisatie, Persoon
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of, value_of
from app.persistence.turns import livcs_with_work


@dataclass(frozen=True)
class SqlLivcs:
    """LIVC-Rs and their settings; `now` is the real time, for a setting starts on a day of the domain clock."""

    db: Db
    now: Callable[[], datetime]

    def get(self, livc_id: LivcId) -> Livc:
        """Return a LIVC-R."""
        livc = self.db.find(Livc, select(t.livc).where(t.livc.c.id == livc_id))
        if livc is None:
            raise NotFoundError
        return livc

    def all(self) -> Sequence[Livc]:
        """Return all LIVC-Rs, by name."""
        return self.db.values(Livc, select(t.livc).order_by(t.livc.c.naam, t.livc.c.id))

    def with_work(self, real_now: datetime) -> Sequence[LivcId]:
        """Return the LIVC-Rs in which something is due: one of the three queries over all of them."""
        return livcs_with_work(self.db, real_now)

    def save(self, livc: Livc) -> None:
        """Add or change a LIVC-R."""
        self.db.put(t.livc, row_of(livc))

    def instelling(self, livc_id: LivcId, sleutel: str) -> str | None:
        """Return the latest version of a setting whose day has come in the clock of the LIVC-R."""
        table = t.instelling
        versions = (
            select(table.c.waarde, table.c.van, t.livc.c.klok)
            .join_from(table, t.livc, t.livc.c.id == table.c.livc_id)
            .where(table.c.livc_id == livc_id, table.c.sleutel == sleutel)
            .order_by(table.c.van.desc(), table.c.nummer.desc())
        )
        now = self.now()
        for version in self.db.rows(versions):
            if version.van <= dag_van(now + version.klok):
                return str(version.waarde)
        return None

    def heartbeat(self) -> datetime | None:
        """Return when a worker last said that it lives (real time)."""
        moment: datetime | None = self.db.scalar(select(func.max(t.hartslag.c.moment)))
        return moment

    def beat(self, moment: datetime) -> None:
        """Say that a worker lives: one row for the installation."""
        self.db.put(t.hartslag, {"id": "worker", "moment": moment})

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

    def persoon(self, persoon_id: PersoonId) -> Persoon:
        """Return a person."""
        persoon = self.db.find(Persoon, select(t.persoon).where(t.persoon.c.id == persoon_id))
        if persoon is None:
            raise NotFoundError
        return persoon

    def find_by_email(self, email: str) -> Persoon | None:
        """Find a person by e-mail address, whatever its capitals."""
        return self.db.find(Persoon, select(t.persoon).where(t.persoon.c.email_sleutel == _email_key(email)))

    def save_persoon(self, persoon: Persoon) -> None:
        """Add or change a person; `ConflictError` when another has the same e-mail address."""
        self.db.put(t.persoon, row_of(persoon, email_sleutel=persoon.email and _email_key(persoon.email)))

    def personen(self, ids: Iterable[PersoonId]) -> Mapping[PersoonId, Persoon]:
        """Return the persons that exist among `ids`."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        found = self.db.values(Persoon, select(t.persoon).where(t.persoon.c.id.in_(wanted)))
        return {persoon.id: persoon for persoon in found}

    def organisatie(self, organisatie_id: OrganisatieId) -> Organisatie:
        """Return an organisation."""
        found = self.db.find(Organisatie, select(t.organisatie).where(t.organisatie.c.id == organisatie_id))
        if found is None:
            raise NotFoundError
        return found

    def organisaties(self, livc_id: LivcId) -> Sequence[Organisatie]:
        """Return the organisations that ever had a membership in the LIVC-R, by name."""
        self.db.ensure_here(livc_id)
        members = select(t.lidmaatschap.c.organisatie_id).where(here(t.lidmaatschap))
        query = select(t.organisatie).where(t.organisatie.c.id.in_(members))
        return self.db.values(Organisatie, query.order_by(t.organisatie.c.naam, t.organisatie.c.id))

    def save_organisatie(self, organisatie: Organisatie) -> None:
        """Add or change an organisation."""
        self.db.put(t.organisatie, row_of(organisatie))

    def lidmaatschappen(self, persoon_id: PersoonId, op: date) -> Sequence[Lidmaatschap]:
        """Return the memberships of a person over all LIVC-Rs: one of the two queries that may."""
        lid = t.lidmaatschap
        query = (
            select(lid)
            .where(lid.c.persoon_id == persoon_id, _in_force(lid, op))
            .order_by(lid.c.livc_id, lid.c.id)
        )
        with self.db.beyond("casuspad.persoon", persoon_id):
            return self.db.values(Lidmaatschap, query.execution_options(over_livcs=True))

    def leden(self, livc_id: LivcId, op: date) -> Sequence[tuple[Lidmaatschap, Persoon, Organisatie]]:
        """Return the members on a day, by name."""
        self.db.ensure_here(livc_id)
        lid = t.lidmaatschap
        on_day = select(lid).where(here(lid), _in_force(lid, op))
        leden = self.db.values(Lidmaatschap, on_day)
        personen = self.personen(each.persoon_id for each in leden)
        organisaties = {each.id: each for each in self.organisaties(livc_id)}
        joined = [(each, personen[each.persoon_id], organisaties[each.organisatie_id]) for each in leden]
        return sorted(joined, key=lambda row: (row[1].naam.casefold(), row[0].id))

    def save_lidmaatschap(self, lid: Lidmaatschap) -> None:
        """Add or change a membership."""
        self.db.put(t.lidmaatschap, row_of(lid))

    def mandaten(self, livc_id: LivcId, op: datetime) -> Sequence[Mandaat]:
        """Return the mandates in force at a moment."""
        self.db.ensure_here(livc_id)
        mandaat = t.mandaat
        query = select(mandaat).where(
            here(mandaat),
            mandaat.c.van <= op,
            mandaat.c.tot > op,
            or_(mandaat.c.ingetrokken_op.is_(None), mandaat.c.ingetrokken_op > op),
        )
        return [value_of(Mandaat, row) for row in self.db.rows(query.order_by(mandaat.c.van, mandaat.c.id))]

    def save_mandaat(self, mandaat: Mandaat) -> None:
        """Add or change a mandate."""
        self.db.put(t.mandaat, row_of(mandaat))


def _in_force(lid: Any, op: date) -> ColumnElement[bool]:
    return and_(lid.c.van <= op, or_(lid.c.tot.is_(None), lid.c.tot >= op))


def _email_key(email: str) -> str:
    return email.strip().casefold()
