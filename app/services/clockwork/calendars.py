"""The calendar item of a mail about a meeting: from the job alone, for the worker opens nothing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from app.domain.ids import InstantieId
from app.domain.opdracht import Opdracht
from app.services.calendar_item import Afspraak, Methode, calendar_item

BIJLAGEN: Final[Mapping[str, str]] = {
    "overleg_gepland": "De bijlage zet de dag en het uur in uw agenda, en niets meer.\n",
    "overleg_verplaatst": "De bijlage zet de nieuwe dag en het nieuwe uur in uw agenda, en niets meer.\n",
    "overleg_af": "De bijlage haalt het uit uw agenda.\n",
    "strategisch": "De bijlage zet de dag en het uur in uw agenda, en niets meer.\n",
}
"""Kinds of mail that bring one, and what the mail says of it."""
AF: Final = frozenset({"overleg_af"})


def calendar_of(opdracht: Opdracht, base_url: str, now: datetime) -> str:
    """Return the item, "" for a mail that brings none."""
    soort, moment = opdracht.payload["soort"], opdracht.payload.get("moment")
    if soort not in BIJLAGEN or moment is None:
        return ""
    methode = Methode.SCHRAPPEN if soort in AF else Methode.ZETTEN
    overleg_id = InstantieId(opdracht.payload["samenkomst"])
    afspraak = Afspraak(overleg_id, datetime.fromisoformat(moment), methode=methode, vanwege=base_url)
    return calendar_item(afspraak, now)
