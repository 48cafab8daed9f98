"""Which answers to a step fit on a card: those that ask nothing more, or one short thing."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from app.domain.explanation import Outcome
from app.domain.words.steps import kind_of
from app.services.ports.forms import FieldView, FormView
from app.services.views.cards import Answering, Antwoord

OUTCOME = "uitkomst"
SHORT = frozenset({"radio", "select", "checkbox"})
"""What can be asked on a card; a text is written on the page."""
MOST_ASKED, MOST_SHOWN = 2, 2
EMPTY = FormView("", "", "", ())


def answers_of(kind: str, form: FormView, outcomes: Sequence[Outcome]) -> list[Antwoord]:
    """Return an answer for each outcome of a step, with what its form asks there (`EMPTY`: nothing)."""
    form = replace(form, fields=_without_hints(form))
    steering = steering_of(form) if len(outcomes) < 2 else None
    if steering:
        return _choices(form, steering)
    if len(outcomes) == 1:
        return [_only_way(outcomes[0], form)]
    acted = kind_of(kind).acted
    return [_answer(each, form, acts=each.value in acted) for each in outcomes]


def on_the_card(kind: str, answers: Sequence[Antwoord]) -> list[Antwoord]:
    """Return all where each is as good; else at most two: what the step is for, and what does no harm."""
    if len(answers) <= MOST_SHOWN or kind_of(kind).says_equal:
        return list(answers)
    wanted = kind_of(kind).acted | kind_of(kind).safe
    return [each for each in answers if each.waarde in wanted][:MOST_SHOWN]


def asked_at(form: FormView, outcome: str) -> FormView:
    """Return the form with only what is asked at one outcome, and without the words that say when."""
    return replace(form, fields=tuple(_unconditional(f) for f in form.fields if _is_asked_at(f, outcome)))


def steering_of(form: FormView) -> FieldView | None:
    """Return the one question that decides what else is asked, in a form that begins with it."""
    fields = _without_hints(form)
    if len(fields) < 2:
        return None
    first, *rest = fields
    steers = first.type == "radio" and first.required
    return first if steers and all(field.show_if for field in rest) else None


def _without_hints(form: FormView) -> tuple[FieldView, ...]:
    """Return what a form asks or has to be read, without what only unfolds: help makes no step longer."""
    return tuple(f for f in form.fields if f.type != "text" or "vouw" not in f.properties)


def _choices(form: FormView, steering: FieldView) -> list[Antwoord]:
    """Return an answer for each choice of the question: at once where nothing else is asked then."""
    answers: list[Antwoord] = []
    dependent = [each for each in form.fields if each.hangs_on(steering.key)]
    for value, words in steering.options:
        asked = any(each.is_asked({steering.key: [value]}) for each in dependent)
        how = Answering.ON_THE_PAGE if asked else Answering.AT_ONCE
        answers.append(Antwoord(value, words, how, veld=steering.key))
    return answers


def _only_way(outcome: Outcome, form: FormView) -> Antwoord:
    """Return the one way out of a step, as the button of its page calls it: there is nothing else to choose."""
    answer = _answer(outcome, form, acts=True)
    return replace(answer, woorden=form.button) if form.button else answer


def _answer(outcome: Outcome, form: FormView, *, acts: bool) -> Antwoord:
    asked = asked_at(form, outcome.value)
    how = _how(asked, acts=acts)
    if how is Answering.UNFOLDED:
        return Antwoord(outcome.value, outcome.label, how, asked)
    stand = tuple((field.key, field.standaard) for field in asked.fields if field.standaard)
    return Antwoord(outcome.value, outcome.label, how, None, stand)


def _how(asked: FormView, *, acts: bool) -> Answering:
    if not any(map(_is_wanting, asked.fields)):
        return Answering.AT_ONCE if acts else Answering.ON_THE_PAGE
    return Answering.UNFOLDED if _is_short(asked.fields) else Answering.ON_THE_PAGE


def _is_short(fields: Collection[FieldView]) -> bool:
    return len(fields) <= MOST_ASKED and all(f.type in SHORT and not f.show_if for f in fields)


def _is_wanting(field: FieldView) -> bool:
    """Answer whether a person may have to answer: what is known already was answered before."""
    if "bekend" in field.properties and field.standaard:
        return False
    return field.required or field.properties.get("soms_verplicht") == "ja"


def _is_asked_at(field: FieldView, outcome: str) -> bool:
    return not field.hangs_on(OUTCOME) or field.is_asked({OUTCOME: [outcome]})


def _unconditional(field: FieldView) -> FieldView:
    if not field.hangs_on(OUTCOME):
        return field
    rest = {name: text for name, text in field.properties.items() if name != "voorwaarde"}
    return replace(field, show_if=None, properties=rest)
