"""Home of what no text of the strategic table may say: of one person, or of one casus (INV-17)."""

from collections.abc import Iterator, Mapping

from app.domain.errors import FormInvalidError
from app.domain.persoonssporen import sporen_in
from app.domain.sentence import Sentence
from app.services.steps.context import StepContext
from app.services.steps.papieren import NUMMER


def ensure_over_niemand(step: StepContext) -> None:
    """Raise `FormInvalidError` at every answer that has the form of somebody's, or of a casus."""
    errors: dict[str, list[Sentence]] = {}
    for name, text in _said(step.data.texts.get("papers", {})):
        found = list(sporen_in(text))
        if found:
            errors[name] = found
    if errors:
        raise FormInvalidError(errors)


def _said(answers: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each text with the name under which it was posted."""
    for key, answer in answers.items():
        if isinstance(answer, list):
            for row in answer:
                yield from _cells(key, row)
        else:
            yield key, str(answer)


def _cells(key: str, row: object) -> Iterator[tuple[str, str]]:
    """Yield the cells of a row; who is ticked in a list of people is no row."""
    if not isinstance(row, dict):
        return
    number = int(row[NUMMER]) - 1
    for column, answer in row.items():
        yield f"{key}-{number}-{column}", str(answer)
