"""The attributes of ours that have a closed list of words."""

from collections.abc import Collection, Mapping
from typing import Final

from app.domain.words import attributes, operations, repetitions, roles, steps, subjects

WORDS_OF: Final[Mapping[str, Collection[str]]] = {
    "role": roles.LANE_ROLES,
    "kind": steps.KINDS,
    "subject": subjects.SUBJECTS,
    "decision": attributes.DECISIONS,
    "per": repetitions.REPETITIONS,
    "operatie": operations.OPERATIONS,
    "origin": attributes.ORIGINS,
    "phase": attributes.PHASES,
    "plaatsvervanger": roles.LANE_ROLES,
}
