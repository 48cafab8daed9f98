"""Sub-processes that were drawn around open steps, or taken away from around them."""

from app.procedure.migration.boundaries import hang_all
from app.procedure.migration.comparing import named
from app.procedure.migration.drafting import Draft, Scope
from app.procedure.migration.position import Token
from app.procedure.model import Element


def find_between(draft: Draft, after: Element, scope: Scope) -> Element | None:
    """Return the outermost sub-process that was drawn around a step, if it is one that can begin half-way."""
    comparison = draft.comparison
    around = list(comparison.process_after(after).enclosing(after))
    names = [element.id for element in around]
    outer = around[: names.index(scope.name)] if scope.name in names else around
    reached = scope.name in names or scope.name == after.process_id
    if not reached or not outer or any(e.repetition for e in outer):
        return None
    known = comparison.find_same(outer[-1].id) if outer[-1].id in comparison.old.elements else None
    return None if known is not None else outer[-1]


def wrap(draft: Draft, token: Token, around: Element, scope: Scope) -> Scope:
    """Return the scope of a sub-process that was drawn around a step; its token is made once."""
    key = (scope.token, around.id)
    if key not in draft.wrapped:
        wrapper = draft.new(around, scope, origin=token.id)
        draft.wrapped[key] = wrapper.id
        draft.deciding.note(f"De open stap ligt voortaan in het deelproces {named(around)}.")
        hang_all(draft, wrapper, around, scope)
    return Scope(draft.wrapped[key], around.id)


def can_unpack(draft: Draft, token: Token, scope: Scope) -> bool:
    """Answer whether the steps of a sub-process that is gone are still drawn, in or next to its scope."""
    comparison = draft.comparison
    element = comparison.before(token.at)
    if element.type != "subProcess" or element.repetition or comparison.find_after(token.at):
        return False
    inner = [comparison.find_same(t.at) for t in draft.position.whole(token) if t is not token]
    process = comparison.new.processes[element.process_id]
    scopes = {scope.name, *(e.id for e in process.elements.values() if e.scope == scope.name)}
    return any(after is not None and after.scope in scopes for after in inner)


def tell_unpacked(draft: Draft, token: Token) -> None:
    """Tell that a sub-process is none any more."""
    element = draft.comparison.before(token.at)
    draft.deciding.note(f"{named(element)} is geen deelproces meer; wat erin openstaat, loopt verder.")
