"""A deelnemer leaves a casus, without a reason (seeds/002 L347)."""

from dataclasses import replace

from app.domain.casus import Deelname, DeelnameStatus
from app.domain.errors import NotFoundError
from app.domain.execution import Variables
from app.domain.ids import CasusId, OrganisatieId
from app.domain.instantie import Taak
from app.domain.people import Actor
from app.domain.toegang import neemt_deel, partnerorganisaties
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part, kind_of
from app.services.deps import Deps
from app.services.inlichten import IEDEREEN_AKKOORD, counted
from app.services.loading import mover_for
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.presence import present_at
from app.services.running.mover import Mover
from app.services.running.scene import Scene


def leave_casus(actor: Actor, casus_id: CasusId, deps: Deps) -> None:
    """Stop taking part: open steps and the seat at the table end; the own vault stays ones own.

    An aanmelder who leaves the table goes on seeing what became of the aanmelding.
    """
    own = partnerorganisaties(actor)
    with deps.uow.begin(actor.livc_id) as tx:
        tx.slots.lock(casus_id)
        rows = [d for d in tx.casussen.deelnames(casus_id) if d.organisatie_id in own and neemt_deel(d)]
        if not rows:
            raise NotFoundError
        mover = mover_for(tx, deps, actor)
        for row in rows:
            tx.casussen.save_deelname(replace(_left(row), sinds=mover.now), actor.livc_id)
        _stop(mover, casus_id, own)
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                "vertrokken",
                "eigen keuze",
                actor.persoon_id,
                rows[0].organisatie_id,
                casus_id,
            )
        )


def _left(row: Deelname) -> Deelname:
    if row.status is DeelnameStatus.AANMELDER:
        return replace(row, uitgenodigd=False)
    return replace(row, status=DeelnameStatus.VERTROKKEN)


def _stop(mover: Mover, casus_id: CasusId, own: frozenset[OrganisatieId]) -> None:
    tx = mover.tx
    for taak in tx.taken.of_slot(casus_id):
        if taak.organisatie_id in own and kind_of(taak.kind).ends_on_leaving:
            mover.complete(tx.instanties.get(taak.instantie_id), taak.id, _without_them(tx, taak))
    _drop_actions(tx, casus_id, own)
    _leave_table(mover.scene, casus_id, own)


def _without_them(tx: Tx, taak: Taak) -> Variables:
    """Return what follows from a step that is not asked any more: who left need not agree."""
    return {IEDEREEN_AKKOORD: counted(tx, taak, ja=None)} if has_part(taak.kind, Part.AGREEING) else {}


def _drop_actions(tx: Tx, casus_id: CasusId, own: frozenset[OrganisatieId]) -> None:
    for actie in tx.casussen.acties(casus_id):
        if actie.organisatie_id in own and actie.status == "open":
            tx.casussen.save_actie(replace(actie, status="vervallen"))


def _leave_table(scene: Scene, casus_id: CasusId, own: frozenset[OrganisatieId]) -> None:
    tx = scene.tx
    for row in present_at(tx, tx.tafel.find_open_punt(casus_id)):
        if row.organisatie_id in own:
            tx.tafel.save_aanwezige(replace(row, tot=scene.now), scene.livc.id)
