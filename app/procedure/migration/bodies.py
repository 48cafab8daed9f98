"""What runs inside an activity that goes on: instances, a sub-process, a called process."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.migration import Choice
from app.domain.sentence import Sentence
from app.procedure.migration.comparing import named
from app.procedure.migration.drafting import Draft, Scope
from app.procedure.migration.position import EngineToken
from app.procedure.migration.result import Act
from app.procedure.model import Element

Walk = Callable[[Draft, str, Scope], None]
"""Places all that runs inside an old token in a scope of the new position."""


def keep_body(draft: Draft, token: EngineToken, after: Element, scope: Scope, walk: Walk) -> None:
    """Keep what runs inside an activity, or ask when that cannot be."""
    before = draft.comparison.before(token.at)
    if _per(before) == _per(after):
        _same_body(draft, token, after, scope, walk)
    else:
        _repeated_otherwise(draft, token, after)
    _other_order(draft, token, before, after)


def _per(element: Element) -> str | None:
    return element.repetition.per if element.repetition else None


def _other_order(draft: Draft, token: EngineToken, before: Element, after: Element) -> None:
    """Tell when instances go one by one that went side by side, or the other way round."""
    old, new = before.repetition, after.repetition
    if not old or not new or old.sequential == new.sequential:
        return
    if new.sequential:
        draft.deciding.note(
            Sentence(
                "{stap}: wie nu bezig is, doet dat naast elkaar verder; een volgende keer gaat het "
                "één voor één.",
                stap=named(after),
            )
        )
        return
    started, all_of_them = token.next or 0, len(token.items or ())
    if started < all_of_them:
        draft.deciding.note(
            Sentence(
                "{stap}: wie nog niet aan de beurt was, krijgt de stap nu ook meteen.", stap=named(after)
            )
        )
        draft.acts.append(Act("rest", token.id))


def _same_body(draft: Draft, token: EngineToken, after: Element, scope: Scope, walk: Walk) -> None:
    for instance in draft.position.under(token):
        if instance.is_instance:
            kept = replace(instance, inside=scope.token, under=token.id)
            draft.put(kept)
            _running(draft, kept, after, walk)
    _running(draft, token, after, walk)


def _running(draft: Draft, token: EngineToken, after: Element, walk: Walk) -> None:
    if not draft.position.standing(token.id):
        return
    before = draft.comparison.before(token.at)
    if before.called == after.called:
        walk(draft, token.id, Scope(token.id, after.called or after.id))
        return
    _called_otherwise(draft, token, after)


def _called_otherwise(draft: Draft, token: EngineToken, after: Element) -> None:
    name = draft.comparison.new.processes[after.called or ""].name
    answer = draft.deciding.ask(
        f"roept:{after.id}",
        Sentence(
            "{stap} gaat voortaan naar het proces “{naam}”, en deze casus is nog bezig in het vorige.",
            stap=named(after),
            naam=name,
        ),
        (
            Choice("opnieuw", Sentence("Stop wat bezig is en begin “{naam}”", naam=name)),
            *_past(draft, token, after),
        ),
    )
    if answer == "opnieuw":
        draft.acts.append(Act("begin", token.id))
    elif answer == "voorbij":
        draft.past(token, after)


def _repeated_otherwise(draft: Draft, token: EngineToken, after: Element) -> None:
    """The activity became repeated, single, or repeated over something else while it runs."""
    answer = draft.deciding.ask(
        f"herhaling:{after.id}",
        _repeated_words(after),
        (Choice("opnieuw", Sentence("Begin deze stap opnieuw")), *_past(draft, token, after)),
    )
    if answer == "opnieuw":
        draft.anew(token)
    elif answer == "voorbij":
        draft.past(token, after)


def _past(draft: Draft, token: EngineToken, after: Element) -> tuple[Choice, ...]:
    alone = not token.is_instance and draft.comparison.process_after(after).outgoing(after.id)
    return (Choice("voorbij", Sentence("Stop wat bezig is en ga verder met wat erna komt")),) if alone else ()


def _repeated_words(after: Element) -> Sentence:
    stap = named(after)
    if after.repetition is None:
        return Sentence("{stap} wordt voortaan één keer gedaan, en is in deze casus al bezig.", stap=stap)
    return Sentence(
        "{stap} wordt voortaan herhaald per {per}, en is in deze casus al bezig.",
        stap=stap,
        per=after.repetition.per,
    )
