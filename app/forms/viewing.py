"""What a template needs to show a form."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.leesrecht import leesrecht, regel
from app.forms.conditions import Context, is_shown
from app.forms.schema import Choices
from app.procedure.forms.definition import OUTCOME, Component, FormDefinition
from app.services.ports.forms import FieldView, FormView


@dataclass(frozen=True)
class ListView(FieldView):
    """A field with rows: `columns` are asked once per row, at most `max_rows` times."""

    columns: tuple[FieldView, ...] = ()
    max_rows: int = 0


@dataclass(frozen=True)
class Asked:
    """A form, and the kind of the step that asks it: who reads an answer follows from that."""

    form: FormDefinition
    kind: str


def view_of(asked: Asked, components: Sequence[Component], choices: Choices, context: Context) -> FormView:
    """Return the form for a page; questions the process already closed are left out."""
    form = asked.form
    shown = told_per_group(
        [_field(asked.kind, c, choices, context) for c in components if is_shown(c, context)]
    )
    return FormView(form.key, form.title, form.intro, shown, form.button)


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
    whole = view_of(asked, asked.form.components, {}, {})
    return replace(whole, fields=tuple(map(_for_reading, whole.fields)))


def _for_reading(field: FieldView) -> FieldView:
    return replace(field, label=field.properties.get("label_lezen", field.label))


def _field(asked_in: str, component: Component, choices: Choices, context: Context) -> FieldView:
    kind = ListView if component.kind == "dynamiclist" else FieldView
    found = kind(
        key=component.key,
        type=component.kind,
        label=component.label,
        description=component.description,
        required=component.rules.required,
        zone=component.zone,
        privacy=component.privacy,
        options=_options(component, choices),
        properties=_properties(asked_in, component),
        show_if=_show_if(component),
    )
    if not isinstance(found, ListView):
        return found
    columns = tuple(_field(asked_in, column, choices, context) for column in component.columns)
    return ListView(**{**vars(found), "columns": columns, "max_rows": component.max_rows})


def _options(component: Component, choices: Choices) -> tuple[tuple[str, str], ...]:
    if component.source:
        return tuple((value, label) for value, label in choices.get(component.source, ()))
    return tuple(pair for pair in component.options if pair[0] != component.rules.otherwise)


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
    }
    return {name: text for name, text in given.items() if text}
