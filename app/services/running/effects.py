"""What a move asks for beyond its own instance: messages, operations, mails. Same transaction, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.casus import (
    Agendapunt,
    Casus,
    CasusStatus,
    DeelnameStatus,
    Instantie,
    Opdracht,
    PuntStatus,
    Taak,
)
from app.domain.eigenaar import is_voor_lid
from app.domain.errors import ConflictError
from app.domain.execution import Effect, Moved
from app.domain.ids import CasusId, OrganisatieId, PersoonId, PuntId
from app.domain.ids import new_id as random_id
from app.domain.kalender import dag_van
from app.domain.people import DOSSIERROLLEN
from app.services.owners import bezetting_of
from app.services.ports.audit import AuditRegel
from app.services.running import destroying, opening
from app.services.running.sending import send

if TYPE_CHECKING:
    from app.services.running.mover import Mover

Handler = Callable[["Mover", Instantie, Effect], None]

AAN_TAFEL = frozenset({"tafel"})
NIET_MAILEN = frozenset({"informatie_inbreng"})
"""Asked and answered at the table: no mail may look like a reminder to speak (INV-10)."""


def carry_out(mover: Mover, instantie: Instantie, moved: Moved) -> None:
    """Carry out the effects of a move in order."""
    for effect in moved.effects:
        handler = _tabel_toegepast if effect.kind == "decision" else HANDLERS.get((effect.kind, effect.name))
        if handler:
            handler(mover, instantie, effect)
    if any(effect.name == "aanmelding" for effect in moved.effects):
        return
    answers_end = any(s.kind == "antwoord_uitnodiging" and s.state != "entered" for s in moved.steps)
    if answers_end and instantie.proces_id == "casus" and instantie.casus_id:
        _silence_is_no(mover, instantie.casus_id, moved)


def announce(mover: Mover, before: Instantie, moved: Moved, taken: Sequence[Taak]) -> None:
    """Queue one content-free mail a day for everyone who has a new task, except who just acted."""
    new = [t for t in taken if t.sinds >= mover.now and t.rol not in AAN_TAFEL and t.kind not in NIET_MAILEN]
    if not new:
        return
    day = dag_van(mover.now)
    bezetting = bezetting_of(mover.tx, mover.livc.id, mover.now)
    told: dict[PersoonId, str] = {}
    for lid, persoon, _ in mover.tx.people.leden(mover.livc.id, day):
        mine = any(is_voor_lid(task, lid, bezetting) for task in new)
        acted = mover.actor is not None and persoon.id == mover.actor.persoon_id
        if mine and persoon.email and not acted:
            told[persoon.id] = f"mail:taak:{persoon.id}:{day}"
    queue_mails(mover, "taak", told)


def queue_mails(mover: Mover, soort: str, told: Mapping[PersoonId, str]) -> None:
    """Queue a mail to each person under its `dedupe`; the words are fixed per kind and say nothing of a casus."""
    jobs = [(random_id(), persoon_id, dedupe) for persoon_id, dedupe in told.items()]
    now = mover.deps.clock.now()
    mover.tx.outbox.add_all(
        [
            (Opdracht(job, mover.livc.id, job, "mail", {"persoon": who, "soort": soort}, now), dedupe)
            for job, who, dedupe in jobs
        ]
    )


def _silence_is_no(mover: Mover, casus_id: CasusId, moved: Moved) -> None:
    """Mark services whose answer time ran out: they do not take part, same as an answer."""
    asked = {t.binding for t in moved.tasks if t.kind == "antwoord_uitnodiging"}
    for deelname in mover.tx.casussen.deelnames(casus_id):
        if deelname.status is DeelnameStatus.UITGENODIGD and deelname.organisatie_id not in asked:
            gone = replace(deelname, status=DeelnameStatus.NEEMT_NIET_DEEL, sinds=mover.now)
            mover.tx.casussen.save_deelname(gone, mover.livc.id)


def _aanmelding(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    opening.open_casus(mover, instantie.variables, instantie.organisatie_id)


def _casus_geopend(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    mover.start("bewaring", {}, instantie.casus_id)


def _agendapunt(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    """Put a line on the open agenda; the next meeting takes it along."""
    if instantie.casus_id is None or _is_on_agenda(mover, instantie.casus_id):
        return
    casus = mover.tx.casussen.get(instantie.casus_id)
    mover.tx.tafel.save_punt(
        Agendapunt(
            id=PuntId(random_id()),
            livc_id=mover.livc.id,
            overleg_id=None,
            casus_id=casus.id,
            soort="casus",
            titel=casus.fase or "",
            status=PuntStatus.GEVRAAGD,
            volgorde=opening.next_place(mover.tx),
        )
    )


def _is_on_agenda(mover: Mover, casus_id: CasusId) -> bool:
    """Answer whether a point of the casus waits, on the open agenda or on that of a meeting to come."""
    tafel = mover.tx.tafel
    to_come = [overleg.id for overleg in tafel.overleggen() if overleg.status != "gehouden"]
    waiting = [punt for overleg_id in (None, *to_come) for punt in tafel.punten(overleg_id)]
    return any(p.casus_id == casus_id and p.status is PuntStatus.GEVRAAGD for p in waiting)


def _punt_geopend(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    """Open a point: the casus hears it now, or the point cannot be opened at all (reference §2)."""
    punt = mover.tx.tafel.punt(PuntId(effect.binding or ""))
    if punt.casus_id is None:
        opening.open_punt(mover, punt)
        return
    mover.tx.slots.lock(punt.casus_id)
    casus = mover.tx.casussen.get(punt.casus_id)
    ensure_may_be_discussed(casus)
    opening.open_punt(mover, punt)
    mover.tx.casussen.save(replace(casus, laatste_bespreking=dag_van(mover.now), vernietigen_op=None))
    mover.tx.casussen.forget_verlengingen(casus.id)  # the year starts again, for everyone (INV-38)
    if mover.tx.instanties.waits_for(casus.id, "punt_geopend"):
        mover.deliver(casus.id, "punt_geopend")
    elif any(t.rol == "tafel" for t in mover.tx.taken.of_slot(casus.id)):
        _besproken(mover, replace(instantie, casus_id=casus.id), effect)
    else:
        raise ConflictError(
            "Casus {code} wacht nu niet op een bespreking. Verdaag dit punt; er is niets gewijzigd.",
            code=casus.code,
        )


def ensure_may_be_discussed(casus: Casus) -> None:
    """Raise `ConflictError` for a casus that left the LIVC-R (INV-26)."""
    if casus.status is not CasusStatus.LOPEND:
        raise ConflictError("Casus {code} is afgesloten en kan niet meer besproken worden.", code=casus.code)


def _besproken(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    """Restart the year: the only thing that does (INV-38)."""
    if instantie.casus_id:
        told = {"laatste_bespreking": dag_van(mover.now)}
        send(mover.tx, mover.livc.id, instantie.casus_id, "besproken", mover.deps, told)


def _casus_afgesloten(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    if instantie.casus_id:
        send(mover.tx, mover.livc.id, instantie.casus_id, "casus_afgesloten", mover.deps)


def _overleg_gehouden(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    opening.start_overleg(mover)


def _ontvangst(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    """Tell the aanmelder that something arrived, without content."""
    casus = mover.tx.casussen.get(instantie.casus_id) if instantie.casus_id else None
    if casus and casus.aanmelder_id:
        _mail_organisatie(mover, casus.aanmelder_id, "ontvangst", f"mail:ontvangst:{casus.id}")


def _herinnering(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    """Send the one neutral reminder."""
    casus = mover.tx.casussen.get(instantie.casus_id) if instantie.casus_id else None
    bound = OrganisatieId(effect.binding) if effect.binding else (casus.aanmelder_id if casus else None)
    if bound:
        once = f"mail:herinnering:{instantie.id}:{effect.element_id}:{bound}:{dag_van(mover.now)}"
        _mail_organisatie(mover, bound, "herinnering", once)


def _mail_organisatie(mover: Mover, organisatie_id: OrganisatieId, soort: str, dedupe: str) -> None:
    told = {
        persoon.id: f"{dedupe}:{persoon.id}"
        for lid, persoon, _ in mover.tx.people.leden(mover.livc.id, dag_van(mover.now))
        if lid.organisatie_id == organisatie_id and lid.rol in DOSSIERROLLEN and persoon.email
    }
    queue_mails(mover, soort, told)


def _denkhulp_wissen(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    destroying.request_denkhulp(mover, instantie)


def _eigen_dossier(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    if instantie.casus_id and effect.binding:
        destroying.request_dossier(mover, instantie, OrganisatieId(effect.binding))


def _gemeentedossier(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    if instantie.casus_id:
        destroying.request_gemeente(mover, instantie)


def _rest(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    if instantie.casus_id:
        destroying.request_casus(mover, instantie.casus_id)


def _tabel_toegepast(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    """Note for the FG which rules decided. A prescreening leaves no line in any log (reference-procedure §3)."""
    if instantie.proces_id == "prescreening":
        return
    rules = f"regel {', '.join(effect.matched)}" if effect.matched else "geen enkele regel"
    mover.tx.audit.record(
        AuditRegel(
            mover.deps.clock.now(),
            "schrijven",
            "tabel_toegepast",
            f"tabel {effect.name}: {rules}",
            mover.actor.persoon_id if mover.actor else None,
            casus_id=instantie.casus_id,
        )
    )


HANDLERS: Mapping[tuple[str, str], Handler] = {
    ("message", "aanmelding"): _aanmelding,
    ("message", "casus_geopend"): _casus_geopend,
    ("message", "agendapunt_gevraagd"): _agendapunt,
    ("message", "punt_geopend"): _punt_geopend,
    ("message", "besproken"): _besproken,
    ("message", "casus_afgesloten"): _casus_afgesloten,
    ("message", "overleg_gehouden"): _overleg_gehouden,
    ("operation", "ontvangst_melden"): _ontvangst,
    ("operation", "herinnering_sturen"): _herinnering,
    ("operation", "denkhulp_wissen"): _denkhulp_wissen,
    ("operation", "eigen_dossier_vernietigen"): _eigen_dossier,
    ("operation", "gemeentedossier_vernietigen"): _gemeentedossier,
    ("operation", "rest_vernietigen"): _rest,
}
"""`vernietigingsbewijs` needs no handler: the certificate is written by the destruction itself."""
