"""A point is rounded off: for half a minute it can still be taken back, and nothing is put off or destroyed yet.

What was written about it is kept at once, so that nothing is lost whatever happens. The moment stands at the point
(`sluit_op`): the worker closes what is due, also after a crash; who does not want to wait goes on at once.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import InstantieId, PuntId, TaskId
from app.domain.item import Item
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.people import Actor
from app.domain.toegang import grond_om_af_te_werken
from app.domain.vraag import ensure_bevestigd
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.deps import Deps
from app.services.loading import Loaded, load_task, mover_for
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.running.close_point import close_point
from app.services.running.points import opened
from app.services.steps.context import StepContext
from app.services.steps.dringend import with_urgency
from app.services.steps.handlers import question_of
from app.services.steps.keeping import keep_texts
from app.services.tasks.complete_task import CompleteTask, validated
from app.services.tasks.drafts import keep_draft
from app.services.tasks.save_draft import owner_of, place_of
from app.services.texts import read_text

BEDENKTIJD = timedelta(seconds=30)


def close_soon(command: CompleteTask, deps: Deps) -> None:
    """Round the open point off in half a minute. Raises as `complete_task` does; asks first."""
    with deps.uow.begin(command.actor.livc_id) as tx:
        loaded = _closing(tx, command.actor, command.task_id)
        mover = mover_for(tx, deps, command.actor)
        data = validated(command, mover, loaded)
        step = StepContext(mover, loaded.taak, loaded.instantie, loaded.casus, None, data)
        ensure_bevestigd(question_of(step), command.bevestigd)
        written = tuple(each for each in keep_texts(step) if each)
        tx.items.delete_concepts(loaded.taak.id)
        punt = _punt(tx, loaded)
        if punt.status is not PuntStatus.OPEN:
            punt = opened(punt, mover.now)
        punt = with_urgency(punt, data)
        tx.tafel.save_punt(replace(punt, sluit_op=mover.now + BEDENKTIJD))
        _record(tx, command.actor, loaded, "punt_afgerond", written, deps)


def close_now(actor: Actor, overleg_id: InstantieId, deps: Deps) -> None:
    """Close the point that is being rounded off, without waiting. Raises `ConflictError` when none is."""
    with deps.uow.begin(actor.livc_id) as tx:
        loaded, punt = _rounded_off(tx, actor, overleg_id)
        mover = mover_for(tx, deps, actor)
        close_point(mover, punt)
        mover.complete(loaded.instantie, loaded.taak.id, {})


def keep_open(actor: Actor, overleg_id: InstantieId, deps: Deps) -> None:
    """Take it back: the point goes on till its own end, and what was written stands in the form again."""
    with deps.uow.begin(actor.livc_id) as tx:
        loaded, punt = _rounded_off(tx, actor, overleg_id)
        tx.tafel.save_punt(replace(punt, sluit_op=_own_end(punt)))
        for item in _written(tx, loaded, punt):
            if item.bron_id is None:
                as_draft(tx, actor, loaded, item, deps)
            tx.items.delete(item.id)
        _record(tx, actor, loaded, "punt_heropend", (), deps)


def is_rounded_off(punt: Agendapunt | None) -> bool:
    """Answer whether a point closes in a moment because somebody asked so, not because its day is over."""
    if punt is None or punt.status is not PuntStatus.OPEN or not punt.sluit_op:
        return False
    own = _own_end(punt)
    return own is not None and punt.sluit_op < own


def _own_end(punt: Agendapunt) -> datetime | None:
    """Return when the point closes by itself, counted from when it was opened."""
    return opened(punt, punt.geopend_op).sluit_op if punt.geopend_op else None


def _closing(tx: Tx, actor: Actor, task_id: str) -> Loaded:
    loaded = load_task(tx, TaskId(task_id), lock=True)
    if not has_part(loaded.taak.kind, Part.CLOSING):
        raise ConflictError("Dit is geen punt om af te ronden. Er is niets gewijzigd.")
    if grond_om_af_te_werken(actor, loaded.taak, aan_tafel=False) is None:
        raise NotAllowedError
    return loaded


def _punt(tx: Tx, loaded: Loaded) -> Agendapunt:
    return tx.tafel.punt(PuntId(loaded.taak.binding or ""))


def _rounded_off(tx: Tx, actor: Actor, overleg_id: InstantieId) -> tuple[Loaded, Agendapunt]:
    tx.slots.lock(overleg_id)
    for taak in tx.taken.of_slot(overleg_id):
        if has_part(taak.kind, Part.CLOSING):
            loaded = _closing(tx, actor, taak.id)
            punt = _punt(tx, loaded)
            if is_rounded_off(punt):
                return loaded, punt
    raise ConflictError("Dit kan niet meer: het punt is al gesloten, of het loopt gewoon verder.")


def _written(tx: Tx, loaded: Loaded, punt: Agendapunt) -> list[Item]:
    """Return what was kept about the point when it was rounded off."""
    owner = tx.livcs.get(loaded.taak.livc_id).gemeente_id
    rows = tx.items.of_casus(punt.casus_id, "papers") if punt.casus_id else tx.items.of_eigenaar(owner)
    return [item for item in rows if item.task_id == loaded.taak.id and item.kind == loaded.taak.kind]


def as_draft(tx: Tx, actor: Actor, loaded: Loaded, item: Item, deps: Deps) -> None:
    """Let what was kept stand in the form of the step again, as it was typed."""
    raw = {key: _typed(value) for key, value in read_text(deps.keys, item).items() if value}
    livc = tx.livcs.get(loaded.taak.livc_id)
    place = place_of(tx, loaded, owner_of(actor, loaded, livc), tx.now.domain)
    keep_draft(tx, place, loaded.taak.id, actor.persoon_id, {"raw": raw}, deps)


def _posted(value: object) -> list[str]:
    """Return an answer as a form posts it."""
    if isinstance(value, list):
        return list(map(str, value))
    return ["ja" if value is True else str(value)]


def _typed(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(each) for each in value]
    return ["ja" if value is True else str(value)]


def _record(tx: Tx, actor: Actor, loaded: Loaded, what: str, items: tuple[str, ...], deps: Deps) -> None:
    casus_id = _punt(tx, loaded).casus_id
    tx.audit.record(
        AuditRegel(
            deps.clock.now(),
            "schrijven",
            what,
            "voorzitter van het open punt",
            actor.persoon_id,
            actor.organisatie_id,
            casus_id,
            items,
        )
    )
