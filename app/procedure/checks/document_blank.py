"""A template leaves open only what Casuspad can fill in."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from app.domain.rechtsgronden import RECHTSGRONDEN
from app.domain.sentence import fields_of
from app.domain.words.documents import DOCUMENTS, Blanks
from app.procedure.bundle import Model
from app.procedure.documents import DocumentTemplate, TemplatePart
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.model import Place

SOURCE: Final = "CONVENTIES.md, sjablonen"


def check(model: Model) -> Iterator[Finding]:
    """Yield what stands between braces, in a list or in a condition and is not filled in."""
    for template in model.templates:
        kind = DOCUMENTS.get(template.kind)
        if kind is not None:
            yield from _faults(template, kind.shape, model)


def _faults(template: DocumentTemplate, shape: Blanks, model: Model) -> Iterator[Finding]:
    variables = set(model.declared_in(template.place.file))
    yield from _unknown(template.place, template.title, shape.fields)
    yield from _unknown(template.place, template.footer, shape.fields)
    yield from _in_blocks(template.blocks, shape, variables)


def _in_blocks(blocks: Sequence[TemplatePart], shape: Blanks, variables: Set[str]) -> Iterator[Finding]:
    for block in blocks:
        yield from _in_condition(block, shape, variables)
        yield from _unknown(block.place, block.text, shape.fields)
        yield from _unknown(block.place, block.label, shape.fields)
        if not block.rows_of:
            continue
        rows = shape.lists.get(block.rows_of)
        if rows is None:
            yield _refused(block.place, block.rows_of, shape.lists.keys())
        else:
            both = replace(rows, fields=rows.fields | shape.fields)
            yield from _in_blocks(block.inside, both, variables)


def _in_condition(block: TemplatePart, shape: Blanks, variables: Set[str]) -> Iterator[Finding]:
    """Yield a condition on nothing that is known; only a variable is compared with a value."""
    if block.when is None:
        return
    known = variables if block.when.value is not None else shape.fields | shape.lists.keys() | variables
    if block.when.name not in known:
        yield _refused(block.place, block.when.name, known)


def _unknown(place: Place, text: str, known: Set[str]) -> Iterator[Finding]:
    try:
        unknown = fields_of(text) - known - RECHTSGRONDEN.keys()
    except ValueError:
        yield at(place, "In “{zin}” staat iets tussen accolades dat geen naam is.", zin=text)
        return
    for name in sorted(unknown):
        yield at(
            place,
            "“{naam}” vult Casuspad hier niet in; hier kan een rechtsgrond staan, en {woorden}.",
            naam=name,
            woorden=sorted(known),
        )


def _refused(place: Place, name: str, known: Set[str]) -> Finding:
    return at(
        place,
        "“{naam}” kent Casuspad hier niet; hier kan alleen: {woorden}.",
        naam=name,
        woorden=sorted(known) or ["niets"],
    )
