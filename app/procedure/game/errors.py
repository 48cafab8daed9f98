"""What can go wrong while a model is played."""

from app.domain.errors import DomainError
from app.domain.sentence import Sentence, Value


class GameError(DomainError):
    """The position cannot move like this, or the model cannot go on from it; the position still stands."""

    def __init__(self, said: str | Sentence, element: str = "", /, **params: Value) -> None:
        super().__init__(said, **params)
        self.element = element


class TooManyPositionsError(GameError):
    """More positions can be reached than was allowed: the answer is unknown, not no."""

    def __init__(self, process_id: str, limit: int) -> None:
        super().__init__(
            'Het proces "{proces}" heeft meer dan {limit} mogelijke standen; ze zijn niet allemaal bekeken. '
            "Splits het proces met een call activity, of kijk of er een tak is die telkens nieuwe tokens maakt.",
            proces=process_id,
            limit=limit,
        )
