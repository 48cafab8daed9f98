"""What is told of a meeting before its day: where it is, who is asked, and what stands on the agenda."""

from collections.abc import Sequence

from app.domain.casus import DeelnameStatus
from app.domain.ids import CasusId
from app.domain.kalender import dag_van
from app.domain.overleg import Agendapunt
from app.domain.people import Actor, Rol
from app.domain.sentence import Sentence
from app.domain.toegang import getoonde_deelnames, gronden, neemt_deel
from app.domain.words.documents import UITNODIGING
from app.procedure.letters import find_template
from app.services.deps import Deps
from app.services.loading import relatie
from app.services.ports.unit_of_work import Tx
from app.services.table.coming_ends import coming_ends
from app.services.table.meeting import Meeting
from app.services.tasks.context import always_at_the_table
from app.services.telling.meeting_place import planned_place
from app.services.views.table import Genodigden, Voorblad


def beforehand(tx: Tx, actor: Actor, meeting: Meeting, deps: Deps) -> Voorblad | None:
    """Return what is told before the day; None once it is there, or while no day was chosen."""
    if meeting.overleg.status != "gepland" or meeting.taken:
        return None
    fixed = sorted(always_at_the_table(tx, actor.livc_id))
    bundle = tx.versies.get(tx.instanties.get(meeting.overleg.id).versie_id)
    return Voorblad(
        plaats=planned_place(tx, deps.keys, meeting.overleg.id),
        vaste_leden=[Sentence("{dienst} ({wat})", dienst=name, wat=part) for name, part in fixed],
        per_casus=[each for punt in meeting.punten for each in _asked(tx, actor, punt)],
        als_pdf=find_template(bundle, UITNODIGING) is not None,
        te_verplaatsen=Rol.COORDINATOR in actor.rollen,
        eindes=_ends(tx, meeting),
    )


def _ends(tx: Tx, meeting: Meeting) -> list[Sentence]:
    moment = meeting.overleg.moment
    return coming_ends(tx, dag_van(moment)) if moment and meeting.sees_all else []


def may_know(tx: Tx, actor: Actor, punt: Agendapunt) -> bool:
    """Answer whether a reader knows beforehand that this casus is discussed: who may see the casus does."""
    return punt.casus_id is not None and bool(_grounds(tx, actor, punt.casus_id))


def _grounds(tx: Tx, actor: Actor, casus_id: CasusId) -> Sequence[str]:
    return gronden(actor, relatie(tx, actor, casus_id))


def _asked(tx: Tx, actor: Actor, punt: Agendapunt) -> list[Genodigden]:
    if punt.casus_id is None:
        return []
    found = _grounds(tx, actor, punt.casus_id)
    if not found:
        return []
    rows = getoonde_deelnames(tx.casussen.deelnames(punt.casus_id), found)
    names = {row.organisatie_id: tx.people.organisatie(row.organisatie_id).naam for row in rows}
    return [
        Genodigden(
            tx.casussen.get(punt.casus_id).code,
            [names[row.organisatie_id] for row in rows if neemt_deel(row)],
            [names[row.organisatie_id] for row in rows if row.status is DeelnameStatus.UITGENODIGD],
        )
    ]
