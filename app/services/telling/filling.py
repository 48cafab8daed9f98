"""A sentence of a model with what it leaves open filled in; `{dienst}` and `{casus}` are never guessed."""

from collections.abc import Mapping

from app.domain.explanation import Outcome
from app.domain.sentence import Sentence, Value, fields_of, given_text
from app.domain.words.placeholders import CASUS, DIENST, WIE

DEZE_CASUS, DE_DIENST = Sentence("deze casus"), Sentence("de dienst")
"""Said where a sentence leaves something open that is not known here, or not for the reader."""


def filled(
    template: str | None, code: str | None, dienst: str | None = None, wie: str | None = None
) -> Sentence | None:
    """Return a sentence of a model with its placeholders filled.

    None for one that is not there, or asks for something else.
    """
    known: dict[str, Value] = {CASUS: code or DEZE_CASUS, DIENST: dienst or DE_DIENST}
    if wie:
        known[WIE] = wie
    if not template:
        return None
    return _with(template if code else _of_this_casus(template), known)


def _of_this_casus(template: str) -> str:
    """Return a sentence about a casus of which no code is known here: not "casus deze casus"."""
    said = template.replace("Casus {casus}", "Deze casus")
    return said.replace("casus {casus}", "{casus}")


def _with(template: str, known: Mapping[str, Value]) -> Sentence | None:
    try:
        return Sentence(template, **{name: known[name] for name in fields_of(template)})
    except (ValueError, KeyError):
        return None


def what_follows(outcome: Outcome, code: str | None, dienst: str | None = None) -> Sentence | None:
    """Return what follows from an outcome or a moment, in the words of its model; None for one of before."""
    return filled(outcome.gevolg, code, dienst)


def in_short(said: Sentence) -> Sentence:
    """Return the first sentence of what was said, without its full stop: for a line in a list."""
    first, _, _ = str(said).partition(". ")
    return given_text(first.removesuffix("."))
