"""The attributes of ours that have a closed list of words."""

from collections.abc import Collection, Mapping
from typing import Final

from app.domain import vocabulary

WORDS_OF: Final[Mapping[str, Collection[str]]] = {
    "role": vocabulary.ROLES,
    "kind": vocabulary.KINDS,
    "subject": vocabulary.SUBJECTS,
    "decision": vocabulary.DECISIONS,
    "per": vocabulary.PER,
    "operatie": vocabulary.OPERATIONS,
    "origin": vocabulary.ORIGINS,
    "phase": vocabulary.PHASES,
    "plaatsvervanger": vocabulary.ROLES,
}
