"""Steps and joins that are gone: where the casus that stands there goes on."""

from app.domain.migration import Choice
from app.domain.sentence import Opening, Sentence, in_a_row
from app.procedure.migration import ways
from app.procedure.migration.comparing import HELD_BY_PEOPLE, Comparison, named
from app.procedure.migration.drafting import Draft, Scope
from app.procedure.migration.position import EngineToken
from app.procedure.migration.result import Act
from app.procedure.model import Element


def lost_join(draft: Draft, token: EngineToken, scope: Scope) -> None:
    """Ask where a branch goes on that waits at a join which is gone."""
    element = draft.comparison.before(token.at)
    places = ways.targets(draft.comparison, element, scope.name)
    choices = [
        Choice(f"naar:{e.id}", Sentence("Laat de tak die hier wacht verdergaan bij {stap}", stap=named(e)))
        for e in places
    ]
    if not _is_alone(draft, token):
        choices.insert(
            0,
            Choice("vervalt", Sentence("Laat de tak die hier wacht eindigen; wat ernaast loopt, gaat door")),
        )
    sentence = Sentence(
        "Bij {stap} wachten geen takken meer op elkaar, en in deze casus wacht er daar een.",
        stap=named(element),
    )
    _follow(draft, draft.deciding.ask(f"samen:{element.id}", sentence, choices), scope)


def lost_step(draft: Draft, token: EngineToken, scope: Scope) -> Element | None:
    """Ask where a casus goes on that waits at a step which is gone, or lies elsewhere.

    Return the step that took its place, if the task goes on there as it is.
    """
    element, after = draft.comparison.before(token.at), draft.comparison.find_after(token.at)
    places = ways.targets(draft.comparison, element, scope.name)
    choices = [
        Choice(
            f"naar:{e.id}",
            _with_loss(draft.comparison, Sentence("Ga verder bij {stap}", stap=named(e)), element, e),
        )
        for e in places
    ]
    if not _is_alone(draft, token):
        words = Sentence("Laat deze stap vervallen; wat ernaast loopt, gaat door")
        choices.append(Choice("vervalt", _with_loss(draft.comparison, words, element, None)))
    answer = draft.deciding.ask(f"stap:{element.id}", _waits_at(element, after), choices)
    chosen = next((e for e in places if answer == f"naar:{e.id}"), None)
    if answer and _loses_what_was_typed(draft.comparison, element, chosen):
        draft.deciding.note(Opening("{verlies}.", verlies=_loss(element)))
    if chosen is not None and _takes_the_place_of(draft.comparison, element, chosen):
        return chosen
    _follow(draft, answer, scope)
    return None


def _waits_at(element: Element, after: Element | None) -> Sentence:
    stap = named(element)
    if after is None:
        return Sentence("De casus wacht bij {stap}, en die stap bestaat niet meer.", stap=stap)
    return Sentence(
        "De casus wacht bij {stap}, en die stap staat op een andere plaats in de tekening.", stap=stap
    )


def _takes_the_place_of(comparison: Comparison, lost: Element, new: Element) -> bool:
    """Answer whether a new step is the lost one under another id: whose it is and what is asked are the same.

    A step that was there before is other work, even with the same form.
    """
    if new.id in comparison.old.elements or not {lost.type, new.type} <= HELD_BY_PEOPLE:
        return False
    return _asks(lost) == _asks(new)


def _asks(step: Element) -> object:
    return step.livc.get("form"), step.role, step.repetition


def _loses_what_was_typed(comparison: Comparison, lost: Element, new: Element | None) -> bool:
    has_form = lost.type in HELD_BY_PEOPLE and lost.livc.get("form") is not None
    return has_form and (new is None or not _takes_the_place_of(comparison, lost, new))


def _loss(lost: Element) -> Sentence:
    return Sentence("wat bij {stap} al ingevuld was zonder te versturen, gaat niet mee", stap=named(lost))


def _with_loss(comparison: Comparison, words: Sentence, lost: Element, new: Element | None) -> Sentence:
    """Say with a choice what it would lose: a half-filled form is read by its owner only, so it may be there."""
    if not _loses_what_was_typed(comparison, lost, new):
        return words
    return in_a_row((words, _loss(lost)), "; ")


def _is_alone(draft: Draft, token: EngineToken) -> bool:
    return len(draft.position.standing(token.inside)) <= 1


def _follow(draft: Draft, answer: str | None, scope: Scope) -> None:
    if answer and answer.startswith("naar:"):
        draft.acts.append(Act("enter", scope.token, answer.removeprefix("naar:")))
