"""Home of an instruction as a page shows it."""

from app.domain.strategie import Instructie, naam_van_onderwerp
from app.services.ports.unit_of_work import Tx
from app.services.strategisch import StrategischePapieren, Tekst, asked_in, whom
from app.services.views.strategie import Gevraagd, Punt, Wegtehalen


def as_shown(tx: Tx, papers: StrategischePapieren, asked: Instructie) -> Gevraagd:
    """Return an instruction with its words, as far as they are kept."""
    text = asked_in(papers, asked)
    told = papers.gemeld.get(asked.gesloten_in)
    return Gevraagd(
        onderwerp=naam_van_onderwerp(asked.onderwerp),
        wat=text.tekst if text else "",
        aan=whom(tx, asked),
        tegen=asked.tegen,
        te_laat=asked.loopt and asked.tegen < tx.now.day,
        stand=asked.opvolging.value,
        gesloten_op=asked.gesloten_op,
        overleg_id=asked.overleg_id,
        gemeld=written(told) if told else None,
        weg=place_of(text) if text else None,
    )


def written(text: Tekst) -> Punt:
    """Return a text with its subject."""
    return Punt(naam_van_onderwerp(text.onderwerp), text.tekst, place_of(text))


def place_of(text: Tekst) -> Wegtehalen:
    """Return where a text stands, as a form posts it back."""
    plek = text.plek
    words = f"{plek.veld}-{plek.nr}-{plek.kolom}" if plek.kolom else plek.veld
    return Wegtehalen(plek.item_id, words)
