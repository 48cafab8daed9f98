"""Which casussen near their last day before a meeting: who wants to keep a file longer discusses it there.

Source: seeds/002 L329-341 (a year, longer only with reasons), domain/04 F18 (discussed at the table), INV-39.
"""

from collections.abc import Iterator
from datetime import date

from app.domain.ids import CasusId
from app.domain.sentence import Sentence
from app.domain.words.processes import BEWARING
from app.services.ports.unit_of_work import Tx
from app.services.telling.words import datum

EINDE = (
    "Casus {code}: de bewaartermijn loopt af op {dag}. Wie het eigen dossier met redenen langer wil bewaren, "
    "bespreekt dat op dit overleg."
)
AANKONDIGEN, WEG = "aankondigen_op", "vernietigen_op"
"""The days that the table of retention computes: when the holders are asked, and when it ends."""


def coming_ends(tx: Tx, day: date) -> list[Sentence]:
    """Return a line for each casus of which the holders are asked by that day, the first to end first."""
    ends = dict(_ends(tx, day))
    codes = {casus.id: casus.code for casus in tx.casussen.several(list(ends))}
    ordered = sorted(ends, key=lambda casus_id: (ends[casus_id], codes[casus_id]))
    return [Sentence(EINDE, code=codes[each], dag=datum(ends[each])) for each in ordered]


def _ends(tx: Tx, day: date) -> Iterator[tuple[CasusId, date]]:
    for casus_id, variables in tx.instanties.variables_of(BEWARING.word).items():
        asked, end = variables.get(AANKONDIGEN), variables.get(WEG)
        if isinstance(asked, date) and isinstance(end, date) and asked <= day < end:
            yield casus_id, end
