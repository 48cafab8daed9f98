"""Errors that stop one thing; each carries a sentence for the person it happens to."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from app.domain.sentence import Sentence, Value, as_sentence


class SaidError(Exception):
    """An error that says a sentence: `str(error)` in Dutch, `error.sentence` to translate."""

    template: ClassVar[str] = "Dit kan niet. Er is niets gewijzigd."
    """What is said where the one who raises says nothing."""

    def __init__(self, said: str | Sentence | None = None, /, **params: Value) -> None:
        if not isinstance(said, Sentence):
            said = Sentence(said or self.template, **params)
        self.sentence: Sentence = said
        super().__init__(said)

    def __str__(self) -> str:
        return str(self.sentence)


class DomainError(SaidError):
    """Something was refused and nothing changed. `str(error)` is a Dutch sentence for the user."""


class NotFoundError(DomainError):
    """The thing does not exist, or the actor may not know that it does."""

    template = "Deze pagina bestaat niet, of u mag ze niet zien."


class NotAllowedError(DomainError):
    """The actor may not do this."""

    template = "Deze stap is niet aan u. Er is niets gewijzigd."


class TaskNotOpenError(DomainError):
    """The task was completed already, or the casus moved on."""

    template = (
        "Deze taak is al afgewerkt, of de casus is intussen verder. Er is niets gewijzigd; "
        "wat bewaard was, is veilig."
    )


class ConflictError(DomainError):
    """The rules of the procedure do not allow this now."""


class VernietigdError(ConflictError):
    """What a text would be kept with was destroyed; nothing brings it back."""

    template = "De papieren van deze casus zijn al vernietigd. Deze tekst is niet bewaard."


class FormInvalidError(DomainError):
    """A form was not accepted; `errors` maps a field key to its sentences, "" to the whole form."""

    template = "Er is een probleem met wat u invulde. Wat u typte, is bewaard op dit scherm."

    def __init__(self, errors: Mapping[str, Sequence[str | Sentence]]) -> None:
        super().__init__()
        self.errors = {key: [as_sentence(each) for each in said] for key, said in errors.items()}


class ModelError(DomainError):
    """A model, table or form that cannot be used: file, line, element and a sentence."""

    def __init__(
        self, said: str | Sentence, /, *, file: str = "", line: int = 0, element: str = "", **params: Value
    ) -> None:
        super().__init__(said, **params)
        self.file, self.line, self.element = file, line, element

    @property
    def placed(self) -> Sentence:
        """The sentence, with its place before it if that is known."""
        place = ":".join(str(p) for p in (self.file, self.line or "", self.element) if p)
        return Sentence("{plaats}: {zin}", plaats=place, zin=self.sentence) if place else self.sentence

    def __str__(self) -> str:
        return str(self.placed)


class EngineError(DomainError):
    """The engine could not carry out a step; the instance in memory is discarded."""

    template = "De procedure kon deze stap niet uitvoeren. Er is niets bewaard; een beheerder is verwittigd."
    why: Sentence | None = None
    """What went wrong, without what became of it."""
    slot: str | None = None
    """Casus or instance that could not move, once that is known."""


class TooBusyError(DomainError):
    """So much is asked at once of what costs much that this is not even begun; nothing of it was looked at."""

    template = "Het is nu erg druk. Probeer over een halve minuut opnieuw. Er is niets gewijzigd."
    opnieuw_na = timedelta(seconds=30)


class DocumentsUnavailableError(DomainError):
    """What makes a document is not on this server: letters to print with, or a library."""

    template = "Hier kan nu geen document gemaakt worden. Er is niets gewijzigd. Zeg het aan uw beheerder."


class KeyMissingError(DomainError):
    """A key is wrong, gone or destroyed: what it locked cannot be read."""

    template = "Deze gegevens zijn vernietigd of de sleutel ontbreekt. Ze kunnen niet gelezen worden."


class BeschadigdError(KeyMissingError):
    """The key is there, but what it locks is not what was written, or not where or for what it was written."""

    template = "Deze tekst is beschadigd en kan niet gelezen worden. De andere teksten zijn er nog."


class AnkerGewijzigdError(DomainError):
    """What is kept of the log outside the database is not what Casuspad wrote there."""

    template = (
        "Wat buiten de databank van het logboek bewaard is, is niet wat Casuspad schreef. Het logboek zelf is "
        "ongewijzigd. Zet de recentste kopie van de map van het grootboek terug."
    )
