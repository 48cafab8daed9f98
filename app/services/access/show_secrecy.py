"""The engagement of secrecy and the frame, as one is asked to confirm it (INV-18)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.domain.people import Actor
from app.domain.rechtsgronden import aangehaald
from app.domain.sentence import Opening
from app.domain.verklaring import VERSIE, ZINNEN, laatst_bevestigd, te_bevestigen
from app.services.deps import Deps


class GeheimhoudingPagina(NamedTuple):
    """The sentences of today, and whether this person confirmed them."""

    zinnen: Sequence[Opening]
    versie: str
    te_bevestigen: bool
    bevestigd_op: date | None


def show_secrecy(actor: Actor, deps: Deps) -> GeheimhoudingPagina:
    """Return the page; who confirmed it reads the sentences again."""
    with deps.uow.read(actor.livc_id) as tx:
        day = tx.now.day
    return GeheimhoudingPagina(
        [aangehaald(zin, day) for zin in ZINNEN],
        VERSIE,
        any(True for _ in te_bevestigen(actor.lidmaatschappen)),
        laatst_bevestigd(actor.lidmaatschappen),
    )
