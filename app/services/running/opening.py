"""A casus begins with an aanmelding; a meeting begins when the previous one was held."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain.casus import (
    Agendapunt,
    Casus,
    CasusStatus,
    Deelname,
    DeelnameStatus,
    Overleg,
    PuntStatus,
)
from app.domain.execution import Variables
from app.domain.ids import CasusId, OrganisatieId
from app.domain.ids import new_id as random_id
from app.domain.kalender import dag_van
from app.services.texts import Note, Place, write_text

if TYPE_CHECKING:
    from app.services.ports.unit_of_work import Tx
    from app.services.running.mover import Mover

PUNT_SLUIT_NA = timedelta(
    hours=24
)  # N: a point closes by itself (architecture, "Decisions are taken at an agenda point")
MEE = ("herkomst", "betreft", "leeftijdsgroep", "anoniem")
"""What the message `aanmelding` carries (reference §2)."""


def open_casus(
    mover: Mover,
    variables: Variables,
    organisatie_id: OrganisatieId | None,
    casus_id: CasusId | None = None,
) -> Casus:
    """Open a casus under a new code, take the texts of the aanmelding into its register, and start it."""
    day = dag_van(mover.now)
    casus = Casus(
        id=casus_id or CasusId(random_id()),
        livc_id=mover.livc.id,
        code=mover.tx.casussen.next_code(day.year),
        status=CasusStatus.LOPEND,
        fase="dossieraanmelding",
        aangemeld_op=day,
        aanmelder_id=organisatie_id,
    )
    mover.tx.slots.add(casus.id)
    mover.tx.casussen.save(casus)
    if organisatie_id:
        deelname = Deelname(casus.id, organisatie_id, DeelnameStatus.AANMELDER, mover.now)
        mover.tx.casussen.save_deelname(deelname, mover.livc.id)
    _keep_texts(mover, casus, organisatie_id)
    carried = {name: variables.get(name) for name in MEE}
    carried["herkomst"] = carried["herkomst"] or "partner"
    mover.start("casus", carried, casus.id)
    return casus


def _keep_texts(mover: Mover, casus: Casus, organisatie_id: OrganisatieId | None) -> None:
    if not mover.livc.kluizen_aan:
        return
    owners = {"register": mover.livc.gemeente_id, "vault": organisatie_id}
    author = mover.actor.persoon_id if mover.actor else None
    for zone, owner in owners.items():
        content = mover.texts.get(zone)
        if content and owner:
            place = Place(mover.livc.id, zone, owner, casus.id)
            note = Note("F02-A", content, None, author)
            write_text(mover.tx, mover.deps.keys, place, note, mover.now)


def open_punt(mover: Mover, punt: Agendapunt) -> None:
    """Open a point of a meeting, about a casus or not: from now on it can close, and closes by itself."""
    deadline = mover.now + PUNT_SLUIT_NA
    mover.tx.tafel.save_punt(replace(punt, status=PuntStatus.OPEN, geopend_op=mover.now, sluit_op=deadline))


def next_place(tx: Tx) -> int:
    """Return the place of a point that is asked now: behind every other that waits for an agenda."""
    return 1 + max((punt.volgorde for punt in tx.tafel.punten(None)), default=0)


def start_overleg(mover: Mover) -> Overleg:
    """Start the next meeting; its date is still to be planned."""
    instantie = mover.start("overleg", {})
    overleg = Overleg(instantie.id, mover.livc.id, None, "te_plannen")
    mover.tx.tafel.save_overleg(overleg)
    for held in mover.tx.tafel.overleggen():
        if held.status == "bezig":
            mover.tx.tafel.save_overleg(replace(held, status="gehouden"))
    return overleg
