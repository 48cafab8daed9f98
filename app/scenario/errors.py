"""What stops a scenario: a file that cannot be used, or a step that did not go as written."""

from app.domain.errors import DomainError


class ScenarioFileError(DomainError):
    """A scenario file, or the place where it lies, cannot be used. `str(error)` names file and place."""


class StepFailedError(DomainError):
    """A step of a scenario did not go as written; `str(error)` says what was expected."""
