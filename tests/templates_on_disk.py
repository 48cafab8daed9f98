"""Every template of `processes/`, and a document made of it with something in each blank."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.domain.document import PrintedDocument
from app.domain.words.documents import DOCUMENTS, Blanks
from app.procedure.documents import DocumentTemplate, Filling, TemplatePart, filled, read_template

PROCESSES = Path(__file__).parents[1] / "processes"
DAY = date(2026, 11, 30)
TRICKY = 'É ß € <b>“zo”</b> & {zo}\nen "nog" een regel'


def templates() -> list[DocumentTemplate]:
    """Return the templates, by their place."""
    found = sorted(PROCESSES.glob("*/*.xml"))
    return [read_template(f"{path.parent.name}/{path.name}", path.read_bytes()) for path in found]


def sample(template: DocumentTemplate) -> PrintedDocument:
    """Return a document with something in each blank, and each part that hangs on an outcome printed."""
    values = {**_full(DOCUMENTS[template.kind].shape), **dict(_outcomes(template.blocks))}
    return filled(template, values, DAY)


def _full(shape: Blanks) -> dict[str, Filling]:
    fields: dict[str, Filling] = {
        name: TRICKY if name in ("tekst", "plaats") else f"een {name}" for name in shape.fields
    }
    return fields | {name: [_full(rows), _full(rows)] for name, rows in shape.lists.items()}


def _outcomes(blocks: tuple[TemplatePart, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if block.when and block.when.value is not None:
            yield block.when.name, block.when.value
        yield from _outcomes(block.inside)
