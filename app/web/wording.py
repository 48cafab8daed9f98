"""The edge where a sentence is worded: its template through the catalogue, then its values."""

from collections.abc import Mapping, Sequence

from flask import Flask

from app.domain.sentence import Sentence, as_sentence
from app.web import catalogue


def worded(said: str | Sentence) -> str:
    """Return a sentence, or a template without values, in the language of the reader."""
    return as_sentence(said).say(_translated)


def worded_errors(errors: Mapping[str, Sequence[Sentence]]) -> dict[str, list[str]]:
    """Return what is wrong per field as a form shows it."""
    return {field: [worded(each) for each in said] for field, said in errors.items()}


def register(app: Flask) -> None:
    """Word every sentence that a template shows, and give templates the filter for where text is made of it."""
    catalogue.register(app)
    app.jinja_env.finalize = shown
    app.add_template_filter(worded)


def shown(value: object) -> object:
    """Return what a template shows: a sentence in the language of the reader, anything else as it is."""
    return worded(value) if isinstance(value, Sentence) else value


def _translated(template: str) -> str:
    return str(catalogue.words_of_now()[template])
