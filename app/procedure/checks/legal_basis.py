"""What a form rests on is cited by key from the one table of legal bases, so that it is dated and looked over."""

import re
from collections.abc import Iterator
from typing import Final

from app.domain.rechtsgronden import RECHTSGRONDEN
from app.domain.sentence import fields_of
from app.procedure.bundle import Model
from app.procedure.findings import Finding, fault
from app.procedure.forms import form_file

SOURCE: Final = "CONVENTIES.md, rechtsgrond"
_BY_HAND: Final = re.compile(r"\b(art\.|artikel|wet van|decreet van|omzendbrief van)\s*(§|\d)", re.IGNORECASE)
"""An article, or an act by its date, written out."""


def check(model: Model) -> Iterator[Finding]:
    """Yield forms that cite a legal basis that is not in the table, or write one out."""
    for key, form in sorted(model.forms.items()):
        if not _is_known(form.legal_basis):
            yield fault(
                form_file(key),
                0,
                "",
                "De rechtsgrond “{tekst}” noemt iets dat niet in de tabel staat; hier kan: {sleutels}.",
                tekst=form.legal_basis,
                sleutels=[f"{{{each}}}" for each in RECHTSGRONDEN],
            )
        elif _BY_HAND.search(form.legal_basis):
            yield fault(
                form_file(key),
                0,
                "",
                "De rechtsgrond “{tekst}” noemt een artikel voluit. Haal het aan met zijn sleutel uit de tabel.",
                tekst=form.legal_basis,
            )


def _is_known(text: str) -> bool:
    try:
        return fields_of(text) <= RECHTSGRONDEN.keys()
    except ValueError:
        return False
