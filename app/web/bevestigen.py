"""The page that asks before something ends: what was posted goes along, so that nothing typed is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import render_template, request

from app.domain.sentence import Said
from app.domain.vraag import Vraag


@dataclass(frozen=True)
class Nalezen:
    """What is looked over before a yes: what lies before who decides, and what was filled in."""

    beslist: Sequence[tuple[Said, Sequence[tuple[Said, Said]]]] = ()
    ingevuld: Sequence[tuple[str, str]] = ()


NIETS = Nalezen()
TERUG = "terug"
"""Pressed under the question: the form comes back as it was typed, and nothing is done."""


def vraag_eerst(
    vraag: Vraag,
    adres: str,
    gepost: Mapping[str, Sequence[str]],
    terug: str | None = None,
    nalezen: Nalezen = NIETS,
) -> str:
    """Ask, with the form behind it and what is decided and filled in above it, to look over.

    `terug` is where "no" leads when there is no form to come back to.
    """
    velden = [(key, value) for key, values in gepost.items() for value in values]
    return render_template(
        "table/bevestigen.html", vraag=vraag, adres=adres, velden=velden, terug=terug, nalezen=nalezen
    )


def bevestigd() -> str | None:
    """Return the question that was answered with yes."""
    return request.form.get("bevestigd")


def is_terug() -> bool:
    """Answer whether "no" was pressed."""
    return request.form.get("actie") == TERUG
