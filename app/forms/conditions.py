"""Which questions are asked, given what was answered, the outcome and what the process already knows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from app.domain.sentence import Sentence
from app.domain.zones import Zone
from app.procedure.forms.definition import FILLED, OUTCOME, Component, Condition, Rules

Raw = Mapping[str, Sequence[str]]
Context = Mapping[str, str]


def in_zones(components: Sequence[Component], zones: Collection[Zone] | None) -> tuple[Component, ...]:
    """Return the questions whose zone is open; a row keeps its open columns.

    Of a reason that the law asks, what remains is the tick that it stands on paper.
    """
    if zones is None:
        return tuple(components)
    kept: list[Component] = []
    for component in components:
        if component.zone not in zones:
            kept += [_ticked(component)] if component.on_paper else []
            continue
        open_part = replace(component, columns=in_zones(component.columns, zones))
        if component.kind != "dynamiclist" or open_part.columns:
            kept.append(open_part)
    return tuple(kept)


def _ticked(component: Component) -> Component:
    """Return the tick that a reason is on paper, when and as strictly as the reason itself would be asked."""
    rules, tick = component.rules, Sentence("Zet dit op papier en vink het aan.")
    return Component(
        component.key,
        "checkbox",
        component.on_paper,
        "process",
        "PC0",
        component.line,
        boolean=True,
        condition_text=component.condition_text,
        rules=Rules(rules.required, rules.required_if, rules.show_if, missing=tick),
        is_on_paper=True,
    )


def asked(components: Sequence[Component], raw: Raw, context: Context) -> tuple[Component, ...]:
    """Return the questions that count for these answers; an answer behind a closed question does not."""
    known = {c.key: c for c in components}
    return tuple(c for c in components if _counts(c, known, raw, context))


def is_shown(component: Component, context: Context) -> bool:
    """Answer whether a page shows the question, before anything is answered."""
    condition = component.rules.show_if
    if condition is None or not condition.name.startswith("@"):
        return True
    return context.get(condition.name[1:], condition.values[0]) in condition.values


def is_required(component: Component, raw: Raw, context: Context) -> bool:
    """Answer whether a question that is asked must be answered."""
    rules = component.rules
    if _unknown(rules.show_if, context) or _unknown(rules.required_if, context):
        return False
    if rules.required_if is None:
        return rules.required
    return holds(rules.required_if, raw, context)


def holds(condition: Condition, raw: Raw, context: Context) -> bool:
    """Answer whether the condition is met; a value the process did not tell meets it."""
    if condition.name.startswith("@"):
        return context.get(condition.name[1:], condition.values[0]) in condition.values
    given = raw.get(condition.name, ())
    if condition.values == (FILLED,):
        return any(map(str.strip, given))
    return any(value in condition.values for value in given)


def _unknown(condition: Condition | None, context: Context) -> bool:
    return condition is not None and condition.name.startswith("@") and condition.name[1:] not in context


def _counts(component: Component, known: Mapping[str, Component], raw: Raw, context: Context) -> bool:
    condition = component.rules.show_if
    if condition is None:
        return True
    if condition.name == OUTCOME or condition.name.startswith("@"):
        return holds(condition, raw, context)
    other = known.get(condition.name)
    if other is None or not _counts(other, known, raw, context):
        return False
    return holds(condition, raw, context)
