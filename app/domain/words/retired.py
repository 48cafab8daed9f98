"""Words of earlier lists that nothing carries out: a version that was published with one keeps running.

A bundle is immutable, and a casus on it goes on as it began: such a step only moves on, such a message or
operation does nothing, as it did then. In a new drawing each is refused.
"""

from typing import Final

from app.domain.words.message import Message
from app.domain.words.roles import OFFICE_LANES, PARTNER_LANES, PEOPLE_LANES, TABLE
from app.domain.words.step_kind import On, Silence, StepKind


def _kind(word: str, silence: Silence = Silence.TOLD) -> StepKind:
    return StepKind(
        word=word,
        name=word.replace("_", " "),
        on=frozenset(On),
        lanes=PEOPLE_LANES | PARTNER_LANES | OFFICE_LANES | TABLE,
        silence=silence,
        question="Wat moet er gebeuren?",
        consequence="De procedure gaat verder.",
        only_moves=True,
        superseded_by="vrij",
    )


def _message(word: str) -> Message:
    told = word.replace("_", " ")
    return Message(word, told, senders=(), people=(), receivers=(), unheard="drop", superseded=True)


KINDS: Final = (
    _kind("gebruik_bevoegdheid"),
    _kind("geheimhouding"),
)
MESSAGES: Final = (_message("ltf_vraag"),)
