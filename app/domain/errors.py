"""Errors that stop one thing; each carries a sentence for the person it happens to."""

from datetime import timedelta


class DomainError(Exception):
    """Something was refused and nothing changed. `str(error)` is a Dutch sentence for the user."""

    sentence = "Dit kan niet. Er is niets gewijzigd."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class NotFoundError(DomainError):
    """The thing does not exist, or the actor may not know that it does."""

    sentence = "Deze pagina bestaat niet, of u mag ze niet zien."


class NotAllowedError(DomainError):
    """The actor may not do this."""

    sentence = "Deze stap is niet aan u. Er is niets gewijzigd."


class TaskNotOpenError(DomainError):
    """The task was completed already, or the casus moved on."""

    sentence = (
        "Deze taak is al afgewerkt, of de casus is intussen verder. Er is niets gewijzigd; "
        "wat bewaard was, is veilig."
    )


class ConflictError(DomainError):
    """The rules of the procedure do not allow this now."""


class VernietigdError(ConflictError):
    """What a text would be kept with was destroyed; nothing brings it back."""

    sentence = "De papieren van deze casus zijn al vernietigd. Deze tekst is niet bewaard."


class FormInvalidError(DomainError):
    """A form was not accepted; `errors` maps a field key to its sentences, "" to the whole form."""

    sentence = "Er is een probleem met wat u invulde. Wat u typte, is bewaard op dit scherm."

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__()
        self.errors = errors


class ModelError(DomainError):
    """A model, table or form that cannot be used: file, line, element and a sentence."""

    def __init__(self, sentence: str, *, file: str = "", line: int = 0, element: str = "") -> None:
        super().__init__(sentence)
        self.file, self.line, self.element = file, line, element

    def __str__(self) -> str:
        place = ":".join(str(p) for p in (self.file, self.line or "", self.element) if p)
        return f"{place}: {self.args[0]}" if place else str(self.args[0])


class EngineError(DomainError):
    """The engine could not carry out a step; the instance in memory is discarded."""

    sentence = "De procedure kon deze stap niet uitvoeren. Er is niets bewaard; een beheerder is verwittigd."
    slot: str | None = None
    """Casus or instance that could not move, once that is known."""


class TooBusyError(DomainError):
    """So much is asked at once of what costs much that this is not even begun; nothing of it was looked at."""

    sentence = "Het is nu erg druk. Probeer over een halve minuut opnieuw. Er is niets gewijzigd."
    opnieuw_na = timedelta(seconds=30)


class KeyMissingError(DomainError):
    """A key is wrong, gone or destroyed: what it locked cannot be read."""

    sentence = "Deze gegevens zijn vernietigd of de sleutel ontbreekt. Ze kunnen niet gelezen worden."
