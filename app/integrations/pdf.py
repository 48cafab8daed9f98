"""Accessible PDFs (PDF/UA-1) with WeasyPrint: headings, paragraphs and lists only, which need no repair.

What it loads takes more than a second and is seldom needed, so it is loaded at the first document.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib import import_module
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Final

from app.domain.document import PieceKind, PrintedDocument, PrintedPiece
from app.domain.errors import ConflictError, DocumentsUnavailableError

FONT: Final = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
"""Of the Debian package fonts-dejavu-core: what it has not is refused before it is printed as something else."""
BOLD: Final = FONT.with_stem("DejaVuSans-Bold")
_STYLE: Final = f"""
@font-face {{ font-family: Brief; src: url({FONT.as_uri()}); }}
@font-face {{ font-family: Brief; font-weight: bold; src: url({BOLD.as_uri()}); }}
@page {{ size: A4; margin: 22mm 20mm 24mm; font-family: Brief; font-size: 8.5pt; }}
@page {{ @bottom-right {{ content: counter(page) " / " counter(pages); width: 15mm; }} }}
@page {{ @bottom-left {{ content: string(voet); text-align: left; width: 150mm; }} }}
body {{ font-family: Brief; font-size: 10.5pt; line-height: 1.4; }}
h1 {{ font-size: 15pt; line-height: 1.25; margin: 0 0 6mm; }}
h2 {{ font-size: 11.5pt; margin: 6mm 0 1.5mm; break-after: avoid; }}
h3 {{ font-size: 10.5pt; margin: 4mm 0 1mm; break-after: avoid; }}
p {{ margin: 0 0 2.5mm; orphans: 2; widows: 2; }}
ul {{ margin: 0 0 2.5mm; padding-left: 6mm; break-inside: avoid; }}
p.invullen {{ border-bottom: 0.5pt solid #000; margin: 0 0 3mm; padding-bottom: 6mm; break-inside: avoid; }}
p.vak {{ border: 0.5pt solid #000; margin: 0 0 4mm; padding: 1mm 2mm; break-inside: avoid; }}
"""
ONLEESBAAR: Final = "Deze tekens kunnen niet gedrukt worden: {tekens}. Er is niets gewijzigd."
PANGO, FONTS = "libpangoft2-1.0-0", "fonts-dejavu-core"
"""The Debian packages, as `./dev setup run` adds them."""
ONTBREEKT: Final = (
    "Hier kan nu geen document gemaakt worden: op de server ontbreekt {wat}. Er is niets gewijzigd. Vraag uw "
    "beheerder om het pakket {pakket} toe te voegen, en probeer daarna opnieuw."
)
LINE: Final = 7
"""Millimetres in which one writes a line by hand."""
_SPACES: Final = frozenset("\n\r\t")


class WeasyDocuments:
    """Implements `Documents`."""

    def pdf(self, document: PrintedDocument) -> bytes:
        """Return the document. Raises `ConflictError` for a text with a character that it cannot print."""
        lacking = self.unprintable("".join(document.texts()))
        if lacking:
            raise ConflictError(ONLEESBAAR, tekens=lacking)
        pdf: bytes = _weasyprint().HTML(string=_page(document)).write_pdf(pdf_variant="pdf/ua-1")
        return pdf

    def unprintable(self, text: str) -> str:
        """Return the characters that the font has not: printed as a box they would say something else."""
        printed = _printed()
        return "".join(sorted({each for each in text if each not in _SPACES and ord(each) not in printed}))


def _weasyprint() -> ModuleType:
    """Return what draws a page; without Pango it cannot be loaded."""
    try:
        return import_module("weasyprint")
    except OSError as error:
        raise DocumentsUnavailableError(ONTBREEKT, wat="Pango", pakket=PANGO) from error


@cache
def _printed() -> frozenset[int]:
    """Return what the font prints, plain and bold; a font that is added later is found then."""
    try:
        read = import_module("fontTools.ttLib").TTFont
        return frozenset(read(FONT).getBestCmap()) & frozenset(read(BOLD).getBestCmap())
    except OSError as error:
        raise DocumentsUnavailableError(ONTBREEKT, wat=FONT.stem, pakket=FONTS) from error


def _page(document: PrintedDocument) -> str:
    title, footer = escape(document.title), _css_text(document.footer)
    body = "".join(_parts(document.pieces))
    return (
        f'<!doctype html><html lang="nl-BE"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}\nbody {{ string-set: voet {footer}; }}</style></head>"
        f"<body><h1>{title}</h1>{body}</body></html>"
    )


def _css_text(text: str) -> str:
    """Return a text as CSS writes one: what is no plain letter or digit as its number."""
    return (
        '"'
        + "".join(each if each.isalnum() and each.isascii() else f"\\{ord(each):06x}" for each in text)
        + '"'
    )


def _parts(pieces: tuple[PrintedPiece, ...]) -> Iterator[str]:
    """Yield the page in reading order; a subheading stands under a heading, or is one itself."""
    under_heading = False
    for kind, run in groupby(pieces, key=lambda piece: piece.kind):
        if kind is PieceKind.ITEM:
            yield _listed(run)
            continue
        for piece in run:
            yield _plain(piece, "h3" if under_heading else "h2")
        under_heading = under_heading or kind is PieceKind.HEADING


def _listed(items: Iterable[PrintedPiece]) -> str:
    inside = "".join(f"<li>{escape(each.text)}</li>" for each in items)
    return f"<ul>{inside}</ul>"


def _plain(piece: PrintedPiece, subheading: str) -> str:
    if piece.kind is PieceKind.HEADING:
        return f"<h2>{escape(piece.text)}</h2>"
    if piece.kind is PieceKind.SUBHEADING:
        return f"<{subheading}>{escape(piece.text)}</{subheading}>"
    if piece.kind is PieceKind.BLANK:
        return _blank(escape(piece.text), piece.lines)
    label = f"<strong>{escape(piece.label)}</strong><br>" if piece.label else ""
    return _paragraphs(piece.text, label)


def _blank(label: str, lines: int) -> str:
    """Return a line to write on, or a frame for more of them."""
    if lines == 1:
        return f'<p class="invullen">{label}:</p>'
    return f'<p class="vak" style="padding-bottom: {lines * LINE}mm">{label}:</p>'


def _paragraphs(words: str, label: str = "") -> str:
    """Return each line that was typed as a paragraph, the first under its label; nothing is left out."""
    lines = [escape(line) for line in words.splitlines() if line.strip()]
    return "".join(f"<p>{label if not nr else ''}{line}</p>" for nr, line in enumerate(lines))
