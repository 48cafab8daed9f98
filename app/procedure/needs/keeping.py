"""The variables of a step: what its form leaves behind, what the system writes along, and what is read there."""

from collections.abc import Iterator

from app.domain.words.step_kind import Field
from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.needs import Step, steps, tasks
from app.procedure.needs.exits import offered


def variables_lacking(model: Model) -> Iterator[Finding]:
    """Yield mappings that are not there, and variables that nothing declares as what they are."""
    for step in tasks(model):
        given = offered(model, step[1])
        for field in step[2].fields:
            yield from _mapped(model, step, field, given)
        yield from _written_along(model, step, given)
    for step in steps(model):
        for name in step[2].reads:
            yield from _declared(model, step, name)


def _written_along(model: Model, step: Step, given: frozenset[str]) -> Iterator[Finding]:
    for written in step[2].writes:
        if not written.outcome or written.outcome in given:
            yield from _declared(model, step, written.variable, written.type)


def _mapped(model: Model, step: Step, field: Field, given: frozenset[str]) -> Iterator[Finding]:
    _, element, kind = step
    wanted = field.result and (not field.when or field.when & given)
    if not wanted or not element.livc.get("form"):
        return
    if (field.key, field.result) not in element.results:
        if not field.optional:
            yield at(
                element.place,
                'De soort "{soort}" bewaart het veld "{veld}"; schrijf "{veld}:{variabele}" in livc:result.',
                soort=kind.word,
                veld=field.key,
                variabele=field.result,
            )
        return
    yield from _declared(model, step, field.result, field.type or "")


def _declared(model: Model, step: Step, name: str, type_: str = "") -> Iterator[Finding]:
    _, element, kind = step
    variable = model.variables.get(name)
    if variable is None:
        if not any(each.element == name for each in model.faults):
            yield at(
                element.place,
                'De soort "{soort}" steunt op de variabele "{variabele}"; beschrijf ze in variabelen.yaml.',
                soort=kind.word,
                variabele=name,
            )
    elif type_ and variable.type != type_:
        yield at(
            element.place,
            'De soort "{soort}" steunt op de variabele "{variabele}" van het type {type}; in variabelen.yaml is '
            "het {ander}.",
            soort=kind.word,
            variabele=name,
            type=type_,
            ander=variable.type,
        )
