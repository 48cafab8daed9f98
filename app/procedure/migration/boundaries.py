"""Boundary events of an activity that goes on: those that stay, come, go, or lie elsewhere now."""

from dataclasses import replace

from app.procedure.migration.comparing import named
from app.procedure.migration.drafting import Draft, Scope
from app.procedure.migration.position import Token
from app.procedure.model import Element


def loosen(draft: Draft, token: Token) -> None:
    """Take note of a boundary event that lies on another activity now."""
    old, new = draft.comparison.before(token.at), draft.comparison.find_after(token.at)
    if old.attached_to and new and new.attached_to != old.attached_to:
        draft.loose.setdefault(token.at, []).append(token)


def hang_all(draft: Draft, host: Token, after: Element, scope: Scope) -> None:
    """Hang the boundary events on an activity, if that was put down."""
    if not draft.has(host.id):
        return
    comparison, position = draft.comparison, draft.position
    hanging = {t.at: t for t in position.under(host) if not t.is_instance}
    fired = {t.at for t in position.tokens if comparison.before(t.at).attached_to == host.at}
    for event in comparison.process_after(after).boundaries(after.id):
        known = hanging.pop(event.id, None) or _take_loose(draft, event.id)
        if known is not None:
            draft.put(replace(known, inside=scope.token, under=host.id))
        elif host.is_new or event.id not in comparison.old.elements or event.id not in fired:
            _hang(draft, host, event, scope)
    for token in hanging.values():
        if comparison.find_after(token.at) is None:
            draft.deciding.note(f"{named(comparison.before(token.at))} bij {named(after)} vervalt.")


def _hang(draft: Draft, host: Token, event: Element, scope: Scope) -> None:
    """Hang a boundary event that was not there; one that fired already and does not come back stays away."""
    comparison = draft.comparison
    old = comparison.old.elements.get(event.id)
    if old is not None and old.attached_to == host.at:
        return
    draft.new(event, scope, under=host.id, origin=host.origin or host.id)
    draft.deciding.note(f"{named(event)} komt erbij, bij {named(comparison.new.elements[host.at])}.")


def _take_loose(draft: Draft, element_id: str) -> Token | None:
    waiting = draft.loose.get(element_id)
    return waiting.pop(0) if waiting else None
