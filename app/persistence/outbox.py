"""Jobs for the worker, incidents and certificates (scoped)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, or_, select, update

from app.domain.errors import NotFoundError
from app.domain.opdracht import Certificaat, Incident, Opdracht
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of, value_of
from app.persistence.slots import SqlSlots

_TRIES = 20
"""How many locked slots are passed over before a worker comes back later."""


@dataclass(frozen=True)
class SqlOutbox:
    """Work that was written with the change that asked for it."""

    db: Db

    def add(self, opdracht: Opdracht, dedupe: str | None = None) -> None:
        """Add a job; a second one with the same `dedupe` is not added while the first is there."""
        row = row_of(opdracht, dedupe=dedupe, geparkeerd=False)
        if dedupe is None:
            self.db.insert(t.opdracht, [row])
        else:
            self.db.add_once(t.opdracht, row, on=("livc_id", "dedupe"))

    def add_all(self, opdrachten: Sequence[tuple[Opdracht, str]]) -> None:
        """Add jobs with their `dedupe` in one statement."""
        rows = [row_of(job, dedupe=dedupe, geparkeerd=False) for job, dedupe in opdrachten]
        self.db.add_all_once(t.opdracht, rows, on=("livc_id", "dedupe"))

    def claim(self, now: datetime) -> Opdracht | None:
        """Lock and return the oldest job that is due, and its slot when it has one.

        A job whose slot is busy is passed over, so that it never waits for who may be waiting for it; and with it
        the others of that slot, so that none overtakes it when the slot becomes free meanwhile.
        """
        table = t.opdracht
        query = select(table).where(here(table), table.c.geparkeerd.is_(False), table.c.vanaf <= now)
        query = query.order_by(table.c.vanaf, table.c.nummer).limit(1).with_for_update(skip_locked=True)
        busy: list[str] = []
        while len(busy) < _TRIES:
            row = self.db.first(query.where(table.c.slot.not_in(busy)))
            if row is None or self._lock_slot(row):
                return None if row is None else value_of(Opdracht, row)
            busy.append(row.slot)
        return None

    def done(self, opdracht_id: str) -> None:
        """Remove a job."""
        self.db.run(delete(t.opdracht).where(here(t.opdracht), t.opdracht.c.id == opdracht_id))

    def back_off(self, opdracht_id: str, until: datetime) -> int:
        """Count a failed attempt and do not claim the job before `until`; return the attempts so far."""
        table = t.opdracht
        failed = update(table).where(here(table), table.c.id == opdracht_id)
        row = self.db.returning(
            failed.values(pogingen=table.c.pogingen + 1, vanaf=until).returning(table.c.pogingen)
        )
        if row is None:
            raise NotFoundError
        return int(row.pogingen)

    def postpone(self, opdracht_id: str, until: datetime) -> None:
        """Do not claim the job before `until`, without counting."""
        one = update(t.opdracht).where(here(t.opdracht), t.opdracht.c.id == opdracht_id)
        self.db.run(one.values(vanaf=until))

    def pending(self, soort: str | None = None) -> Sequence[Opdracht]:
        """Return the jobs not done, those that wait for a person too, the oldest first."""
        query = select(t.opdracht).where(here(t.opdracht)).order_by(t.opdracht.c.nummer)
        return self.db.values(Opdracht, query if soort is None else query.where(t.opdracht.c.soort == soort))

    def park(self, opdracht_id: str) -> None:
        """Leave a job until a person retries it."""
        job = update(t.opdracht).where(here(t.opdracht), t.opdracht.c.id == opdracht_id)
        self.db.run(job.values(geparkeerd=True))

    def unpark(self, slot: str, now: datetime) -> int:
        """Let the parked jobs of a slot, and those that back off, be tried again from now on; return how many."""
        table = t.opdracht
        failed = or_(table.c.geparkeerd, table.c.pogingen > 0)
        again = update(table).where(here(table), table.c.slot == slot, failed)
        return self.db.run(again.values(geparkeerd=False, pogingen=0, vanaf=now))

    def add_incident(self, incident: Incident) -> None:
        """Show a failure to people; adding it again changes it."""
        self.db.put(t.incident, row_of(incident))

    def incidenten(self, open_: bool = True) -> Sequence[Incident]:
        """Return the open incidents, the oldest first; with `open_=False` the resolved ones as well."""
        query = select(t.incident).where(here(t.incident)).order_by(t.incident.c.sinds, t.incident.c.id)
        return self.db.values(Incident, query.where(t.incident.c.opgelost_op.is_(None)) if open_ else query)

    def resolve_incident(self, incident_id: str, moment: datetime) -> Incident:
        """Close an incident and return it."""
        table = t.incident
        one = update(table).where(here(table), table.c.id == incident_id)
        row = self.db.returning(one.values(opgelost_op=moment).returning(*table.c))
        if row is None:
            raise NotFoundError
        return value_of(Incident, row)

    def add_certificaat(self, certificaat: Certificaat) -> None:
        """Add a certificate; the same id twice changes nothing."""
        self.db.add_once(t.certificaat, row_of(certificaat), on=("livc_id", "id"))

    def certificaat(self, certificaat_id: str) -> Certificaat:
        """Return one certificate; raises `NotFoundError`."""
        table = t.certificaat
        row = self.db.first(select(table).where(here(table), table.c.id == certificaat_id))
        if row is None:
            raise NotFoundError
        return value_of(Certificaat, row)

    def certificaten(self) -> Sequence[Certificaat]:
        """Return the certificates, the newest first."""
        table = t.certificaat
        return self.db.values(
            Certificaat, select(table).where(here(table)).order_by(table.c.datum.desc(), table.c.id)
        )

    def _lock_slot(self, job: Row[tuple[object, ...]]) -> bool:
        return SqlSlots(self.db).lock_if_free(job.slot)
