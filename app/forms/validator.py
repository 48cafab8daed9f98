"""The forms of a procedure version, as a page shows them and as what was posted is accepted."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final

from marshmallow import ValidationError

from app.domain.errors import FormInvalidError, NotFoundError
from app.domain.execution import Bundle
from app.domain.item import Formulier
from app.domain.sentence import Sentence, given_text
from app.domain.zones import Zone
from app.forms.accepted import split
from app.forms.conditions import Context, Raw, asked, in_zones, is_required, is_shown
from app.forms.crosschecks import Errors, crosscheck
from app.forms.posting import shape, unknown_names
from app.forms.schema import schema_of
from app.forms.viewing import Asked, as_asked, reading_view_of, view_of, with_choices
from app.procedure.bundle import PerVersion, model_of
from app.procedure.forms import form_file, read_form
from app.procedure.forms.definition import OUTCOME, Component, FormDefinition
from app.procedure.reading import kind_asking
from app.services.ports.forms import FormData, FormView, Options

NO_CONTEXT: Context = {}


class MarshmallowForms:
    """Implements `FormValidator`: the forms are those of the procedure that is handed in."""

    def view(
        self,
        bundle: Bundle,
        key: str,
        options: Options | None = None,
        *,
        context: Context = NO_CONTEXT,
        zones: Collection[Zone] | None = None,
    ) -> FormView:
        """Return the form as a page shows it; raises `NotFoundError`.

        `context` are process variables as text; `zones` limits the form to open zones (paper-light).
        """
        shown = [c for c in in_zones(_definition(bundle, key).components, zones) if is_shown(c, context)]
        return with_choices(_blank(bundle, key, shown), shown, options or {})

    def written(self, met: Formulier, content: bytes) -> FormView:
        """Return the form with which a text was written, to show that text; raises `ModelError`."""
        return _read(met.sleutel, met.kind, content)

    def validate(
        self,
        bundle: Bundle,
        key: str,
        raw: Mapping[str, Sequence[str]],
        options: Options | None = None,
        *,
        context: Context = NO_CONTEXT,
        zones: Collection[Zone] | None = None,
    ) -> FormData:
        """Return the accepted answers; raises `FormInvalidError` naming every field at fault.

        An answer to a question that its condition closes is left out, so that nothing is kept unseen.
        """
        form = in_zones(_definition(bundle, key).components, zones)
        errors: Errors = unknown_names(form, raw)
        if len(raw.get(OUTCOME, ())) > 1:
            errors[OUTCOME] = [Sentence("Kies één uitkomst.")]
        raw = with_cleaned_choices(raw)
        components = asked(form, raw, context)
        answers = _load(components, raw, options or {}, context, errors)
        for field, sentences in crosscheck(components, answers, raw, context).items():
            errors.setdefault(field, []).extend(sentences)
        if errors:
            raise FormInvalidError(errors)
        return split(form, {**_otherwise(form, components), **answers})


@lru_cache(maxsize=512)
def _read(key: str, kind: str, content: bytes) -> FormView:
    """Return how a form is read: a file never changes, and most texts of a page were written with few."""
    return reading_view_of(Asked(read_form(form_file(key), content), kind))


def _blank(bundle: Bundle, key: str, shown: Sequence[Component]) -> FormView:
    """Return the form with these questions, still without the choices of the moment: made once per version."""
    known, which = _blanks.get(bundle), (key, tuple(map(_asks, shown)))
    if which not in known:
        known[which] = as_asked(view_of(Asked(_definition(bundle, key), kind_asking(bundle, key)), shown))
    return known[which]


_blanks: Final[PerVersion[dict[tuple[str, tuple[object, ...]], FormView]]] = PerVersion(lambda _: {})


def _asks(component: Component) -> tuple[object, ...]:
    """Return what a question asks here: a row may have lost columns of a closed zone, a reason be a tick."""
    return component.key, component.kind, *map(_asks, component.columns)


def _definition(bundle: Bundle, key: str) -> FormDefinition:
    found = model_of(bundle).forms.get(key)
    if found is None:
        raise NotFoundError("Het formulier “{key}” bestaat niet in deze versie van de procedure.", key=key)
    return found


def with_cleaned_choices(raw: Raw) -> Raw:
    """Return the posted texts without surrounding space, so that conditions see what the schema sees."""
    return {name: [text.strip() for text in texts] for name, texts in raw.items()}


def _load(
    components: Sequence[Component], raw: Raw, options: Options, context: Context, errors: Errors
) -> dict[str, object]:
    required = {c.key for c in components if is_required(c, raw, context)}
    schema = schema_of(components, required, options)
    try:
        found = schema.load(shape(components, raw))
    except ValidationError as error:
        _add(errors, error.messages, shape(components, raw))
        found = error.valid_data
    return dict(found) if isinstance(found, dict) else {}


def _add(errors: Errors, messages: object, shaped: Mapping[str, object]) -> None:
    """Translate nested messages to field keys; a cell is named as it was posted (acties-0-wat)."""
    if not isinstance(messages, dict):
        return
    for key, found in messages.items():
        rows = shaped.get(str(key))
        for name, sentences in _flat(str(key), found, rows):
            kept = errors.setdefault(name, [])
            fresh = [sentence for sentence in sentences if sentence not in kept]
            kept.extend(fresh)


def _flat(key: str, found: object, rows: object) -> list[tuple[str, list[Sentence]]]:
    if isinstance(found, list):
        return [(key, _said(found))]
    if not isinstance(found, dict):
        return []
    flat: list[tuple[str, list[Sentence]]] = []
    for index, inner in found.items():
        if isinstance(inner, dict) and isinstance(rows, list):
            row = f"{key}-{int(rows[int(index)]['nr']) - 1}"
            flat += _cells(row, inner)
        elif isinstance(inner, list):
            flat.append((key, _said(inner)))
    return flat


def _cells(row: str, found: Mapping[str, Sequence[object]]) -> list[tuple[str, list[Sentence]]]:
    return [(f"{row}-{column}", _said(told)) for column, told in found.items()]


def _said(messages: Sequence[object]) -> list[Sentence]:
    """Return sentences; of marshmallow's own words none should come, and they are shown as they are."""
    return [each if isinstance(each, Sentence) else given_text(str(each)) for each in messages]


def _otherwise(form: Sequence[Component], components: Sequence[Component]) -> dict[str, object]:
    here = {c.key for c in components}
    return {c.key: c.rules.otherwise for c in form if c.rules.otherwise and c.key not in here}
