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


def answers_of(kind: str, form: FormView | None, outcomes: Sequence[Outcome]) -> list[Antwoord]:
    """Return an answer for each outcome of a step, with what its form asks there."""
    steering = steering_of(form) if form and len(outcomes) < 2 else None
    if form and steering:
        return [_choice(form, steering, *each) for each in steering.options]
    acted = {value for way in kind_of(kind).exits for value in way.acted}
    return [_answer(each, form, acts=each.value in acted) for each in outcomes]


def on_the_card(kind: str, answers: Sequence[Antwoord]) -> list[Antwoord]:
    """Return all where each is as good; else at most two: what the step is for, and what does no harm."""
    if len(answers) <= MOST_SHOWN or kind_of(kind).says_equal:
        return list(answers)
    wanted = {value for way in kind_of(kind).exits for value in (*way.acted, way.safe)}
    return [each for each in answers if each.waarde in wanted][:MOST_SHOWN]


def asked_at(form: FormView, outcome: str) -> FormView:
    """Return the form with only what is asked at one outcome, and without the words that say when."""
    return replace(form, fields=tuple(_unconditional(f) for f in form.fields if _is_asked_at(f, outcome)))


def steering_of(form: FormView) -> FieldView | None:
    """Return the one question that decides what else is asked, in a form that begins with it."""
    first = form.fields[0] if form.fields else None
    if first is None or first.type != "radio" or not first.required:
        return None
    rest = form.fields[1:]
    return first if rest and all(field.show_if for field in rest) else None


def _choice(form: FormView, steering: FieldView, value: str, words: str) -> Antwoord:
    """Return an answer that is a choice in the form: at once where nothing else is asked then."""
    opened = [each.show_if[1] for each in form.fields if each.show_if and each.show_if[0] == steering.key]
    asked = any(value in values for values in opened)
    how = Answering.ON_THE_PAGE if asked else Answering.AT_ONCE
    return Antwoord(value, words, how, veld=steering.key)


def _answer(outcome: Outcome, form: FormView | None, *, acts: bool) -> Antwoord:
    asked = asked_at(form, outcome.value) if form else EMPTY
    how = _how(asked, acts=acts)
    if how is Answering.UNFOLDED:
        return Antwoord(outcome.value, outcome.label, how, asked)
    stand = ((field.key, field.properties.get("standaard", "")) for field in asked.fields)
    return Antwoord(outcome.value, outcome.label, how, None, tuple(pair for pair in stand if pair[1]))


def _how(asked: FormView, *, acts: bool) -> Answering:
    wanting = [field for field in asked.fields if _is_wanting(field)]
    if wanting and _is_short(asked.fields):
        return Answering.UNFOLDED
    return Answering.AT_ONCE if acts and not wanting else Answering.ON_THE_PAGE


def _is_short(fields: Collection[FieldView]) -> bool:
    return len(fields) <= MOST_ASKED and all(f.type in SHORT and not f.show_if for f in fields)


def _is_wanting(field: FieldView) -> bool:
    """Answer whether a person may have to answer: what is known already was answered before."""
    if "bekend" in field.properties and field.properties.get("standaard"):
        return False
    return field.required or field.properties.get("soms_verplicht") == "ja"


def _is_asked_at(field: FieldView, outcome: str) -> bool:
    condition = field.show_if
    return condition is None or condition[0] != OUTCOME or outcome in condition[1]


def _unconditional(field: FieldView) -> FieldView:
    if field.show_if is None or field.show_if[0] != OUTCOME:
        return field
    rest = {name: text for name, text in field.properties.items() if name != "voorwaarde"}
    return replace(field, show_if=None, properties=rest)
