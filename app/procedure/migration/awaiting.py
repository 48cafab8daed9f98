"""Events that are awaited together behind an event-based gateway, or by themselves."""

from dataclasses import replace

from app.domain.sentence import Sentence
from app.procedure.migration.comparing import named
from app.procedure.migration.drafting import Draft, Scope
from app.procedure.migration.position import EngineToken
from app.procedure.model import Element


def find_only_awaited(draft: Draft, token: EngineToken) -> EngineToken | None:
    """Return the one event that is still awaited when its event-based gateway is gone."""
    comparison = draft.comparison
    if comparison.before(token.at).type != "eventBasedGateway":
        return None
    left = [t for t in draft.position.under(token) if comparison.find_same(t.at)]
    if len(left) != 1:
        return None
    return left[0]


def keep_awaiting(draft: Draft, gateway: EngineToken, after: Element) -> None:
    """Await what a gateway awaits in the new drawing."""
    process = draft.comparison.process_after(after)
    hanging = {t.at: t for t in draft.position.under(gateway)}
    for flow in process.outgoing(after.id):
        known = hanging.pop(flow.target, None)
        event = process.elements[flow.target]
        if known is not None and draft.comparison.find_same(known.at):
            draft.put(replace(known, inside=gateway.inside, under=gateway.id, flow=flow.id))
        else:
            scope = Scope(gateway.inside, after.scope)
            draft.new(event, scope, under=gateway.id, origin=gateway.origin or gateway.id, flow=flow.id)
            _tell_more(draft, event)
    for token in hanging.values():
        lost = draft.comparison.before(token.at)
        draft.deciding.note(Sentence("Er wordt niet meer gewacht op {stap}.", stap=named(lost)))


def await_together(draft: Draft, token: EngineToken, after: Element, gateway: Element, scope: Scope) -> None:
    """Put an event that was awaited by itself behind the event-based gateway where it lies now."""
    waiting = draft.new(gateway, scope, origin=token.id)
    process = draft.comparison.process_after(after)
    flow = next(f for f in process.outgoing(gateway.id) if f.target == after.id)
    draft.put(replace(token, inside=scope.token, under=waiting.id, flow=flow.id))
    for other in process.outgoing(gateway.id):
        if other.target != after.id:
            event = process.elements[other.target]
            draft.new(event, scope, under=waiting.id, origin=token.id, flow=other.id)
            _tell_more(draft, event)


def _tell_more(draft: Draft, event: Element) -> None:
    draft.deciding.note(Sentence("Er wordt voortaan ook gewacht op {stap}.", stap=named(event)))
