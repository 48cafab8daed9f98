"""What must hold between the components of one form; each refusal names the line."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from app.domain.sentence import Sentence
from app.domain.words.attributes import FORM_CONTEXT
from app.domain.words.sources import SOURCES
from app.procedure.forms.definition import (
    ASKED_ANEW,
    CHOICE_KINDS,
    CONTROL_KEYS,
    FILLED,
    OUTCOME,
    TEXT_KINDS,
    Component,
    Condition,
    FormDefinition,
    Rules,
)
from app.procedure.forms.source import FormSource

KNOWN_SOURCE = re.compile(r"@?[a-z][a-z0-9_]*")


def check(form: FormDefinition, source: FormSource) -> None:
    """Raise `ModelError` for the first thing that does not fit."""
    _check_level(form.components, source)
    for component in form.components:
        _check_columns(component, source)


def _check_columns(component: Component, source: FormSource) -> None:
    _check_level(component.columns, source)
    for column in component.columns:
        rules = column.rules
        conditions = (rules.show_if, rules.required_if)
        if any(conditions) or not column.is_asked:
            raise source.refusal("Een kolom heeft geen voorwaarde.", column.key, column.line)


def _check_level(components: Sequence[Component], source: FormSource) -> None:
    earlier: dict[str, Component] = {}
    whole = {component.key: component for component in components}
    for component in components:
        for sentence in chain(_doubled(component, earlier), _faults(component, earlier, whole)):
            raise source.refusal(sentence, component.key, component.line)
        earlier[component.key] = component


def _doubled(component: Component, earlier: dict[str, Component]) -> Iterator[Sentence]:
    if component.key in earlier:
        yield Sentence("De sleutel “{key}” staat twee keer in dit formulier.", key=component.key)
    if component.key in CONTROL_KEYS:
        yield Sentence("“{key}” is een sleutel van de pagina zelf; kies een andere.", key=component.key)


def _faults(
    component: Component, earlier: dict[str, Component], whole: dict[str, Component]
) -> Iterator[str | Sentence]:
    yield from _choice_faults(component)
    if component.zone == "process" and component.kind in TEXT_KINDS:
        yield "Een tekst kan geen procesgegeven zijn; kies een andere zone."
    if component.kind == "dynamiclist" and not component.columns:
        yield "Een lijst heeft minstens één kolom."
    rules = component.rules
    for condition in filter(None, (rules.show_if, rules.required_if)):
        yield from _condition_faults(condition, earlier)
    if rules.heightened:
        yield from _condition_faults(rules.heightened, whole)
    yield from _not_above(rules, earlier)
    yield from _known_faults(component)
    yield from _usual_faults(component)
    if rules.day and component.kind != "date":
        yield "“dag” hoort bij een datum."
    if _leaves_unsaid_when_it_counts(component):
        yield "Zeg in “voorwaarde” wanneer dit veld telt, want de uitkomst staat niet in het formulier."


def _leaves_unsaid_when_it_counts(component: Component) -> bool:
    """Answer whether a field counts by the outcome, which the form does not show, without words for it."""
    shown = component.rules.show_if
    if shown is None or component.condition_text:
        return False
    return shown.name == OUTCOME


def _usual_faults(component: Component) -> Iterator[str]:
    """Yield what one press cannot answer."""
    if not component.usual:
        return
    if component.kind not in {"checkbox", "radio"}:
        yield "“gewoon” hoort bij een vakje of bij een keuze."


def _known_faults(component: Component) -> Iterator[str | Sentence]:
    """Yield what no answer can be known of, and a source that is none."""
    if not component.known or component.known == ASKED_ANEW:
        return
    if component.kind in {"checklist", "dynamiclist", "text"}:
        yield "“bekend” hoort bij een vraag met één antwoord."
    if not KNOWN_SOURCE.fullmatch(component.known):
        yield Sentence("“{bron}” is geen bron van iets dat bekend is.", bron=component.known)


def _not_above(rules: Rules, earlier: dict[str, Component]) -> Iterator[Sentence]:
    for name in (rules.not_before, rules.not_with):
        if name is not None and name not in earlier:
            yield Sentence("“{name}” staat niet boven dit veld.", name=name)


def _choice_faults(component: Component) -> Iterator[str | Sentence]:
    values = dict(component.options)
    if component.kind in CHOICE_KINDS and bool(values) == bool(component.source):
        yield "Geef keuzes in “values”, of een “bron”, niet allebei."
    if component.source and component.source not in SOURCES:
        yield Sentence("Onbekende bron: “{source}”.", source=component.source)
    is_question = component.boolean and component.kind != "checkbox"
    if is_question and set(values) != {"ja", "nee"}:
        yield "Een ja-neevraag heeft precies de waarden ja en nee."
    if values:
        yield from _strange_values(component, values.keys())


def _strange_values(component: Component, listed: Collection[str]) -> Iterator[Sentence]:
    for value in filter(None, (component.default, component.rules.otherwise, component.usual)):
        if value not in listed:
            yield Sentence("“{value}” staat niet in de lijst van dit veld.", value=value)


def _condition_faults(condition: Condition, earlier: dict[str, Component]) -> Iterator[str | Sentence]:
    if condition.name == OUTCOME:
        return
    if condition.name.startswith("@"):
        if condition.name[1:] not in FORM_CONTEXT:
            yield Sentence("Onbekend procesgegeven: “{name}”.", name=condition.name)
        return
    other = earlier.get(condition.name)
    if other is None:
        yield Sentence("“{name}” staat niet boven dit veld.", name=condition.name)
    elif (
        condition.values != (FILLED,)
        and other.options
        and not set(condition.values) <= {value for value, _ in other.options}
    ):
        yield Sentence(
            "“{name}” kent een van deze waarden niet: {values}.",
            name=condition.name,
            values=", ".join(condition.values),
        )
