"""What can go wrong while a model is played."""

from app.domain.errors import DomainError


class GameError(DomainError):
    """The position cannot move like this, or the model cannot go on from it; the position still stands."""

    def __init__(self, sentence: str, element: str = "") -> None:
        super().__init__(sentence)
        self.element = element


class TooManyPositionsError(GameError):
    """More positions can be reached than was allowed: the answer is unknown, not no."""

    def __init__(self, process_id: str, limit: int) -> None:
        super().__init__(
            f'Het proces "{process_id}" heeft meer dan {limit} mogelijke standen; ze zijn niet allemaal bekeken. '
            "Splits het proces met een call activity, of kijk of er een tak is die telkens nieuwe tokens maakt."
        )
