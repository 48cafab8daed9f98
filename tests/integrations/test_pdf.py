"""The one document: accessible, and exactly that text."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app.domain.document import PrintedDocument, fiche_document
from app.domain.errors import ConflictError, DocumentsUnavailableError
from app.domain.fiche import Fichetekst
from app.domain.words.documents import BRIEF
from app.integrations import pdf
from app.integrations.pdf import FONT, WeasyDocuments
from app.procedure.documents import DocumentTemplate
from tests.templates_on_disk import sample, templates

TEKST = fiche_document(
    Fichetekst(
        "Terugkoppelingsfiche aan de LTF",
        (
            ("Reden van agendering", "Hij komt <b>elke</b> week langs & vraagt hulp.\nSinds maart, é ß €."),
            ("Vragen aan de LTF", "Wie kent hem?"),
        ),
    )
)


def objects(pdf: bytes) -> bytes:
    """Return the document with its streams unpacked, to look for what stands there."""
    import re
    import zlib

    found = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


def test_it_says_that_it_is_accessible_in_which_language_and_what_it_is_called() -> None:
    read = objects(WeasyDocuments().pdf(TEKST))
    assert b'pdfuaid:part="1"' in read
    assert b"/StructTreeRoot" in read
    assert b"/Lang (nl-BE)" in read
    assert b"/H1" in read
    assert b"/H2" in read
    assert b"DisplayDocTitle true" in read


def test_the_same_text_gives_the_same_document_but_for_its_moment() -> None:
    one, other = (WeasyDocuments().pdf(TEKST) for _ in range(2))
    assert len(one) == len(other)


def test_what_the_font_has_not_is_refused_by_name_and_never_printed_as_a_box() -> None:
    documents = WeasyDocuments()
    assert documents.unprintable("één ✓ 🙂 漢") == "漢🙂"
    with pytest.raises(ConflictError, match="🙂"):
        documents.pdf(PrintedDocument("Fiche 🙂"))
    assert TTFont(io.BytesIO(FONT.read_bytes())).getBestCmap()


@pytest.fixture
def without_font(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    pdf._printed.cache_clear()
    monkeypatch.setattr(pdf, "FONT", tmp_path / "DejaVuSans.ttf")
    yield
    pdf._printed.cache_clear()


@pytest.mark.usefixtures("without_font")
def test_without_the_letters_it_says_which_package_is_missing_and_that_nothing_changed() -> None:
    with pytest.raises(DocumentsUnavailableError) as refused:
        WeasyDocuments().pdf(TEKST)
    assert "ontbreekt DejaVuSans. Er is niets gewijzigd." in str(refused.value)
    assert "fonts-dejavu-core" in str(refused.value)


def test_letters_that_are_added_later_are_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pdf._printed.cache_clear()
    with monkeypatch.context() as lacking:
        lacking.setattr(pdf, "FONT", tmp_path / "DejaVuSans.ttf")
        with pytest.raises(DocumentsUnavailableError):
            WeasyDocuments().unprintable("a")
    assert WeasyDocuments().unprintable("a") == ""


def test_without_what_draws_a_page_it_says_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot_load(name: str) -> None:
        raise OSError(name)

    WeasyDocuments().unprintable("a")
    monkeypatch.setattr(pdf, "import_module", cannot_load)
    with pytest.raises(DocumentsUnavailableError, match="ontbreekt Pango"):
        WeasyDocuments().pdf(TEKST)


LETTERS = [template for template in templates() if template.kind == BRIEF.word]


@pytest.mark.parametrize("template", LETTERS, ids=lambda template: template.place.file)
def test_a_letter_is_one_sheet_so_that_nobody_signs_an_empty_page(template: DocumentTemplate) -> None:
    drawn = pdf._weasyprint().HTML(string=pdf._page(sample(template))).render()
    assert len(drawn.pages) == 1
