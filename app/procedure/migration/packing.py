"""Sub-processes that were drawn around open steps, or taken away from around them."""

from app.domain.sentence import Sentence
from app.procedure.migration.boundaries import hang_all
from app.procedure.migration.comparing import named
from app.procedure.migration.drafting import Draft, Scope
from app.procedure.migration.position import EngineToken
from app.procedure.model import Element


def find_between(draft: Draft, after: Element, scope: Scope) -> Element | None:
    """Return the outermost sub-process that was drawn around a step, if it is one that can begin half-way."""
    comparison = draft.comparison
    between = _up_to(scope, list(comparison.process_after(after).enclosing(after)), after)
    if not between or any(element.repetition for element in between):
        return None
    outermost = between[-1]
    if outermost.id in comparison.old.elements and comparison.find_same(outermost.id):
        return None
    return outermost


def _up_to(scope: Scope, around: list[Element], after: Element) -> list[Element]:
    """Return what lies between a step and a scope around it, innermost first; empty when it is not around."""
    if scope.name == after.process_id:
        return around
    names = [element.id for element in around]
    return around[: names.index(scope.name)] if scope.name in names else []


def wrap(draft: Draft, token: EngineToken, around: Element, scope: Scope) -> Scope:
    """Return the scope of a sub-process that was drawn around a step; its token is made once."""
    key = (scope.token, around.id)
    if key not in draft.wrapped:
        wrapper = draft.new(around, scope, origin=token.id)
        draft.wrapped[key] = wrapper.id
        draft.deciding.note(
            Sentence("De open stap ligt voortaan in het deelproces {stap}.", stap=named(around))
        )
        hang_all(draft, wrapper, around, scope)
    return Scope(draft.wrapped[key], around.id)


def can_unpack(draft: Draft, token: EngineToken, scope: Scope) -> bool:
    """Answer whether the steps of a sub-process that is gone are still drawn, in or next to its scope."""
    comparison = draft.comparison
    element = comparison.before(token.at)
    if element.type != "subProcess" or element.repetition or comparison.find_after(token.at):
        return False
    process = comparison.new.processes[element.process_id]
    around = {scope.name, *(other.id for other in process.within(scope.name))}
    _, *inner = draft.position.whole(token)
    still_drawn = filter(None, (comparison.find_same(other.at) for other in inner))
    drawn_in = {after.scope for after in still_drawn}
    return not around.isdisjoint(drawn_in)


def tell_unpacked(draft: Draft, token: EngineToken) -> None:
    """Tell that a sub-process is none any more."""
    element = draft.comparison.before(token.at)
    draft.deciding.note(
        Sentence("{stap} is geen deelproces meer; wat erin openstaat, loopt verder.", stap=named(element))
    )
