"""Steps and joins that are gone: where the casus that stands there goes on."""

from app.domain.migration import Choice
from app.procedure.migration import ways
from app.procedure.migration.comparing import named
from app.procedure.migration.drafting import Draft, Scope
from app.procedure.migration.position import Token
from app.procedure.migration.result import Act


def lost_join(draft: Draft, token: Token, scope: Scope) -> None:
    """Ask where a branch goes on that waits at a join which is gone."""
    element = draft.comparison.before(token.at)
    places = ways.targets(draft.comparison, element, scope.name)
    choices = [
        Choice(f"naar:{e.id}", f"Laat de tak die hier wacht verdergaan bij {named(e)}") for e in places
    ]
    if not _is_alone(draft, token):
        choices.insert(
            0, Choice("vervalt", "Laat de tak die hier wacht eindigen; wat ernaast loopt, gaat door")
        )
    sentence = f"Bij {named(element)} wachten geen takken meer op elkaar, en in deze casus wacht er daar een."
    _follow(draft, draft.deciding.ask(f"samen:{element.id}", sentence, choices), scope)


def lost_step(draft: Draft, token: Token, scope: Scope) -> None:
    """Ask where a casus goes on that waits at a step which is gone, or lies elsewhere."""
    element, after = draft.comparison.before(token.at), draft.comparison.find_after(token.at)
    places = ways.targets(draft.comparison, element, scope.name)
    choices = [Choice(f"naar:{e.id}", f"Ga verder bij {named(e)}") for e in places]
    if not _is_alone(draft, token):
        choices.append(Choice("vervalt", "Laat deze stap vervallen; wat ernaast loopt, gaat door"))
    what = "staat op een andere plaats in de tekening" if after else "bestaat niet meer"
    sentence = f"De casus wacht bij {named(element)}, en die stap {what}."
    _follow(draft, draft.deciding.ask(f"stap:{element.id}", sentence, choices), scope)


def _is_alone(draft: Draft, token: Token) -> bool:
    return len(draft.position.standing(token.inside)) <= 1


def _follow(draft: Draft, answer: str | None, scope: Scope) -> None:
    if answer and answer.startswith("naar:"):
        draft.acts.append(Act("enter", scope.token, answer.removeprefix("naar:")))
