"""Boundary events of an activity that goes on: those that stay, come, go, or lie elsewhere now."""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.sentence import Sentence
from app.procedure.migration.comparing import named
from app.procedure.migration.drafting import Draft, Scope
from app.procedure.migration.position import EngineToken
from app.procedure.model import Element


def loosen(draft: Draft, token: EngineToken) -> None:
    """Take note of a boundary event that lies on another activity now."""
    old, new = draft.comparison.before(token.at), draft.comparison.find_after(token.at)
    if not old.attached_to or new is None:
        return
    if new.attached_to != old.attached_to:
        draft.loose.setdefault(token.at, []).append(token)


def hang_all(draft: Draft, host: EngineToken, after: Element, scope: Scope) -> None:
    """Hang the boundary events on an activity, if that was put down."""
    if not draft.has(host.id):
        return
    hanging = {t.at: t for t in draft.position.under(host) if not t.is_instance}
    held = _held_boundaries(draft, host)
    process = draft.comparison.process_after(after)
    for event in process.boundaries(after.id):
        known = _take(draft, hanging.pop(event.id, None), event.id)
        if known is not None:
            draft.put(replace(known, inside=scope.token, under=host.id))
        elif host.is_new or event.id not in held:
            _hang(draft, host, after, event, scope)
    _note_gone(draft, hanging.values(), after)


def _note_gone(draft: Draft, left: Iterable[EngineToken], after: Element) -> None:
    """Say of what hung on an activity and is drawn nowhere any more that it is gone."""
    comparison = draft.comparison
    for token in left:
        if comparison.find_after(token.at) is None:
            draft.deciding.note(
                Sentence(
                    "{stap} bij {andere} vervalt.",
                    stap=named(comparison.before(token.at)),
                    andere=named(after),
                )
            )


def _held_boundaries(draft: Draft, host: EngineToken) -> set[str]:
    """Return the boundary events of an activity that hold a token somewhere."""
    places = {token.at for token in draft.position.tokens}
    return {at for at in places if draft.comparison.before(at).attached_to == host.at}


def _hang(draft: Draft, host: EngineToken, after: Element, event: Element, scope: Scope) -> None:
    """Hang a boundary event that was not there; one that fired already and does not come back stays away."""
    comparison = draft.comparison
    old = comparison.old.elements.get(event.id)
    if old is not None and old.attached_to == host.at:
        return
    draft.new(event, scope, under=host.id, origin=host.origin or host.id)
    draft.deciding.note(Sentence("{stap} komt erbij, bij {andere}.", stap=named(event), andere=named(after)))


def _take(draft: Draft, own: EngineToken | None, element_id: str) -> EngineToken | None:
    """Return the event that hung here already, or one that came loose elsewhere: each hangs once."""
    candidates = list(draft.loose.get(element_id, ()))
    if own is not None:
        candidates.insert(0, own)
    return next((token for token in candidates if not draft.has(token.id)), None)
