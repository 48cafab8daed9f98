"""What each role sees first, beside its tasks."""

from collections.abc import Sequence

from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt, Overleg, PuntStatus
from app.domain.people import Actor, Rol
from app.domain.sentence import Sentence
from app.domain.toegang import LEIDING
from app.domain.words.step_kind import Beside, Part
from app.domain.words.steps import has_beside, has_part, kinds_where
from app.services.casework.find_phone import SLEUTEL as TELEFOON
from app.services.mandaten import geldige_mandaten
from app.services.owners import bezetting_of
from app.services.ports.taken import TaakFilter, TaakZicht
from app.services.ports.unit_of_work import Tx
from app.services.telling.agenda import onderwerp, punten_vooraf
from app.services.telling.preparing import missing
from app.services.telling.showing import person_names
from app.services.views.first_screen import EersteScherm, Gemis, OntwerpVraag, PuntVooraf, Vervanger

NIEUW = kinds_where(lambda kind: kind.part is Part.RECEIVING)
"""What is done with an aanmelding before it is on the list."""
TE_BEHANDELEN = (PuntStatus.GEVRAAGD, PuntStatus.OPEN)
MEESTE_NIEUWE = 10
MEESTE_TE_NOTEREN = 200


def first_screen(
    tx: Tx,
    actor: Actor,
    tasks: Sequence[Taak],
    meeting: Overleg | None,
    wat_nu: Sentence,
    to_decide: Sequence[OntwerpVraag],
) -> EersteScherm:
    """Return what stands on the first screen of this reader."""
    coordinates = Rol.COORDINATOR in actor.rollen
    return EersteScherm(
        wat_nu=wat_nu,
        telefoon=_phone(tx, actor),
        ontbreekt=_missing(tx, actor, tasks, meeting) if coordinates else (),
        nieuw=_new(tx, actor) if coordinates else (),
        vervangers=_deputies(tx, actor),
        punten=_points(tx, meeting) if Rol.INFORMATION_OFFICER in actor.rollen else (),
        aanwezigheid=_attendance(tasks) if Rol.VERSLAGGEVER in actor.rollen else None,
        aanwezigheid_klaar=_is_listed(tx, meeting),
        nog_punten=bool(_to_treat(tx, meeting)),
        ontwerpen=to_decide,
    )


def _is_listed(tx: Tx, meeting: Overleg | None) -> bool:
    """Answer whether the attendance of the meeting that goes on was filled in."""
    if meeting is None or meeting.status != "bezig":
        return False
    return _attendance(tx.taken.of_slot(meeting.id)) is None


def _to_treat(tx: Tx, meeting: Overleg | None) -> list[Agendapunt]:
    """Return the points of the next meeting that are open or still to come."""
    return [punt for punt in punten_vooraf(tx, meeting) if punt.status in TE_BEHANDELEN]


def _phone(tx: Tx, actor: Actor) -> str | None:
    """Return the number of the coördinator, for who may call it and for who answers it."""
    if actor.rollen.isdisjoint({Rol.PARTNER, Rol.COORDINATOR}):
        return None
    return tx.livcs.instelling(actor.livc_id, TELEFOON)


def _missing(tx: Tx, actor: Actor, tasks: Sequence[Taak], meeting: Overleg | None) -> list[Gemis]:
    points, there = punten_vooraf(tx, meeting), bezetting_of(tx, actor.livc_id, tx.now.domain)
    open_now = [taak for taak in tx.taken.te_noteren(there, MEESTE_TE_NOTEREN) if _is_invitation(taak)]
    return missing(meeting, points, tasks, there, open_now)


def _is_invitation(taak: Taak) -> bool:
    return has_beside(taak.kind, Beside.INVITATION)


def _new(tx: Tx, actor: Actor) -> Sequence[Taak]:
    """Return the open steps of the aanmeldingen that wait for the intake or for the burgemeester's decision."""
    office = TaakZicht(frozenset(rol.value for rol in LEIDING), frozenset(), actor.persoon_id)
    return tx.taken.inbox(office, TaakFilter("dossieraanmelding", soorten=NIEUW, aantal=MEESTE_NIEUWE))


def _deputies(tx: Tx, actor: Actor) -> list[Vervanger]:
    """Return who decides for the actor now; nothing for who cannot pass on a role."""
    every = geldige_mandaten(tx, actor.livc_id, tx.now.domain)
    given = [row for row in every if row.gever_id == actor.persoon_id]
    names = person_names(tx, (row.nemer_id for row in given))
    return [Vervanger(names[row.nemer_id], row.rol.value, row.tot) for row in given]


def _points(tx: Tx, meeting: Overleg | None) -> list[PuntVooraf]:
    """Return the points of the next meeting: an information officer is called to each (INV-14)."""
    if meeting is None:
        return []
    return [PuntVooraf(meeting.id, onderwerp(tx, punt)) for punt in _to_treat(tx, meeting)]


def _attendance(tasks: Sequence[Taak]) -> Taak | None:
    return next((taak for taak in tasks if has_part(taak.kind, Part.ATTENDING)), None)
