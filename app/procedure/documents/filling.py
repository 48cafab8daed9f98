"""Fill a template with plain values: a name between braces is looked up, and never anything but a name."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.domain.document import PrintedDocument, PrintedPiece
from app.domain.rechtsgronden import RECHTSGRONDEN, geciteerd
from app.domain.sentence import Sentence, fields_of
from app.procedure.documents.template import DocumentTemplate, PrintedWhen, TemplatePart

Filling = str | Sequence[Mapping[str, "Filling"]]
"""A text, or the rows of a list."""
Values = Mapping[str, Filling]


def filled(template: DocumentTemplate, values: Values, day: date) -> PrintedDocument:
    """Return the document; legal bases are cited as they are called on a day.

    A fact or an item of which nothing is known is left out: a label with nothing under it says something else.
    Raises `KeyError` for what `values` lacks.
    """
    return PrintedDocument(
        title_of(template, values, day),
        tuple(_pieces(template.blocks, values, day)),
        _said(template.footer, values, day),
    )


def title_of(template: DocumentTemplate, values: Values, day: date) -> str:
    """Return what the document is called."""
    return _said(template.title, values, day)


def _pieces(blocks: Sequence[TemplatePart], values: Values, day: date) -> Iterator[PrintedPiece]:
    for block in blocks:
        if not _is_printed(block.when, values):
            continue
        if block.kind is None:
            for row in _rows(values[block.rows_of]):
                yield from _pieces(block.inside, {**values, **row}, day)
        else:
            text = _said(block.text, values, day)
            if text:
                yield PrintedPiece(block.kind, text, _said(block.label, values, day), block.lines)


def _is_printed(when: PrintedWhen | None, values: Values) -> bool:
    if when is None:
        return True
    found = values.get(when.name, "")
    holds = bool(found) if when.value is None else found == when.value
    return holds is not when.absent


def _rows(value: Filling) -> Sequence[Values]:
    if isinstance(value, str):
        raise TypeError("a list was expected")
    return value


def _said(text: str, values: Values, day: date) -> str:
    return str(Sentence(text, **{name: _word(name, values, day) for name in fields_of(text)})).strip()


def _word(name: str, values: Values, day: date) -> str:
    if name in RECHTSGRONDEN:
        return geciteerd(name, day)
    value = values[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is a list, and no text")
    return value
