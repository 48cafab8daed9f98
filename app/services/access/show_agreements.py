"""The agreements of the LIVC-R and the frame of each of its organisations, for everyone with an account there."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.domain.ids import OrganisatieId
from app.domain.people import Actor
from app.domain.verklaring import bevestigde_afspraken
from app.domain.werkafspraken import HOOFDSTUKKEN, Werkafspraken, eigen_diensten, mag_schrijven
from app.services.deps import Deps
from app.services.werkafspraken import Kader, agreements_of, frame_of


class Afgesproken(NamedTuple):
    """A chapter with its words; `nieuw` when they changed since this person confirmed them."""

    sleutel: str
    kop: str
    uitleg: str
    tekst: str
    nieuw: bool


class EigenKader(NamedTuple):
    """What an organisation says that binds it; None while it wrote nothing, `eigen` when one may write it."""

    organisatie_id: OrganisatieId
    naam: str
    woorden: Kader | None
    eigen: bool


class AfsprakenPagina(NamedTuple):
    """All chapters, those without words too, and the organisations by name."""

    nummer: int
    op: date | None
    hoofdstukken: Sequence[Afgesproken]
    kaders: Sequence[EigenKader]
    mag_schrijven: bool


def show_agreements(actor: Actor, deps: Deps) -> AfsprakenPagina:
    """Return what holds today."""
    own = eigen_diensten(actor)
    with deps.uow.read(actor.livc_id) as tx:
        agreed = agreements_of(tx, actor.livc_id)
        frames = [
            EigenKader(org.id, org.naam, frame_of(tx, actor.livc_id, org.id), org.id in own)
            for org in tx.people.organisaties(actor.livc_id)
        ]
    return AfsprakenPagina(agreed.nummer, agreed.op, chapters(agreed, actor), frames, mag_schrijven(actor))


def chapters(agreed: Werkafspraken, actor: Actor) -> list[Afgesproken]:
    """Return each chapter as this person reads it."""
    read = min((bevestigde_afspraken(lid.verklaard_versie) for lid in actor.lidmaatschappen), default=0)
    found = []
    for key, (heading, help_) in HOOFDSTUKKEN.items():
        chapter = agreed.hoofdstukken.get(key)
        text = chapter.tekst if chapter else ""
        changed = chapter is not None and 0 < read < chapter.sinds
        found.append(Afgesproken(key, heading, help_, text, changed))
    return found
