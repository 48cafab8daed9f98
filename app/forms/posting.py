"""From the flat names of a posted form to the shape of the form: single answers, lists and rows."""

import re
from collections.abc import Mapping, Sequence

from app.domain.sentence import Sentence
from app.forms.conditions import Raw
from app.procedure.forms.definition import CONTROL_KEYS, Component

ROW = re.compile(r"^(?P<list>[a-z][a-z0-9_]*)-(?P<nr>0|[1-9]\d?)-(?P<column>[a-z][a-z0-9_]*)$")
UNKNOWN = "Dit veld bestaat niet in dit formulier. Laad de pagina opnieuw en vul ze nog eens in."

Shaped = dict[str, object]


def unknown_names(components: Sequence[Component], raw: Raw) -> dict[str, list[Sentence]]:
    """Return an error for every posted name that the form does not have."""
    lists = _lists(components)
    known = _fields(components) | CONTROL_KEYS
    errors: dict[str, list[Sentence]] = {}
    for name in raw:
        if name not in known and not _is_cell(name, lists):
            errors[name] = [Sentence(UNKNOWN)]
    return errors


def _lists(components: Sequence[Component]) -> dict[str, Component]:
    return {component.key: component for component in components if component.kind == "dynamiclist"}


def _fields(components: Sequence[Component]) -> set[str]:
    """Return the names under which one answer each is posted; a list is posted cell by cell."""
    asked = [component for component in components if component.is_asked]
    return {component.key for component in asked if component.kind != "dynamiclist"}


def shape(components: Sequence[Component], raw: Raw) -> Shaped:
    """Return the answers as the schema expects them; what was left empty is absent."""
    shaped: Shaped = {}
    for component in components:
        if component.kind == "dynamiclist":
            shaped[component.key] = _rows(component, raw)
        elif component.is_asked:
            answer = _answer(component, raw.get(component.key, ()))
            if answer is not None:
                shaped[component.key] = answer
    return shaped


def _rows(component: Component, raw: Raw) -> list[Shaped]:
    """Return the rows in which something was filled in, each with its number."""
    rows = (_row(component, raw, number) for number in range(component.max_rows))
    return [{"nr": str(nr), **row} for nr, row in enumerate(rows, 1) if row]


def _row(component: Component, raw: Raw, number: int) -> Shaped:
    """Return the cells of a row that hold something; a box that is not ticked makes no row by itself."""
    row: Shaped = {}
    for column in component.columns:
        answer = _answer(column, raw.get(f"{component.key}-{number}-{column.key}", ()))
        if answer is not None:
            row[column.key] = answer
    given = any(answer is not False for answer in row.values())
    return row if given else {}


def _answer(component: Component, given: Sequence[str]) -> object:
    """Return one text, or None when empty; more than one is left for the schema to refuse."""
    texts = list(filter(None, map(_clean, given)))
    match component.kind, texts:
        case "checklist", _:
            return list(dict.fromkeys(texts))
        case "checkbox", []:
            return False
        case _, []:
            return None
        case _, [text]:
            return text
    return texts


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _is_cell(name: str, lists: Mapping[str, Component]) -> bool:
    found = ROW.match(name)
    if found is None or found["list"] not in lists:
        return False
    wanted = lists[found["list"]]
    if int(found["nr"]) >= wanted.max_rows:
        return False
    columns = {column.key for column in wanted.columns}
    return found["column"] in columns
