"""The engagement of secrecy and the frame, as one is asked to confirm it (INV-18)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.domain.people import Actor
from app.domain.rechtsgronden import aangehaald
from app.domain.sentence import Opening
from app.domain.verklaring import ZINNEN, laatst_bevestigd, te_bevestigen, versie_met
from app.services.access.show_agreements import Afgesproken, chapters
from app.services.deps import Deps
from app.services.werkafspraken import agreements_of


class GeheimhoudingPagina(NamedTuple):
    """The sentences and the own agreements of today, and whether this person confirmed them."""

    zinnen: Sequence[Opening]
    versie: str
    te_bevestigen: bool
    bevestigd_op: date | None
    afspraken: Sequence[Afgesproken]
    nummer: int
    vastgesteld_op: date | None


def show_secrecy(actor: Actor, deps: Deps) -> GeheimhoudingPagina:
    """Return the page; who confirmed it reads the sentences again."""
    with deps.uow.read(actor.livc_id) as tx:
        day = tx.now.day
        agreed = agreements_of(tx, actor.livc_id)
    return GeheimhoudingPagina(
        [aangehaald(zin, day) for zin in ZINNEN],
        versie_met(agreed.nummer),
        any(True for _ in te_bevestigen(actor)),
        laatst_bevestigd(actor.lidmaatschappen),
        [each for each in chapters(agreed, actor) if each.tekst],
        agreed.nummer,
        agreed.op,
    )
