"""All forms of the checkout, read once and kept."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from marshmallow import ValidationError

from app.domain.errors import FormInvalidError, ModelError, NotFoundError
from app.domain.sentence import Sentence, given_text
from app.domain.zones import Zone
from app.forms.accepted import split
from app.forms.conditions import Context, Raw, asked, in_zones, is_required
from app.forms.crosschecks import Errors, crosscheck
from app.forms.keeping import last_good
from app.forms.posting import shape, unknown_names
from app.forms.schema import schema_of
from app.forms.viewing import view_of
from app.procedure.forms.definition import CONTROL_KEYS, OUTCOME, Component, FormDefinition
from app.services.ports.forms import FormData, FormView, Options

NO_CONTEXT: Context = {}


class FormLibrary:
    """Implements `FormValidator` over a folder of form files."""

    def __init__(self, forms: Mapping[str, FormDefinition], refused: Sequence[ModelError] = ()) -> None:
        self._forms = forms
        self.refused = tuple(refused)
        """Files that could not be used; their last good version is in force."""

    @classmethod
    def load(cls, folder: Path, kept: Path | None = None) -> "FormLibrary":
        """Read every form; the last good version of each is kept in `kept` and stands in for a broken one.

        Raises `ModelError` for a form that cannot be used and was never good.
        """
        names = {path.name for path in folder.glob("*.json")}
        if not names:
            raise ModelError("Er staan geen formulieren in deze map.", file=folder.name)
        forms, refused = {}, []
        for name in sorted(names):
            found, error = last_good(folder / name, kept / name if kept else None)
            forms[Path(name).stem] = found
            refused += [error] if error else []
        return cls(forms, refused)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all forms, in order."""
        return tuple(self._forms)

    def definition(self, key: str) -> FormDefinition:
        """Return what the form asks; raises `NotFoundError`."""
        if key not in self._forms:
            raise NotFoundError("Het formulier “{key}” bestaat niet.", key=key)
        return self._forms[key]

    def view(
        self,
        key: str,
        options: Options | None = None,
        *,
        context: Context = NO_CONTEXT,
        zones: Collection[Zone] | None = None,
    ) -> FormView:
        """Return the form as a page shows it; raises `NotFoundError`.

        `context` are process variables as text; `zones` limits the form to open zones (paper-light).
        """
        form = self.definition(key)
        return view_of(form, in_zones(form.components, zones), options or {}, context)

    def validate(
        self,
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
        form = in_zones(self.definition(key).components, zones)
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

    def draft(self, key: str, raw: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """Return what may be kept of a half-filled form: its own fields, not validated, cut at their length."""
        form = self.definition(key).components
        refused = set(unknown_names(form, raw)) | CONTROL_KEYS
        return {name: [text[:4000] for text in texts] for name, texts in raw.items() if name not in refused}


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
            kept += [sentence for sentence in sentences if sentence not in kept]


def _flat(key: str, found: object, rows: object) -> list[tuple[str, list[Sentence]]]:
    if isinstance(found, list):
        return [(key, _said(found))]
    if not isinstance(found, dict):
        return []
    flat: list[tuple[str, list[Sentence]]] = []
    for index, inner in found.items():
        if isinstance(inner, dict) and isinstance(rows, list):
            number = int(rows[int(index)]["nr"]) - 1
            flat += [(f"{key}-{number}-{column}", _said(told)) for column, told in inner.items()]
        elif isinstance(inner, list):
            flat.append((key, _said(inner)))
    return flat


def _said(messages: Sequence[object]) -> list[Sentence]:
    """Return sentences; of marshmallow's own words none should come, and they are shown as they are."""
    return [each if isinstance(each, Sentence) else given_text(str(each)) for each in messages]


def _otherwise(form: Sequence[Component], components: Sequence[Component]) -> dict[str, object]:
    here = {c.key for c in components}
    return {c.key: c.rules.otherwise for c in form if c.rules.otherwise and c.key not in here}
