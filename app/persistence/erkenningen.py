"""Questions whether somebody is a colleague, and their answers (scoped)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from app.domain.erkenning import Erkenning
from app.domain.ids import LidmaatschapId, OrganisatieId
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of


@dataclass(frozen=True)
class SqlErkenningen:
    """The questions of one LIVC-R."""

    db: Db

    def find(self, erkenning_id: str) -> Erkenning | None:
        """Find a question; who changes it holds `lock` first."""
        return self.db.find(Erkenning, _HERE.where(t.erkenning.c.id == erkenning_id))

    def lock(self) -> None:
        """Let nobody else in this LIVC-R answer or ask until the end of the transaction."""
        self.db.wait_for("erkenning")

    def open_(self) -> Sequence[Erkenning]:
        """Return the questions without an answer, oldest first."""
        return self.db.values(Erkenning, _OPEN)

    def of_organisaties(
        self, organisaties: frozenset[OrganisatieId] | None, van: int, aantal: int
    ) -> Sequence[Erkenning]:
        """Return questions, newest first, a page at a time; None means of every organisation."""
        query = _HERE.order_by(t.erkenning.c.gevraagd_op.desc(), t.erkenning.c.id).offset(van).limit(aantal)
        if organisaties is not None:
            query = query.where(t.erkenning.c.organisatie_id.in_(sorted(organisaties)))
        return self.db.values(Erkenning, query)

    def save(self, erkenning: Erkenning) -> None:
        """Add or change a question."""
        self.db.put(t.erkenning, row_of(erkenning))

    def forget(self, lidmaatschappen: Sequence[LidmaatschapId]) -> int:
        """Delete the questions on these memberships; return how many."""
        gone = t.erkenning.c.lidmaatschap_id.in_(lidmaatschappen)
        return self.db.run(delete(t.erkenning).where(here(t.erkenning), gone)) if lidmaatschappen else 0


_HERE = select(t.erkenning).where(here(t.erkenning))
_OLDEST = (t.erkenning.c.gevraagd_op, t.erkenning.c.id)
_OPEN = _HERE.where(t.erkenning.c.besluit.is_(None)).order_by(*_OLDEST)
