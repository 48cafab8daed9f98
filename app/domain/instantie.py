"""What runs: one execution of a version of a procedure, and a task that it holds open."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.execution import Variables
from app.domain.ids import (
    CasusId,
    InstantieId,
    LivcId,
    OrganisatieId,
    PersoonId,
    TaskId,
    VersieId,
)


@dataclass(frozen=True)
class Instantie:
    """One execution of a procedure version. `slot` is what is locked: the casus, else the instance itself."""

    id: InstantieId
    livc_id: LivcId
    casus_id: CasusId | None
    proces_id: str
    versie_id: VersieId
    state: bytes
    variables: Variables
    organisatie_id: OrganisatieId | None = None
    """The owner of a prescreening; None elsewhere."""
    beeindigd: str | None = None
    """Id of the end event once ended."""
    actief: tuple[str, ...] = ()
    """Element ids that hold a token."""
    verhuisd: bool = False
    """It moved to another version and took no step since: what it was is kept, to go back."""

    @property
    def slot(self) -> str:
        """What is locked before this instance moves."""
        return self.casus_id or self.id


@dataclass(frozen=True)
class Taak:
    """An open task as the inbox knows it. Exactly one of role, organisation and person decides whose it is."""

    id: TaskId
    livc_id: LivcId
    instantie_id: InstantieId
    casus_id: CasusId | None
    casus_code: str | None
    proces_id: str
    element_id: str
    naam: str
    rol: str
    kind: str
    sinds: datetime
    subject: str | None = None
    form: str | None = None
    result: tuple[tuple[str, str], ...] = ()
    fase: str | None = None
    per: str | None = None
    binding: str | None = None
    organisatie_id: OrganisatieId | None = None
    persoon_id: PersoonId | None = None
    """Set for a step that only this person may take (a contribution at the table)."""
    opgenomen_door: PersoonId | None = None
    streefdatum: datetime | None = None
    plaatsvervanger: str | None = None
    vraag: str | None = None
    """What it asks, as the model words it, with placeholders; None where its version has only a name."""


def urgency(taak: Taak) -> tuple[bool, datetime, datetime, TaskId]:
    """Return by what an inbox is sorted: what has a target date first, by that date, then the oldest."""
    return taak.streefdatum is None, taak.streefdatum or taak.sinds, taak.sinds, taak.id
