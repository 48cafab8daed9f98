"""A day and an hour as people say them, for sentences and cards."""

from datetime import datetime

from app.domain.kalender import BRUSSEL
from app.domain.sentence import Sentence
from app.services.telling.words import MAANDEN

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def day_and_hour(moment: datetime) -> Sentence:
    """Return "donderdag 12 maart, 10 u." or "donderdag 12 maart, 9.30 u."."""
    local = moment.astimezone(BRUSSEL)
    return Sentence(
        "{weekdag} {dag} {maand}, {uur} u.",
        weekdag=Sentence(DAGEN[local.weekday()]),
        dag=local.day,
        maand=Sentence(MAANDEN[local.month - 1]),
        uur=_hour(local),
    )


def _hour(local: datetime) -> Sentence:
    if not local.minute:
        return Sentence("{uur}", uur=local.hour)
    return Sentence("{uur}.{minuut}", uur=local.hour, minuut=f"{local.minute:02d}")
