"""What was destroyed as agreed, so that a casus that is gone does not just vanish.

The burgemeester's office reads how many and when; no certificate says which, or who had a file of it. A partner
reads the promise only: in a town with two casussen a year, a day would tell of a casus it was never part of.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.domain.toegang import LEIDING
from app.services.ports.unit_of_work import Tx
from app.services.telling.words import datum

TERUG: Final = timedelta(days=365)
MEESTE_DAGEN: Final = 12
BELOFTE: Final = "Is een casus hier weg? Ze werd vernietigd op de dag die erbij stond, zoals afgesproken."


def list_destroyed(tx: Tx, actor: Actor) -> Sequence[Sentence]:
    """Return a line for each day of the last year on which casussen were destroyed; to others the promise."""
    if not actor.rollen & LEIDING:
        return [Sentence(BELOFTE)]
    days = tx.reports.vernietigde_casussen(tx.now.day - TERUG, MEESTE_DAGEN)
    return [_line(aantal, Sentence("{dag}", dag=datum(day))) for day, aantal in days]


def _line(aantal: int, dag: Sentence) -> Sentence:
    if aantal == 1:
        return Sentence("1 casus werd vernietigd op {dag}, zoals afgesproken.", dag=dag)
    return Sentence(
        "{aantal} casussen werden vernietigd op {dag}, zoals afgesproken.", aantal=aantal, dag=dag
    )
