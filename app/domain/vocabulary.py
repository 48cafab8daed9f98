"""The words that a model may use, by `livc:` attribute, as read from the records in `app.domain.words`."""

from typing import Final

from app.domain.words import attributes, messages, operations, repetitions, roles, steps, subjects

ROLES: Final = roles.LANE_ROLES
KINDS: Final = frozenset(steps.KINDS)
SUBJECTS: Final = frozenset(subjects.SUBJECTS)
DECISIONS: Final = attributes.DECISIONS
PER: Final = frozenset(repetitions.REPETITIONS)
OPERATIONS: Final = frozenset(operations.OPERATIONS)
ORIGINS: Final = attributes.ORIGINS
PHASES: Final = attributes.PHASES
MESSAGES: Final = messages.MESSAGES
