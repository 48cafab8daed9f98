"""Every document can be read aloud: the essentials of PDF/UA-1, seen in the bytes; at night veraPDF judges."""

from importlib import import_module

import pytest

from app.domain.document import PieceKind, PrintedDocument, PrintedPiece
from app.integrations.pdf import WeasyDocuments
from app.procedure.documents import DocumentTemplate
from tests.pdfs import Pdf, faults
from tests.templates_on_disk import sample, templates

GOOD = '<html lang="nl-BE"><title>Brief</title><h1>Brief</h1><h2>Kop</h2><p>Tekst</p>'


def place(template: DocumentTemplate) -> str:
    return template.place.file


@pytest.mark.parametrize("template", templates(), ids=place)
def test_what_is_made_from_each_template_can_be_read_aloud(template: DocumentTemplate) -> None:
    document = sample(template)
    pdf = WeasyDocuments().pdf(document)
    assert faults(pdf) == []
    assert Pdf(pdf).title == document.title


def test_it_is_read_in_the_order_in_which_it_was_written() -> None:
    kinds = (PieceKind.SUBHEADING, PieceKind.FACT, PieceKind.HEADING, PieceKind.ITEM, PieceKind.ITEM)
    pieces = [PrintedPiece(kind, "woord", "naam" if kind is PieceKind.FACT else "") for kind in kinds]
    pieces += [PrintedPiece(PieceKind.SUBHEADING, "woord"), PrintedPiece(PieceKind.BLANK, "Aan")]
    pdf = WeasyDocuments().pdf(PrintedDocument("Brief", tuple(pieces)))
    read = [tag for tag in Pdf(pdf).tags() if tag not in ("Document", "NonStruct", "Lbl", "LBody")]
    assert read == ["H1", "H2", "P", "H2", "L", "LI", "LI", "H3", "P"]
    assert faults(pdf) == []


def made(html: str, **how: str) -> bytes:
    pdf: bytes = (
        import_module("weasyprint").HTML(string=html).write_pdf(**({"pdf_variant": "pdf/ua-1"} | how))
    )
    return pdf


def test_the_look_at_the_essentials_finds_nothing_in_what_is_good() -> None:
    assert faults(made(GOOD)) == []


@pytest.mark.parametrize(
    ("html", "how", "fault"),
    [
        (GOOD, {"pdf_variant": "pdf/a-2b"}, "5: it does not say that it is PDF/UA-1"),
        (GOOD, {"pdf_variant": "pdf/a-2b"}, "7.1: it has no structure"),
        (GOOD.replace('lang="nl-BE"', ""), {}, "7.2: it does not say its language"),
        (GOOD.replace("nl-BE", "en"), {}, "7.2: it does not say its language"),
        (GOOD.replace("<title>Brief</title>", ""), {}, "7.1: it has no title to show"),
        (GOOD.replace("h1>", "h2>"), {}, "7.4.2: it does not begin with one first heading"),
        (GOOD.replace("h2>", "h3>"), {}, "7.4.2: a heading of level 3 under one of 1"),
        (GOOD + '<a href="#x">daar</a>', {}, "7.18: it has links"),
        (GOOD + "<svg width='9' height='9'><circle r='4'/></svg>", {}, "7.3: a figure says nothing"),
    ],
)
def test_the_look_at_the_essentials_finds_what_is_wrong(html: str, how: dict[str, str], fault: str) -> None:
    assert fault in faults(made(html, **how))
