"""What a template needs to show a form."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.leesrecht import leesrecht, regel
from app.forms.conditions import is_shown
from app.forms.schema import Choices
from app.procedure.forms.definition import OUTCOME, Component, FormDefinition
from app.services.ports.forms import FieldView, FormView


@dataclass(frozen=True)
class Asked:
    """A form, and the kind of the step that asks it: who reads an answer follows from that."""

    form: FormDefinition
    kind: str


def view_of(asked: Asked, components: Sequence[Component]) -> FormView:
    """Return the form with these questions, without the choices that differ from one moment to another."""
    form = asked.form
    shown = told_per_group([_field(asked.kind, component) for component in components])
    return FormView(form.key, form.title, form.intro, shown, form.button)


def as_asked(form: FormView) -> FormView:
    """Mark the questions of a form as what it asks of everyone: no copy of one bears the mark."""
    for field in form.fields:
        object.__setattr__(field, "blank", True)
    return form


def with_choices(blank: FormView, components: Sequence[Component], choices: Choices) -> FormView:
    """Return a form of `view_of` with what may be chosen now, each where its question takes it from."""
    return replace(blank, fields=_chosen_from(blank.fields, components, choices))


def _chosen_from(
    fields: Sequence[FieldView], components: Sequence[Component], choices: Choices
) -> tuple[FieldView, ...]:
    pairs = zip(fields, components, strict=True)
    return tuple(_with_choices(field, component, choices) for field, component in pairs)


def _with_choices(field: FieldView, component: Component, choices: Choices) -> FieldView:
    if component.source:
        return replace(field, options=tuple(choices.get(component.source, ())))
    if field.columns:
        columns = _chosen_from(field.columns, component.columns, choices)
        return replace(field, columns=columns)
    return field


def told_per_group(fields: Sequence[FieldView]) -> tuple[FieldView, ...]:
    """Tell with each field what most of its group say on who reads it: that is said once, above them."""
    lines: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for field in fields:
        if field.type != "text":
            said = field.properties["privacylijn"], field.zone
            lines.setdefault(_group(field), Counter())[said] += 1
    return tuple(_told(field, lines.get(_group(field))) for field in fields)


def _group(field: FieldView) -> tuple[str, str]:
    return field.properties.get("vouw", ""), field.properties.get("groep", "")


def _told(field: FieldView, lines: Counter[tuple[str, str]] | None) -> FieldView:
    if not lines:
        return field
    [((line, zone), _)] = lines.most_common(1)
    return replace(field, properties={**field.properties, "groepregel": line, "groepzone": zone})


def reading_view_of(asked: Asked) -> FormView:
    """Return the form with which something was written, with its questions as who reads it later calls them."""
    shown = [component for component in asked.form.components if is_shown(component, {})]
    whole = view_of(asked, shown)
    return replace(whole, fields=tuple(map(_for_reading, whole.fields)))


def _for_reading(field: FieldView) -> FieldView:
    return replace(field, label=field.properties.get("label_lezen", field.label))


def _field(asked_in: str, component: Component) -> FieldView:
    return FieldView(
        key=component.key,
        type=component.kind,
        label=component.label,
        description=component.description,
        required=component.rules.required,
        zone=component.zone,
        privacy=component.privacy,
        options=_options(component),
        properties=_properties(asked_in, component),
        show_if=_show_if(component),
        columns=tuple(_field(asked_in, column) for column in component.columns),
        max_rows=component.max_rows,
    )


def _options(component: Component) -> tuple[tuple[str, str], ...]:
    """Return the choices that a form names itself."""
    if component.source:
        return ()
    otherwise = component.rules.otherwise
    named = filter(lambda pair: pair[0] != otherwise, component.options)
    return tuple(named)


def _show_if(component: Component) -> tuple[str, tuple[str, ...]] | None:
    condition = component.rules.show_if
    if condition is None or condition.name.startswith("@"):
        return None
    return condition.name, condition.values


def _properties(asked_in: str, component: Component) -> dict[str, str]:
    """Return what the macros read, by name; what is empty is left out."""
    needed = component.rules.required_if
    given = {
        "privacylijn": regel(leesrecht(component.zone, asked_in, component.key, bewaard=component.kept)),
        "standaard": component.default,
        "groep": component.group,
        "voorwaarde": component.condition_text,
        "maximum": str(component.max_length or ""),
        "rij": component.row_label,
        "kolom": component.column_label,
        "bron": component.source or "",
        "categorie_art9": "ja" if component.art9 else "",
        "soms_verplicht": "ja" if needed and needed.name == OUTCOME else "",
        "vouw": component.fold,
        "bekend": component.known,
        "dag": component.rules.day,
        "melding": component.rules.missing or "",
        "label_noteren": component.label_noting,
        "label_lezen": component.label_reading,
        "gewoon": component.usual,
    }
    return {name: text for name, text in given.items() if text}
