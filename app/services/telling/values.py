"""The value of a process variable in the words of the procedure, or of the form that asked it; never raw."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.execution import Value
from app.domain.sentence import Sentence, given_text
from app.procedure.reading import VariableDefinition


def value_words(
    variable: VariableDefinition, value: Value, offered: Sequence[tuple[str, str]] = ()
) -> Sentence:
    """Return the words of a value; those of a yes or no are the form's own, where it has them."""
    if isinstance(value, bool):
        return _yes_or_no(value, dict(offered))
    if isinstance(value, date):
        return Sentence("{dag}", dag=value)
    return given_text(variable.values.get(str(value), str(value)))


def _yes_or_no(value: bool, offered: Mapping[str, str]) -> Sentence:
    word = "ja" if value else "nee"
    return given_text(offered[word]) if word in offered else Sentence(word)
