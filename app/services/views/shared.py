"""What the page "Wat ik deelde en wie het zag" is given."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from app.domain.ids import CasusId, TaskId
from app.domain.sentence import Said, Sentence
from app.services.ports.audit import AuditView
from app.services.views.items import KluisItem


@dataclass(frozen=True)
class Melding:
    """What the own organisation told when it notified, and who reads that."""

    casus_code: str
    item: KluisItem
    lezers: Sentence
    casus_id: CasusId | None = None


class Kopie(NamedTuple):
    """A copy that an organisation keeps, and since when."""

    organisatie: str
    sinds: datetime


@dataclass(frozen=True)
class Inbreng:
    """An own contribution: before whom it lay on the table, who opened it, who keeps a copy."""

    casus_code: str
    item: KluisItem
    getoond: bool
    """Whether it ever lay on a table."""
    zaten: Sequence[str]
    """Who effectively took part while it lay there and was shown it, with their organisation."""
    lazen: Sequence[str]
    """Who opened it on an own screen."""
    bewaren: Sequence[Kopie]


@dataclass(frozen=True)
class Bewaard:
    """What the own file keeps of a table, and until when."""

    casus_code: str
    item: KluisItem
    van: str
    """Whose words: an organisation, or "samen geschreven"; "" when that is not known."""
    noodzaak: str
    """For what it is needed and why; "" when nobody ticked it."""
    herkomst: Sentence
    """How it came there, in a sentence."""
    tot: Sentence
    """Until when, in a sentence."""


class EigenNota(NamedTuple):
    """What was noted for oneself, beside the code of its casus."""

    casus_code: str | None
    item: KluisItem


@dataclass(frozen=True)
class Begonnen:
    """A denkhulp that is under way: what it asks now, and since when."""

    task_id: TaskId
    vraag: Said
    sinds: datetime


@dataclass(frozen=True)
class GedeeldPagina:
    """ "Wat ik deelde en wie het zag": what one told, shared, keeps of a table, and noted for oneself."""

    gemeld: Sequence[Melding]
    verteld: Sequence[Melding]
    """What the reader told the burgemeester, asked for information: never what a colleague did."""
    gedeeld: Sequence[Inbreng]
    bewaard: Sequence[Bewaard]
    eigen: Sequence[EigenNota]
    lezers: Sequence[AuditView]
    """Every time that someone else opened something of the own organisation."""
    prescreenings: Sequence[Begonnen] = field(default=())
