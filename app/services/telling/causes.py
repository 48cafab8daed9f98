"""What an incident may say: it stays, and people without access to a casus read it."""

from typing import Final

from app.domain.errors import EngineError, ModelError

_MOST_CHARACTERS: Final = 1000


def cause_in_words(cause: BaseException | None) -> str:
    """Return our own sentence on a model, which names its elements and no value; of anything else only the kind.

    What another error says may hold data.
    """
    if isinstance(cause, EngineError | ModelError):
        return str(cause).removesuffix(".")[:_MOST_CHARACTERS]
    return type(cause).__name__
