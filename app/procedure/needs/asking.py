"""The form of a step: every field and list that code reads stands on it, in its zone, with its choices."""

from collections.abc import Iterator

from app.domain.words.step_kind import Field, Rows
from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.forms import FormDefinition, form_file
from app.procedure.forms.definition import Component
from app.procedure.model import Place
from app.procedure.needs import Step, tasks
from app.procedure.needs.exits import offered

Where = tuple[Step, FormDefinition]


def questions_lacking(model: Model) -> Iterator[Finding]:
    """Yield what a form does not ask; a form that is not there, or cannot be read, is another finding."""
    for step in tasks(model):
        key = step[1].livc.get("form", "")
        if not key:
            yield from _without_form(step, offered(model, step[1]))
        elif key in model.forms:
            yield from _on_form((step, model.forms[key]), offered(model, step[1]))


def _asked(step: Step, given: frozenset[str]) -> Iterator[Field]:
    yield from (each for each in step[2].fields if not each.when or each.when & given)


def _without_form(step: Step, given: frozenset[str]) -> Iterator[Finding]:
    _, element, kind = step
    needed = [each.key for each in _asked(step, given) if not each.optional]
    for key in needed + [each.key for each in kind.rows if not each.optional]:
        yield at(
            element.place,
            'De soort "{soort}" vraagt "{veld}", en deze stap heeft geen formulier (livc:form) om dat te vragen.',
            soort=kind.word,
            veld=key,
        )


def _on_form(where: Where, given: frozenset[str]) -> Iterator[Finding]:
    step, form = where
    for asked in _asked(step, given):
        yield from _field(where, form.find(asked.key), asked)
    for rows in step[2].rows:
        yield from _rows(where, rows)


def _rows(where: Where, rows: Rows) -> Iterator[Finding]:
    found = where[1].find(rows.key)
    if found is None or found.kind != "dynamiclist":
        yield from _absent(where, "een lijst", rows)
        return
    columns = {column.key: column for column in found.columns}
    for asked in rows.columns:
        yield from _field(where, columns.get(asked.key), asked)


def _field(where: Where, found: Component | None, asked: Field) -> Iterator[Finding]:
    if found is None or not found.is_asked:
        yield from _absent(where, "een veld", asked)
        return
    if found.zone != asked.zone:
        yield _otherwise(where, found, "zone", asked.zone)
    if asked.source and found.source != asked.source:
        yield _otherwise(where, found, "bron", asked.source)
    for value in _not_offered(found, asked):
        yield _otherwise(where, found, "keuze", value)


def _not_offered(found: Component, asked: Field) -> list[str]:
    """Return the values that a field does not let one choose; a field without choices of its own offers any."""
    offered = dict(found.options)
    return sorted(asked.values - offered.keys()) if offered else []


def _absent(where: Where, what: str, asked: Field | Rows) -> Iterator[Finding]:
    if not asked.optional:
        yield _lacks(where, what, asked.key)


def _lacks(where: Where, what: str, key: str) -> Finding:
    (_, element, kind), form = where
    return at(
        element.place,
        'De soort "{soort}" heeft op het formulier "{formulier}" {wat} "{veld}" nodig, en dat staat er niet op.',
        _place(form),
        soort=kind.word,
        formulier=form.key,
        wat=what,
        veld=key,
    )


def _otherwise(where: Where, found: Component, what: str, value: str) -> Finding:
    (_, element, kind), form = where
    return at(
        element.place,
        'De soort "{soort}" vraagt dat het veld "{veld}" op het formulier "{formulier}" als {wat} "{waarde}" '
        "heeft.",
        _place(form, found),
        soort=kind.word,
        veld=found.key,
        formulier=form.key,
        wat=what,
        waarde=value,
    )


def _place(form: FormDefinition, found: Component | None = None) -> Place:
    return Place(form_file(form.key), found.line if found else 0, found.key if found else "")
