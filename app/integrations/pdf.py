"""Accessible PDFs (PDF/UA-1) with WeasyPrint: headings and paragraphs only, which need no repair.

What it loads takes more than a second and is seldom needed, so it is loaded at the first document.
"""

from functools import cache
from html import escape
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

from app.domain.errors import ConflictError, DocumentsUnavailableError
from app.domain.fiche import Fichetekst

FONT: Final = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
"""Of the Debian package fonts-dejavu-core: what it has not is refused before it is printed as something else."""
_STYLE: Final = f"""
@font-face {{ font-family: Fiche; src: url({FONT.as_uri()}); }}
@page {{ size: A4; margin: 22mm 20mm 20mm; }}
@page {{ @bottom-right {{ content: counter(page) " / " counter(pages); font-family: Fiche; font-size: 9pt; }} }}
body {{ font-family: Fiche; font-size: 10.5pt; line-height: 1.45; }}
h1 {{ font-size: 17pt; margin: 0 0 8mm; }}
h2 {{ font-size: 11.5pt; margin: 6mm 0 1mm; break-after: avoid; }}
p {{ margin: 0 0 2mm; }}
"""
ONLEESBAAR: Final = "Deze tekens kunnen niet op de fiche gedrukt worden: {tekens}. Er is niets gewijzigd."
PANGO, FONTS = "libpangoft2-1.0-0", "fonts-dejavu-core"
"""The Debian packages, as `./dev setup run` adds them."""
ONTBREEKT: Final = (
    "Hier kan nu geen document gemaakt worden: op de server ontbreekt {wat}. Er is niets gewijzigd. Vraag uw "
    "beheerder om het pakket {pakket} toe te voegen, en probeer daarna opnieuw."
)
_SPACES: Final = frozenset("\n\r\t")


class WeasyDocuments:
    """Implements `Documents`."""

    def fiche(self, tekst: Fichetekst) -> bytes:
        """Return the document. Raises `ConflictError` for a text with a character that it cannot print."""
        lacking = self.unprintable("".join((tekst.titel, *(part for line in tekst.regels for part in line))))
        if lacking:
            raise ConflictError(ONLEESBAAR, tekens=lacking)
        pdf: bytes = _weasyprint().HTML(string=_page(tekst)).write_pdf(pdf_variant="pdf/ua-1")
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
    """Return what the font prints; a font that is added later is found then."""
    try:
        return frozenset(import_module("fontTools.ttLib").TTFont(FONT).getBestCmap())
    except OSError as error:
        raise DocumentsUnavailableError(ONTBREEKT, wat=FONT.stem, pakket=FONTS) from error


def _page(tekst: Fichetekst) -> str:
    body = "".join(f"<h2>{escape(label)}</h2>{_paragraphs(words)}" for label, words in tekst.regels)
    title = escape(tekst.titel)
    return (
        f'<!doctype html><html lang="nl-BE"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>{body}</body></html>"
    )


def _paragraphs(words: str) -> str:
    """Return each line that was typed as a paragraph; nothing of a text is left out."""
    return "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip())
